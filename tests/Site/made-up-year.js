'use strict';
/*
 * A made-up bureau's year, published and signed by its own keys, as a map from path to text: two sectors (firms and projects), review
 * steps, a void and the next tries, a kept-back draw with a sealed substitution, witnesses, every kind of source, a change of key, a joint
 * visit, a correction and a withdrawal after the year's close. `change(name, value)` may change whatever is about to be published or
 * entered; everything after it follows from the changed bytes and is signed anew.
 */
const { generateKeyPairSync, sign } = require('node:crypto');
const listed = require('./listed-frame.js');
const v = require('../../src/Inspections.Worker/Publication/Site/verify.js');

const AUTHORITY = '350100/housing', DAY = 86400000, HOUR = 3600000;
const bytes = (text) => v.utf8.encode(text);
const lines = (values) => values.map((value) => `${v.canonical(value)}\n`).join('');
const treeOf = (values) => v.merkleTree(values.map((value) => bytes(v.canonical(value))));
const hash = (text) => v.sha256Hex(text);

const pairs = new Map();

/** A verifier key and its signature lines; the same key for the same slot. */
function signer(name, slot) {
  if (!pairs.has(slot)) pairs.set(slot, generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  const { publicKey, privateKey } = pairs.get(slot), spki = publicKey.export({ type: 'spki', format: 'der' });
  const id = Buffer.from(v.sha256(new Uint8Array(spki)).subarray(0, 4));
  return {
    key: `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.from([2]), spki]).toString('base64')}`,
    line: (text) => `\u2014 ${name} ${Buffer.concat([id, sign('sha256', Buffer.from(text), privateKey)]).toString('base64')}\n`,
  };
}

const SECTORS = [['pm', 3, 0], ['re', 1, 30]].map(([sector, rounds, cooldownDays]) => ({
  basis: ['法'], cap: 0, cooldownDays, floor: { denominator: 100, numerator: 10 }, name: sector, rounds, sector,
  strata: [{ denominator: 2, name: '高', numerator: 1, stratum: 'a' }, { denominator: 10, name: '低', numerator: 1, stratum: 'b' }],
  team: { perDepartment: 1, size: 2 },
}));
const firm = (i) => `F${String(i).padStart(3, '0')}`;
const LISTS = {
  pm: Array.from({ length: 14 }, (_, i) => ({ id: firm(i), stratum: i < 4 ? 'a' : 'b' })),
  re: Array.from({ length: 8 }, (_, i) => ({ firm: firm(i % 5), id: `P${i}`, stratum: i < 2 ? 'a' : 'b' })),
};
const LOTTERIES = { ssq: '03 09 14 21 26 31|07', dlt: '03 09 14 21 26|07 11' };

class MadeUpYear {
  constructor(change) {
    Object.assign(this, { change, files: {}, texts: [], keyLines: [], clock: Date.UTC(2026, 0, 5, 1), drawn: { pm: [], re: [] }, inspections: [], recusals: [], records: 0 });
    this.keys = [signer(AUTHORITY, 'first')];
    this.recovery = signer(AUTHORITY, 'recovery');
    this.witnesses = { audit: signer('audit', 'audit'), notary: signer('notary', 'notary') };
  }

  get now() { return v.timeOf(this.clock / 1000); }
  days(n) { this.clock += n * DAY; }

  enter(kind, body) {
    const entry = this.change(`entry ${kind}`, { at: this.now, body, index: this.texts.length, kind });
    this.texts.push(v.canonical(entry));
    return entry;
  }

  async rootAt(size = this.texts.length) { return (await v.merkleTree(this.texts.slice(0, size).map(bytes))).root(); }

  /** A key entry is signed by the key before it too, afterwards by its own alone. */
  async checkpoint() {
    const size = this.texts.length, text = `${AUTHORITY}\n${size}\n${Buffer.from(v.fromHex(await this.rootAt())).toString('base64')}\n`;
    const note = `${text}\n${this.keys.map((key) => key.line(text)).join('')}`;
    Object.assign(this.files, { 'ledger/checkpoint': note, [`ledger/checkpoints/${size}`]: note });
    this.keys = this.keys.slice(-1);
  }

  enterKey() {
    const { key } = this.keys[this.keys.length - 1];
    this.enter('key', { key, recovery: this.recovery.key });
    this.keyLines.push(`${key}\n`);
  }

  enterPolicy() {
    const text = v.canonical(this.change('policy', { authority: AUTHORITY, basis: ['文件'], effective: '2026-01-01', review: ['one', 'two'], sectors: SECTORS }));
    this.policy = hash(text);
    this.files[`policy/${this.policy}.json`] = text;
    this.enter('policy', { digest: this.policy, year: 2026 });
  }

  note(path, witness, text) {
    const signed = `${this.change('note', { text }).text}\n`;
    this.files[path] = `${signed}\n${this.witnesses[witness].line(signed)}`;
  }

  // ── A draw ──

  leavesOf(sector, today, { cooldownDays }) {
    const isCooling = (f) => this.inspections.some((i) => i.firm === (f.firm || f.id) && today >= i.day && today - i.day < cooldownDays);
    return LISTS[sector].map((f) => {
      const excluded = [...(isCooling(f) ? ['cooldown'] : []), ...(this.drawn[sector].includes(f.id) ? ['drawn'] : [])];
      return this.change('leaf', { ...(excluded.length > 0 ? { excluded } : {}), ...f });
    });
  }

  roster(size) {
    return Array.from({ length: size }, (_, i) => this.change('inspector', {
      department: `d${i % 3}`, id: `J${i}`, sectors: i === 6 ? ['pm'] : ['pm', 're'], ...(i === 5 ? { unavailable: 'absent' } : {}) }));
  }

  recusalLeaves(id, frame) {
    return frame.map((f) => this.change('recusal', {
      id: f.id, inspectors: this.recusals.filter((r) => r.firm === (f.firm || f.id)).map((r) => r.inspector).sort(), salt: hash(id + f.id) }));
  }

  source(id, at, name) {
    if (name === 'dice') return { digits: 20, kind: 'dice', name };
    if (name === 'drand') return { kind: 'drand', name: `drand:quicknet/${Math.ceil((at / 1000 + 3600 - 1692803367) / 3) + 1}` };
    if (name.startsWith('own:') || name.startsWith('witness:')) return { digest: hash(v.canonical({ draw: id, name, value: hash(name + id) })), kind: 'sealed', name };
    return { at: v.timeOf(at / 1000 + 7200), kind: name.slice(0, 3), name };
  }

  async commit(sector, round, { attempt = 1, sources, witnesses = [], keep = null, disclose = null, inspectors = 7 }) {
    const id = `${sector}-2026-r${round}${attempt > 1 ? `-v${attempt}` : ''}`, at = this.clock + 3 * DAY, drawAt = v.timeOf(at / 1000);
    const rules = SECTORS.find((s) => s.sector === sector);
    const frame = keep ? keep.frame : this.leavesOf(sector, v.dayNumber(drawAt.slice(0, 10)), rules);
    const roster = keep ? keep.roster : this.roster(inspectors), recusals = keep ? keep.recusals : this.recusalLeaves(id, frame);
    const strata = rules.strata.map(({ denominator, numerator, stratum }) => ({ denominator, numerator, stratum }));
    const { takes } = v.quotas({ round, rounds: rules.rounds, floor: rules.floor, largest: frame.length, gone: 0, lifted: false, strata: v.countStrata(listed(frame), strata, false) });
    const head = async (values) => ({ root: (await treeOf(values)).root(), size: values.length });
    const commitment = this.change('commitment', {
      authority: AUTHORITY, draw: id, drawAt, floor: rules.floor, frame: await head(frame), gone: 0, largest: frame.length,
      ledger: { root: await this.rootAt(), size: this.texts.length }, policy: this.policy, protocol: 'inspections-draw/1',
      quotas: strata.map((s, i) => ({ ...s, take: takes[i] })), recusals: await head(recusals), roster: await head(roster), round, rounds: rules.rounds, sector,
      sources: sources.map((name) => this.source(id, at, name)), team: rules.team, year: 2026,
      ...(witnesses.length > 0 ? { witnesses: witnesses.map((name) => ({ key: this.witnesses[name].key, name })) } : {}),
      ...(disclose === null ? {} : { discloseBy: v.timeOf((at + disclose * DAY) / 1000).slice(0, 10) }),
    });
    const text = v.canonical(commitment), digest = hash(text), folder = `draws/${id}/`;
    Object.assign(this.files, { [`${folder}commitment.json`]: text, [`${folder}frame.jsonl`]: lines(frame), [`${folder}roster.jsonl`]: lines(roster) });
    this.enter('commitment', { commitment: digest, draw: id });
    await this.checkpoint();
    this.clock += HOUR;
    for (const name of witnesses) {
      this.note(`${folder}witness/${name}.commitment`, name, ['inspections-witness/1 commitment', id, digest, `${this.texts.length} ${await this.rootAt()}`, this.now].join('\n'));
    }
    return { id, sector, at, frame, roster, recusals, commitment, digest, folder, witnesses, isKeptBack: disclose !== null };
  }

  enterValue(d, s) {
    let value = s.kind === 'sealed' ? hash(s.name + d.id) : s.kind === 'dice' ? '01234567890123456789' : LOTTERIES[s.kind], more = {};
    if (s.kind === 'drand') {
      more = { signature: hash(d.id) + hash('x').slice(0, 32) };
      value = hash(v.fromHex(more.signature));
    }
    d.values.set(s.name, this.enter('value', { draw: d.id, name: s.name, value, ...more }).body.value);
  }

  async draw(d) {
    const { sources } = d.commitment, enter = (which) => sources.filter(which).forEach((s) => this.enterValue(d, s));
    d.values = new Map();
    enter((s) => s.name.startsWith('witness:'));
    this.clock = d.at;
    enter((s) => s.kind === 'dice');
    this.clock = d.at + 3 * HOUR;
    enter(v.isPublicSource);
    if (d.isKeptBack) sources.filter(v.isOwn).forEach((s) => d.values.set(s.name, hash(s.name + d.id)));
    else enter(v.isOwn);
    const values = sources.map(({ name }) => ({ name, value: d.values.get(name) })), prk = v.drawKey(d.digest, values);
    d.key = v.hmacKey(prk);
    const selection = await v.select(d.key, listed(d.frame), d.commitment.quotas, false), order = selection.drawOrder;
    const { bound, teams } = await v.assignTeams(d.key, order.map((i) => ({ id: d.frame[i].id, allowed: this.allowed(d, i) })), d.roster, d.commitment.team);
    const receipt = this.change('receipt', {
      bound, commitment: d.digest, draw: d.id, prk: v.toHex(prk), protocol: 'inspections-draw/1', sources: values, strata: selection.receiptStrata,
      teams: teams.map((t) => ({ firm: t.firm, inspectors: t.members.map((j) => d.roster[j].id) })),
    });
    this.enter('receipt', { draw: d.id, receipt: hash(v.canonical(receipt)) });
    await this.checkpoint();
    Object.assign(d, { order, receipt, values_: values, ids: order.map((i) => d.frame[i].id), teams: new Map(receipt.teams.map((t) => [t.firm, t.inspectors])) });
    this.drawn[d.sector].push(...d.ids);
    if (!d.isKeptBack) await this.disclose(d);
  }

  allowed(d, i) { return v.allowedFor(d.roster, d.sector, d.recusals[i].inspectors); }

  async disclose(d) {
    if (d.isKeptBack) {
      d.commitment.sources.filter(v.isOwn).forEach((s) => this.enterValue(d, s));
      await this.checkpoint();
    }
    const tree = await treeOf(d.recusals);
    this.files[`${d.folder}receipt.json`] = v.canonical(d.receipt);
    this.files[`${d.folder}recusals.jsonl`] = lines(d.order.map((index) => ({ index, leaf: d.recusals[index], proof: tree.proof(index) })));
    for (const name of d.witnesses) {
      this.note(`${d.folder}witness/${name}.values`, name, ['inspections-witness/1 values', d.id, d.digest, ...d.values_.map((x) => `${x.name} ${x.value}`), this.now].join('\n'));
    }
  }

  async void(d, reason, source) {
    this.enter('void', { approvedBy: 'b', decidedBy: 'a', draw: d.id, reason, ...(source ? { source } : {}) });
    await this.checkpoint();
  }

  // ── After it ──

  seal(of, body) {
    const salt = hash(v.canonical(body));
    return { opens: this.enter('sealed', { digest: hash(v.canonical({ body, salt })), of }).index, salt };
  }

  ownerOf(d, id) {
    const leaf = d.frame.find((f) => f.id === id);
    return leaf.firm || leaf.id;
  }

  /** Replaces a team's leader; what comes back opens the substitution where it was sealed. */
  async substitute(d, id, reason, isSealed = false) {
    const [inspector, ...stay] = d.teams.get(id), department = (j) => d.roster.find((i) => i.id === j).department;
    const allowed = this.allowed(d, d.frame.findIndex((f) => f.id === id));
    const order = (await v.assignOrder(d.key, { id, allowed }, d.roster)).map((j) => d.roster[j].id);
    const substitute = order.find((j) => j !== inspector && !stay.includes(j) && !stay.some((m) => department(m) === department(j)));
    if (!substitute) return () => undefined;
    const body = { approvedBy: 'b', decidedBy: 'a', draw: d.id, firm: id, inspector, reason, substitute };
    d.teams.set(id, [...stay, substitute]);
    if (reason === 'recusal') this.recusals.push({ firm: this.ownerOf(d, id), inspector });
    const seal = isSealed ? this.seal('substitution', body) : {}, open = () => this.enter('substitution', { ...body, ...seal });
    if (isSealed) return open;
    open();
    return () => undefined;
  }

  result(d, id, { version = 1, record = `rec${++this.records}`, inspectedOn = this.now.slice(0, 10), categories = ['NoProblemFound'], inspectors = d.teams.get(id) } = {}) {
    const body = { categories, draw: d.id, firm: id, inspectedOn, inspectors, items: ['i1'], record, version }, seal = this.seal('result', body);
    for (const [step, by] of [['one', 'x'], ['two', 'y']]) this.enter('reviewed', { by, outcome: 'approved', record, step });
    this.enter('result', { ...body, ...seal });
    if (version === 1) this.inspections.push({ firm: this.ownerOf(d, id), day: v.dayNumber(inspectedOn) });
    return body;
  }

  /** Results of both draws; a firm that both drew is visited once. */
  jointResults(a, b) {
    const shared = b.ids.find((id) => a.ids.some((other) => this.ownerOf(a, other) === id)), leaf = shared && a.ids.find((id) => this.ownerOf(a, id) === shared);
    if (shared) this.enter('joined', { draws: [a.id, b.id], firm: shared });
    this.days(1);
    a.ids.filter((id) => id !== leaf).forEach((id) => this.result(a, id));
    b.ids.filter((id) => id !== shared).forEach((id) => this.result(b, id));
    if (!shared) return;
    const team = a.teams.get(leaf), recused = b.recusals[b.frame.findIndex((f) => f.id === shared)].inspectors;
    const mayBoth = team.every((j) => b.roster.find((i) => i.id === j).sectors.includes(b.sector) && !recused.includes(j));
    this.result(a, leaf);
    this.result(b, shared, mayBoth ? { inspectors: team } : {});
  }
}

/** The year from its first entry to its last. */
async function madeUpYear(change = (name, value) => value) {
  const y = new MadeUpYear(change);
  y.enterKey();
  y.enterPolicy();
  await y.checkpoint();

  const first = await y.commit('pm', 1, { sources: ['own:1'] });
  await y.draw(first);
  y.days(1);
  await y.substitute(first, first.ids[0], 'recusal');
  y.days(2);
  first.ids.forEach((id) => y.result(first, id));
  await y.checkpoint();
  y.days(1);

  const all = ['audit', 'notary'];
  await y.void(await y.commit('re', 1, { sources: ['own:1', 'witness:audit', 'witness:notary'], witnesses: all, disclose: 20 }), 'roster-error');
  y.days(1);
  const projects = await y.commit('re', 1, { attempt: 2, sources: ['own:1', 'dice', 'drand'], witnesses: all, disclose: 20 });
  await y.draw(projects);
  y.days(1);
  const open = await y.substitute(projects, projects.ids[0], 'absent', true);
  y.days(2);
  await y.disclose(projects);
  open();
  y.days(1);

  y.enter('visit', { firm: 'F012', inspectedOn: y.now.slice(0, 10), type: 'complaint' });
  const failed = await y.commit('pm', 2, { sources: ['own:1', 'ssq:2026011'], witnesses: ['audit'] });
  y.clock = failed.at + HOUR;
  await y.void(failed, 'source-unavailable', 'ssq:2026011');
  y.days(2);
  const second = await y.commit('pm', 2, { attempt: 2, keep: failed, sources: ['witness:audit', 'witness:notary', 'ssq:2026013', 'dlt:2026020'], witnesses: all });
  await y.draw(second);
  y.days(1);
  y.jointResults(projects, second);
  await y.checkpoint();
  y.days(1);

  y.keys.push(signer(AUTHORITY, 'second'));
  y.enterKey();
  await y.checkpoint();
  y.days(1);
  const third = await y.commit('pm', 3, { sources: ['own:1', 'ssq:2026030'], witnesses: ['notary'], inspectors: 6 });
  await y.draw(third);
  y.days(1);
  const [gone, ...others] = third.ids.map((id) => y.result(third, id));
  y.days(1);
  y.result(third, gone.firm, { ...gone, categories: ['Deregistered'], version: 2 });
  await y.checkpoint();
  y.days(250);

  const counting = new Set([...first.ids, ...second.ids, ...third.ids].filter((id) => id !== gone.firm)).size;
  const row = (sector, rounds, numerator) => ({ coverage: { denominator: LISTS[sector].length, numerator }, rounds, sector });
  y.enter('closed', { sectors: [row('pm', 3, counting), row('re', 1, projects.ids.length)], year: 2026 });
  await y.checkpoint();
  y.note('ledger/witness/audit', 'audit', ['inspections-witness/1 head', `${y.texts.length - 3} ${await y.rootAt(y.texts.length - 3)}`, y.now].join('\n'));
  y.days(1);
  const late = others[0] || gone;
  y.result(third, late.firm, { ...late, categories: ['withdrawn'], version: others[0] ? 2 : 3 });
  y.days(1);
  y.result(third, late.firm, { inspectedOn: late.inspectedOn });
  await y.checkpoint();
  return { ...y.files, 'ledger/entries.jsonl': y.texts.map((text) => `${text}\n`).join(''), 'ledger/key': y.keyLines.join('') };
}

module.exports = { madeUpYear };
