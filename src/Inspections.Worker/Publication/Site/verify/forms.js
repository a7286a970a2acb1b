'use strict';
/* What published documents and entries have to look like. A form gives null, or what it wanted instead, in the language that is spoken. */
(function (v) {
const { Refused, both, own, brief, table } = v;
const { limits, patterns, lotteries } = table;

function mustBe(form, value, what) {
  const problem = form(value);
  if (problem !== null) throw new Refused(`${what}: ${problem}`, brief(value));
}

const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
const matches = (pattern, zh, en) => {
  const regex = whole(pattern);
  return (x) => (typeof x === 'string' && regex.test(x) ? null : both(zh, en));
};
const integer = (least) => (x) => (Number.isSafeInteger(x) && x >= least ? null : both(`不小于 ${least} 的整数`, `an integer from ${least}`));
/** What people count: never above 2^31 − 1. */
const count = (least) => (x) => (Number.isSafeInteger(x) && x >= least && x <= limits.count ? null : both(`${least} 至 ${limits.count} 的整数`, `a number from ${least} to ${limits.count}`));
const oneOf = (...allowed) => (x) => (allowed.includes(x) ? null : both(`以下之一：${allowed.join(', ')}`, `one of ${allowed.join(', ')}`));
const anyText = (x) => (typeof x === 'string' ? null : both('文本', 'a text'));
const someText = (x) => (typeof x === 'string' && x.length > 0 ? null : both('文本', 'a text'));

const distinct = (values) => new Set(values).size === values.length;
const ascending = (values) => values.every((x, i) => i === 0 || values[i - 1] < x);

function list(item, { least = 0, rule = null, name = ['', ''] } = {}) {
  return (x) => {
    if (!Array.isArray(x) || x.length < least) return both(`不少于 ${least} 项的列表`, `a list of ${least} or more`);
    for (const each of x) {
      const problem = item(each);
      if (problem !== null) return problem;
    }
    return rule && !rule(x) ? both(...name) : null;
  };
}

const sortedList = (item, least = 0) => list(item, { least, rule: ascending, name: ['升序且不重复', 'sorted, without repeats'] });
const setOf = (item, least = 0) => list(item, { least, rule: distinct, name: ['不重复', 'without repeats'] });

function record(required, optional = {}, rule = () => null) {
  return (x) => {
    if (typeof x !== 'object' || x === null || Array.isArray(x)) return both('对象', 'an object');
    for (const name of Object.keys(x)) {
      const form = own(required, name) ? required[name] : own(optional, name) ? optional[name] : null;
      if (!form) return both(`没有成员 "${brief(name)}"`, `no member "${brief(name)}"`);
      const problem = form(x[name]);
      if (problem !== null) return `"${name}": ${problem}`;
    }
    for (const name of Object.keys(required)) if (!own(x, name)) return both(`成员 "${name}"`, `a member "${name}"`);
    return rule(x);
  };
}

const DRAW_ID = whole(patterns.draw);

/** Sector, year, round and try of a draw id, or null. */
function parseDrawId(text) {
  const parts = typeof text === 'string' ? DRAW_ID.exec(text) : null;
  if (!parts) return null;
  const [sector, year, round, attempt] = [parts[1], Number(parts[2]), Number(parts[3]), Number(parts[5] || 1)];
  return round <= limits.count && attempt <= limits.count ? { sector, year, round, attempt } : null;
}

const DATE = whole(patterns.date), TIME = whole(patterns.time);
function isDate(text) {
  if (!DATE.test(text)) return false;
  const day = new Date(0);
  day.setUTCFullYear(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8)));
  return day.toISOString().slice(0, 10) === text;
}
const isTime = (text) => TIME.test(text) && isDate(text.slice(0, 10));
const seconds = (time) => Date.parse(time) / 1000;
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86400000;
/** The spelling of a moment, given in seconds, in the protocol's zone. */
const timeOf = (moment) => `${new Date(1000 * (moment + 28800)).toISOString().slice(0, 19)}+08:00`;

const is = {
  id: matches(patterns.identifier, '编号', 'an identifier'),
  name: matches(patterns.label, '名称', 'a name'),
  code: matches(patterns.code, '代码', 'a code'),
  authority: matches(patterns.authority, '机关', 'an authority'),
  digest: matches(patterns.digest, '64 位小写十六进制数字', '64 lower-case hexadecimal digits'),
  draw: (x) => (parseDrawId(x) ? null : both('抽取编号', 'a draw id')),
  date: (x) => (typeof x === 'string' && isDate(x) ? null : both('日期', 'a date')),
  time: (x) => (typeof x === 'string' && isTime(x) ? null : both('时间 yyyy-MM-ddTHH:mm:ss+08:00', 'a time yyyy-MM-ddTHH:mm:ss+08:00')),
  year: (x) => (Number.isSafeInteger(x) && x >= limits.firstYear && x <= limits.lastYear ? null : both('年份', 'a year')),
  yes: oneOf(true),
};

const ratioRule = (x) => (x.numerator <= x.denominator ? null : both('0 至 1 的比例', 'a rate from 0 to 1'));
const ratio = record({ denominator: integer(1), numerator: integer(0) }, {}, ratioRule);
/** Whether a ratio is less than another. */
const isLess = (a, b) => BigInt(a.numerator) * BigInt(b.denominator) < BigInt(b.numerator) * BigInt(a.denominator);
const higherFirst = (rates) => rates.every((rate, i) => i === 0 || !isLess(rates[i - 1], rate));
const logHead = record({ root: is.digest, size: integer(0) });
const listHead = record({ root: is.digest, size: count(0) });
const team = record({ size: count(1) }, { perDepartment: count(1) });

const frameLeaf = record(
  { id: is.id, stratum: is.name },
  { excluded: sortedList(oneOf(...table.exclusions), 1), firm: is.id });
const rosterLeaf = record(
  { department: is.name, id: is.id, sectors: sortedList(is.code) },
  { unavailable: oneOf(...table.unavailable) });
const recusalLeaf = record({ id: is.id, inspectors: sortedList(is.id), salt: is.digest });
const opening = record({ index: integer(0), leaf: recusalLeaf, proof: list(is.digest) });

const sealedName = matches(`(?:${patterns.own})|(?:${patterns.witness})`, 'own:… 或 witness:…', 'own:… or witness:…');
const issueOf = (kind) => (x) => (typeof x === 'string' && x.startsWith(`${kind}:`) && whole(patterns.issue).test(x) ? null : `${kind}:<issue>`);
const pulseOf = (x) => (typeof x === 'string' && whole(patterns.pulse).test(x) ? null : 'drand:quicknet/<round>');
const sourceForms = {
  sealed: record({ kind: oneOf('sealed'), digest: is.digest, name: sealedName }),
  dice: record({ kind: oneOf('dice'), digits: count(limits.diceDigits), name: oneOf('dice') }),
  ssq: record({ kind: oneOf('ssq'), at: is.time, name: issueOf('ssq') }),
  dlt: record({ kind: oneOf('dlt'), at: is.time, name: issueOf('dlt') }),
  drand: record({ kind: oneOf('drand'), name: pulseOf }),
};

function source(x) {
  const form = x && typeof x === 'object' && own(sourceForms, x.kind) ? sourceForms[x.kind] : null;
  return form ? form(x) : both('已知种类的随机源', 'a source of a known kind');
}

const commitmentForm = record({
  protocol: oneOf(table.protocol),
  draw: is.draw, sector: is.code, year: is.year, round: count(1), rounds: count(1), authority: is.authority,
  policy: is.digest, ledger: logHead, frame: listHead, roster: listHead, floor: ratio,
  largest: integer(0), gone: integer(0),
  quotas: list(record({ denominator: integer(1), numerator: integer(0), stratum: is.name, take: count(0) }, {}, ratioRule),
    { least: 1, rule: (x) => distinct(x.map((q) => q.stratum)) && higherFirst(x), name: ['每层一次，比例高者在前', 'each stratum once, higher rates first'] }),
  team,
  sources: list(source, {
    least: 1,
    rule: (x) => distinct(x.map((s) => s.name)) && distinct(x.filter((s) => s.digest).map((s) => s.digest)),
    name: ['名称和摘要各不相同', 'distinct names and digests'] }),
  drawAt: is.time,
}, {
  recusals: listHead, lifted: is.yes, discloseBy: is.date,
  witnesses: list(record({ key: someText, name: is.code }), { least: 1, rule: (x) => distinct(x.map((w) => w.name)), name: ['名称各不相同', 'distinct names'] }),
});

const sourceValue = record({ name: is.name, value: someText });
const receiptForm = record({
  bound: integer(0), commitment: is.digest, draw: is.draw, prk: is.digest, protocol: oneOf(table.protocol),
  sources: list(sourceValue),
  strata: list(record({ drawn: list(is.id), stratum: is.name }, { cutoff: is.digest })),
  teams: list(record({ firm: is.id, inspectors: list(is.id) })),
});

const isBelow = (sector) => isLess(sector.floor, limits.standardFloor) || sector.rounds < limits.standardRounds;
const policyForm = record({
  authority: is.authority, basis: list(anyText), effective: is.date,
  sectors: list(record({
    basis: list(anyText), cap: count(0), cooldownDays: count(0), floor: ratio, name: anyText, rounds: count(1), sector: is.code, team,
    strata: list(record({ denominator: integer(1), name: anyText, numerator: integer(0), stratum: is.name }, {}, ratioRule),
      { least: 1, rule: (x) => distinct(x.map((s) => s.stratum)) && higherFirst(x), name: ['每层一次，比例高者在前', 'each stratum once, higher rates first'] }),
  }, {}, (s) => (!isBelow(s) || (s.basis.length > 0 && s.basis.every((text) => text.length > 0)) ? null : both('低于标准的行业须有自己的依据', 'a basis of its own for a sector below the standard'))),
  { rule: (x) => ascending(x.map((s) => s.sector)), name: ['行业升序', 'sectors ascending'] }),
}, { review: setOf(is.name, 1) });

const categories = list(oneOf(...table.categories, table.withdrawn), {
  least: 1, rule: (x) => distinct(x) && (x.length === 1 || !x.includes(table.withdrawn)), name: [`不重复，"${table.withdrawn}" 须单独`, `without repeats, "${table.withdrawn}" alone`] });

const decision = { approvedBy: is.name, decidedBy: is.name };
const published = [{ digest: is.digest }, { year: is.year }];
const seal = { opens: integer(0), salt: is.digest };
const together = (x) => (own(x, 'opens') === own(x, 'salt') ? null : both('"opens" 和 "salt" 同时出现', '"opens" and "salt" together'));
const bodies = {
  key: [{ key: someText, recovery: someText }],
  policy: published, items: published, plan: published, import: published,
  commitment: [{ commitment: is.digest, draw: is.draw }],
  value: [{ draw: is.draw, name: is.name, value: anyText }, { signature: anyText }],
  receipt: [{ draw: is.draw, receipt: is.digest }],
  void: [Object.assign({ draw: is.draw, reason: oneOf(...table.voidReasons) }, decision), { source: is.name }],
  infeasible: [{ drawn: integer(0), eligible: integer(0), frame: is.digest, population: integer(0), round: count(1), sector: is.code, year: is.year }],
  substitution: [Object.assign({ draw: is.draw, firm: is.id, inspector: is.id, reason: oneOf(...table.substitutionReasons), substitute: is.id }, decision), seal, together],
  named: [Object.assign({ draw: is.draw, firm: is.id, inspectors: setOf(is.id) }, decision), seal, together],
  joined: [{ draws: list(is.draw, { rule: (x) => x.length === 2 && x[0] !== x[1], name: ['两次抽取', 'two draws'] }), firm: is.id }],
  sealed: [{ digest: is.digest, of: oneOf(...table.sealedKinds) }],
  reviewed: [{ by: is.name, outcome: oneOf(...table.reviewOutcomes), record: is.name, step: is.name }],
  result: [Object.assign({ categories, draw: is.draw, firm: is.id, inspectedOn: is.date, inspectors: setOf(is.id), items: setOf(is.id), record: is.name, version: count(1) }, seal)],
  visit: [{ firm: is.id, inspectedOn: is.date, type: is.name }],
  closed: [{ sectors: list(record({ coverage: record({ denominator: integer(0), numerator: integer(0) }), rounds: count(0), sector: is.code }),
    { rule: (x) => ascending(x.map((s) => s.sector)), name: ['行业升序，各一次', 'sectors ascending, each once'] }), year: is.year }],
};
const bodyForms = {};
for (const kind of Object.keys(bodies)) bodyForms[kind] = record(...bodies[kind]);

const entryForm = record({ at: is.time, body: () => null, index: integer(0), kind: anyText }, {}, (x) => {
  if (!own(bodyForms, x.kind)) return both('已知的种类', 'a known kind');
  const problem = bodyForms[x.kind](x.body);
  return problem === null ? null : `${x.kind} ${problem}`;
});

// ── Sources (section 4) ──

const ABSENT = table.absent;
const isWitnessed = (s) => s.kind === 'sealed' && s.name.startsWith('witness:');
const isOwn = (s) => s.kind === 'sealed' && s.name.startsWith('own:');
const isIssue = (s) => s.kind === 'ssq' || s.kind === 'dlt';
const isPublicSource = (s) => isIssue(s) || s.kind === 'drand';
const pulseTime = (name) => table.drand.genesis + table.drand.period * (Number(name.slice('drand:quicknet/'.length)) - 1);
/** From when on a value may be known to anybody, in seconds. */
const knownFrom = (s, drawAt) => (s.kind === 'drand' ? pulseTime(s.name) : s.at ? seconds(s.at) : seconds(drawAt));

const balls = (text, highest) => {
  const numbers = text.split(' ');
  return ascending(numbers) && numbers.every((n) => Number(n) >= 1 && Number(n) <= highest);
};
const VALUES = { ssq: whole(patterns.ssq), dlt: whole(patterns.dlt), drand: whole(patterns.drandValue), sealed: whole(patterns.digest), dice: /^[0-9]+$/ };

/** Whether a value has the form of its kind. */
function isValue(kind, value, digits) {
  if (typeof value !== 'string') return false;
  if (kind === 'sealed' && value === ABSENT) return true;
  if (!own(VALUES, kind) || !VALUES[kind].test(value)) return false;
  if (kind === 'dice') return value.length >= limits.diceDigits && (digits === undefined || value.length === digits);
  if (!own(lotteries, kind)) return true;
  const [front, back] = value.split('|'), lottery = lotteries[kind];
  return balls(front, lottery.frontHighest) && balls(back, lottery.backHighest);
}

const isSignature = (text) => typeof text === 'string' && whole(patterns.drandSignature).test(text);

/** The key that commitment and values give (HKDF-Extract). */
function drawKey(commitmentDigest, values) {
  const ikm = v.canonical({ commitment: commitmentDigest, sources: values.map(({ name, value }) => ({ name, value })) });
  return v.hkdfExtract(new Uint8Array(32), v.utf8.encode(ikm));
}

Object.assign(v, {
  mustBe, whole, distinct, ascending, parseDrawId, seconds, dayNumber, timeOf, is, isLess, frameLeaf, rosterLeaf, recusalLeaf, opening,
  commitmentForm, receiptForm, policyForm, entryForm, ABSENT, isWitnessed, isOwn, isIssue, isPublicSource, knownFrom, isValue, isSignature, drawKey,
});
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
