'use strict';
// Known answers for the browser verifier, run by `node --test`.
const test = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const parts = require('../../src/Inspections.Worker/Publication/Site/verify.js');

const VECTORS = join(__dirname, '../Inspections.Core.Tests/Vectors');
const vector = (name) => JSON.parse(readFileSync(join(VECTORS, name), 'utf8'));
const bytesOf = (value) => parts.utf8.encode(parts.canonical(value));
const bytesOfLines = (values) => parts.utf8.encode(values.map((value) => `${parts.canonical(value)}\n`).join(''));
const root = async (leaves) => (await parts.merkleTree(leaves.map(bytesOf))).root();

const DRAWS = ['dead-end-departments', 'dead-end', 'lifted', 'risk-classes', 'round-two', 'single-stratum', 'supplementary', 'unstaffed'];

for (const name of DRAWS) {
  test(`The draw "${name}" is repeated byte for byte`, async () => {
    const { frame, roster, recusals, recusalOpenings, commitment, commitmentDigest, values, receipt, receiptDigest } =
      vector(`draw-protocol-1/${name}.json`);
    assert.equal(await root(frame), commitment.frame.root);
    const read = await parts.readFrame(bytesOfLines(frame), 'frame');
    assert.deepEqual(frame.map((_, i) => read.leaf(i)), frame);
    assert.equal(await root(roster), commitment.roster.root);
    assert.equal(parts.toHex(parts.sha256(bytesOf(commitment))), commitmentDigest);

    const strata = parts.countStrata(read, commitment.quotas, commitment.lifted === true);
    assert.deepEqual(parts.quotas({ ...commitment, strata }).takes, commitment.quotas.map((q) => q.take));

    const named = commitment.sources.map((s, i) => ({ name: s.name, value: values[i] }));
    const prk = parts.drawKey(commitmentDigest, named);
    assert.equal(parts.toHex(prk), receipt.prk);

    const key = parts.hmacKey(prk);
    const selection = await parts.select(key, read, commitment.quotas, commitment.lifted === true);
    assert.deepEqual(selection.receiptStrata, receipt.strata);

    const tree = recusals && await parts.merkleTree(recusals.map(bytesOf));
    if (tree) {
      assert.equal(tree.root(), commitment.recusals.root);
      assert.deepEqual(selection.drawOrder.map((i) => ({ index: i, leaf: recusals[i], proof: tree.proof(i) })), recusalOpenings);
    }
    const firms = selection.drawOrder.map((i) => ({
      id: frame[i].id,
      allowed: parts.allowedFor(roster, commitment.sector, recusals ? recusals[i].inspectors : []),
    }));
    const { bound, teams } = await parts.assignTeams(key, firms, roster, commitment.team);
    const made = {
      bound, commitment: commitmentDigest, draw: commitment.draw, prk: parts.toHex(prk), protocol: 'inspections-draw/1',
      sources: named, strata: selection.receiptStrata,
      teams: teams.map(({ firm, members }) => ({ firm, inspectors: members.map((j) => roster[j].id) })),
    };
    assert.deepEqual(made, receipt);
    assert.equal(parts.toHex(parts.sha256(bytesOf(made))), receiptDigest);
  });
}

test('Quotas agree with every known answer', () => {
  for (const { takes, strata, ...figures } of vector('draw-protocol-1/quotas.json')) {
    const made = parts.quotas({ ...figures, lifted: false, strata });
    assert.deepEqual(made === null ? 'none eligible' : made.takes, takes);
  }
});

test('Inclusion proofs are accepted and refused as RFC 6962 says', () => {
  const hash = (text) => parts.fromBase64(text || '') || new Uint8Array(0);
  for (const probe of vector('rfc6962_probes_inclusion.json').probes) {
    const made = parts.rootOfProof(probe.leafIdx, probe.treeSize, hash(probe.leafHash), (probe.proof || []).map((p) => parts.toHex(hash(p))));
    const holds = made !== null && made === parts.toHex(hash(probe.root));
    assert.equal(holds, !probe.wantErr, probe.file);
  }
});

test('Every head of the RFC 6962 example tree is reproduced, with proofs that lead to it', async () => {
  const { leaves_hex: hex, roots_by_size_hex: roots } = vector('rfc6962_merkle.json');
  const leaves = hex.map(parts.fromHex);
  const whole = await parts.merkleTree(leaves);
  for (let size = 0; size <= leaves.length; size++) {
    const tree = await parts.merkleTree(leaves.slice(0, size));
    assert.equal(tree.root(), roots[size]);
    assert.equal(whole.root(size), roots[size]);
    for (let i = 0; i < size; i++) assert.equal(parts.rootOfProof(i, size, parts.leafHash(leaves[i]), tree.proof(i)), roots[size]);
  }
});

test('A signed note holds only as it was signed', () => {
  const { verifierKey, valid, invalid, invalidKeys } = vector('draw-protocol-1/notes.json');
  const key = parts.parseVerifierKey(verifierKey);
  const holds = (text) => {
    try {
      return parts.isSignedBy(parts.parseNote(parts.utf8.encode(text), 'note'), key);
    } catch {
      return false;
    }
  };
  valid.forEach((text) => assert.equal(holds(text), true));
  invalid.forEach((text) => assert.equal(holds(text), false, text));
  invalidKeys.forEach((text) => assert.throws(() => parts.parseVerifierKey(text)));
});

test('What the protocol refuses is refused', async () => {
  const refuse = vector('draw-protocol-1/refuse.json');
  refuse.values.forEach(([kind, value]) => assert.equal(parts.isValue(kind, value), false, `${kind} ${value}`));
  refuse.draws.forEach((draw) => assert.equal(parts.parseDrawId(draw), null, draw));
  refuse.times.forEach((time) => assert.notEqual(parts.is.time(time), null, time));
  refuse.identifiers.forEach((id) => assert.notEqual(parts.is.id(id), null, id));
  for (const leaf of refuse.leaves) {
    assert.notEqual(parts.frameLeaf(JSON.parse(leaf)), null, leaf);
    await assert.rejects(parts.readFrame(parts.utf8.encode(`${leaf}\n`), 'frame'), parts.Refused, leaf);
  }
  refuse.canonicalJson.forEach((text) => assert.throws(() => parts.parseJson(parts.utf8.encode(text), 'text'), undefined, text));
});

test('Tickets follow the HKDF rule of draft-thomson-elegy-vrs', async () => {
  const whole = vector('draw-protocol-1/single-stratum.json');
  const key = parts.hmacKey(parts.fromHex(whole.receipt.prk));
  const last = whole.receipt.strata[0].drawn[whole.receipt.strata[0].drawn.length - 1];
  const tickets = new parts.Tickets(1);
  tickets.make(key, 0, (label) => parts.utf8.encodeInto(`firm:${last}`, label).written);
  assert.equal(tickets.hex(0), whole.receipt.strata[0].cutoff);
});
