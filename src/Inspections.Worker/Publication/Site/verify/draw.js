'use strict';
/* One draw from its published bytes: frame, roster, recusals, quotas, key, selection, teams, receipt (sections 2 to 8). */
(function (v) {
const { Missing, both, demand, demandSame, toHex, utf8, canonical, parseLines, sha256Hex, hmacKey, orMissing, orNull, need, isVoid, VOID, finding } = v;

/** A draw as the ledger and its commitment show it, before anything is repeated. */
async function openDraw(archive, draw) {
  const d = { archive, draw, notices: [] };
  const found = v.parseDrawId(draw) ? await orNull(archive.commitment(draw)) : null;
  if (found) Object.assign(d, { commitment: found.value, witnesses: found.witnesses, digest: found.digest });
  const { ledger } = archive;
  if (!ledger) return d;
  const entries = ledger.draw(draw);
  [d.entry] = entries.commitment;
  [d.end] = entries.end;
  if (found) {
    const values = found.value.sources.map((s) => entries.value.find((e) => e.body.name === s.name));
    if (values.every((e) => e !== undefined)) d.values = values.map((e) => e.body);
  }
  return d;
}

/** Whether a draw's list is public: a receipt, and every value, in the ledger. */
const isDisclosed = (d) => d.end !== undefined && !isVoid(d) && d.values !== undefined;

/** The same where it decides: of a drawn one, whose commitment is missing, nobody can tell. */
function wasDisclosed(d) {
  if (d.end !== undefined && !isVoid(d)) need(d, 'commitment');
  return isDisclosed(d);
}

async function checkCommitment(d) {
  demand(v.parseDrawId(d.draw), both('抽取编号', 'a draw id'), d.draw);
  const { value: c, digest } = await d.archive.commitment(d.draw), { ledger } = d.archive;
  if (!ledger) return digest;
  demand(d.entry, both('账本中有该承诺', 'a commitment entry in the ledger'), both('无', 'none'));
  demandSame(both('承诺摘要', 'commitment digest'), d.entry.body.commitment, digest);
  demandSame(both('机关', 'authority'), ledger.authority, c.authority);
  return digest;
}

async function checkFrame(d) {
  const c = need(d, 'commitment');
  Object.assign(d, await d.archive.frame(d.draw));
  return `${d.leaves.length}, ${both('根', 'root')} ${c.frame.root}`;
}

async function checkRoster(d) {
  const c = need(d, 'commitment');
  d.roster = (await d.archive.roster(d.draw)).leaves;
  return `${d.roster.length}, ${both('根', 'root')} ${c.roster.root}`;
}

async function checkQuotas(d) {
  const c = need(d, 'commitment'), leaves = need(d, 'leaves');
  const strict = v.countStrata(leaves, c.quotas, false), nobody = strict.every((s) => s.eligible === 0);
  demandSame('lifted', nobody, c.lifted === true);
  const strata = nobody ? v.countStrata(leaves, c.quotas, true) : strict;
  demand(c.largest >= leaves.length, `largest ≥ ${leaves.length}`, c.largest);
  const result = v.quotas(Object.assign({}, c, { lifted: nobody, strata }));
  demand(result !== null, both('有可抽取对象', 'somebody who may be drawn'), both('无', 'nobody'));
  demand(c.round <= c.rounds || result.owed > 0, both('有缺额方可补抽', 'a supplementary round only for what is owed'), c.round);
  const takes = (list) => c.quotas.map((q, i) => `${q.stratum} ${list[i]}`).join(', ');
  demandSame(both('各层抽取数', 'takes'), takes(result.takes), takes(c.quotas.map((q) => q.take)));
  Object.assign(d, { strata, needs: result.needs });
  return takes(result.takes);
}

/** Without a ledger the values are those of the receipt, which the key then has to follow from. */
async function valuesOf(d) {
  if (d.values || d.archive.ledger) return need(d, 'values');
  const { receipt } = await orMissing(d.archive.receipt(d.draw)), c = need(d, 'commitment');
  demandSame(both('随机源', 'sources'), c.sources.map((s) => s.name).join(', '), receipt.sources.map((s) => s.name).join(', '));
  c.sources.forEach((s, i) => {
    const { value } = receipt.sources[i];
    demand(v.isValue(s.kind, value, s.digits) && (value !== v.ABSENT || v.isWitnessed(s)), `${s.name}: ${both('数值形式', 'a value of its kind')}`, value);
    if (s.kind === 'sealed' && value !== v.ABSENT) demandSame(`${s.name} ${both('密封摘要', 'sealed digest')}`, s.digest, sha256Hex(canonical({ draw: c.draw, name: s.name, value })));
  });
  d.values = receipt.sources;
  return d.values;
}

const plain = (values) => values.map(({ name, value }) => ({ name, value }));

async function checkKey(d) {
  if (isVoid(d)) return VOID();
  const values = await valuesOf(d);
  d.prk = v.drawKey(need(d, 'digest'), values);
  const { receipt } = await orMissing(d.archive.receipt(d.draw));
  demandSame(both('随机值', 'values'), canonical(plain(values)), canonical(receipt.sources));
  demandSame('prk', toHex(d.prk), receipt.prk);
  return toHex(d.prk);
}

async function checkSelection(d) {
  if (isVoid(d)) return VOID();
  const prk = need(d, 'prk'), c = need(d, 'commitment'), leaves = need(d, 'leaves');
  need(d, 'strata');
  d.key = hmacKey(prk);
  d.selection = await v.select(d.key, leaves, c.quotas, c.lifted === true, d.archive.each);
  d.drawn = d.selection.drawOrder.map((i) => leaves.id(i));
  const { receipt } = await orMissing(d.archive.receipt(d.draw));
  demandSame(both('分层', 'strata'), c.quotas.map((q) => q.stratum).join(), receipt.strata.map((s) => s.stratum).join());
  d.selection.receiptStrata.forEach((expected, i) => {
    const found = receipt.strata[i];
    const wrong = Array.from({ length: Math.max(expected.drawn.length, found.drawn.length) }, (_, k) => k).find((k) => expected.drawn[k] !== found.drawn[k]);
    demand(wrong === undefined, `${expected.stratum} #${wrong + 1}: ${expected.drawn[wrong]}`, found.drawn[wrong]);
    demandSame(`${expected.stratum} ${both('截止签', 'cut-off')}`, expected.cutoff, found.cutoff);
  });
  return `${both('抽中', 'drawn')} ${d.drawn.length} / ${leaves.length}`;
}

async function checkRecusals(d) {
  const c = need(d, 'commitment');
  if (isVoid(d)) return VOID();
  const what = `draws/${d.draw}/recusals.jsonl`;
  if (!c.recusals) {
    d.recused = new Map();
    const bytes = await d.archive.find(what);
    demand(bytes === null || bytes.length === 0, both('承诺中无回避表，故无开启', 'no openings, for no recusals were committed to'), what);
    return both('无回避表', 'none committed');
  }
  const { drawOrder } = need(d, 'selection'), { leaves } = d;
  const openings = (await parseLines(await d.archive.read(what), 'recusals.jsonl', v.opening)).map((line) => line.value);
  demandSame(both('开启条数', 'openings'), drawOrder.length, openings.length);
  const recused = new Map(), ofOwner = new Map();
  openings.forEach(({ index, leaf, proof }, k) => {
    const unit = leaves.leaf(drawOrder[k]);
    demandSame(`#${k + 1} index`, drawOrder[k], index);
    demandSame(`#${k + 1} id`, unit.id, leaf.id);
    const root = v.rootOfProof(index, c.recusals.size, v.leafHash(utf8.encode(canonical(leaf))), proof);
    demandSame(`${unit.id} ${both('回避根', 'recusal root')}`, c.recusals.root, root);
    const owner = unit.firm || unit.id, names = leaf.inspectors.join();
    demandSame(`${owner} ${both('同一企业的回避名单', 'recusals of one firm')}`, ofOwner.has(owner) ? ofOwner.get(owner) : names, names);
    ofOwner.set(owner, names);
    recused.set(unit.id, leaf.inspectors);
  });
  d.recused = recused;
  return `${both('已开启', 'opened')} ${openings.length}, ${both('根', 'root')} ${c.recusals.root}`;
}

async function checkTeams(d) {
  if (isVoid(d)) return VOID();
  const c = need(d, 'commitment'), roster = need(d, 'roster');
  need(d, 'selection');
  const recused = need(d, 'recused');
  const everybody = v.allowedFor(roster, c.sector, []);
  const firms = d.drawn.map((id) => {
    const away = recused.get(id) || [];
    return { id, allowed: away.length === 0 ? everybody : everybody.filter((j) => !away.includes(roster[j].id)) };
  });
  const { bound, teams } = await v.assignTeams(d.key, firms, roster, c.team, d.archive.each);
  d.bound = bound;
  d.teams = teams.map(({ firm, members }) => ({ firm, inspectors: members.map((j) => roster[j].id) }));
  d.pools = firms.map(({ id, allowed }) => ({ id, pool: allowed.length }));
  const { receipt } = await orMissing(d.archive.receipt(d.draw));
  demandSame(both('每人至多', 'bound'), bound, receipt.bound);
  demandSame(both('检查组数', 'teams'), d.teams.length, receipt.teams.length);
  d.teams.forEach((team, k) => demandSame(`#${k + 1}`, canonical(team), canonical(receipt.teams[k])));
  return `${d.teams.length} ${both('组', 'teams')}, ${both('每人至多', 'bound')} ${bound}`;
}

/** The receipt that commitment and values determine. */
const makeReceipt = (d) => ({
  bound: d.bound, commitment: d.digest, draw: d.draw, prk: toHex(d.prk), protocol: v.table.protocol,
  sources: plain(d.values), strata: d.selection.receiptStrata, teams: d.teams,
});

async function checkReceipt(d) {
  const c = need(d, 'commitment'), what = `draws/${d.draw}/receipt.json`, { ledger } = d.archive;
  if (ledger && (d.end === undefined || isVoid(d))) {
    demand(await d.archive.find(what) === null, both('回执须入账本', 'no receipt without its entry in the ledger'), what);
    if (isVoid(d)) return VOID();
    throw new Missing(both('尚未抽取', 'not drawn yet'));
  }
  const bytes = await d.archive.find(what), published = bytes === null ? null : await d.archive.receipt(d.draw);
  const entered = ledger ? d.end.body.receipt : published && published.digest;
  if (published) demandSame(both('回执摘要', 'receipt digest'), entered, published.digest);
  if (d.teams && entered) demandSame(both('重算回执的摘要', 'digest of the receipt made again'), sha256Hex(canonical(makeReceipt(d))), entered);
  if (!published) {
    throw new Missing(c.discloseBy && !d.values ? `${both('名单延后公开，至迟', 'the list is kept back until, at the latest,')} ${c.discloseBy}` : `${what}: ${both('文件缺失', 'no such file')}`);
  }
  need(d, 'teams');
  return entered;
}

/** The order in which each check finds what it needs. */
const STEPS = [
  ['commitment', checkCommitment], ['policy', v.checkPolicy], ['history', v.checkHistory], ['frame', checkFrame],
  ['roster', checkRoster], ['quotas', checkQuotas], ['ends', v.checkEnds], ['sources', v.checkSources], ['key', checkKey],
  ['selection', checkSelection], ['recusals', checkRecusals], ['teams', checkTeams], ['receipt', checkReceipt],
  ['witnesses', (d) => v.checkWitnesses(d)],
];
const DRAW_CHECKS = v.table.checks.filter((name) => !v.table.yearChecks.includes(name));

/** Everything that is known about a draw after all its checks. */
async function examine(archive, draw) {
  await archive.begin({ draw, check: 'ledger', done: 0, total: DRAW_CHECKS.length });
  const findings = new Map([['ledger', await v.ledgerFinding(archive)]]);
  const d = await openDraw(archive, draw);
  for (const [name, check] of STEPS) {
    await archive.begin({ check: name, done: findings.size, total: DRAW_CHECKS.length });
    findings.set(name, await finding(name, () => check(d)));
    await archive.progress({ finding: findings.get(name) });
  }
  d.findings = DRAW_CHECKS.map((name) => findings.get(name));
  return d;
}

/** Ids that a disclosed draw drew: repeated, or as its receipt in the ledger says. */
async function drawnOf(d) {
  if (d.drawn) return d.drawn;
  const { receipt, digest } = await orMissing(d.archive.receipt(d.draw));
  if (digest !== d.end.body.receipt) throw new Missing(both('未能核验，须先有有效的回执', 'not checked, needs the receipt that was entered'));
  return [].concat(...receipt.strata.map((s) => s.drawn));
}

/** What a firm may want to see of itself, with its inclusion proof followed step by step to the committed root. */
function lookUp(d, id) {
  const { leaves, tree, commitment: c, selection } = d;
  if (!leaves) return null;
  const index = leaves.indexOf(id);
  if (index < 0) return { projects: Array.from(leaves.projects()).filter((leaf) => leaf.firm === id).map((leaf) => leaf.id) };
  const leaf = leaves.leaf(index), steps = [];
  const root = v.rootOfProof(index, tree.size, v.leafHash(utf8.encode(canonical(leaf))), tree.proof(index), (step) => steps.push(step));
  const found = { leaf, index, size: tree.size, leafText: canonical(leaf), leafHash: tree.leaf(index), steps, root,
    rootHolds: root === c.frame.root, eligible: leaves.mayBeDrawn(index, c.lifted === true) };
  if (!selection) return found;
  const k = selection.strata.findIndex((s) => s.stratum === leaf.stratum);
  const { eligible, drawn } = selection.strata[k], members = d.teams && d.teams.find((t) => t.firm === id);
  const before = eligible.reduce((sum, i) => sum + (selection.tickets.compare(i, index) < 0 ? 1 : 0), 0);
  return Object.assign(found, {
    ticket: selection.tickets.hex(index), place: selection.tickets.place[index], prk: toHex(d.prk),
    rank: found.eligible ? before + 1 : 0, of: eligible.length, take: drawn.length, cutoff: selection.receiptStrata[k].cutoff || null,
    drawn: drawn.includes(index), team: members ? members.inspectors : null,
  });
}

/** Tickets of one stratum on the line from 0 to 1, in order; the first `take` are drawn. */
function picture(d, stratum) {
  if (!d.selection) return null;
  const { eligible, drawn } = d.selection.strata.find((s) => s.stratum === stratum) || { eligible: [], drawn: [] };
  return { stratum, take: drawn.length, places: Float64Array.from(eligible, (i) => d.selection.tickets.place[i]).sort() };
}

Object.assign(v, { openDraw, isDisclosed, wasDisclosed, examine, drawnOf, lookUp, picture, DRAW_CHECKS });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
