'use strict';
/* What was published (section 11): files by their path, documents read once, and what a check makes of what it finds. */
(function (v) {
const { Refused, Missing, Unreadable, both, brief, demand, demandSame, shown, atOnce, parseJson, parseLines, mustBe, sha256Hex, merkleTree } = v;

/** The bytes up to which a file is read: of a list, of a document, or of a note or key. */
const sizeLimit = (path) => (path.endsWith('.jsonl') ? v.table.limits.listBytes : path.endsWith('.json') ? v.table.limits.fileBytes : v.table.limits.noteBytes);

/** What was published, read through `fetchBytes(path)`: a Uint8Array, or null where there is no such file. `now`: seconds, or null without a clock. */
class Archive {
  constructor({ fetchBytes, list = null, progress = atOnce, now = null, key = null }) {
    Object.assign(this, { fetchBytes, list, progress, key, clock: now, kept: new Map(), ledger: undefined, stage: {} });
    this.each = (done, total) => this.progress(Object.assign({}, this.stage, { part: total > 0 ? done / total : 0 }));
  }

  /** Tells what is being done; `each` then tells how far it is, from 0 to 1. */
  begin(stage) {
    this.stage = Object.assign({}, this.stage, stage);
    return this.each(0, 0);
  }

  /** A file's bytes, or null. */
  async find(path) {
    try {
      const bytes = await this.fetchBytes(path) || null;
      if (bytes !== null && bytes.length > sizeLimit(path)) throw new Error(`more than ${sizeLimit(path)} bytes`);
      return bytes;
    } catch (error) {
      throw new Unreadable(`${path}: ${both('无法读取', 'cannot be read')} (${error.message})`);
    }
  }

  async read(path) {
    const bytes = await this.find(path);
    if (bytes === null) throw new Missing(`${path}: ${both('文件缺失', 'no such file')}`);
    return bytes;
  }

  /** What `make` gives for a key, made once. */
  once(key, make) {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key);
  }

  commitment(draw) { return this.once(`commitment ${draw}`, () => readCommitment(this, draw)); }
  policy(digest) { return this.once(`policy ${digest}`, () => readPolicy(this, digest)); }
  frame(draw) { return this.once(`frame ${draw}`, async () => readFrame(this, draw, (await this.commitment(draw)).value.frame)); }
  roster(draw) { return this.once(`roster ${draw}`, async () => readRoster(this, draw, (await this.commitment(draw)).value.roster)); }
  receipt(draw) { return this.once(`receipt ${draw}`, () => readReceipt(this, draw)); }

  /** Forgets what only the checks of one draw need. */
  forget(draw) {
    for (const what of ['roster', 'receipt']) this.kept.delete(`${what} ${draw}`);
  }
}

async function readCommitment(archive, draw) {
  const what = `draws/${draw}/commitment.json`;
  const bytes = await archive.read(what);
  const value = parseJson(bytes, what);
  mustBe(v.commitmentForm, value, what);
  demandSame('draw', draw, value.draw);
  const id = v.parseDrawId(draw);
  demandSame('sector', value.sector, id.sector);
  demandSame('year', value.year, id.year);
  demandSame('round', value.round, id.round);
  demandSame(both('抽取年份', 'year of drawAt'), String(value.year), value.drawAt.slice(0, 4));
  if (value.discloseBy !== undefined) {
    const late = v.dayNumber(value.discloseBy) - v.dayNumber(value.drawAt.slice(0, 10));
    demand(value.sources.some(v.isOwn), both('延后公开须有自有随机源', 'an own: source where the list is kept back'), value.discloseBy);
    demand(late >= 0 && late <= v.table.limits.discloseDays, both('公开日为抽取当日起 366 日内', 'discloseBy from drawAt\'s date to 366 days later'), value.discloseBy);
  }
  value.sources.filter(v.isIssue).forEach((s) => demandSame(`${s.name} ${both('期号年份', 'year of the issue')}`, s.name.slice(4, 8), s.at.slice(0, 4)));
  if (value.recusals) demandSame(both('回避表条数', 'recusal leaves'), value.frame.size, value.recusals.size);
  const witnesses = (value.witnesses || []).map((w) => ({ name: w.name, key: v.parseVerifierKey(w.key) }));
  witnesses.forEach(({ name, key }) => demandSame(both('见证人公钥名', 'name in the witness\'s key'), name, key.name));
  demand(v.distinct(witnesses.map((w) => w.key.spki)), both('见证人公钥各不相同', 'distinct witness keys'), what);
  const stranger = value.sources.find((s) => v.isWitnessed(s) && !witnesses.some((w) => s.name === `witness:${w.name}`));
  demand(!stranger, both('见证源须有见证人', 'a witness behind every witness: source'), stranger && stranger.name);
  return { value, witnesses, digest: sha256Hex(bytes) };
}

async function readPolicy(archive, digest) {
  const what = `policy/${digest}.json`;
  const bytes = await archive.read(what);
  demandSame(both('政策文件摘要', 'policy digest'), digest, sha256Hex(bytes));
  const policy = parseJson(bytes, what);
  mustBe(v.policyForm, policy, what);
  return policy;
}

/** The frame of a draw under the head that was committed to. */
async function readFrame(archive, draw, head) {
  const what = `draws/${draw}/frame.jsonl`, leaves = await v.readFrame(await archive.read(what), what, archive.each);
  return underHead('frame.jsonl', head, leaves, await v.treeOverLines(leaves.bytes, leaves.starts, archive.each));
}

/** The roster of a draw: in order, and under the head that was committed to. */
async function readRoster(archive, draw, head) {
  const follows = (leaf, before, place) => demand(before.id < leaf.id, `${place}: ${both('编号严格递增', 'ids strictly ascending')}`, leaf.id);
  const lines = await parseLines(await archive.read(`draws/${draw}/roster.jsonl`), 'roster.jsonl', v.rosterLeaf, { each: archive.each, follows });
  return underHead('roster.jsonl', head, lines.map((line) => line.value), await merkleTree(lines.map((line) => line.bytes), archive.each));
}

function underHead(name, head, leaves, tree) {
  demandSame(`${name} ${both('条数', 'size')}`, head.size, leaves.length);
  demandSame(`${name} ${both('根', 'root')}`, head.root, tree.root());
  return { leaves, tree };
}

async function readReceipt(archive, draw) {
  const what = `draws/${draw}/receipt.json`;
  const bytes = await archive.read(what);
  const receipt = parseJson(bytes, what);
  mustBe(v.receiptForm, receipt, what);
  return { receipt, digest: sha256Hex(bytes) };
}

/** For other checks than its own, a document that has not its form is not there. */
async function orMissing(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Refused) throw new Missing(`${both('未能核验，须先有有效的', 'not checked, needs what can be read')}: ${error.expected}`);
    throw error;
  }
}

/** Null for what is missing or has not its form. */
async function orNull(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Refused || error instanceof Missing) return null;
    throw error;
  }
}

function need(holder, name) {
  if (holder[name] === undefined) throw new Missing(`${both('未能核验，须先有', 'not checked, needs')}: ${name}`);
  return holder[name];
}

/** Whatever goes wrong inside a check becomes its finding; what cannot be read ends everything. */
async function finding(name, check) {
  try {
    const found = shown(await check());
    return { name, state: 'ok', ok: true, expected: found, found };
  } catch (error) {
    if (error instanceof Missing) {
      return { name, state: 'incomplete', ok: false, expected: both('可核验的已公布数据', 'published data to check'), found: shown(brief(error.message)) };
    }
    if (!(error instanceof Refused)) throw error;
    return { name, state: 'failed', ok: false, expected: shown(brief(error.expected)), found: shown(brief(error.found)) };
  }
}

function verdictOf(findings) {
  if (findings.some((f) => f.state === 'failed')) return 'INVALID';
  return findings.some((f) => f.state === 'incomplete') ? 'INCOMPLETE' : 'VALID';
}

Object.assign(v, { Archive, sizeLimit, orMissing, orNull, need, finding, verdictOf });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
