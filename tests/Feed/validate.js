// Every page of a published credit feed against the schema beside it, by a validator that is not ours:
//   node validate.js PUBLISHED_FOLDER   (with ajv where node looks for packages)
'use strict';
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');

const folder = path.join(process.argv[2], 'feed', 'credit');
const read = name => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true }).compile(read('schema.json'));
const pages = fs.readdirSync(folder).filter(name => /^(current|\d+-\d+)\.json$/.test(name));
let records = 0;
for (const name of pages) {
  const page = read(name);
  records += page.records.length;
  if (!validate(page)) {
    console.error(`${name}: ${JSON.stringify(validate.errors.slice(0, 5), null, 1)}`);
    process.exit(1);
  }
}
const broken = read('current.json');
delete broken.records[0].sequence;
if (validate(broken) || records === 0) {
  console.error('the schema says nothing');
  process.exit(1);
}
console.log(`${pages.length} pages, ${records} records: valid by ajv ${require('ajv/package.json').version}`);
