'use strict';
// Runs the browser's verifier on a folder: node verify-folder.js VERIFY_JS FOLDER [DRAW] [--year YEAR] [--key KEY] [--now MOMENT].
// Prints what `inspections verify --json` prints, and ends as it does: 0 VALID, 1 INVALID, 2 INCOMPLETE, 64 wrong use, 69 unreadable, 70 an error.
const { resolve } = require('node:path');
const { lister, reader, reportOf } = require('./folder.js');

const given = process.argv.slice(2);
const option = (name) => (given.includes(name) ? given.splice(given.indexOf(name), 2)[1] : undefined);
const [now, key, year] = [option('--now'), option('--key'), option('--year')];
const [script, folder, draw] = given;
const verifier = require(resolve(script));

reportOf(verifier, { draw, now, key, year: year && Number(year), fetchBytes: reader(resolve(folder)), list: lister(resolve(folder)) })
  .then((report) => {
    console.log(JSON.stringify(report));
    process.exitCode = verifier.table.verdicts[report.verdict];
  })
  .catch((error) => {
    console.error(`no verdict: ${verifier.shown(error.message)}`);
    process.exitCode = error instanceof verifier.WrongUse ? 64 : error instanceof verifier.Unreadable ? 69 : 70;
  });
