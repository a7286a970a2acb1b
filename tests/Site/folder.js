'use strict';
// A published folder on this machine for verify.js, and what it finds as docs/protocol.json says ("json").
const { readFileSync, readdirSync, realpathSync, statSync } = require('node:fs');
const { join, sep } = require('node:path');

const MOST = 268435456;

/** Plain files below a folder; a missing one is null. */
function reader(folder) {
  return (path) => {
    try {
      const place = realpathSync(join(folder, path)), found = statSync(place);
      if (!place.startsWith(realpathSync(folder) + sep)) throw new Error('a link that leads out of the folder');
      if (!found.isFile()) throw new Error('no plain file');
      if (found.size > MOST) throw new Error(`more than ${MOST} bytes`);
      return new Uint8Array(readFileSync(place));
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    }
  };
}

function lister(folder) {
  return (path) => {
    try {
      return readdirSync(join(folder, path));
    } catch (_) {
      return [];
    }
  };
}

/** The report of a folder, or of one draw in it. */
async function reportOf(verifier, { draw, ...options }) {
  const check = (subject) => ({ name, state, expected, found }) => ({ name, outcome: state, ok: state === 'ok', expected, found, ...subject });
  const ofDraw = (d) => check({ draw: d.draw, sector: d.sector, year: d.year });
  const notice = (n) => (n.draw === null ? { name: n.name, text: n.text } : { name: n.name, draw: n.draw, text: n.text });
  const assurancesOf = (draws) => Object.fromEntries(draws.filter((d) => d.assurance).map((d) => [d.draw, d.assurance]));
  if (draw) {
    const one = await verifier.verifyDraw({ draw, ...options });
    return { verdict: one.verdict, assurances: assurancesOf([one]), checks: one.findings.map(ofDraw(one)), notices: one.notices.map(notice) };
  }
  const { verdict, ledger, draws, sectors, notices } = await verifier.verifyFolder(options);
  return {
    verdict, assurances: verdict === 'INVALID' ? {} : assurancesOf(draws),
    checks: [
      check({})(ledger),
      ...draws.flatMap((d) => d.findings.filter((f) => f.name !== 'ledger').map(ofDraw(d))),
      ...sectors.flatMap((s) => s.findings.map(check(s.sector ? { sector: s.sector, year: s.year } : { year: s.year }))),
    ],
    notices: notices.map(notice),
  };
}

module.exports = { reader, lister, reportOf };
