'use strict';
// What the public pages load has to run in the browsers on the desks, Chromium 78 and later: the language of 2019 without
// what later editions added, and no method that they lack. The parser is node's own (acorn).
const test = require('node:test');
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { readFileSync, readdirSync } = require('node:fs');
const { join, relative } = require('node:path');

const SITE = join(__dirname, '../../src/Inspections.Worker/Publication/Site');
const scripts = readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith('.js')).map((name) => join(SITE, name));

// Members that browsers below Chrome 86 lack, or some of those between 78 and 86.
const TOO_NEW = ['replaceChildren', 'replaceAll', 'at', 'hasOwn', 'structuredClone', 'allSettled', 'any', 'findLast', 'findLastIndex', 'toSorted', 'toReversed',
  'randomUUID'];

/** Faults of a script's source, as acorn sees it: `[]` for none. */
function faultsOf(sources) {
  const program = `
    const acorn = require('internal/deps/acorn/acorn/dist/acorn'), walk = require('internal/deps/acorn/acorn-walk/dist/walk');
    const tooNew = new Set(${JSON.stringify(TOO_NEW)});
    const found = JSON.parse(require('fs').readFileSync(0, 'utf8')).map(({ source, edition }) => {
      let tree;
      try { tree = acorn.parse(source, { ecmaVersion: edition }); } catch (error) { return [error.message]; }
      const faults = [];
      walk.simple(tree, {
        CallExpression(node) {
          const { callee } = node, name = callee.type === 'Identifier' && callee.name === 'structuredClone' ? callee.name : callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : '';
          if (tooNew.has(name)) faults.push(name);
        },
      });
      return faults;
    });
    console.log(JSON.stringify(found));`;
  return JSON.parse(execFileSync(process.execPath, ['--expose-internals', '-e', program], { input: JSON.stringify(sources), stdio: ['pipe', 'pipe', 'ignore'] }));
}

test('Every script of the public pages is ES2019, and the one that watches over them is ES5', () => {
  const sources = scripts.map((path) => ({ source: readFileSync(path, 'utf8'), edition: path.endsWith('verify-start.js') ? 5 : 2019 }));
  assert.ok(scripts.length > 20);
  faultsOf(sources).forEach((faults, i) => assert.deepEqual(faults, [], relative(SITE, scripts[i])));
});

test('The parser refuses what came later', () => {
  const later = ['a ||= b;', 'a?.b;', 'a ?? b;', 'class A { b = 1; }', '2n ** 3n;', 'element.replaceChildren();', '[].at(-1);'];
  faultsOf(later.map((source) => ({ source, edition: 2019 }))).forEach((faults, i) => assert.notDeepEqual(faults, [], later[i]));
});
