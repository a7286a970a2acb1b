'use strict';
// The verifier as a target: nothing that somebody publishes makes it slow, makes it fall over, or reaches the reader unescaped.
const test = require('node:test');
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { generateKeyPairSync, sign } = require('node:crypto');

const v = require('../../src/Inspections.Worker/Publication/Site/verify.js');

const bytes = (text) => v.utf8.encode(text);
const line = (value) => `${v.canonical(value)}\n`;

/** A bureau's key with what it signs. */
function signer(name) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' }), id = v.sha256(new Uint8Array(spki)).subarray(0, 4);
  return {
    key: `${name}+${v.toHex(id)}+${Buffer.concat([Buffer.from([2]), spki]).toString('base64')}`,
    line: (text) => `\u2014 ${name} ${Buffer.concat([id, sign('sha256', Buffer.from(text), privateKey)]).toString('base64')}\n`,
  };
}

/** A published folder with a ledger of a key and whatever follows it. */
async function folderOf(following, lines = (one) => one) {
  const name = '350100/housing', main = signer(name), recovery = signer(name), at = '2026-01-04T09:00:00+08:00';
  const entries = [{ at, body: { key: main.key, recovery: recovery.key }, index: 0, kind: 'key' }, ...following.map((e, i) => ({ at, index: i + 1, ...e }))].map(v.canonical);
  const root = (await v.merkleTree(entries.map(bytes))).root(), text = `${name}\n${entries.length}\n${Buffer.from(v.fromHex(root)).toString('base64')}\n`;
  const checkpoint = bytes(`${text}\n${lines(main.line(text))}`);
  return new Map(Object.entries({
    'ledger/entries.jsonl': bytes(entries.map((e) => `${e}\n`).join('')), 'ledger/key': bytes(`${main.key}\n`),
    'ledger/checkpoint': checkpoint, [`ledger/checkpoints/${entries.length}`]: checkpoint,
  }));
}

const verify = (files, more = {}) => v.verifyFolder({ fetchBytes: async (path) => files.get(path) || null, list: async () => [], ...more });

/** Processor seconds that a piece of work takes. */
async function spent(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test('A checkpoint that repeats its own line 20,000 times costs no more than one that does not', async () => {
  const once = await folderOf([]), often = await folderOf([], (one) => one.repeat(20000));
  const base = await spent(() => verify(once));
  let found;
  const cost = await spent(async () => { found = await verify(often); });
  assert.equal(found.ledger.state, 'ok', found.ledger.found);
  assert.ok(cost < base + 1, `${cost} s`);
});

test('A list of 300,000 equal lines is refused at its second', async () => {
  const leaf = bytes(line({ id: 'F001', stratum: 'all' }).repeat(300000)), head = { root: '0'.repeat(64), size: 300000 };
  const archive = new v.Archive({ fetchBytes: async () => leaf });
  archive.commitment = async () => ({ value: { frame: head } });
  const cost = await spent(() => assert.rejects(() => archive.frame('pm-2026-r1'), v.Refused));
  assert.ok(cost < 2, `${cost} s`);
});

test('JSON that nests deeper than any document is refused', () => {
  for (const depth of [40, 100000]) assert.throws(() => v.parseJson(bytes('['.repeat(depth) + ']'.repeat(depth)), 'text'), v.Refused);
});

test('What was published is shown without control, line-break and bidirectional characters', async () => {
  const files = await folderOf([{ kind: 'visit', body: { firm: 'F\u001b[2J\u202e\u2028\u0085\u200fVALID', inspectedOn: '2026-01-01', type: 'x' } }]);
  const { ledger, verdict } = await verify(files);
  assert.equal(verdict, 'INVALID');
  assert.doesNotMatch(ledger.found, /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  assert.match(ledger.found, /\\u202e/);
  assert.equal(v.shown('a\u061cb\ud800c\u{1F600}市'), 'a\\u061cb\\ud800c\u{1F600}市');
});

test('What cannot be read is no verdict', async () => {
  const files = await folderOf([]);
  await assert.rejects(() => verify(files, { fetchBytes: async () => { throw new Error('disk'); } }), v.Unreadable);
});

/** Runs `look` against a server of its own; `answer` is given each path, and the response. */
async function onServer(answer, look) {
  const server = createServer((request, response) => answer(decodeURIComponent(request.url), response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await look(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const missing = (response) => { response.statusCode = 404; response.end(); };

test('A plain server is read, and what it lacks is missing', () => onServer((path, response) => (path === '/ledger/key' ? response.end('key') : missing(response)), async (root) => {
  const fetchBytes = v.fetchFrom(root);
  assert.deepEqual(await fetchBytes('ledger/key'), bytes('key'));
  assert.equal(await fetchBytes('ledger/entries.jsonl'), null);
}));

test('A server that answers for what is not there gives no verdict', async () => {
  await onServer((_, response) => response.end('{}'), (root) => assert.rejects(() => v.fetchFrom(root)('ledger/key')));
  const page = (path, response) => (path.startsWith('/policy/') ? missing(response) : response.end(' <!DOCTYPE html><title>404</title>'));
  await onServer(page, (root) => assert.rejects(() => v.fetchFrom(root)('ledger/key')));
});

test('A note or key larger than any is no verdict', async () => {
  const files = await folderOf([]);
  for (const path of ['ledger/checkpoint', 'ledger/key']) {
    const larger = new Map([...files, [path, new Uint8Array(v.table.limits.noteBytes + 1)]]);
    await assert.rejects(() => verify(larger), v.Unreadable);
  }
});

test('Any answer but 200 and 404 is no answer', async () => {
  for (const status of [206, 403, 410, 503]) {
    await onServer((path, response) => { response.statusCode = path.startsWith('/policy/') ? 404 : status; response.end('key'); }, (root) => assert.rejects(() => v.fetchFrom(root)('ledger/key')));
  }
});

test('An error of a server and a redirect to another host give no verdict', async () => {
  await onServer((path, response) => { response.statusCode = path.startsWith('/policy/') ? 404 : 500; response.end(); }, (root) => assert.rejects(() => v.fetchFrom(root)('ledger/key')));
  await onServer((_, response) => response.end('key'), (other) => onServer((path, response) => {
    if (path.startsWith('/policy/')) missing(response);
    else response.writeHead(302, { location: `${other}ledger/key` }).end();
  }, (root) => assert.rejects(() => v.fetchFrom(root)('ledger/key'))));
});
