'use strict';
/* The ledger as a log (section 10): entries in form and order, keys, seals, checkpoints, heads that witnesses signed. */
(function (v) {
const { Missing, both, brief, demand, demandSame, groupBy, apart, parseLines, merkleTree, sha256Hex, canonical, decode, mustBe, is,
  orMissing, orNull, finding } = v;

const ENTRIES = 'ledger/entries.jsonl';
const noEntries = { commitment: [], value: [], end: [], other: [] };

/** The entries as they stand, however badly they fit together; null where there are none that have their form. */
async function readLedger(archive) {
  const follows = (entry, before, place) => demandSame(`${place} index`, before.index + 1, entry.index);
  const lines = await parseLines(await archive.read(ENTRIES), ENTRIES, v.entryForm, { each: archive.each, follows });
  demand(lines.length > 0 && lines[0].value.kind === 'key', both('第 0 条为密钥', 'entry 0 is the key'), ENTRIES);
  const entries = lines.map((line) => line.value);
  demandSame(`${ENTRIES}:1 index`, 0, entries[0].index);
  const tree = await merkleTree(lines.map((line) => line.bytes), archive.each);
  const keys = entries.filter((e) => e.kind === 'key').map((e) => ({
    index: e.index, key: v.parseVerifierKey(e.body.key), recovery: v.parseVerifierKey(e.body.recovery) }));
  const authority = keys[0].key.name;
  mustBe(is.authority, authority, both('账本来源', 'ledger origin'));
  const openers = new Map(entries.filter((e) => e.body.opens !== undefined).map((e) => [e.body.opens, e]));
  const byKind = groupBy(entries, (e) => e.kind);
  const of = (kind) => byKind.get(kind) || [];
  const ledger = {
    entries, tree, keys, authority, openers, of,
    draws: groupByDraw(entries), records: groupBy(of('result'), (e) => e.body.record),
    last: entries[entries.length - 1].at,
    spkis: new Set([].concat(...keys.map((k) => [k.key.spki, k.recovery.spki]))),
    closedAt: (year) => of('closed').find((e) => e.body.year === year),
  };
  ledger.draw = (draw) => ledger.draws.get(draw) || noEntries;
  return ledger;
}

function groupByDraw(entries) {
  const draws = new Map();
  const place = { commitment: 'commitment', value: 'value', receipt: 'end', void: 'end' };
  for (const entry of entries) {
    for (const draw of entry.body.draws || (entry.body.draw ? [entry.body.draw] : [])) {
      if (!draws.has(draw)) draws.set(draw, { commitment: [], value: [], end: [], other: [] });
      draws.get(draw)[place[entry.kind] || 'other'].push(entry);
    }
  }
  return draws;
}

/** Everything that has to hold of the ledger as a whole; `everyCheckpoint` reads all old ones too. */
async function checkLedger(archive, { everyCheckpoint = false } = {}) {
  archive.ledger = await readLedger(archive);
  const { ledger } = archive, { entries, tree } = ledger;
  await apart([
    () => checkOrder(ledger),
    () => checkKeys(ledger),
    () => checkReferences(ledger),
    () => checkSeals(ledger),
    () => v.checkReviews(archive),
    () => v.checkYears(archive),
    ...ledger.of('policy').map(({ body }) => () => archive.policy(body.digest)),
    () => checkCheckpoints(archive, ledger, everyCheckpoint),
    () => checkHeads(archive),
  ]);
  return `${both('条目', 'entries')} ${entries.length}, ${both('根', 'root')} ${tree.root()}`;
}

function checkOrder({ entries }) {
  entries.forEach(({ at }, i) => demand(i === 0 || entries[i - 1].at <= at, both('时间不倒退', 'times never decrease'), `${i}: ${at}`));
  for (const { index, at, kind, body } of entries) {
    if (kind === 'visit') demand(body.inspectedOn <= at.slice(0, 10), `${both('检查日不晚于入账', 'inspected by the date of the entry')} (${index})`, body.inspectedOn);
  }
}

/** Keys of the authority's name; a later one is new. */
function checkKeys({ keys, authority }) {
  const named = new Set();
  for (const { key, recovery, index } of keys) {
    demandSame(`key ${index}`, authority, key.name);
    demandSame(`recovery key ${index}`, authority, recovery.name);
    demand(key.spki !== recovery.spki, `${both('两把不同的密钥', 'two different keys')} (${index})`, key.id);
    demand(!named.has(key.spki), `${both('换用新密钥', 'a new key')} (${index})`, key.id);
    named.add(key.spki).add(recovery.spki);
  }
}

/** Whatever names a draw comes after that draw's commitment. */
function checkReferences(ledger) {
  for (const [draw, { commitment, value, end, other }] of ledger.draws) {
    const first = commitment.length > 0 ? commitment[0].index : Infinity;
    for (const entry of value.concat(end, other)) {
      demand(first < entry.index, both('先有承诺，后有其他', 'nothing of a draw before its commitment'), `${entry.index}: ${entry.kind} ${draw}`);
    }
  }
}

/** An entry that opens another shows exactly what was sealed, once. */
function checkSeals({ entries }) {
  const opened = new Set();
  for (const { index, kind, body } of entries) {
    if (body.opens === undefined) continue;
    const before = body.opens < index ? entries[body.opens] : null, content = Object.assign({}, body);
    delete content.opens;
    delete content.salt;
    demand(before && before.kind === 'sealed' && before.body.of === kind && !opened.has(body.opens),
      both('对应一条未公开的封存', 'an unopened seal of its kind'), `${index} → ${body.opens}`);
    opened.add(body.opens);
    demandSame(`${both('封存摘要', 'sealed digest')} ${body.opens}`, before.body.digest, sha256Hex(canonical({ body: content, salt: body.salt })));
  }
}

function checkCheckpoint(ledger, bytes, what) {
  const checkpoint = v.parseCheckpoint(bytes, what), { size, root } = checkpoint;
  demandSame(`${what} ${both('来源', 'origin')}`, ledger.authority, checkpoint.origin);
  demand(size >= 1 && size <= ledger.tree.size, `${what}: ${both('条数不超过账本', 'a size within the ledger')} (${ledger.tree.size})`, size);
  demandSame(`${what} ${both('根', 'root')}`, ledger.tree.root(size), root);
  const now = ledger.keys.filter((k) => k.index < size), current = now.pop(), before = now.pop();
  demand(v.isSignedBy(checkpoint.note, current.key), `${what}: ${both('有效签名', 'a signature that holds')} ${current.key.id}`, both('无有效签名', 'none'));
  if (before && current.index === size - 1) {
    demand(v.isSignedBy(checkpoint.note, before.key) || v.isSignedBy(checkpoint.note, before.recovery),
      `${what}: ${both('换钥须由新旧（或恢复）密钥共同签名', 'a change of key is signed by the old (or recovery) key too')}`, before.key.id);
  }
  return checkpoint;
}

/** The latest checkpoint, the one of each change of key, and, for an audit, every other there is. */
async function checkCheckpoints(archive, ledger, every) {
  const total = ledger.tree.size;
  const at = async (size) => {
    const what = `ledger/checkpoints/${size}`, bytes = await archive.find(what);
    if (bytes !== null) demandSame(`${what} ${both('条数', 'size')}`, size, checkCheckpoint(ledger, bytes, what).size);
    return bytes;
  };
  const owed = async (size) => {
    const bytes = await at(size);
    if (bytes === null) throw new Missing(`ledger/checkpoints/${size}: ${both('文件缺失', 'no such file')}`);
    return bytes;
  };
  await apart([
    async () => {
      const latest = await archive.read('ledger/checkpoint');
      demandSame(both('检查点与账本条数', 'entries under the checkpoint'), total, checkCheckpoint(ledger, latest, 'ledger/checkpoint').size);
      await owed(total);
    },
    async () => {
      const file = decode(await archive.read('ledger/key'), 'ledger/key'), known = ledger.keys.map(({ key }) => `${key.text}\n`).join('');
      demand(file === known, `ledger/key: ${both('账本中的公钥，每行一个', 'the keys of the ledger, a line each')}`, brief(file));
      demand(!archive.key || ledger.keys.some(({ key }) => key.text === archive.key), `${both('所给公钥', 'the key that was given')}: ${archive.key}`, known);
    },
    ...ledger.keys.slice(1).map(({ index }) => () => owed(index + 1)),
    async () => {
      for (let size = 1; every && size < total; size += 8) {
        await archive.each(size, total);
        await Promise.all(Array.from({ length: Math.min(8, total - size) }, (_, k) => at(size + k)));
      }
    },
  ]);
}

// ── Witnesses as the ledger knows them (section 12) ──

/** For each name, the keys that commitments give it, and whether a key is nobody else's when its commitment comes. */
async function witnessKeys(archive) {
  const names = new Map(), holders = new Map(), given = [];
  for (const { index, body } of archive.ledger.of('commitment')) {
    const found = await orNull(archive.commitment(body.draw));
    if (!found) continue;
    for (const { name, key } of found.witnesses) {
      if (!names.has(name)) names.set(name, new Map());
      names.get(name).set(key.spki, key);
      given.push({ name, key, index });
      if (!holders.has(key.spki)) holders.set(key.spki, []);
      holders.get(key.spki).push({ name, index });
    }
  }
  const isOwnKey = (name, key, index) => !archive.ledger.spkis.has(key.spki)
    && !(holders.get(key.spki) || []).some((h) => h.name !== name && h.index <= index);
  const isEverOwn = (name, key) => given.some((g) => g.name === name && g.key.spki === key.spki && isOwnKey(name, key, g.index));
  return { names, isOwnKey, isEverOwn };
}

/** The heads that witnesses signed: those that hold, and the names of which one is there that does not. */
async function readHeads(archive) {
  const { names, isEverOwn } = await archive.once('witness keys', () => witnessKeys(archive));
  const held = [], bad = [];
  for (const [name, keys] of names) {
    const what = `ledger/witness/${name}`, bytes = await archive.find(what);
    if (bytes === null) continue;
    const head = await orNull(Promise.resolve().then(() => readHead(bytes, what, Array.from(keys.values()))));
    if (!head) bad.push(name);
    else held.push(Object.assign(head, { name, what, isOwn: head.keys.some((key) => isEverOwn(name, key)) }));
  }
  return { held, bad };
}

function readHead(bytes, what, keys) {
  const note = v.parseNote(bytes, what);
  const signing = keys.filter((k) => v.isSignedBy(note, k));
  const [title, head, time, ...more] = note.text.slice(0, -1).split('\n'), parts = (head || '').split(' ');
  const size = v.parseSize(parts[0]);
  demand(signing.length > 0 && title === v.table.notes.head[0] && parts.length === 2 && size >= 0 && is.digest(parts[1]) === null && is.time(time) === null && more.length === 0,
    `${what}: ${both('见证人签署的账本头', 'a head that the witness signed')}`, brief(note.text));
  return { keys: signing, size, root: parts[1], time };
}

const heads = (archive) => archive.once('heads', () => readHeads(archive));

async function checkHeads(archive) {
  const { tree } = archive.ledger;
  for (const { what, size, root } of (await heads(archive)).held) {
    demand(size <= tree.size, `${what}: ${both('账本不少于', 'a ledger of at least')} ${size}`, tree.size);
    demandSame(`${what} ${both('账本根', 'ledger root')}`, root, tree.root(size));
  }
}

const ledgerFinding = (archive, options) => archive.once('ledger', () => finding('ledger', () => checkLedger(archive, options)));

Object.assign(v, { checkLedger, ledgerFinding, witnessKeys, heads });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
