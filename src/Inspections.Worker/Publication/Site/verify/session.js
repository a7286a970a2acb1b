'use strict';
/* The ways in: one draw, a folder, a page's questions. Files come from an address, from a chosen folder, or from whoever calls. */
(function (v) {
const { Archive, both, finding, verdictOf, toHex, isVoid, shown } = v;

/** A question that cannot be asked: nothing is said of what was published. */
class WrongUse extends Error {}

/** The key that somebody knows from elsewhere, or null without one. */
function keyOf(text) {
  if (!text) return null;
  try {
    return v.parseVerifierKey(text).text;
  } catch (_) {
    throw new WrongUse(`${both('不是验证公钥', 'no verifier key')}: ${text}`);
  }
}

const isKey = (text) => {
  try {
    return keyOf(text) !== null;
  } catch (_) {
    return false;
  }
};

const archiveOf = (options) => new Archive(Object.assign({}, options, { now: clockOf(options.now), key: keyOf(options.key) }));

const clockOf = (now) => (now === undefined ? Math.floor(Date.now() / 1000) : typeof now === 'string' ? v.seconds(now) : now);
const nowOf = (archive) => v.timeOf(Math.max(v.seconds(archive.ledger.last), archive.clock === null ? 0 : archive.clock));

/** What is shown of a draw. */
function report(d) {
  const { commitment, policy, strata, selection } = d;
  return {
    draw: shown(d.draw), sector: v.yearOf(d).sector, year: v.yearOf(d).year, verdict: d.verdict, assurance: d.assurance || null, findings: d.findings, notices: d.notices,
    commitment: commitment || null, digest: d.digest || null, sectorName: policy ? shown(policy.name) : null,
    strata: (strata || []).map((s, i) => ({
      stratum: s.stratum, take: s.take, population: s.population, eligible: s.eligible, numerator: s.numerator,
      denominator: s.denominator, name: shown(policy && policy.strata[i] ? policy.strata[i].name : s.stratum),
      cutoff: (selection && selection.receiptStrata[i].cutoff) || null,
    })),
    values: d.values && commitment ? d.values.map((x, i) => ({ name: x.name, value: shown(x.value), signature: shown(x.signature || '') || null, compare: v.isPublicSource(commitment.sources[i]) })) : [],
    end: d.end ? d.end.kind : null, drawnAt: d.end ? d.end.at : null, prk: d.prk ? toHex(d.prk) : null,
    keptBack: d.end && !isVoid(d) && !d.values && commitment ? commitment.discloseBy || null : null,
  };
}

/** Every draw of a ledger as far as its commitment shows it. */
async function openAll(archive, without = null) {
  const draws = [];
  for (const draw of archive.ledger ? archive.ledger.draws.keys() : []) {
    if (archive.ledger.draw(draw).commitment.length > 0) draws.push(without && without.draw === draw ? without : await v.openDraw(archive, draw));
  }
  return draws;
}

/** One draw after all its checks: what is not INVALID has an assurance and notices. */
async function conclude(archive, draw) {
  const d = await v.examine(archive, draw);
  d.verdict = verdictOf(d.findings);
  if (d.verdict === 'INVALID' || !archive.ledger) return d;
  d.assurance = await v.orNull(v.assuranceOf(d));
  const year = { archive, draws: await openAll(archive, d) };
  d.notices = v.inOrder((await v.drawNotices(d, year, nowOf(archive))).concat(await v.ledgerNotices(archive)), archive.ledger);
  return d;
}

/** Repeats one draw. What was published never makes it throw, what cannot be read does: that is no verdict. */
async function verifyDraw(options) {
  const id = v.parseDrawId(options.draw);
  if (!id || (options.year && options.year !== id.year)) throw new WrongUse(`${both('不是该年度的抽取编号', 'no id of a draw of the year')}: ${options.draw} ${options.year || ''}`);
  const archive = archiveOf(options);
  return report(await conclude(archive, options.draw));
}

/** Repeats every draw of a published folder, or of one year of it, and checks each sector's year as a whole. */
async function verifyFolder(options) {
  const archive = archiveOf(options), wanted = options.year;
  await archive.begin({ check: 'ledger', done: 0, total: 1 });
  const ledger = await v.ledgerFinding(archive, { everyCheckpoint: true }), year = { archive, draws: [] };
  if (!archive.ledger) return withoutLedger(archive, ledger, options);
  const all = await openAll(archive), chosen = all.filter((d) => !wanted || v.yearOf(d).year === wanted);
  year.draws = all;
  for (const { draw } of chosen) {
    const place = all.findIndex((d) => d.draw === draw);
    archive.stage = { draws: { done: chosen.findIndex((d) => d.draw === draw), total: chosen.length } };
    all[place] = await v.examine(archive, draw);
  }
  archive.stage = {};
  const draws = all.filter((d) => !wanted || v.yearOf(d).year === wanted), findings = [ledger];
  for (const d of draws) {
    await archive.begin({ draw: d.draw, check: 'flags', done: 0, total: 1 });
    d.findings.push(await finding('flags', () => v.checkFlags(year, d)));
    findings.push(...d.findings);
  }
  const overdue = await v.overdueYears(archive, nowOf(archive), wanted), subjects = await v.sectorYears(year, wanted), sectors = [];
  for (const s of subjects) {
    const mine = [];
    for (const [name, check] of [['coverage', v.checkCoverage], ['rounds', v.checkRounds], ['outcomes', v.checkOutcomes]]) {
      await archive.begin({ draw: `${s.sector} ${s.year}`, check: name, done: 0, total: 1 });
      mine.push(await finding(name, () => check(s)));
    }
    findings.push(...mine);
    sectors.push({ sector: s.sector, year: s.year, name: shown(s.name), closed: s.closed !== undefined, findings: mine });
  }
  const open = await Promise.all(overdue.map((o) => finding('rounds', () => { throw new v.Missing(`${both('年度逾期未关闭', 'the year should be closed by now')}: ${o.year}`); })));
  overdue.forEach(({ year: number }, i) => sectors.push({ sector: null, year: number, name: '', closed: false, findings: [open[i]] }));
  findings.push(...open);
  if (wanted && draws.length + subjects.length + overdue.length === 0) {
    sectors.push(await noDraws(wanted));
    findings.push(...sectors[0].findings);
  }
  const verdict = verdictOf(findings);
  let notices = [];
  for (const d of draws) {
    d.verdict = verdictOf(d.findings);
    if (verdict === 'INVALID') continue;
    d.assurance = await v.orNull(v.assuranceOf(d));
    notices.push(...await v.drawNotices(d, year, nowOf(archive)));
  }
  if (verdict !== 'INVALID') {
    notices.push(...await v.yearNotices(year, subjects, overdue, wanted), ...await v.ledgerNotices(archive));
    notices = v.inOrder(notices, archive.ledger);
    draws.forEach((d) => { d.notices = notices.filter((n) => n.draw === d.draw); });
  }
  return { verdict, ledger, years: Array.from(new Set(subjects.map((s) => s.year))), draws: draws.map(report), sectors, notices };
}

/** What is said of a year of which there is nothing. */
async function noDraws(year) {
  const none = await finding('rounds', () => { throw new v.Missing(`${both('账本里没有该年度的抽取', 'the ledger has no draws of the year')}: ${year}`); });
  return { sector: null, year, name: '', closed: false, findings: [none] };
}

/** Draws' folders saved alone: what their bytes allow is checked, and nothing is said of the rest. */
async function withoutLedger(archive, ledger, { list, year }) {
  const draws = [], isWanted = (draw) => v.parseDrawId(draw) && (!year || v.parseDrawId(draw).year === year);
  for (const draw of list ? (await list('draws')).filter(isWanted).sort() : []) {
    const d = await v.examine(archive, draw);
    d.verdict = verdictOf(d.findings);
    draws.push(d);
  }
  const sectors = year && draws.length === 0 ? [await noDraws(year)] : [];
  const findings = [ledger].concat(...draws.map((d) => d.findings), ...sectors.map((s) => s.findings));
  return { verdict: verdictOf(findings), ledger, years: [], draws: draws.map(report), sectors, notices: [] };
}

// ── Where files come from ──

const PATIENCE = 60000, LONGEST = 600000;

/** A page reads no longer lists than other documents: what a larger one needs in memory, a browser may not give. */
const tooLarge = (limit) => new Error(both(`超过 ${limit} 字节，网页无法核验，请用 inspections verify`, `more than ${limit} bytes: too large for a page, use inspections verify`));
const pageLimit = (path) => Math.min(v.sizeLimit(path), v.table.limits.fileBytes);

/** A request with its answer read whole, given up when nothing arrives for a minute, or not all of it in ten. */
async function request(address, limit) {
  const control = typeof AbortController === 'function' ? new AbortController() : null;
  const begun = Date.now();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control && control.abort(), PATIENCE);
  };
  wait();
  try {
    const response = await fetch(address, Object.assign({ cache: 'no-cache', credentials: 'same-origin' }, control ? { signal: control.signal } : {}));
    if (new URL(response.url || address).origin !== new URL(address).origin) throw new Error(both('转到了另一主机', 'a redirect to another host'));
    if (response.status === 404) return null;
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    if (!response.body || !response.body.getReader) return new Uint8Array(await response.arrayBuffer());
    const reader = response.body.getReader(), parts = [];
    for (let size = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return v.join(...parts);
      wait();
      size += value.length;
      if (size > limit) throw tooLarge(limit);
      if (Date.now() - begun > LONGEST) throw new Error(both('十分钟没有传完', 'no end in ten minutes'));
      parts.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** A web page where a file should be: no published file begins like that. */
const isPage = (bytes) => /^[\t\n\r ]*<(?:!doctype|html|\?xml|head|body)/i.test(String.fromCharCode(...bytes.subarray(0, 200)));

/** Files below a root address; a missing one is null. A server that answers for what is not there is no source of files. */
function fetchFrom(root) {
  let probed = null;
  const probe = async () => {
    if (await request(new URL(`policy/${'0'.repeat(64)}.json`, root), 65536) !== null) throw new Error(both('该服务器对不存在的文件也作应答', 'this server answers for files that are not there'));
  };
  return async (path) => {
    probed = probed || probe();
    await probed;
    const bytes = await request(new URL(path.split('/').map(encodeURIComponent).join('/'), root), pageLimit(path));
    if (bytes !== null && isPage(bytes)) throw new Error(both('应答是网页而不是文件', 'a web page instead of the file'));
    return bytes;
  };
}

/** Files that somebody chose on this machine, as a map from path to File. */
const readFrom = (files) => async (path) => {
  const file = files.get(path);
  if (!file) return null;
  if (file.size > pageLimit(path)) throw tooLarge(pageLimit(path));
  return new Uint8Array(await (file.arrayBuffer ? file.arrayBuffer() : new Response(file).arrayBuffer()));
};

/** Names of the folders below one of a chosen folder. */
const namesIn = (files) => async (folder) => Array.from(new Set(Array.from(files.keys()).filter((path) => path.startsWith(`${folder}/`)).map((path) => path.split('/')[1])));

/** What a page may ask, in a worker thread or not: each task by name, with the draw that was examined last in mind. Checks speak the page's language. */
function session(progress) {
  let current = null;
  const open = ({ root, files, language }) => {
    v.speak(language);
    return files ? { fetchBytes: readFrom(files), list: namesIn(files) } : { fetchBytes: fetchFrom(root) };
  };
  return {
    draw: async (where) => {
      current = await conclude(archiveOf(Object.assign({ progress, key: where.key }, open(where))), where.draw);
      return report(current);
    },
    folder: (where) => verifyFolder(Object.assign({ year: where.year, key: where.key, progress }, open(where))),
    isKey: ({ text }) => isKey(text),
    firm: ({ id }) => current && v.lookUp(current, id),
    team: async ({ id }) => {
      const team = current && v.wasDisclosed(current) ? (await v.teamsOf(current)).get(id) : undefined;
      return team ? team.members : null;
    },
    picture: ({ stratum }) => current && v.picture(current, stratum),
    piece: ({ piece, details }) => v.tasks[piece](details),
  };
}

Object.assign(v, { WrongUse, verifyDraw, verifyFolder, session, fetchFrom });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
