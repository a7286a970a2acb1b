'use strict';
/*
 * Runs verify.js for a page: in a worker thread, or in the page itself, in short stretches, where no thread can be had.
 * The files come from beside the page, or from a folder that the reader chooses.
 */
(() => {
  /** Loads verify.js into the page; it gives way whenever it has been at work for 12 milliseconds. */
  function loadHere(base, onProgress) {
    let rested = performance.now();
    const breathe = () => (performance.now() - rested < 12 ? undefined : new Promise((resolve) => {
      setTimeout(() => { rested = performance.now(); resolve(); });
    }));
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL('verify.js', base).href;
      script.onload = () => resolve(window.inspectionsVerifier.session((step) => { onProgress(step); return breathe(); }));
      script.onerror = () => reject(new Error('verify.js'));
      document.head.append(script);
    });
  }

  /** What comes back answers `ask(task, details)` with a promise. */
  window.startVerifier = (base, onProgress) => {
    const waiting = new Map();
    let number = 0, hasAnswered = false, here = null, thread = null;

    function goHere() {
      here = loadHere(base, onProgress);
      for (const { task, more, resolve, reject } of waiting.values()) here.then((tasks) => tasks[task](more)).then(resolve, reject);
      waiting.clear();
    }

    try {
      thread = new Worker(new URL('verify.js', base));
      thread.onmessage = ({ data }) => {
        hasAnswered = true;
        if (data.progress) {
          onProgress(data.progress);
          return;
        }
        const { resolve, reject } = waiting.get(data.number);
        waiting.delete(data.number);
        if (data.error) reject(new Error(data.error));
        else resolve(data.result);
      };
      thread.onerror = (event) => {
        if (!hasAnswered) goHere();
        else for (const { reject } of waiting.values()) reject(new Error(event.message));
      };
    } catch {
      goHere();
    }

    return (task, more) => (here ? here.then((tasks) => tasks[task](more)) : new Promise((resolve, reject) => {
      waiting.set(++number, { task, more, resolve, reject });
      thread.postMessage({ number, task, ...more });
    }));
  };

  /** The chosen files by their path below the published folder, which is where the ledger stands; null if it is none. */
  function publishedFiles(chosen) {
    const entries = 'ledger/entries.jsonl';
    const ledger = [...chosen].find((file) => `/${file.webkitRelativePath}`.endsWith(`/${entries}`));
    if (!ledger) return null;
    const skip = ledger.webkitRelativePath.length - entries.length;
    return new Map([...chosen].map((file) => [file.webkitRelativePath.slice(skip), file]));
  }

  /** Where the files are: beside the page over HTTP; for a page opened from a disk, a folder that the reader must choose. */
  window.whenFilesAreKnown = (base, start) => {
    if (location.protocol !== 'file:') {
      start({ root: base });
      return;
    }
    const chooser = document.getElementById('chooser'), input = chooser.querySelector('input');
    chooser.hidden = false;
    input.addEventListener('change', () => {
      const files = publishedFiles(input.files);
      chooser.querySelector('output').textContent = files ? '' : '所选文件夹中没有 ledger/entries.jsonl no ledger/entries.jsonl in that folder';
      if (files) start({ files });
    });
  };
})();
