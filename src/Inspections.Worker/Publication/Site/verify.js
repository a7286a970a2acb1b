'use strict';
/*
 * Repeats a draw of protocol "inspections-draw/1" from its published files and says what, if anything, is wrong.
 *
 * No packages, no build step, no WebCrypto (a plain-HTTP page has none): everything that decides is in the folder verify/,
 * whose files follow the protocol's sections and are loaded in this order. They run as a worker thread of the pages of the
 * draws and of audit.html, in such a page itself, and under node: require('./verify.js').verifyDraw({...}).
 */
(function (scope) {

const PARTS = ['protocol', 'say', 'bytes', 'helpers', 'hash', 'ecdsa', 'json', 'forms', 'frame', 'tree', 'note', 'quotas', 'selection', 'staffing', 'teams', 'archive', 'records', 'ledger',
  'history', 'draw', 'witness', 'fieldwork', 'year', 'notices', 'session'];

/** Messages: {number, task, …} in; {progress} while at work and {number, result} or {number, error} out. */
function serve(thread, verifier) {
  const tasks = verifier.session((step) => thread.postMessage({ progress: step }));
  thread.onmessage = async ({ data }) => {
    const { number, task } = data;
    try {
      thread.postMessage({ number, result: await tasks[task](data) });
    } catch (error) {
      thread.postMessage({ number, error: `${error.name}: ${error.message}` });
    }
    verifier.helping.end();
  };
  // More of this script, one for every core; a browser in which threads start no threads has none.
  verifier.helping.startBy(() => Array.from({ length: Math.min(8, navigator.hardwareConcurrency || 1) }, () => new Worker(thread.location.href)));
}

const verifier = { PARTS };
scope.inspectionsVerifier = verifier;
if (typeof module !== 'undefined' && module.exports) {
  for (const part of PARTS) require(`./verify/${part}.js`);
  module.exports = verifier;
} else if (typeof scope.importScripts === 'function') {
  scope.importScripts(...PARTS.map((part) => `verify/${part}.js`));
  serve(scope, verifier);
}

})(typeof self === 'undefined' ? globalThis : self);
