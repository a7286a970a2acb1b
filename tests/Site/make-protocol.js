'use strict';
// Writes src/Inspections.Worker/Publication/Site/verify/protocol.js from docs/protocol.json: node tests/Site/make-protocol.js.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');
const SCRIPT = join(ROOT, 'src/Inspections.Worker/Publication/Site/verify/protocol.js');

/** The table as a script; lines that only explain are left out. */
function scriptOf(text) {
  const table = JSON.parse(text, (name, value) => (name === 'about' || name === 'per' || name.endsWith('Notes') || name === 'json' || name === 'noticeRules' ? undefined : value));
  return `'use strict';
/* The table of docs/protocol.json, in which names, limits and patterns stand once for all verifiers. Made by tests/Site/make-protocol.js. */
(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier).table = ${JSON.stringify(table, null, 1)};
`;
}

module.exports = { scriptOf, SCRIPT, TABLE: join(ROOT, 'docs/protocol.json') };
if (require.main === module) writeFileSync(SCRIPT, scriptOf(readFileSync(module.exports.TABLE, 'utf8')));
