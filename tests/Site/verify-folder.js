'use strict';
// Runs the browser's verifier on a folder: node verify-folder.js VERIFY_JS FOLDER [DRAW]. Prints what `inspections verify --json` prints.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const [script, folder, draw] = process.argv.slice(2);
const { verifyDraw, verifyFolder } = require(resolve(script));

function fetchBytes(path) {
  try {
    return new Uint8Array(readFileSync(join(folder, path)));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null;
    throw error;
  }
}

const checkOf = (subject) => ({ name, state, expected, found }) => ({ name, ...subject, ok: state === 'ok', outcome: state, expected, found });

async function main() {
  if (draw) {
    const one = await verifyDraw({ draw, fetchBytes });
    return { checks: one.findings.map(checkOf({ draw })), draws: [one] };
  }
  const { ledger, draws, sectors } = await verifyFolder({ fetchBytes });
  return {
    checks: [
      checkOf({})(ledger),
      ...draws.flatMap((d) => d.findings.filter((f) => f.name !== 'ledger').map(checkOf({ draw: d.draw }))),
      ...sectors.flatMap((s) => s.findings.map(checkOf({ year: `${s.sector} ${s.year}` }))),
    ],
    draws,
  };
}

main().then(({ checks, draws }) => {
  const verdict = checks.some((c) => c.outcome === 'failed') ? 'INVALID' : checks.every((c) => c.ok) ? 'VALID' : 'INCOMPLETE';
  const assurance = Object.fromEntries(draws.filter((d) => d.assurance).map((d) => [d.draw, d.assurance]));
  const notices = draws.flatMap((d) => d.notices.map(({ zh, en }) => ({ kind: 'notice', draw: d.draw, text: `${zh} ${en}` })));
  console.log(JSON.stringify({ verdict, assurance, checks, notices }));
});
