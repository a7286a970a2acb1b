'use strict';
// Runs the browser's verifier on many variants of one published folder: node verify-cases.js VERIFY_JS CASES.
// CASES: a line with the folder, {"files":{path:base64}}, then a line for each variant, {"name","changes":{path:base64 or null}} and what is asked for, "draw" or "year".
// Prints a line for each: {"name","verdict","failed":[checks],"errors":[faults of the script itself],"notices":[names],"report"}.
const { createReadStream } = require('node:fs');
const { resolve } = require('node:path');
const { createInterface } = require('node:readline');
const { reportOf } = require('./folder.js');

const [script, cases] = process.argv.slice(2);
const verifier = require(resolve(script));

const decode = (files) => new Map(Object.entries(files).map(([path, text]) => [path, text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))]));

async function verify(files, { draw, year }) {
  const list = async (folder) => [...new Set([...files.keys()].filter((path) => files.get(path) && path.startsWith(`${folder}/`)).map((path) => path.split('/')[1]))];
  try {
    const report = await reportOf(verifier, { fetchBytes: async (path) => files.get(path) || null, list, now: null, draw: draw || undefined, year: year || undefined });
    return {
      verdict: report.verdict,
      failed: [...new Set(report.checks.filter((c) => c.outcome === 'failed').map((c) => c.name))],
      errors: [],
      notices: report.notices.map((n) => n.name),
      report,
    };
  } catch (error) {
    return { verdict: 'CRASHED', failed: [], errors: [`${error.stack}`], notices: [] };
  }
}

async function main() {
  let folder = null;
  for await (const line of createInterface({ input: createReadStream(cases) })) {
    const { name, files, changes, ...asked } = JSON.parse(line);
    if (files) {
      folder = decode(files);
      continue;
    }
    console.log(JSON.stringify({ name, ...await verify(new Map([...folder, ...decode(changes)]), asked) }));
  }
}

main();
