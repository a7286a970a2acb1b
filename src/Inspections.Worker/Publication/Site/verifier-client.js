'use strict';
/*
 * Runs verify.js for a page: in a worker thread, or in the page itself, in short stretches, where no thread can be had.
 * The files come from beside the page, or from a folder that the reader chooses.
 */
(() => {
  const watch = window.verifyWatch;
  const { LANGUAGE, say } = window.verifyWords;

  /** Loads a script into the page. */
  const load = (address) => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });

  /** Loads verify.js and its parts into the page; they give way whenever they have been at work for 12 milliseconds. */
  async function loadHere(base, onProgress) {
    let rested = performance.now();
    const breathe = () => (performance.now() - rested < 12 ? undefined : new Promise((resolve) => {
      setTimeout(() => { rested = performance.now(); resolve(); });
    }));
    await load(new URL('verify.js', base).href);
    const verifier = window.inspectionsVerifier;
    for (const part of verifier.PARTS) await load(new URL(`verify/${part}.js`, base).href);
    return verifier.session((step) => { onProgress(step); return breathe(); });
  }

  /** What comes back answers `ask(task, details)` with a promise. */
  window.startVerifier = (base, tell) => {
    const waiting = new Map();
    const onProgress = (step) => { watch.alive(); tell(step); };
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
        event.preventDefault();
        if (!hasAnswered) goHere();
        else for (const { reject } of waiting.values()) reject(new Error(event.message));
      };
    } catch (_) {
      goHere();
    }

    return (task, details) => {
      const more = Object.assign({ language: LANGUAGE }, details);
      return here ? here.then((tasks) => tasks[task](more)) : new Promise((resolve, reject) => {
        waiting.set(++number, { task, more, resolve, reject });
        thread.postMessage(Object.assign({ number, task }, more));
      });
    };
  };

  /** The chosen files by their path below the published folder, which is where the ledger or, without one, a draw's folder stands; null if it is none. */
  function publishedFiles(chosen) {
    const paths = Array.from(chosen, (file) => `/${file.webkitRelativePath}`);
    const rootOf = (pattern) => paths.map((path) => pattern.exec(path)).filter(Boolean).map((found) => found[1])[0];
    const ofLedger = rootOf(/^(.*\/)ledger\/entries\.jsonl$/), root = ofLedger === undefined ? rootOf(/^(.*\/)draws\/[^/]+\/commitment\.json$/) : ofLedger;
    if (root === undefined) return null;
    return new Map(Array.from(chosen).filter((file) => `/${file.webkitRelativePath}`.startsWith(root)).map((file) => [`/${file.webkitRelativePath}`.slice(root.length), file]));
  }

  /** The verification again, with a key that the reader knows from elsewhere. */
  function takeKeys(ask, again) {
    const form = document.getElementById('key-form'), button = form.querySelector('button'), said = form.querySelector('output');
    form.hidden = false;
    form.onsubmit = (event) => {
      event.preventDefault();
      const key = form.querySelector('textarea').value.trim();
      button.disabled = true;
      said.textContent = '';
      ask('isKey', { text: key }).then((isKey) => {
        if (key && !isKey) {
          said.textContent = say('不是验证公钥：应为“名称+编号+base64”一行，一字不差', 'No verifier key: name+id+base64, one line, as it was given');
          return null;
        }
        watch.begin();
        return again(key);
      }).then(() => { button.disabled = false; }, () => { button.disabled = false; });
    };
  }

  /** Where the files are: beside the page over HTTP; for a page opened from a disk, a folder that the reader must choose. */
  window.whenFilesAreKnown = (base, ask, verify) => {
    const start = (where) => verify(where).then(() => takeKeys(ask, (key) => verify(Object.assign({ key }, where))));
    if (location.protocol !== 'file:') {
      start({ root: base });
      return;
    }
    const chooser = document.getElementById('chooser'), input = chooser.querySelector('input');
    watch.pause();
    chooser.hidden = false;
    input.addEventListener('change', () => {
      const files = publishedFiles(input.files);
      chooser.querySelector('output').textContent = files ? '' : say('所选文件夹中没有台账，也没有抽取', 'Neither a ledger nor a draw in that folder');
      if (!files) return;
      watch.begin();
      start({ files });
    });
  };
})();
