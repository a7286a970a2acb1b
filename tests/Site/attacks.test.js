'use strict';
// Years that were rigged with the bureau's own keys, and honest ones: each gets the verdict of tests/Attacks/table.json.
const test = require('node:test');
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const { lister, reader, reportOf } = require('./folder.js');
const verifier = require('../../src/Inspections.Worker/Publication/Site/verify.js');

const ATTACKS = join(__dirname, '../Attacks'), NOW = '2026-12-31T00:00:00+08:00';
const skip = existsSync(join(ATTACKS, 'table.json')) ? false : 'tests/Attacks is not there';

/** Runs `look` on the folder into which all of them are unpacked. */
async function unpacked(look) {
  const folder = mkdtempSync(join(tmpdir(), 'attacks-'));
  try {
    for (const archive of ['years.tar.gz', 'honest.tar.gz']) execFileSync('tar', ['xzf', join(ATTACKS, archive), '-C', folder]);
    await look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const judge = (folder) => reportOf(verifier, { fetchBytes: reader(folder), list: lister(folder), now: NOW });

test('Every rigged year, and every honest one, gets the verdict of the table, with its notices and assurance', { skip }, () => unpacked(async (folder) => {
  for (const { folder: name, verdicts, notices = [], assurance } of JSON.parse(readFileSync(join(ATTACKS, 'table.json'), 'utf8'))) {
    const found = await judge(join(folder, name));
    assert.ok(verdicts.includes(found.verdict), `${name}: ${found.verdict}`);
    for (const notice of notices) assert.ok(found.notices.some((n) => n.name === notice), `${name}: ${notice}`);
    if (assurance) assert.ok(Object.values(found.assurances).includes(assurance), `${name}: ${assurance}`);
    assert.doesNotMatch(JSON.stringify(found), /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/, name);
  }
}));

test('A draw\'s folder alone is incomplete with every check that its bytes allow', { skip }, () => unpacked(async (folder) => {
  const { verdict, checks } = await judge(join(folder, 'missing-only-one-draw-folder'));
  assert.equal(verdict, 'INCOMPLETE');
  const ok = verifier.table.withoutLedger.ok.filter((name) => name !== 'witnesses');
  assert.deepEqual(checks.filter((c) => c.ok).map((c) => c.name).sort(), ok.sort());
}));
