'use strict';
// Runs the browser's verifier on many variants of one published folder: node verify-cases.js VERIFY_JS CASES.
// CASES: a line with the folder, {"files":{path:base64}}, then a line for each variant, {"name","changes":{path:base64 or null}}.
// Prints a line for each: {"name","verdict","failed":[checks],"errors":[faults of the script itself],"notices":[texts]}.
const { createReadStream } = require('node:fs');
const { resolve } = require('node:path');
const { createInterface } = require('node:readline');

const [script, cases] = process.argv.slice(2);
const { verifyFolder } = require(resolve(script));

const decode = (files) => new Map(Object.entries(files).map(([path, text]) => [path, text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))]));

async function verify(fetchBytes) {
  const { ledger, draws, sectors, notices } = await verifyFolder({ fetchBytes });
  const findings = [ledger, ...draws.flatMap((d) => d.findings), ...sectors.flatMap((s) => s.findings)];
  const failed = findings.filter((f) => f.state === 'failed');
  return {
    verdict: failed.length ? 'INVALID' : findings.every((f) => f.ok) ? 'VALID' : 'INCOMPLETE',
    failed: [...new Set(failed.map((f) => f.name))],
    errors: findings.map((f) => f.found).filter((text) => /^(?:Type|Range|Reference|Syntax|Internal)Error\b/.test(text)),
    notices: [...notices || [], ...draws.flatMap((d) => d.notices)].map((n) => n.en),
  };
}

async function main() {
  let folder = null;
  for await (const line of createInterface({ input: createReadStream(cases) })) {
    const { name, files, changes } = JSON.parse(line);
    if (files) {
      folder = decode(files);
      continue;
    }
    const changed = decode(changes);
    const found = await verify(async (path) => (changed.has(path) ? changed.get(path) : folder.get(path) || null));
    console.log(JSON.stringify({ name, ...found }));
  }
}

main();
