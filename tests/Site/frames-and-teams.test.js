'use strict';
// Frames read in place and teams by exchanges, against the straightforward way. Chance is a counter's hash: every run is the same.
const test = require('node:test');
const assert = require('node:assert/strict');

const v = require('../../src/Inspections.Worker/Publication/Site/verify.js');

const bytes = (text) => v.utf8.encode(text);
const file = (leaves) => bytes(leaves.map((leaf) => `${v.canonical(leaf)}\n`).join(''));
let turn = 0;
const chance = (below) => parseInt(v.sha256Hex(`${turn++}`).slice(0, 8), 16) % below;

/** Whether the firms can be staffed, with what was given out. */
function completes(firms, given, rule, departments, bound, loads, f = 0, j = 0, team = given[0] || []) {
  if (f === firms.length) return true;
  if (team.length === rule.size) return completes(firms, given, rule, departments, bound, loads, f + 1, 0, given[f + 1] || []);
  for (let k = j; k < departments.length; k++) {
    const fits = firms[f].allowed.includes(k) && !(given[f] || []).includes(k) && loads[k] < bound
      && team.filter((x) => departments[x] === departments[k]).length < (rule.perDepartment || Infinity);
    if (!fits) continue;
    loads[k]++;
    const done = completes(firms, given, rule, departments, bound, loads, f, k + 1, team.concat(k));
    loads[k]--;
    if (done) return true;
  }
  return false;
}

async function searched(key, firms, roster, rule) {
  const departments = roster.map((r) => r.department);
  const possible = firms.filter((firm) => completes([firm], [], rule, departments, 1, roster.map(() => 0)));
  let bound = 0;
  while (!completes(possible, [], rule, departments, bound, roster.map(() => 0))) bound++;
  const given = [], loads = roster.map(() => 0);
  for (const [f, firm] of possible.entries()) {
    given[f] = [];
    for (const j of await v.assignOrder(key, firm, roster)) {
      const team = given[f].concat(j), then = given.slice(0, f).concat([team]);
      if (given[f].length === rule.size || loads[j] >= bound || team.filter((x) => departments[x] === departments[j]).length > (rule.perDepartment || Infinity)) continue;
      loads[j]++;
      if (completes(possible, then, rule, departments, bound, loads.slice())) given[f] = team;
      else loads[j]--;
    }
  }
  return { bound, teams: firms.map((firm) => ({ firm: firm.id, members: given[possible.indexOf(firm)] || [] })) };
}

test('Teams are those of the exhaustive search in 300 small cases', async () => {
  for (let n = 0; n < 300; n++) {
    const people = 1 + chance(5), rule = { size: 1 + chance(3), ...(chance(2) ? { perDepartment: 1 + chance(2) } : {}) };
    const roster = Array.from({ length: people }, (_, j) => ({ id: `S${j}`, department: `d${chance(3)}`, sectors: ['pm'] }));
    const firms = Array.from({ length: chance(5) }, (_, f) => ({ id: `F${f}`, allowed: roster.map((_, j) => j).filter(() => chance(4) > 0) }));
    const key = v.hmacKey(v.sha256(bytes(`${n}`)));
    assert.deepEqual(await v.assignTeams(key, firms, roster, rule), await searched(key, firms, roster, rule), JSON.stringify({ n, rule, roster, firms }));
  }
});

test('A frame read in place is that of its lines, and every change of a byte is refused or read as JSON reads it', async () => {
  const leaves = [
    { excluded: ['cap', 'drawn'], id: 'A', stratum: 'all' }, { firm: 'A', id: 'A-1', stratum: 'b:2' }, { id: 'B', stratum: 'all' },
    { excluded: ['cooldown'], firm: 'B', id: 'B.1', stratum: 'all' }, { excluded: ['drawn'], id: 'C', stratum: 'b:2' }];
  const whole = file(leaves), frame = await v.readFrame(whole, 'frame');
  assert.deepEqual(leaves.map((_, i) => frame.leaf(i)), leaves);
  assert.deepEqual(leaves.map((leaf) => frame.indexOf(leaf.id)), [0, 1, 2, 3, 4]);
  assert.equal(frame.indexOf('A0'), -1);
  assert.deepEqual(Array.from(frame.flagged()), leaves.filter((leaf) => leaf.excluded || leaf.firm));
  assert.deepEqual(Array.from(frame.flagged(['B', 'X'])), leaves);
  assert.deepEqual(leaves.map((_, i) => [frame.mayBeDrawn(i, false), frame.mayBeDrawn(i, true)]), [[false, false], [true, false], [true, false], [false, false], [false, true]]);
  for (let at = 0; at < whole.length; at++) {
    for (const byte of [0, 10, 34, 44, 46, 48, 92, 97, 125, 128, 255]) {
      const changed = whole.slice();
      changed[at] = byte;
      const straight = await v.parseLines(changed, 'frame', v.frameLeaf).then((lines) => lines.map((line) => line.value), () => null);
      const inOrder = straight && straight.every((leaf, i) => i === 0 || straight[i - 1].id < leaf.id);
      const found = await v.readFrame(changed, 'frame').then((f) => straight && straight.map((_, i) => f.leaf(i)), () => null);
      assert.deepEqual(found, inOrder ? straight : null, `${at} ${byte}`);
    }
  }
});

test('The differences of two frames are those of their leaves by id', async () => {
  const then = [{ id: 'A', stratum: 'a' }, { id: 'AB', stratum: 'a' }, { id: 'C', stratum: 'a' }];
  const now = [{ id: 'A', stratum: 'b' }, { id: 'B', stratum: 'a' }, { id: 'C', stratum: 'a' }, { firm: 'C', id: 'C1', stratum: 'a' }];
  assert.deepEqual(Array.from(v.differences(await v.readFrame(file(then), 'then'), await v.readFrame(file(now), 'now'))),
    [[then[0], now[0]], [then[1], null], [null, now[1]], [null, now[3]]]);
});
