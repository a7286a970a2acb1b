'use strict';
// The browser's copy of the table that all verifiers share, and the pages' words for it.
const test = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { runInNewContext } = require('node:vm');

const { scriptOf, SCRIPT, TABLE } = require('./make-protocol.js');
const SITE = join(__dirname, '../../src/Inspections.Worker/Publication/Site');

test('The table in the browser is docs/protocol.json', () => assert.equal(readFileSync(SCRIPT, 'utf8'), scriptOf(readFileSync(TABLE, 'utf8'))));

test('The pages have Chinese words for every wording of every notice, with no particular left over', () => {
  const window = { verifyWords: { say: (zh) => zh } };
  runInNewContext(readFileSync(join(SITE, 'verify-notices.js'), 'utf8'), { window });
  const { WORDS } = window.verifyNotices;
  for (const { name, texts } of JSON.parse(readFileSync(TABLE, 'utf8')).notices) {
    // A witness's head that does not hold is told apart in the table's explanation.
    const wordings = name === 'WitnessNote' ? [...texts, '{witness}'] : texts;
    assert.equal(WORDS[name].length, wordings.length, name);
    wordings.forEach((text, i) => {
      const particulars = text.match(/\{[^}]*\}/g) || [];
      particulars.forEach((_, k) => assert.ok(WORDS[name][i].includes(`{${k}}`), `${name} ${i}: {${k}}`));
      assert.equal((WORDS[name][i].match(/\{\d\}/g) || []).every((m) => Number(m[1]) < particulars.length), true, `${name} ${i}`);
    });
  }
});
