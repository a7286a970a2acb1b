'use strict';
/* A whole year: every exclusion recomputed, coverage, rounds, and what a year owes (sections 2, 9 and 12). */
(function (v) {
const { both, demand, demandSame, apart, need, orNull, isVoid, wasDisclosed, isWithdrawn, isClosing, newestResult, STRETCH } = v;

const yearOf = (d) => v.parseDrawId(d.draw) || {};
const sameYear = (a, b) => yearOf(a).sector === yearOf(b).sector && yearOf(a).year === yearOf(b).year;

/** Draws committed to before `size` and not voided by then. */
const standing = (draws, size) => draws.filter((d) => need(d, 'entry').index < size && !(isVoid(d) && d.end.index < size));

const largestOf = (draws, size, mine = 0) => v.mostOf(mine, standing(draws, size).map((d) => need(d, 'commitment').frame.size));

const countsStill = (ledger, draw, id, size) => {
  const body = newestResult(ledger, draw, id, size);
  return body === undefined || !isClosing(body);
};

/** Ids drawn in a sector's year and still counting, by the entries with index < size. */
async function countingIds(archive, draws, size) {
  const ids = new Set();
  for (const d of standing(draws, size)) {
    if (!wasDisclosed(d) || d.end.index >= size) continue;
    for (const id of await v.drawnOf(d)) if (countsStill(archive.ledger, d.draw, id, size)) ids.add(id);
  }
  return ids;
}

/**
 * Inspections by the entries before `size`: each with the keys under which it counts, its day, and where it comes from.
 * Both results of a joint visit are one, on the later of their days.
 */
async function inspectionsBefore(year, size) {
  const { archive } = year, { ledger } = archive, found = [], joints = new Map();
  for (const [record, all] of ledger.records) {
    const versions = all.filter((e) => e.index < size);
    if (versions.length === 0) continue;
    const { body } = versions[versions.length - 1], owner = (await v.ownerOf(archive, body.draw))(body.firm);
    if (isWithdrawn(body)) continue;
    const inspection = { id: body.firm, keys: [owner], date: body.inspectedOn, sector: v.parseDrawId(body.draw).sector, record };
    const joint = await jointOf(year, body, size);
    if (joint === null) {
      found.push(inspection);
      continue;
    }
    if (!joints.has(joint)) joints.set(joint, []);
    joints.get(joint).push(inspection);
  }
  for (const both_ of joints.values()) found.push(Object.assign({ parts: both_ }, both_[0], { keys: Array.from(new Set(both_.map((i) => i.keys[0]))), date: v.mostOf('', both_.map((i) => i.date)) }));
  for (const { index, body } of ledger.of('visit')) if (index < size) found.push({ id: body.firm, keys: null, date: body.inspectedOn, isVisit: true });
  return found;
}

/** The joint visit that a result belongs to, by its entry; null for none. */
async function jointOf(year, body, size) {
  const { archive } = year;
  const joints = await archive.once(`joints ${body.draw}`, async () => {
    const leaves = new Map(), entries = archive.ledger.draw(body.draw).other.filter((e) => e.kind === 'joined');
    const d = year.draws.find((o) => o.draw === body.draw);
    for (const entry of d ? entries : []) leaves.set(await v.jointLeaf(d, entry.body.firm), entry.index);
    return leaves;
  });
  const index = joints.get(body.firm);
  return index !== undefined && index < size ? index : null;
}

/** Every exclusion, `largest` and `gone` follow from the ledger before the commitment; recusals found meanwhile stand. */
async function checkFlags(year, d) {
  const c = need(d, 'commitment');
  need(d, 'entry');
  const leaves = need(d, 'leaves');
  await apart([() => checkExclusions(year, d), () => checkStandingRecusals(year, d)]);
  return `${both('排除', 'excluded')} ${leaves.excluded} / ${leaves.length}, ${both('最大名录', 'largest')} ${c.largest}, ${both('消失', 'gone')} ${c.gone}`;
}

/** What the flags of a draw are judged by: drawn ids and inspections, as of the first try that has this frame. */
async function judging(year, d) {
  const then = await v.judgedAt(year.archive, d), size = then.entry.index, draws = year.draws.filter((o) => sameYear(o, d));
  return {
    size, draws, drawn: await countingIds(year.archive, draws, size), inspections: await inspectionsBefore(year, size),
    today: v.dayNumber(then.commitment.drawAt.slice(0, 10)), rules: need(d, 'policy'), year: d.commitment.year,
  };
}

/** Gives the reasons that keep a leaf out, of the inspections that `admits` lets count for it. */
function excluder({ leaves }, { drawn, inspections, today, rules, year }, admits = () => true) {
  const owner = v.ownerIn(leaves), byKey = new Map();
  const add = (key, inspection) => {
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(inspection);
  };
  for (const inspection of inspections) {
    if (inspection.keys !== null) {
      inspection.keys.forEach((key) => add(key, inspection));
      continue;
    }
    const firm = owner(inspection.id);
    add(inspection.id, inspection);
    if (firm !== inspection.id) add(firm, inspection);
  }
  return (leaf) => {
    const mine = (byKey.get(leaf.firm || leaf.id) || []).filter((i) => admits(i, leaf)), reasons = [];
    if (rules.cap > 0 && mine.filter((i) => Number(i.date.slice(0, 4)) === year).length >= rules.cap) reasons.push('cap');
    if (mine.some((i) => today >= v.dayNumber(i.date) && today - v.dayNumber(i.date) < rules.cooldownDays)) reasons.push('cooldown');
    if (drawn.has(leaf.id)) reasons.push('drawn');
    return reasons.join(', ');
  };
}

async function checkExclusions(year, d) {
  const { commitment: c, leaves } = d, by = await judging(year, d), reasonsOf = excluder(d, by), owner = v.ownerIn(leaves);
  const concerned = Array.from(by.drawn).concat(by.inspections.flatMap((i) => i.keys || [i.id, owner(i.id)]));
  let seen = 0;
  for (const leaf of leaves.flagged(concerned)) {
    demandSame(`${leaf.id} excluded`, `[${reasonsOf(leaf)}]`, `[${(leaf.excluded || []).join(', ')}]`);
    if (seen++ % STRETCH === 0) await year.archive.each(seen, leaves.length);
  }
  demandSame('largest', largestOf(by.draws, by.size, leaves.length), c.largest);
  demandSame('gone', Array.from(by.drawn).filter((id) => leaves.indexOf(id) < 0).length, c.gone);
}

/** A recusal found after a draw stands in every later list of the year. */
async function checkStandingRecusals(year, d) {
  const c = d.commitment, first = v.keptTries(year.archive.ledger, d.draw, v.keepsRecusals)[0] || d.entry;
  for (const recusal of await v.recusalsOf(year.archive)) {
    if (recusal.since >= first.index || recusal.year !== c.year) continue;
    for (const leaf of Array.from(d.leaves.flagged([recusal.id, recusal.owner])).filter((l) => v.binds(recusal, l.id, l.firm || l.id))) {
      demand(c.recusals, `${leaf.id}: ${both('回避表', 'recusals')}, ${recusal.inspector}`, both('无', 'left out'));
      const listed = d.recused && d.recused.get(leaf.id);
      demand(!listed || listed.includes(recusal.inspector), `${leaf.id}: ${both('沿用已认定的回避', 'a recusal that stands')} ${recusal.inspector}`, both('未列', 'not listed'));
    }
  }
}

// ── Years ──

/** Every sector and year that the ledger speaks of, with what its rules ask for and where it was closed. */
async function sectorYears(year, wanted) {
  const { archive } = year, { ledger } = archive, found = new Map();
  const add = (sector, number) => {
    if (!wanted || number === wanted) found.set(`${number} ${sector}`, { sector, year: number });
  };
  for (const { body } of ledger.of('infeasible')) add(body.sector, body.year);
  for (const { body } of ledger.of('closed')) body.sectors.forEach((s) => add(s.sector, body.year));
  for (const { body } of ledger.of('commitment')) add(v.parseDrawId(body.draw).sector, v.yearOfDraw(body.draw));
  const subjects = Array.from(found.keys()).sort().map((key) => found.get(key));
  for (const s of subjects) {
    const closed = ledger.closedAt(s.year), size = closed ? closed.index : Infinity;
    const document = await orNull(v.rulesOfYear(archive, s.year, size).then((own) => own || policyBefore(archive, s.year)));
    const rules = document && document.sectors.find((each) => each.sector === s.sector);
    Object.assign(s, {
      archive, closed, size, rules: rules || undefined, name: rules ? rules.name : s.sector, all: year.draws,
      draws: year.draws.filter((d) => yearOf(d).sector === s.sector && yearOf(d).year === s.year),
      said: closed && closed.body.sectors.find((each) => each.sector === s.sector),
      infeasible: ledger.of('infeasible').filter((e) => e.body.sector === s.sector && e.body.year === s.year).map((e) => Object.assign({ index: e.index }, e.body)),
    });
  }
  return subjects;
}

const firstOf = (year) => `${year}-01-01`;

/** The policy in force on a year's last day; null where none is. */
async function policyBefore(archive, year) {
  const found = await orNull(v.inForce(archive, `${year}-12-31`, (e) => e.at.slice(0, 10) < firstOf(year + 1), true));
  return found && found.policy;
}

const owedFirms = (floor, largest) => Number(v.ceilDiv(BigInt(floor.numerator) * BigInt(largest), BigInt(floor.denominator)));

async function coverageAt(s) {
  const draws = standing(s.draws, s.size), drawn = (await countingIds(s.archive, s.draws, s.size)).size;
  const last = draws.slice().sort((a, b) => a.entry.index - b.entry.index).pop();
  const populations = s.infeasible.filter((i) => i.index < s.size).map((i) => i.population);
  return { drawn, largest: largestOf(s.draws, s.size), denominator: last ? need(last, 'commitment').largest : v.mostOf(0, populations) };
}

/** Different rounds with a disclosed receipt or an infeasible entry. */
const roundsAt = (s) => new Set(standing(s.draws, s.size).filter((d) => wasDisclosed(d) && d.end.index < s.size).map((d) => v.parseDrawId(d.draw).round)
  .concat(s.infeasible.filter((i) => i.index < s.size).map((i) => i.round))).size;

const OPEN = () => both('年度未关闭，不作判定', 'the year is open: not judged');

/** Whether a closed year owes a sector anything: one that was neither drawn nor infeasible has no row in `closed`, which the ledger's check sees to. */
const isOwed = (s) => standing(s.draws, s.size).length > 0 || s.infeasible.some((i) => i.index < s.size);
const NOTHING = () => both('既未抽取也未流抽，无可判定', 'neither drawn nor infeasible: nothing is owed');

async function checkCoverage(s) {
  if (!s.closed) return OPEN();
  if (!isOwed(s)) return NOTHING();
  const { drawn, largest, denominator } = await coverageAt(s);
  const { floor } = need(s, 'rules'), least = owedFirms(floor, largest), expected = `≥ ${least} (${v.ratio(floor)} × ${largest})`;
  demand(drawn >= least, expected, drawn);
  const { coverage } = s.said || {};
  demandSame(`closed (${s.closed.index})`, `${drawn} / ${denominator}`, coverage ? `${coverage.numerator} / ${coverage.denominator}` : both('未列本行业', 'sector not listed'));
  return `${drawn}, ${expected}`;
}

async function checkRounds(s) {
  checkInfeasible(s);
  if (!s.closed) return OPEN();
  if (!isOwed(s)) return NOTHING();
  const reached = roundsAt(s), { rounds } = need(s, 'rules');
  demand(reached >= rounds, `≥ ${rounds}`, reached);
  demandSame(`closed rounds (${s.closed.index})`, reached, s.said ? s.said.rounds : both('未列本行业', 'sector not listed'));
  return `${reached} ≥ ${rounds}`;
}

/** A round that is infeasible has nobody who may be drawn, and a number that nothing used before. */
function checkInfeasible({ archive: { ledger }, draws, infeasible }) {
  for (const { index, round, population, drawn, eligible } of infeasible) {
    demand(eligible === 0 && drawn <= population, `${both('无可抽取对象才可流抽', 'nobody who may be drawn in an infeasible round')} (${index})`, `${eligible} / ${population}, ${drawn}`);
    const isUsed = infeasible.some((o) => o.index < index && o.round === round)
      || draws.some((d) => v.parseDrawId(d.draw).round === round && d.entry.index < index && !v.isVoidBefore(ledger, d.draw, index));
    demand(!isUsed, `${both('轮次只用一次', 'a round is used up once')} (${index})`, round);
  }
}

/** Years that should be closed by `now` (a time) and are not: with a policy in force on their last day. */
async function overdueYears(archive, now, wanted) {
  const years = [], { ledger } = archive, first = ledger.of('policy')[0], current = Number(now.slice(0, 4));
  const from = first ? Number(first.at.slice(0, 4)) : current;
  for (let year = from; year < current; year++) {
    if (wanted && year !== wanted) continue;
    if (now.slice(0, 10) < `${year + 1}-${v.table.limits.yearOpenFrom}` || ledger.closedAt(year)) continue;
    const policy = await policyBefore(archive, year);
    if (policy) years.push({ year, policy });
  }
  return years;
}

Object.assign(v, { yearOf, sameYear, countsStill, checkFlags, judging, excluder, sectorYears, policyBefore, owedFirms, coverageAt, roundsAt, checkCoverage, checkRounds, overdueYears });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
