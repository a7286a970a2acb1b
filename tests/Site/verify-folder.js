'use strict';
// Runs the browser's verifier on a folder: node verify-folder.js VERIFY_JS FOLDER [DRAW]. Prints what `inspections verify --json` prints.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const [script, folder, draw] = process.argv.slice(2);
const { verifyDraw, verifyYear } = require(resolve(script));

function fetchBytes(path) {
  try {
    return new Uint8Array(readFileSync(join(folder, path)));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null;
    throw error;
  }
}

const checkOf = (subject) => ({ name, state, expected, found }) => ({ name, ...subject, ok: state === 'ok', outcome: state, expected, found });

async function years() {
  const first = await verifyYear({ fetchBytes });
  const others = first.years.filter((year) => year !== first.year);
  return [first, ...await Promise.all(others.map((year) => verifyYear({ year, fetchBytes })))];
}

async function main() {
  if (draw) {
    const one = await verifyDraw({ draw, fetchBytes });
    return { checks: one.findings.map(checkOf({ draw })), draws: [one] };
  }
  const all = await years();
  return {
    checks: [
      checkOf({})(all[0].ledger),
      ...all.flatMap((y) => y.draws.flatMap((d) => d.findings.filter((f) => f.name !== 'ledger').map(checkOf({ draw: d.draw })))),
      ...all.flatMap((y) => y.sectors.flatMap((s) => s.findings.map(checkOf({ year: `${s.sector} ${y.year}` })))),
    ],
    draws: all.flatMap((y) => y.draws),
  };
}

main().then(({ checks, draws }) => {
  const verdict = checks.some((c) => c.outcome === 'failed') ? 'INVALID' : checks.every((c) => c.ok) ? 'VALID' : 'INCOMPLETE';
  const assurance = Object.fromEntries(draws.filter((d) => d.assurance).map((d) => [d.draw, d.assurance]));
  const notices = draws.flatMap((d) => d.notices.map(({ zh, en }) => ({ kind: 'notice', draw: d.draw, text: `${zh} ${en}` })));
  console.log(JSON.stringify({ verdict, assurance, checks, notices }));
});
