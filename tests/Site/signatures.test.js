'use strict';
// ECDSA P-256 in big integers: NIST's vectors where Debian's python3-cryptography-vectors brings them, Wycheproof's where WYCHEPROOF names a copy.
const test = require('node:test');
const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const v = require('../../src/Inspections.Worker/Publication/Site/verify.js');

const NIST = '/usr/lib/python3/dist-packages/cryptography_vectors/asymmetric/ECDSA/FIPS_186-3/SigVer.rsp';
const WYCHEPROOF = join(process.env.WYCHEPROOF || '/nowhere', 'ecdsa_secp256r1_sha256_test.json');

const number = (hex) => v.toNumber(v.fromHex(hex));
const point = (x, y) => [number(x), number(y), v.ONE];

/** INTEGER of DER. */
function integer(hex) {
  const short = hex.replace(/^(?:00)+(?=..)/, '');
  const body = parseInt(short.slice(0, 2), 16) > 127 ? `00${short}` : short;
  return `02${(body.length / 2).toString(16).padStart(2, '0')}${body}`;
}

test('NIST\'s vectors', { skip: existsSync(NIST) ? false : 'python3-cryptography-vectors is not installed' }, () => {
  const part = readFileSync(NIST, 'ascii').split('[P-256,SHA-256]')[1].split('[')[0];
  const cases = part.split(/\r?\n\r?\n/).map((block) => Object.fromEntries(Array.from(block.matchAll(/(\w+) = (\w+)/g), ([, name, value]) => [name, value]))).filter((c) => c.Msg);
  for (const { Msg, Qx, Qy, R, S, Result } of cases) {
    const body = integer(R) + integer(S), der = v.fromHex(`30${(body.length / 2).toString(16)}${body}`);
    assert.equal(v.ecdsaVerifies(point(Qx, Qy), v.fromHex(Msg), der), Result === 'P', Msg);
  }
  assert.ok(cases.length > 10);
});

test('Wycheproof\'s vectors', { skip: existsSync(WYCHEPROOF) ? false : 'WYCHEPROOF names no folder with them' }, () => {
  let count = 0;
  for (const group of JSON.parse(readFileSync(WYCHEPROOF, 'utf8')).testGroups) {
    const { uncompressed } = group.publicKey || group.key;
    for (const { tcId, msg, sig, result } of group.tests) {
      count++;
      assert.equal(v.ecdsaVerifies(point(uncompressed.slice(2, 66), uncompressed.slice(66)), v.fromHex(msg), v.fromHex(sig)), result === 'valid', `${tcId}`);
    }
  }
  assert.ok(count > 300);
});
