'use strict';
/* How a commitment stands among those before it: policy, history, sources, ends (sections 3, 4, 8, 9 and 11). */
(function (v) {
const { Missing, both, brief, demand, demandSame, apart, canonical, orMissing, orNull, need, isLess, seconds, sha256Hex, fromHex, ABSENT, table, groupBy } = v;

const VOID = () => both('已作废，未抽取', 'voided, nothing was drawn');
const isVoid = (d) => d.end !== undefined && d.end.kind === 'void';
const DAY = 86400;

/** Every commitment entry of a sector, in ledger order. */
const commitmentsOf = (ledger, sector) => ledger.of('commitment').filter((e) => v.parseDrawId(e.body.draw).sector === sector);

/** The tries of a draw's round, this one last, as far back as each keeps what `kept` says of the void before it. */
function keptTries(ledger, draw, kept = () => true) {
  const id = v.parseDrawId(draw), tries = [];
  for (const e of commitmentsOf(ledger, id.sector)) {
    const other = v.parseDrawId(e.body.draw);
    if (other.year === id.year && other.round === id.round && other.attempt <= id.attempt) tries.push(e);
  }
  let first = tries.length - 1;
  while (first > 0) {
    const end = v.voidOf(ledger, tries[first - 1].body.draw);
    if (!end || !kept(end.body.reason)) break;
    first--;
  }
  return tries.slice(Math.max(0, first));
}

const keepsFrame = (reason) => reason !== 'frame-error';
const keepsRecusals = (reason) => reason !== 'frame-error' && reason !== 'roster-error';

/** The entry and the commitment as of which flags and policy are judged: the first try whose frame is kept. */
async function judgedAt(archive, d) {
  const [first] = keptTries(archive.ledger, d.draw, keepsFrame);
  if (!first || first.body.draw === d.draw) return { entry: d.entry, commitment: d.commitment };
  return { entry: first, commitment: (await orMissing(archive.commitment(first.body.draw))).value };
}

async function checkPolicy(d) {
  const c = need(d, 'commitment'), { archive } = d;
  // Said even where the document is missing: no document can make good for an entry that is not there.
  const isEntered = (e) => e.index < keptTries(archive.ledger, d.draw, keepsFrame)[0].index && e.body.digest === c.policy;
  demand(!archive.ledger || !d.entry || archive.ledger.of('policy').some(isEntered), both('承诺前已入账本', 'in the ledger before the commitment'), c.policy);
  const policy = await archive.policy(c.policy);
  demandSame(both('机关', 'authority'), c.authority, policy.authority);
  const sector = policy.sectors.find((s) => s.sector === c.sector);
  demand(sector, `${both('政策含本行业', 'the sector in the policy')} ${c.sector}`, both('无', 'absent'));
  Object.assign(d, { policy: sector, document: policy });
  const rules = ({ floor, rounds, team }) => canonical({ floor, rounds, team });
  demandSame(both('政策规定', 'rules'), rules(sector), rules(c));
  const rates = (list) => list.map((s) => `${s.stratum} ${s.numerator}/${s.denominator}`).join(', ');
  demandSame(both('分层比例', 'rates'), rates(sector.strata), rates(c.quotas));
  need(archive, 'ledger');
  need(d, 'entry');
  const then = await judgedAt(archive, d);
  await apart([
    async () => {
      const found = await v.inForce(archive, then.commitment.drawAt.slice(0, 10), (e) => e.index < then.entry.index);
      demand(found, both('承诺前已公布政策', 'a policy before the commitment'), both('无', 'none'));
      demandSame(both('抽取时有效的政策', 'the policy in force'), found.entry.body.digest, c.policy);
    },
    () => checkRulesOfYear(archive, c, policy, then.entry.index),
  ]);
  return c.policy;
}

/** The rules of a year rise at once and fall only with the next. */
async function checkRulesOfYear(archive, c, policy, index) {
  const { ledger } = archive, seen = new Set();
  const earlier = ledger.of('commitment').filter((e) => e.index < index && v.yearOfDraw(e.body.draw) === c.year && !v.isVoidBefore(ledger, e.body.draw, index));
  await apart(earlier.map(({ body: { draw } }) => async () => {
    const { value } = await orMissing(archive.commitment(draw));
    if (value.policy === c.policy || seen.has(value.policy)) return;
    seen.add(value.policy);
    for (const before of (await orMissing(archive.policy(value.policy))).sectors) {
      const now = policy.sectors.find((s) => s.sector === before.sector);
      demand(now && !isLess(now.floor, before.floor) && now.rounds >= before.rounds,
        `${both('年内下限和批次只升不降', 'floor and rounds that do not fall within the year')}: ${before.sector} ${ratio(before.floor)}, ${before.rounds} (${draw})`,
        now ? `${ratio(now.floor)}, ${now.rounds}` : both('无', 'absent'));
    }
  }));
}

const ratio = (r) => `${r.numerator}/${r.denominator}`;

async function checkHistory(d) {
  const { archive } = d, ledger = need(archive, 'ledger'), c = need(d, 'commitment'), entry = need(d, 'entry');
  demandSame(both('账本中承诺条数', 'commitment entries of this draw'), 1, ledger.draw(d.draw).commitment.length);
  demand(entry.at < c.drawAt, `${both('承诺先于抽取', 'committed before')} ${c.drawAt}`, entry.at);
  demandSame(both('承诺前的账本条数', 'ledger size before'), entry.index, c.ledger.size);
  demandSame(both('承诺前的账本根', 'ledger root before'), ledger.tree.root(c.ledger.size), c.ledger.root);
  const closed = ledger.closedAt(c.year);
  demand(!closed || closed.index > entry.index, both('年度未关闭', 'a year that is not closed'), closed && closed.index);
  const earlier = commitmentsOf(ledger, c.sector).filter((e) => e.index < entry.index).map((e) => e.body.draw);
  for (const draw of earlier) {
    const [end] = ledger.draw(draw).end;
    demand(end && end.index < entry.index, both('上一轮已结束', 'the last round ended'), `${draw}: ${end ? end.at : both('未结束', 'no end')}`);
  }
  checkRoundOrder(d, ledger, earlier);
  const last = earlier.length ? earlier[earlier.length - 1] : null;
  const id = v.parseDrawId(d.draw), before = last && v.parseDrawId(last);
  if (!before || before.year !== id.year || before.round !== id.round) {
    demand(id.attempt === 1, both('首次', 'a first try'), d.draw);
  } else {
    demand(before.attempt + 1 === id.attempt && ledger.draw(last).end[0].kind === 'void', both('作废后依次重试', 'the next try after a void'), `${last} → ${d.draw}`);
  }
  if (last) await checkLast(d, last);
  return `${both('账本', 'ledger')} ${c.ledger.size}, ${both('上一次', 'last')}: ${last || '–'}`;
}

/** Every round before this one was committed to, or entered as infeasible; none after it was. */
function checkRoundOrder(d, ledger, earlier) {
  const { sector, year, round } = d.commitment;
  const rounds = new Set(earlier.map(v.parseDrawId).filter((id) => id.year === year).map((id) => id.round));
  for (const { index, body } of ledger.of('infeasible')) {
    if (index >= d.entry.index || body.sector !== sector || body.year !== year) continue;
    demand(body.round !== round, both('该轮未用', 'a round that is not used up'), `${round} (${index})`);
    rounds.add(body.round);
  }
  const later = v.mostOf(0, Array.from(rounds));
  demand(later <= round, both('其后各轮尚未承诺', 'no later round before this one'), later);
  let next = 1;
  while (rounds.has(next)) next++;
  demand(next >= round, `${both('此前各轮均已承诺', 'every round before was committed to')}: ${round - 1}`, `${both('缺第几轮', 'missing round')} ${next}`);
}

/** The last round's list was disclosed, and a new try keeps what was not itself in error. */
async function checkLast(d, last) {
  const { archive, commitment: c } = d, { ledger } = archive;
  const { value: before } = await orMissing(archive.commitment(last));
  const [end] = ledger.draw(last).end;
  if (end.kind === 'receipt' && before.discloseBy !== undefined) {
    demand(v.disclosureOf(ledger, before, last) < d.entry.index, both('上一轮名单已公开', 'the last round disclosed'), last);
  }
  if (v.parseDrawId(d.draw).attempt === 1) return;
  const { reason } = end.body;
  const keeps = { frame: keepsFrame(reason), quotas: keepsFrame(reason), policy: keepsFrame(reason), roster: reason !== 'roster-error', recusals: keepsRecusals(reason) };
  for (const name of Object.keys(keeps).filter((n) => keeps[n])) {
    demandSame(`${both('重试沿用', 'kept by a new try')} ${name}`, canonical(before[name] || ''), canonical(c[name] || ''));
  }
}

// ── Ends (section 8) ──

/** One end: a receipt at or after the draw's time, or a void for a reason that its moment allows. */
async function checkEnds(d) {
  const c = need(d, 'commitment'), ledger = need(d.archive, 'ledger'), entry = need(d, 'entry');
  const { end: ends, value: values } = ledger.draw(d.draw);
  if (ends.length === 0) throw new Missing(both('尚未抽取', 'no receipt or void yet'));
  demand(ends.length === 1, both('恰有一个结局', 'exactly one end'), ends.map((e) => `${e.index} ${e.kind}`).join(', '));
  const { at, body, index, kind } = ends[0];
  demand(index > entry.index, both('结局在承诺之后', 'an end after the commitment'), index);
  if (kind === 'receipt') {
    demand(at >= c.drawAt, `${both('不早于抽取时间', 'not before')} ${c.drawAt}`, at);
    return `receipt ${at}`;
  }
  demand(body.decidedBy !== body.approvedBy, both('由两人决定和批准', 'decided and approved by two people'), body.decidedBy);
  demand((body.source !== undefined) === (body.reason === 'source-unavailable'), both('仅随机源不可得时指明随机源', 'a source where it is unavailable, and only there'), body.source || body.reason);
  if (at < c.drawAt && !values.some((e) => e.index < index)) {
    demand(body.reason !== 'source-unavailable', 'frame-error, roster-error, force-majeure', body.reason);
  } else {
    // A sealed value cannot be unavailable: a witness's becomes ABSENT, and the bureau has its own.
    demand(body.reason === 'source-unavailable', 'source-unavailable', body.reason);
    demand(c.sources.some((s) => s.name === body.source && s.kind !== 'sealed'), both('指明本次抽取的公开随机源', 'a source of this draw, of dice, lottery or pulse'), body.source);
    demand(!values.some((e) => e.body.name === body.source), `${body.source}: ${both('确无数值', 'no value')}`, both('有值', 'there is one'));
  }
  return `void ${body.reason} ${at}`;
}

// ── Sources (section 4) ──

const mayFollowReceipt = (c, s) => v.isOwn(s) && c.discloseBy !== undefined;

async function checkSources(d) {
  const c = need(d, 'commitment'), ledger = need(d.archive, 'ledger');
  need(d, 'entry');
  const start = seconds(c.drawAt);
  for (const s of c.sources.filter(v.isPublicSource)) {
    const known = v.knownFrom(s, c.drawAt), last = start + table.limits.sourceDays * DAY;
    demand(known >= start && known <= last, `${s.name}: ${both('抽取时间起七日内', 'at most 7 days from')} ${c.drawAt}`, s.at || v.timeOf(known));
  }
  await checkIssues(d);
  const entries = ledger.draw(d.draw).value;
  const stranger = entries.find((e) => !c.sources.some((s) => s.name === e.body.name));
  demand(!stranger, both('只有承诺中的随机源', 'values of committed sources only'), stranger && stranger.body.name);
  const missing = [];
  for (const s of c.sources) {
    const mine = entries.filter((e) => e.body.name === s.name);
    demand(mine.length <= 1, `${s.name}: ${both('只有一个值', 'one value')}`, mine.length);
    if (mine.length === 0) missing.push(s);
    else checkValue(d, s, mine[0]);
  }
  if (isVoid(d)) return VOID();
  if (missing.length > 0) {
    const late = d.end && missing.find((s) => !mayFollowReceipt(c, s));
    demand(!late, `${late && late.name}: ${both('抽取前入账本', 'a value before the receipt')}`, both('无', 'none'));
    throw new Missing(`${both('尚无随机值', 'no value yet')}: ${missing.map((s) => s.name).join(', ')}`);
  }
  return d.values.map((x) => `${x.name} = ${x.value}`).join('; ');
}

function checkValue(d, s, entry) {
  const c = d.commitment, { value, signature } = entry.body, { at } = entry;
  demand(v.isValue(s.kind, value, s.digits), `${s.name}: ${both('数值形式', 'a value of its kind')}`, brief(value));
  demand((signature !== undefined) === (s.kind === 'drand'), `${s.name}: signature`, brief(signature || both('无', 'none')));
  demand(entry.index > d.entry.index && (!d.end || isVoid(d) || mayFollowReceipt(c, s) || entry.index < d.end.index),
    `${s.name}: ${both('在回执之前', 'before the receipt')}`, entry.index);
  if (value === ABSENT) {
    demand(v.isWitnessed(s), `${s.name}: ${both('不得缺席', 'never absent')}`, ABSENT);
    demand(at >= c.drawAt, `${s.name} ABSENT ${both('不早于', 'not before')} ${c.drawAt}`, at);
    return;
  }
  if (s.kind === 'sealed') demandSame(`${s.name} ${both('密封摘要', 'sealed digest')}`, s.digest, sha256Hex(canonical({ draw: c.draw, name: s.name, value })));
  if (v.isWitnessed(s)) demand(at < c.drawAt, `${s.name} ${both('早于', 'before')} ${c.drawAt}`, at);
  else demand(at >= c.drawAt, `${s.name} ${both('不早于', 'not before')} ${c.drawAt}`, at);
  if (v.isPublicSource(s)) demand(seconds(at) > v.knownFrom(s, c.drawAt), `${s.name} ${both('晚于其产生时间', 'after it can be known')}`, at);
  if (s.kind === 'drand') {
    demand(v.isSignature(signature), `${s.name}: ${both('签名形式', '96 hexadecimal digits of signature')}`, brief(signature));
    demandSame(`${s.name} SHA-256(signature)`, sha256Hex(fromHex(signature)), value);
  }
}

/** What all commitments and values of a ledger say of lottery issues and pulses: one moment, one value, in order. */
async function lotteriesOf(archive) {
  const { ledger } = archive, issues = new Map(), values = groupBy(ledger.of('value'), (e) => e.body.name);
  for (const { body: { draw } } of ledger.of('commitment')) {
    const found = await orNull(archive.commitment(draw));
    if (!found) continue;
    const { value: c } = found, end = v.voidOf(ledger, draw);
    for (const s of c.sources.filter(v.isPublicSource)) {
      if (v.isIssue(s) && !(end && end.at < c.drawAt)) {
        if (!issues.has(s.name)) issues.set(s.name, new Set());
        issues.get(s.name).add(s.at);
      }
    }
  }
  const times = new Map();
  for (const [kind, names] of groupBy(Array.from(issues.keys()).sort(), (name) => name.slice(0, 3))) {
    times.set(kind, names.map((name) => ({ name, first: v.leastOf('~', Array.from(issues.get(name))), last: v.mostOf('', Array.from(issues.get(name))) })));
  }
  return { issues, values, times };
}

async function checkIssues(d) {
  const { issues, values, times } = await d.archive.once('lotteries', () => lotteriesOf(d.archive));
  const c = d.commitment, end = d.end, isOut = isVoid(d) && end.at < c.drawAt;
  for (const s of c.sources.filter(v.isPublicSource)) {
    const said = Array.from(new Set((values.get(s.name) || []).map((e) => e.body.value)));
    demand(said.length <= 1, `${s.name}: ${both('同一期只有一个值', 'one value in the whole ledger')}`, said.join(', '));
    if (!v.isIssue(s) || isOut) continue;
    const at = Array.from(issues.get(s.name) || []);
    demand(at.length <= 1, `${s.name}: ${both('同一期只有一个时间', 'one time in the whole ledger')}`, at.join(', '));
    const wrong = (times.get(s.kind) || []).find((o) => (o.name < s.name && o.last >= s.at) || (o.name > s.name && o.first <= s.at));
    demand(!wrong, `${s.name}: ${both('期号大者在后', 'of two issues the higher number is later')}`, wrong && `${wrong.name} ${wrong.first}`);
  }
}

Object.assign(v, { VOID, isVoid, commitmentsOf, keptTries, keepsFrame, keepsRecusals, judgedAt, ratio, checkPolicy, checkHistory, checkEnds, checkSources });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
