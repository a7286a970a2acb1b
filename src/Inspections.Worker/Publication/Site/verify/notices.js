'use strict';
/* What a reader should know and no rule forbids (section 12): names and wording are those of docs/protocol.json. */
(function (v) {
const { need, orNull, shown, ratio, isVoid, isDisclosed, isWithdrawn, isClosing, isLess, seconds, dayNumber, recordsOf, newestResult, table, ABSENT } = v;
const { limits } = table;

const NOTICES = new Map(table.notices.map((n, order) => [n.name, Object.assign({ order }, n)]));
const HOUR = 3600;

/** One notice: the wording `which` of its name, with its particulars in their order. */
function notice(name, draw, which, ...particulars) {
  const { texts, zh, en, severity } = NOTICES.get(name);
  let i = 0;
  const text = texts[which].replace(/\{[^}]*\}/g, () => String(particulars[i++]));
  return { name, draw: draw || null, severity, title: { zh, en }, which, particulars: particulars.map((p) => shown(p)), text: shown(text) };
}

/** A list as notices show it: the first few, and how many there are. */
function listed(items, isSorted = true) {
  const all = isSorted ? Array.from(new Set(items)).sort() : items;
  if (all.length === 0) return 'none';
  return all.slice(0, limits.listItems).join(', ') + (all.length > limits.listItems ? `, ... (${all.length} in all)` : '');
}

const byIdOf = (leaves) => new Map(leaves.map((leaf) => [leaf.id, leaf]));

/** By severity, then as the table has them, then without a draw first, then in the ledger's order, then by text. */
function inOrder(notices, ledger) {
  const place = new Map();
  if (ledger) ledger.of('commitment').forEach((e, i) => place.set(e.body.draw, i));
  const keyOf = (n) => [n.severity, NOTICES.get(n.name).order, n.draw === null ? -1 : place.get(n.draw) || 0];
  const once = new Map(notices.map((n) => [`${n.name} ${n.draw} ${n.text}`, n]));
  return Array.from(once.values()).sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)], i = x.findIndex((each, k) => each !== y[k]);
    return i >= 0 ? x[i] - y[i] : a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  });
}

// ── Of one draw ──

/** Each maker gives the notices of one kind; what one of them lacks takes nothing from the others. */
async function drawNotices(d, year, now) {
  const found = [];
  if (!d.archive.ledger || !d.entry) return found;
  const say = (name, which, ...particulars) => found.push(notice(name, d.draw, which, ...particulars));
  const earlier = await earlierOf(d);
  const makers = [entryNotices, timeNotices, policyNotices, standardNotices, quotaNotices, witnessNotices, poolNotice, closedOutNotice, exclusionNotices, resultNotices, frameNotice, rosterNotice, changeNotices];
  for (const make of makers) await orNull(Promise.resolve().then(() => make({ d, year, now, say, earlier, ledger: d.archive.ledger, get c() { return need(d, 'commitment'); } })));
  return found;
}

/** The sector's last commitment before it without a void entry; null for the first. */
async function earlierOf(d) {
  const { ledger } = d.archive;
  const last = v.commitmentsOf(ledger, v.yearOf(d).sector).filter((e) => e.index < d.entry.index && !v.voidOf(ledger, e.body.draw)).pop();
  return last ? last.body.draw : null;
}

function entryNotices({ d, say, ledger }) {
  const { value, other } = ledger.draw(d.draw), closed = ledger.closedAt(v.yearOf(d).year), c = d.commitment;
  for (const { kind, body } of ledger.draw(d.draw).end) {
    if (kind !== 'void') continue;
    if (body.source === undefined) say('Void', 0, body.reason, body.decidedBy, body.approvedBy);
    else say('Void', 1, body.reason, body.source, body.decidedBy, body.approvedBy);
  }
  for (const { body } of value) {
    const source = c && c.sources.find((s) => s.name === body.name);
    if (body.value === ABSENT) say('AbsentValue', 0, body.name);
    if (source && v.isPublicSource(source)) say('CompareWithPublisher', 0, body.name, source.at || v.timeOf(v.knownFrom(source, c.drawAt)), body.value);
  }
  for (const { kind, body } of other) {
    if (kind === 'substitution') say('Substitution', 0, body.firm, body.substitute, body.inspector, body.reason, body.decidedBy, body.approvedBy);
    if (kind === 'named') say('NamedTeam', 0, body.firm, listed(body.inspectors, false), body.decidedBy, body.approvedBy);
    if (kind === 'joined') say('Joined', 0, body.firm, body.draws.find((draw) => draw !== d.draw));
  }
  for (const { kind, at, body } of other) {
    if (kind !== 'result' || body.version !== 1) continue;
    if (dayNumber(at.slice(0, 10)) - dayNumber(body.inspectedOn) > limits.lateResultDays) say('LateResult', 0, body.firm, body.inspectedOn, at.slice(0, 10));
  }
  if (!closed) return;
  const pending = other.filter((e) => e.kind === 'result').map((e) => e.body.firm)
    .filter((firm) => newestResult(ledger, d.draw, firm).categories.includes('ProblemPendingFollowUp'));
  if (pending.length > 0) say('StillPending', 0, listed(pending));
}

function timeNotices({ d, c, say, ledger, now }) {
  if (seconds(c.drawAt) - seconds(d.entry.at) < limits.shortLeadHours * HOUR) say('ShortLead', 0, d.entry.at, c.drawAt);
  const due = v.mostOf(seconds(c.drawAt), c.sources.map((s) => v.knownFrom(s, c.drawAt))), late = due + limits.lateEndHours * HOUR;
  if (d.end && seconds(d.end.at) > late) say('LateEnd', 0, v.timeOf(due), d.end.at);
  if (!d.end && seconds(now) > late) say('LateEnd', 1, v.timeOf(due));
  if (c.discloseBy === undefined || isVoid(d)) return;
  const index = v.disclosureOf(ledger, c, d.draw), entry = index === Infinity ? null : ledger.entries[index];
  if (entry && entry.at.slice(0, 10) > c.discloseBy) say('LateDisclosure', 0, c.discloseBy, entry.at);
  if (!entry && now.slice(0, 10) > c.discloseBy) say('LateDisclosure', 1, c.discloseBy);
}

function policyNotices({ d, c, say }) {
  const rules = need(d, 'policy'), { effective } = need(d, 'document');
  if (effective > c.drawAt.slice(0, 10)) say('PolicyNotInForce', 0, c.policy, effective);
  if (rules.cooldownDays > limits.standardCooldownDays) say('BelowStandard', 3, rules.cooldownDays);
}

function standardNotices({ c, say }) {
  if (isLess(c.floor, limits.standardFloor)) say('BelowStandard', 0, ratio(c.floor));
  if (c.rounds < limits.standardRounds) say('BelowStandard', 1, c.rounds);
  if (c.team.size < limits.standardTeam) say('BelowStandard', 2, c.team.size);
}

function quotaNotices({ d, c, say }) {
  need(d, 'strata').forEach(({ stratum, take, eligible, population }, i) => {
    const least = v.owedFirms(c.floor, population), needed = need(d, 'needs')[i];
    if (needed < least) say('BelowStandard', 4, stratum, needed, population, ratio(c.floor), least);
    if (eligible >= 1 && take === eligible) say('Certain', 0, stratum, take);
  });
  if (c.lifted) say('Certain', 1);
}

function witnessNotices({ d, say }) {
  for (const [which, ...particulars] of need(d, 'faults')) say('WitnessNote', which, ...particulars);
}

function poolNotice({ d, c, say }) {
  if (!isDisclosed(d)) return;
  const smallest = need(d, 'pools').slice().sort((a, b) => a.pool - b.pool || (a.id < b.id ? -1 : 1))[0];
  if (smallest) say('SmallestPool', 0, smallest.pool, smallest.id, c.team.size);
}

/** Firms that a result closed out before this commitment. */
function closedOutNotice({ d, say, ledger }) {
  const leaves = need(d, 'leaves'), out = new Set();
  const heard = new Set();
  for (const e of ledger.of('result')) {
    const key = `${e.body.draw} ${e.body.firm}`;
    if (e.index >= d.entry.index || heard.has(key)) continue;
    heard.add(key);
    if (isClosing(newestResult(ledger, e.body.draw, e.body.firm, d.entry.index))) out.add(e.body.firm);
  }
  const ids = out.size === 0 ? [] : Array.from(leaves.flagged(out)).filter((leaf) => out.has(leaf.id) || out.has(leaf.firm)).map((leaf) => leaf.id);
  if (ids.length > 0) say('ClosedOutStillListed', 0, listed(ids));
}

async function exclusionNotices({ d, c, year, say }) {
  const excluded = Array.from(need(d, 'leaves').flagged()).filter((leaf) => leaf.excluded);
  if (excluded.length === 0) return;
  const by = await v.judging(year, d);
  const without = (admits) => {
    const reasonsOf = v.excluder(d, by, admits);
    return excluded.filter((leaf) => reasonsOf(leaf) === '').map((leaf) => leaf.id);
  };
  const byVisits = without((i) => !i.isVisit);
  if (byVisits.length > 0) say('ExcludedByVisits', 0, listed(byVisits));
  const isMine = (i, leaf) => i.id === leaf.id && (i.isVisit || i.sector === c.sector);
  const byOthers = without((i, leaf) => (i.parts || [i]).some((part) => isMine(part, leaf)));
  if (byOthers.length > 0) say('ExcludedByOthers', 0, listed(byOthers));
}

function resultNotices({ d, say, ledger }) {
  const difference = (name, a, b) => {
    const write = (x) => (Array.isArray(x) ? x.join('+') || 'none' : x);
    return write(a[name]) === write(b[name]) ? [] : [`${name} ${write(a[name])} to ${write(b[name])}`];
  };
  const firms = new Set(ledger.draw(d.draw).other.filter((e) => e.kind === 'result').map((e) => e.body.firm));
  for (const firm of firms) {
    const records = recordsOf(ledger, d.draw, firm);
    records.forEach((versions, r) => {
      if (r > 0) say('Reinspected', 0, firm, versions[0].body.record, records[r - 1][0].body.record);
      versions.slice(1).forEach(({ body }, i) => {
        const before = versions[i].body;
        const changes = [].concat(...['categories', 'inspectedOn', 'inspectors', 'items'].map((name) => difference(name, before, body)));
        say('Corrected', 0, firm, body.record, body.version, listed(changes, false));
      });
    });
  }
}

async function frameNotice({ d, say, earlier }) {
  if (!earlier) return;
  const old = (await v.orMissing(d.archive.frame(earlier))).leaves, now = need(d, 'leaves');
  const entered = [], moved = [], changed = [], left = [];
  for (const [before, leaf] of v.differences(old, now)) {
    if (!before) entered.push(leaf.id);
    else if (!leaf) left.push(before.id);
    else {
      if (before.stratum !== leaf.stratum) moved.push(`${leaf.id} (${before.stratum} to ${leaf.stratum})`);
      if (before.firm !== leaf.firm) changed.push(`${leaf.id} (${before.firm || 'none'} to ${leaf.firm || 'none'})`);
    }
  }
  [entered, left, moved, changed].forEach((items, which) => { if (items.length > 0) say('FrameChanged', which, earlier, listed(items)); });
}

async function rosterNotice({ d, c, say, earlier }) {
  if (!earlier) return;
  const old = byIdOf((await v.orMissing(d.archive.roster(earlier))).leaves), now = byIdOf(need(d, 'roster'));
  const kinds = [[], [], [], [], [], [], []], has = (i) => i.sectors.includes(c.sector);
  for (const [id, i] of now) {
    const before = old.get(id);
    if (!before) {
      kinds[0].push(id);
      continue;
    }
    if (has(before) && !has(i)) kinds[2].push(id);
    if (!has(before) && has(i)) kinds[3].push(id);
    if (before.department !== i.department) kinds[4].push(`${id} (${before.department} to ${i.department})`);
    if (!before.unavailable && i.unavailable) kinds[5].push(`${id} (${i.unavailable})`);
    if (before.unavailable && !i.unavailable) kinds[6].push(id);
  }
  for (const id of old.keys()) if (!now.has(id)) kinds[1].push(id);
  kinds.forEach((items, which) => { if (items.length > 0) say('RosterChanged', which, earlier, listed(items)); });
}

async function changeNotices({ d, c, say, earlier }) {
  if (!earlier) return;
  const { value: before, witnesses } = await v.orMissing(d.archive.commitment(earlier));
  if (seconds(c.drawAt) - seconds(before.drawAt) < limits.roundsCloseHours * HOUR) say('RoundsClose', 0, earlier, before.drawAt, c.drawAt);
  const keys = (list) => list.map((w) => `${w.name} ${w.key.spki}`).sort().join(), names = (list) => listed(list.map((w) => `${w.name} (${w.key.id})`));
  if (keys(d.witnesses) !== keys(witnesses)) say('WitnessesChanged', 0, names(d.witnesses), earlier, names(witnesses));
  const document = await v.orMissing(d.archive.policy(before.policy)), old = document.sectors.find((s) => s.sector === c.sector);
  const changes = old ? policyChanges(old, need(d, 'policy'), document.review, need(d, 'document').review) : [];
  if (changes.length > 0) say('PolicyChanged', 0, earlier, listed(changes, false));
}

function policyChanges(old, now, oldReview, review) {
  const changes = [], write = (x) => (x === undefined ? 'none' : String(x));
  const change = (name, a, b) => { if (a !== b) changes.push(`${name} ${a} to ${b}`); };
  const equal = (a, b) => !isLess(a, b) && !isLess(b, a);
  if (!equal(old.floor, now.floor)) change('floor', ratio(old.floor), ratio(now.floor));
  change('rounds', write(old.rounds), write(now.rounds));
  const rateOf = (strata, stratum) => strata.find((s) => s.stratum === stratum);
  for (const { stratum } of now.strata.concat(old.strata.filter((s) => !rateOf(now.strata, s.stratum)))) {
    const [a, b] = [rateOf(old.strata, stratum), rateOf(now.strata, stratum)];
    if (!a || !b || !equal(a, b)) change(`rate of ${stratum}`, a ? ratio(a) : 'none', b ? ratio(b) : 'none');
  }
  change('team size', write(old.team.size), write(now.team.size));
  change('perDepartment', write(old.team.perDepartment), write(now.team.perDepartment));
  change('cap', write(old.cap), write(now.cap));
  change('cooldownDays', write(old.cooldownDays), write(now.cooldownDays));
  const steps = (list) => (list ? list.join('>') : 'none');
  change('review', steps(oldReview), steps(review));
  return changes;
}

// ── Of years, and of the ledger ──

async function yearNotices(year, subjects, overdue, wanted) {
  const { archive } = year, { ledger } = archive, found = [];
  const say = (name, draw, which, ...particulars) => found.push(notice(name, draw, which, ...particulars));
  const isWanted = (number) => !wanted || number === wanted;
  for (const { body } of ledger.of('infeasible')) {
    if (isWanted(body.year)) say('Infeasible', null, 0, body.sector, body.year, body.round, body.population, body.drawn, body.eligible);
  }
  for (const closed of ledger.of('closed').filter((e) => isWanted(e.body.year))) {
    const number = closed.body.year;
    if (closed.at.slice(0, 10) < `${number}-${limits.closedEarlyBefore}`) say('ClosedEarly', null, 0, number, closed.at);
    for (const { index, kind, body } of ledger.entries.slice(closed.index + 1)) {
      const draws = body.draws || (body.draw ? [body.draw] : []);
      const about = draws.find((draw) => v.yearOfDraw(draw) === number);
      if (about || body.year === number) say('AfterClosing', about, 0, kind, index, number);
    }
    await orNull(notDrawn(archive, number).then((sectors) => sectors.forEach((sector) => say('SectorNotDrawn', null, 0, sector, number))));
  }
  for (const number of new Set(year.draws.map((d) => v.yearOf(d).year).filter(isWanted))) {
    await orNull(sameFirms(year, number).then((firms) => firms.forEach((ids, firm) => say('SameFirm', null, 0, number, firm, listed(ids)))));
  }
  for (const { year: number, policy } of overdue) await orNull(owedOf(year, subjects, number, policy).then((owed) => say('YearOpen', null, 0, number, owed)));
  return found;
}

/** Sectors of a closed year's policies without a draw and without an infeasible round. */
async function notDrawn(archive, number) {
  const { ledger } = archive, sectors = new Set(), drawn = new Set();
  for (const { body: { draw } } of ledger.of('commitment')) {
    if (v.yearOfDraw(draw) !== number || v.voidOf(ledger, draw)) continue;
    drawn.add(v.parseDrawId(draw).sector);
    const { value } = await v.orMissing(archive.commitment(draw));
    (await v.orMissing(archive.policy(value.policy))).sectors.forEach((s) => sectors.add(s.sector));
  }
  if (drawn.size === 0) {
    const policy = await v.policyBefore(archive, number);
    if (policy) policy.sectors.forEach((s) => sectors.add(s.sector));
  }
  for (const { body } of ledger.of('infeasible')) if (body.year === number) drawn.add(body.sector);
  return Array.from(sectors).filter((sector) => !drawn.has(sector)).sort();
}

/** Firms that a year's disclosed draws drew under two ids. */
async function sameFirms(year, number) {
  const firms = new Map();
  for (const d of year.draws.filter((o) => v.yearOf(o).year === number && v.wasDisclosed(o))) {
    const owner = await v.ownerOf(year.archive, d.draw);
    for (const id of await v.drawnOf(d)) {
      if (!firms.has(owner(id))) firms.set(owner(id), new Set());
      firms.get(owner(id)).add(id);
    }
  }
  firms.forEach((ids, firm) => { if (ids.size < 2) firms.delete(firm); });
  return firms;
}

/** What an open year owes, by sector of its last policy. */
async function owedOf(year, subjects, number, inForce) {
  const policy = await v.rulesOfYear(year.archive, number) || inForce, owed = [];
  for (const rules of policy.sectors) {
    const s = subjects.find((each) => each.sector === rules.sector && each.year === number);
    const { drawn, largest } = s ? await v.coverageAt(s) : { drawn: 0, largest: 0 };
    let results = 0;
    for (const d of s ? s.draws.filter(v.wasDisclosed) : []) {
      for (const id of await v.drawnOf(d)) {
        const records = recordsOf(year.archive.ledger, d.draw, id);
        if (!records.some((versions) => !isWithdrawn(versions[versions.length - 1].body))) results++;
      }
    }
    const firms = Math.max(0, v.owedFirms(rules.floor, largest) - drawn), rounds = Math.max(0, rules.rounds - (s ? v.roundsAt(s) : 0));
    if (firms + rounds + results > 0) owed.push(`${rules.sector} ${firms} firms ${rounds} rounds ${results} results`);
  }
  return listed(owed);
}

/** Notices of the ledger as a whole. */
async function ledgerNotices(archive) {
  const { ledger } = archive, found = [];
  const say = (name, which, ...particulars) => found.push(notice(name, null, which, ...particulars));
  if (archive.clock !== null && seconds(ledger.last) > archive.clock) say('FutureTime', 0, ledger.last);
  const lastClosed = ledger.of('closed').slice(-1)[0];
  for (const { index, at, body } of ledger.of('sealed')) {
    if (lastClosed && index < lastClosed.index && !ledger.openers.has(index)) say('SealedNeverOpened', 0, index, body.of, at);
  }
  const { held, bad } = await v.heads(archive);
  bad.forEach((name) => found.push(Object.assign(notice('WitnessNote', null, 5, name), { text: `${name}: head does not hold`, which: 6 })));
  const newest = held.filter((h) => h.isOwn).sort((a, b) => b.size - a.size || (a.time === b.time ? (a.name < b.name ? -1 : 1) : a.time < b.time ? 1 : -1))[0];
  if (newest) say('HeadWatched', 0, newest.name, newest.size, newest.time, ledger.entries.length - newest.size);
  else say('HeadWatched', 1);
  if (!archive.key) say('NoTrustedKey', 0, ledger.keys[ledger.keys.length - 1].key.text);
  return found;
}

Object.assign(v, { drawNotices, yearNotices, ledgerNotices, inOrder });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
