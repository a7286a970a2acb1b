'use strict';
// Runs the browser's verifier on a folder: node verify-folder.js VERIFY_JS FOLDER [DRAW] [--now MOMENT]. Prints what `inspections verify --json` prints.
const { resolve } = require('node:path');
const { lister, reader, reportOf } = require('./folder.js');

const given = process.argv.slice(2), clock = given.indexOf('--now');
const now = clock < 0 ? undefined : given.splice(clock, 2)[1];
const [script, folder, draw] = given;
const verifier = require(resolve(script));

reportOf(verifier, { draw, now, fetchBytes: reader(resolve(folder), verifier.table.limits.fileBytes), list: lister(resolve(folder)) })
  .then((report) => console.log(JSON.stringify(report)));
