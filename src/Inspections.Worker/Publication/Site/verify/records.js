'use strict';
/* What the entries alone say of results, reviews, kept-back draws, joint visits and closed years (sections 8 to 10). */
(function (v) {
const { both, demand, demandSame, apart, groupBy, orMissing, table } = v;

/** Where an entry takes effect: where it was sealed, if it was kept back. */
const since = ({ index, body }) => (body.opens === undefined ? index : body.opens);

const isWithdrawn = (body) => body.categories.length === 1 && body.categories[0] === table.withdrawn;
const isClosing = (body) => body.categories.some((c) => table.closingCategories.includes(c));

/** The entry that made a draw public: of its last `own:` value, and of its receipt if that came later; Infinity while one is to come. */
function disclosureOf(ledger, commitment, draw) {
  const { value } = ledger.draw(draw), receipt = receiptOf(ledger, draw);
  return commitment.sources.filter(v.isOwn).reduce((last, s) => {
    const entry = value.find((e) => e.body.name === s.name);
    return Math.max(last, entry ? entry.index : Infinity);
  }, receipt ? receipt.index : Infinity);
}

const receiptOf = (ledger, draw) => ledger.draw(draw).end.find((e) => e.kind === 'receipt');
const voidOf = (ledger, draw) => ledger.draw(draw).end.find((e) => e.kind === 'void');
/** Whether a draw was voided by an entry before `index`. */
const isVoidBefore = (ledger, draw, index) => ledger.draw(draw).end.some((e) => e.kind === 'void' && e.index < index);

/** The records of a draw's firm, each as its versions among the entries before `size`, in the order in which they began. */
function recordsOf(ledger, draw, firm, size = Infinity) {
  const byDraw = ledger.recordsByDraw || (ledger.recordsByDraw = groupBy(ledger.of('result'), (e) => `${e.body.draw} ${e.body.firm}`));
  return Array.from(groupBy((byDraw.get(`${draw} ${firm}`) || []).filter((e) => e.index < size), (e) => e.body.record).values());
}

/** The latest version of the newest record of a draw's firm before `size`, or undefined. */
function newestResult(ledger, draw, firm, size = Infinity) {
  const versions = recordsOf(ledger, draw, firm, size).pop();
  return versions && versions[versions.length - 1].body;
}

/** Every result was reviewed. */
async function checkReviews(archive) {
  const { ledger } = archive, reviews = groupBy(ledger.of('reviewed'), (e) => e.body.record), parts = [];
  for (const [record, entries] of ledger.records) {
    entries.forEach((entry, i) => parts.push(() => checkReview(archive, entry, i > 0 ? entries[i - 1].index : -1, reviews.get(record) || [])));
  }
  await apart(parts);
}

// ── What happened after a draw, as the entries alone have it (sections 8 and 9) ──

/** Nothing of a draw's field before its receipt, changes of team in the open unless it was kept back, and records that are whole. */
async function checkField(archive, draw) {
  const { ledger } = archive, { other } = ledger.draw(draw), receipt = receiptOf(ledger, draw);
  for (const e of other) demand(receipt && receipt.index < since(e), `${draw}: ${both('抽取之后', 'after the draw\'s receipt')}`, `${e.index} ${e.kind}`);
  for (const record of new Set(other.filter((e) => e.kind === 'result').map((e) => e.body.record))) checkVersions(ledger, record, ledger.records.get(record));
  await apart([() => checkKeptBack(archive, draw), ...other.filter((e) => e.kind === 'joined').map((e) => () => checkJoined(archive, e))]);
}

/** One draw and firm, versions from 1, a second record only after a withdrawn one. */
function checkVersions(ledger, record, entries) {
  const first = entries[0].body;
  entries.forEach(({ index, body }, i) => {
    demandSame(`${record} version (${index})`, i + 1, body.version);
    demandSame(`${record} ${both('同一抽取和企业', 'of one draw and firm')} (${index})`, `${first.draw} ${first.firm}`, `${body.draw} ${body.firm}`);
  });
  demand(!isWithdrawn(first), `${record}: ${both('第一版不得为撤回', 'a first version that is not withdrawn')}`, table.withdrawn);
  const before = newestResult(ledger, first.draw, first.firm, entries[0].index);
  demand(!before || isWithdrawn(before), `${record}: ${both('前一记录已撤回', 'the record before it withdrawn')}`, before && before.record);
}

/** Between its seal and its opening, a result passed every step that the policy of its draw names, by different people. */
async function checkReview(archive, { index, body }, versionBefore, reviews) {
  let from = Math.max(body.opens, versionBefore);
  for (const e of reviews) if (e.index < index && e.index > from && e.body.outcome === 'returned') from = e.index;
  const approvals = reviews.filter((e) => e.index > from && e.index < index && e.body.outcome === 'approved');
  demand(approvals.length > 0, `${body.record} (${index}): ${both('经审核方可公开', 'a review between seal and opening')}`, both('无', 'none'));
  const { value: c } = await orMissing(archive.commitment(body.draw)), { review } = await orMissing(archive.policy(c.policy));
  let at = 0;
  const people = new Set();
  for (const step of review || []) {
    while (at < approvals.length && !(approvals[at].body.step === step && !people.has(approvals[at].body.by))) at++;
    demand(at < approvals.length, `${body.record} (${index}): ${both('审核步骤', 'review step')} ${step}`, approvals.map((e) => `${e.body.step} ${e.body.by}`).join(', '));
    people.add(approvals[at++].body.by);
  }
}

/** Before the disclosure of a kept-back draw nothing is entered about it but seals; of others only results are sealed. */
async function checkKeptBack(archive, draw) {
  const { ledger } = archive, { other } = ledger.draw(draw);
  if (other.length === 0) return;
  const { value: c } = await orMissing(archive.commitment(draw));
  const early = c.discloseBy === undefined ? other.find((e) => e.body.opens !== undefined && e.kind !== 'result')
    : other.find((e) => e.index < disclosureOf(ledger, c, draw));
  demand(!early, `${draw}: ${c.discloseBy === undefined ? both('未延后公开，不得封存', 'nothing sealed of a draw that is not kept back') : both('公开之前只能封存', 'only seals before the disclosure')}`,
    early && `${early.index} ${early.kind}`);
}

/** Two sectors of one year, after both receipts, neither kept back. */
async function checkJoined(archive, { index, body }) {
  const [a, b] = body.draws.map(v.parseDrawId);
  demand(a.year === b.year && a.sector !== b.sector, `${both('同年不同行业', 'two sectors of one year')} (${index})`, body.draws.join(', '));
  for (const draw of body.draws) {
    const receipt = receiptOf(archive.ledger, draw);
    demand(receipt && receipt.index < index, `${both('两次均已抽取', 'after both receipts')} (${index})`, draw);
  }
}

// ── Closed years (section 9) ──

const yearOfDraw = (draw) => v.parseDrawId(draw).year;
const drawsOfYear = (ledger, year) => Array.from(ledger.draws.keys()).filter((draw) => yearOfDraw(draw) === year && ledger.draw(draw).commitment.length > 0);

async function checkYears(archive) {
  const { ledger } = archive, closed = groupBy(ledger.of('closed'), (e) => e.body.year);
  await apart(Array.from(closed, ([year, entries]) => async () => {
    demand(entries.length === 1, `${both('年度只关闭一次', 'a year is closed once')}: ${year}`, entries.map((e) => e.index).join(', '));
    await checkClosed(archive, year, entries[0]);
  }));
}

async function checkClosed(archive, year, closed) {
  const { ledger } = archive, { index, body } = closed;
  const owed = new Set(), before = drawsOfYear(ledger, year).filter((draw) => ledger.draw(draw).commitment[0].index < index);
  for (const draw of before) {
    const [end] = ledger.draw(draw).end;
    demand(end && end.index < index, `closed ${year}: ${both('各次抽取均已结束', 'every draw has its end')}`, draw);
    if (end.kind === 'receipt') owed.add(v.parseDrawId(draw).sector);
  }
  for (const e of ledger.of('infeasible')) if (e.body.year === year && e.index < index) owed.add(e.body.sector);
  demandSame(`closed ${year} ${both('行业', 'sectors')}`, Array.from(owed).sort().join(', '), body.sectors.map((s) => s.sector).join(', '));
  for (const e of ledger.entries.slice(index + 1)) {
    const about = [].concat(e.body.draws || e.body.draw || []).some((draw) => yearOfDraw(draw) === year) || (e.kind === 'infeasible' && e.body.year === year);
    demand(!about || e.kind === 'result', `closed ${year}: ${both('此后只有结果', 'only results afterwards')}`, `${e.index} ${e.kind}`);
  }
  await apart(before.map((draw) => async () => {
    const { value: c } = await orMissing(archive.commitment(draw));
    if (c.discloseBy !== undefined && receiptOf(ledger, draw)) demand(disclosureOf(ledger, c, draw) < index, `closed ${year}: ${both('各次抽取均已公开', 'every draw disclosed')}`, draw);
  }));
}

/** The policy that says what a year owes: that of its last commitment not voided before `size`; null without one. */
async function rulesOfYear(archive, year, size = Infinity) {
  const { ledger } = archive;
  const last = ledger.of('commitment').filter((e) => e.index < size && yearOfDraw(e.body.draw) === year && !isVoidBefore(ledger, e.body.draw, size)).pop();
  if (!last) return null;
  const { value } = await orMissing(archive.commitment(last.body.draw));
  return orMissing(archive.policy(value.policy));
}

/** The policy in force at a date, of the entries that `isBefore` admits; null without one. `strictly`: none that takes effect later. */
async function inForce(archive, date, isBefore, strictly = false) {
  let found = null, first = null;
  for (const entry of archive.ledger.of('policy').filter(isBefore)) {
    const policy = await orMissing(archive.policy(entry.body.digest));
    first = first || { entry, policy };
    if (policy.effective <= date && (!found || found.policy.effective <= policy.effective)) found = { entry, policy };
  }
  return found || (strictly ? null : first);
}

Object.assign(v, { since, isWithdrawn, isClosing, disclosureOf, receiptOf, voidOf, isVoidBefore, recordsOf, newestResult, checkReviews, checkField, checkYears, yearOfDraw, drawsOfYear,
  rulesOfYear, inForce });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
