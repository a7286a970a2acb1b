'use strict';
/* What a check may say, and how it is said: what was published is never printed as it is. */
(function (v) {

/** A rule is broken: the check fails. */
class Refused extends Error {
  constructor(expected, found) {
    super(both(`应为 ${expected}，实为 ${found}`, `expected ${expected}, found ${found}`));
    this.expected = String(expected);
    this.found = String(found);
  }
}

/** Something is not there (yet): the check is incomplete. */
class Missing extends Error {}

/** Something is there and cannot be read: nothing is said of what was published. */
class Unreadable extends Error {}

/** The language of the page that asks, by the code of its `lang`; without one both are said. */
let language = null;
const speak = (tag) => { language = tag ? String(tag).slice(0, 2) : null; };
const both = (zh, en) => (language === null ? `${zh} · ${en}` : language === 'zh' ? zh : en);
const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

function demand(holds, expected, found) {
  if (!holds) throw new Refused(expected, found);
}

function demandSame(label, expected, found) {
  demand(expected === found, `${label}: ${expected}`, `${label}: ${found}`);
}

const span = (range) => range.split('-').map((code) => `\\u${code}`).join('-');
const HIDDEN = new RegExp(`[${v.table.escaping.characters.filter((range) => !range.endsWith(' alone')).map(span).join('')}]`
  + '|[\\ud800-\\udbff][\\udc00-\\udfff]|[\\ud800-\\udfff]', 'g');

/** Text with every control, line-break and bidirectional character, and every lone surrogate, written out. */
const shown = (text) => String(text).replace(HIDDEN, (c) => (c.length === 2 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));

/** Long data, from whoever published it, is cut before it is shown. */
const brief = (value) => {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
};

/** The least of a list and a start, however long the list is. */
const leastOf = (start, values) => values.reduce((a, b) => (b < a ? b : a), start);
const mostOf = (start, values) => values.reduce((a, b) => (b > a ? b : a), start);

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * Loops over whole lists call `each(done, total)` after every stretch: it reports progress, and in a page that has no
 * worker thread it also lets the page breathe.
 */
const STRETCH = 512;
const atOnce = () => undefined;

/** Judges the parts of a check apart: what is missing in one of them hides no failure in the others. */
async function apart(parts) {
  let missing = null;
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      missing = missing || error;
    }
  }
  if (missing) throw missing;
}

Object.assign(v, { Refused, Missing, Unreadable, speak, both, own, demand, demandSame, shown, brief, leastOf, mostOf, groupBy, STRETCH, atOnce, apart });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
