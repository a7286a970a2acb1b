'use strict';
// One made-up year, changed somewhere and signed anew by the bureau's own keys: the script in the browser and the one by hand say the same.
// INSPECTIONS_CHANGES gives the number of changes; a tenth of a thousand without it.
const test = require('node:test');
const assert = require('node:assert/strict');
const { execFileSync, spawnSync } = require('node:child_process');
const { existsSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { changer } = require('./changes.js');
const { madeUpYear } = require('./made-up-year.js');

const CHANGES = Number(process.env.INSPECTIONS_CHANGES || 100), ROOT = join(__dirname, '../..');
const BY_HAND = join(ROOT, 'docs/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0 && existsSync(join(ROOT, 'docs/verify_notices.py'));

const encode = (text) => Buffer.from(text).toString('base64');
const run = (program, script, verifier, cases) => execFileSync(program, [join(__dirname, script), verifier, cases], { encoding: 'utf8', maxBuffer: 1 << 28 })
  .trimEnd().split('\n').map((line) => JSON.parse(line));

/** The year as it is, then changed in so many ways, as the lines that verify-cases.js reads. */
async function casesOf(count) {
  const { base, changed } = await changer(madeUpYear, 1);
  const found = [JSON.stringify({ files: Object.fromEntries(Object.entries(base).map(([path, text]) => [path, encode(text)])) }), JSON.stringify({ name: 'honest', changes: {} })];
  for (let i = 0; i < count; i++) {
    const variant = await changed();
    if (variant === null) continue;
    const changes = Object.fromEntries(Object.keys(base).filter((path) => !(path in variant.files)).map((path) => [path, null]));
    for (const [path, text] of Object.entries(variant.files)) if (text !== base[path]) changes[path] = encode(text);
    found.push(JSON.stringify({ name: `${i} ${variant.what}`, changes }));
  }
  return found;
}

test('A year changed and signed anew is judged alike by two verifiers, and makes neither fall over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agreement-')), cases = join(folder, 'cases');
  try {
    writeFileSync(cases, `${(await casesOf(CHANGES)).join('\n')}\n`);
    const page = run('node', 'verify-cases.js', join(ROOT, 'src/Inspections.Worker/Publication/Site/verify.js'), cases);
    assert.equal(page[0].verdict, 'VALID', JSON.stringify(page[0]));
    assert.ok(page.length > CHANGES * 0.8 && page.some((found) => found.verdict === 'INVALID'));
    page.forEach(({ name, errors }) => assert.deepEqual(errors, [], name));
    if (!hasPython) return;
    run('python3', 'verify_cases.py', BY_HAND, cases).forEach((hand, i) => {
      const say = ({ verdict, notices }) => `${verdict} ${[...notices].sort().join(' ')}`;
      assert.equal(say(page[i]), say(hand), `${hand.name}: ${page[i].failed} / ${hand.failed} ${hand.errors}`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
