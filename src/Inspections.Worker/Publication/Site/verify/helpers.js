'use strict';
/*
 * Work that can be cut into pieces, on helper threads where there are any: a verifier that runs in a worker thread of a page starts more of itself,
 * one for every core, once a draw is large enough to gain by it. Where none can be started, and whenever one fails, the pieces are done here.
 */
(function (v) {

/** What a helper can be asked, by name: from plain details to a plain value, the same wherever it is done. */
const tasks = {};

/** Fewer hashes than this are done sooner than threads are started. */
const LARGE = 1000000;

class Helpers {
  /** `threads`: what can be posted to and answers, as a Worker does. */
  constructor(threads) {
    Object.assign(this, { threads, number: 0, waiting: new Map() });
    threads.forEach((thread) => {
      thread.onmessage = ({ data }) => this.answered(data);
      thread.onerror = (event) => {
        if (event.preventDefault) event.preventDefault();
        this.close();
      };
    });
  }

  /** What a task gives for some details. */
  run(task, details) {
    if (this.threads.length === 0) return Promise.resolve(tasks[task](details));
    return new Promise((resolve, reject) => {
      const number = ++this.number;
      this.waiting.set(number, { task, details, resolve, reject });
      this.threads[number % this.threads.length].postMessage({ number, task: 'piece', piece: task, details });
    });
  }

  answered({ number, result, error }) {
    const asked = this.waiting.get(number);
    if (!asked) return;
    this.waiting.delete(number);
    if (error) this.here(asked);
    else asked.resolve(result);
  }

  here({ task, details, resolve, reject }) {
    Promise.resolve(details).then(tasks[task]).then(resolve, reject);
  }

  /** Ends the threads; what they have not answered is done here. */
  close() {
    const { threads, waiting } = this;
    this.threads = [];
    this.waiting = new Map();
    threads.forEach((thread) => thread.terminate());
    waiting.forEach((asked) => this.here(asked));
  }
}

let helpers = null, start = () => [];

/** The helpers for work of so many hashes, or null when it is done here. */
function helpersFor(hashes) {
  if (hashes < v.helping.large) return null;
  if (helpers === null) {
    let threads = [];
    try {
      threads = start();
    } catch (_) {
      // No thread can be had here.
    }
    helpers = new Helpers(threads);
  }
  return helpers.threads.length === 0 ? null : helpers;
}

/** Asks for `count` pieces, two of each thread at a time; `take(i, value)` is given what comes, in any order. */
async function inPieces(team, task, count, detailsOf, take) {
  const room = 2 * team.threads.length;
  let next = 0;
  const line = async () => {
    while (next < count) {
      const i = next++;
      await take(i, await team.run(task, detailsOf(i)));
    }
  };
  await Promise.all(Array.from({ length: room }, line));
}

/** How threads are started, what is large enough for them, and their end. */
v.helping = {
  large: LARGE,
  startBy: (threads) => { start = threads; },
  end: () => {
    if (helpers !== null) helpers.close();
    helpers = null;
  },
};

Object.assign(v, { tasks, helpersFor, inPieces });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
