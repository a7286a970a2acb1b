'use strict';
// A draw that is cut into pieces for helper threads is found as one that is not, whatever becomes of the threads.
const test = require('node:test');
const assert = require('node:assert/strict');

const v = require('../../src/Inspections.Worker/Publication/Site/verify.js');

/** A thread that is asked and answers by copies, later, as a Worker does; `answer` may spoil that. */
function thread(answer = (tasks, data) => tasks.piece(data)) {
  const tasks = v.session(() => undefined), it = {
    asked: [], isEnded: false,
    terminate: () => { it.isEnded = true; },
    postMessage: (message) => {
      const data = structuredClone(message);
      it.asked.push(data.piece);
      setImmediate(async () => {
        const { number } = data;
        try {
          it.onmessage({ data: structuredClone({ number, result: await answer(tasks, data) }) });
        } catch (error) {
          if (error === thread.stop) it.onerror({});
          else it.onmessage({ data: { number, error: String(error) } });
        }
      });
    },
  };
  return it;
}
thread.stop = new Error('the thread stops');

/** What `work` gives with these threads, however small the work. */
async function helped(start, work) {
  const { large } = v.helping;
  Object.assign(v.helping, { large: 0 });
  v.helping.startBy(start);
  try {
    return await work();
  } finally {
    v.helping.end();
    v.helping.startBy(() => []);
    Object.assign(v.helping, { large });
  }
}

const key = v.hmacKey(v.sha256(v.utf8.encode('key')));
const leaves = Array.from({ length: 20000 }, (_, i) => ({ ...(i % 7 === 0 ? { excluded: ['drawn'] } : {}), ...(i % 11 === 0 ? { firm: `O${i}` } : {}), id: `F${String(i).padStart(6, '0')}`, stratum: i % 3 ? 'a' : 'b' }));
const file = v.utf8.encode(leaves.map((leaf) => `${v.canonical(leaf)}\n`).join(''));
const roster = Array.from({ length: 60 }, (_, j) => ({ id: `S${j}`, department: `d${j % 5}`, sectors: ['pm'] }));
const rule = { size: 2, perDepartment: 1 };

/** Root, a proof, the selection and the teams of one made-up draw. */
async function found() {
  const frame = await v.readFrame(file, 'frame.jsonl'), tree = await v.treeOverLines(frame.bytes, frame.starts);
  const { receiptStrata, drawOrder, tickets } = await v.select(key, frame, [{ stratum: 'a', take: 90 }, { stratum: 'b', take: 40 }], false);
  const firms = drawOrder.map((i, n) => ({ id: frame.id(i), allowed: roster.map((_, j) => j).filter((j) => (j + n) % 7 > 0) }));
  return { root: tree.root(), proof: tree.proof(19999), early: tree.root(8191), hex: tickets.hex(8192), receiptStrata, drawOrder, teams: await v.assignTeams(key, firms, roster, rule) };
}

test('Helpers find what is found without them, and are asked for every kind of piece', async () => {
  const threads = [thread(), thread(), thread()];
  assert.deepEqual(await helped(() => threads, found), await found());
  assert.deepEqual(new Set(threads.flatMap((t) => t.asked)), new Set(['levels', 'firmTickets', 'orders']));
  assert.ok(threads.every((t) => t.isEnded));
});

test('The order of inspectors goes on behind what helpers gave', async () => {
  const work = () => v.assignTeams(key, Array.from({ length: 12 }, (_, f) => ({ id: `F${f}`, allowed: [57, 58, 59] })), roster, rule);
  const all = () => v.assignTeams(key, Array.from({ length: 60 }, (_, f) => ({ id: `F${f}`, allowed: roster.map((_, j) => j).filter((j) => j > 54 - f % 3 || (f === 59 && j < 50)) })), roster, rule);
  for (const run of [work, all]) assert.deepEqual(await helped(() => [thread()], run), await run());
});

test('What helpers do not do is done without them', async () => {
  const expected = await found();
  let turn = 0;
  const starts = [
    () => [],
    () => { throw new Error('no threads here'); },
    () => [thread(() => { throw new Error('no such task'); }), thread()],
    () => [thread(), thread((tasks, data) => { if (++turn === 2) throw thread.stop; return tasks.piece(data); })],
    () => [thread(() => { throw thread.stop; })],
  ];
  for (const start of starts) assert.deepEqual(await helped(start, found), expected);
});
