'use strict';
/*
 * Frames (section 2) as the bytes of their file, with where each line's id begins and one number for each leaf's stratum and
 * reasons: a list of millions has no object for any firm. Who asks for a leaf gets a fresh one.
 */
(function (v) {
const { Refused, both, demand, table, utf8, parseText, decode, STRETCH, atOnce } = v;
const { patterns, exclusions } = table;

// A leaf's number: a bit for each reason, one for a project, and above them the number of its stratum.
const PROJECT = 1 << exclusions.length, REASONS = PROJECT - 1, DRAWN = 1 << exclusions.indexOf('drawn');
const SHIFT = exclusions.length + 1, QUOTE = 34;

/** What a pattern of names allows first and after that, for every byte, and how many in all. */
function lettersOf(pattern) {
  const name = v.whole(pattern), ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  return {
    first: Uint8Array.from(ascii, (c) => Number(name.test(c))), rest: Uint8Array.from(ascii, (c) => Number(name.test(`0${c}`))),
    most: ascii.findIndex((_, n) => !name.test('0'.repeat(n + 1))),
  };
}
const ID = lettersOf(patterns.identifier), NAME = lettersOf(patterns.label);

/** Every spelling of reasons, by their bits. */
const SPELLINGS = Array.from({ length: REASONS }, (_, k) => {
  const names = exclusions.filter((_, bit) => ((k + 1) >> bit) & 1);
  return { bits: k + 1, text: utf8.encode(`"excluded":${JSON.stringify(names)},`) };
});
const [FIRM, AFTER_FIRM, HEAD, STRATUM, END] = ['"firm":"', '",', '"id":"', '","stratum":"', '"}'].map((text) => utf8.encode(text));

function stands(bytes, at, text) {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** Where a name that begins here ends; here, when none does. */
function past(letters, bytes, at) {
  if (letters.first[bytes[at]] !== 1) return at;
  let end = at + 1;
  while (letters.rest[bytes[end]] === 1) end++;
  return end - at > letters.most ? at : end;
}

class Frame {
  constructor(bytes, count) {
    Object.assign(this, { bytes, length: count, starts: new Int32Array(count + 1), ids: new Int32Array(count), codes: new Int32Array(count), strata: [], numbers: new Map() });
    this.last = { text: utf8.encode('?'), number: -1 };
  }

  /** Reads a line in place: a leaf has one spelling, so comparing its bytes with that is reading it. False for anything else. */
  read(i) {
    const { bytes } = this, end = this.starts[i + 1] - 1;
    let at = this.starts[i], flags = 0;
    if (bytes[at++] !== 123) return false;
    if (bytes[at + 1] === 101) {
      const reasons = SPELLINGS.find(({ text }) => stands(bytes, at, text));
      if (!reasons) return false;
      flags = reasons.bits;
      at += reasons.text.length;
    }
    if (stands(bytes, at, FIRM)) {
      const firm = at + FIRM.length, done = past(ID, bytes, firm);
      if (done === firm || !stands(bytes, done, AFTER_FIRM)) return false;
      flags |= PROJECT;
      at = done + AFTER_FIRM.length;
    }
    if (!stands(bytes, at, HEAD)) return false;
    const id = at + HEAD.length, behind = past(ID, bytes, id);
    if (behind === id || !stands(bytes, behind, STRATUM)) return false;
    const name = behind + STRATUM.length, done = past(NAME, bytes, name);
    if (done === name || done + END.length !== end || !stands(bytes, done, END)) return false;
    this.ids[i] = id;
    this.codes[i] = (this.stratumAt(name, done) << SHIFT) | flags;
    return true;
  }

  stratumAt(from, to) {
    const { last } = this;
    if (to - from === last.text.length && stands(this.bytes, from, last.text)) return last.number;
    const text = this.bytes.slice(from, to), name = decode(text, 'stratum');
    if (!this.numbers.has(name)) {
      this.numbers.set(name, this.strata.length);
      this.strata.push(name);
    }
    this.last = { text, number: this.numbers.get(name) };
    return this.last.number;
  }

  /** A leaf as an object. */
  leaf(i) { return JSON.parse(decode(this.lineBytes(i), 'frame')); }

  lineBytes(i) { return this.bytes.subarray(this.starts[i], this.starts[i + 1] - 1); }

  id(i) {
    const { bytes } = this;
    let text = '';
    for (let at = this.ids[i]; bytes[at] !== QUOTE; at++) text += String.fromCharCode(bytes[at]);
    return text;
  }

  /** Writes the bytes of an id and gives where they end. */
  idInto(i, out, to) {
    const { bytes } = this;
    for (let at = this.ids[i]; bytes[at] !== QUOTE; at++) out[to++] = bytes[at];
    return to;
  }

  /** The number of the leaf's stratum in `strata`. */
  stratumOf(i) { return this.codes[i] >> SHIFT; }

  wasDrawn(i) { return (this.codes[i] & DRAWN) !== 0; }

  isExcluded(i) { return (this.codes[i] & REASONS) !== 0; }

  mayBeDrawn(i, lifted) { return (this.codes[i] & REASONS) === (lifted ? DRAWN : 0); }

  /** Whether the id of a leaf comes before, is, or comes after that of another frame's leaf: below, at, or above 0. */
  compareIds(i, other, j) {
    let at = this.ids[i], to = other.ids[j];
    while (this.bytes[at] === other.bytes[to] && this.bytes[at] !== QUOTE) {
      at++;
      to++;
    }
    const mine = this.bytes[at], theirs = other.bytes[to];
    return mine === theirs ? 0 : mine === QUOTE ? -1 : theirs === QUOTE ? 1 : mine - theirs;
  }

  /** The place of an id, or -1. */
  indexOf(id) {
    let low = 0, high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1, found = this.id(middle);
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Leaves that have a reason or may owe one: those of some ids, and all projects, whose reasons follow their firms; with their places, in order. */
  * flagged(ids = []) {
    const places = new Set(Array.from(ids, (id) => this.indexOf(id)));
    for (let i = 0; i < this.length; i++) if ((this.codes[i] & (REASONS | PROJECT)) !== 0 || (places.size > 0 && places.has(i))) yield this.leaf(i);
  }

  /** Every project. */
  * projects() {
    for (let i = 0; i < this.length; i++) if ((this.codes[i] & PROJECT) !== 0) yield this.leaf(i);
  }

  /** How many leaves have a reason. */
  get excluded() { return this.codes.reduce((sum, code) => sum + ((code & REASONS) === 0 ? 0 : 1), 0); }
}

/** A frame from its file, whose ids must be strictly ascending. */
async function readFrame(bytes, what, each = atOnce) {
  demand(bytes.length === 0 || bytes[bytes.length - 1] === 10,
    `${what}: ${both('每行以换行结尾', 'every line ends with a newline')}`, both('末行不完整', 'a cut last line'));
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  const frame = new Frame(bytes, count);
  for (let i = 0; i < count; i++) {
    frame.starts[i + 1] = bytes.indexOf(10, frame.starts[i]) + 1;
    if (!frame.read(i)) refuse(frame.lineBytes(i), `${what}:${i + 1}`);
    if (i > 0) demand(frame.compareIds(i - 1, frame, i) < 0, `${what}:${i + 1}: ${both('编号严格递增', 'ids strictly ascending')}`, frame.id(i));
    if (i % (8 * STRETCH) === 0) await each(i, 4 * count);
  }
  return frame;
}

/** Says what is wrong with a line that is no leaf. */
function refuse(line, place) {
  v.mustBe(v.frameLeaf, parseText(decode(line, place), place), place);
  throw new Refused(`${place}: ${both('名录条目', 'a frame leaf')}`, v.brief(decode(line, place)));
}

/** What is in one frame only or not the same in both, as [then, now], by id; null where it is not listed. */
function* differences(then, now) {
  for (let i = 0, j = 0; i < then.length || j < now.length;) {
    const order = i === then.length ? 1 : j === now.length ? -1 : then.compareIds(i, now, j);
    if (order !== 0 || !v.sameBytes(then.lineBytes(i), now.lineBytes(j))) yield [order <= 0 ? then.leaf(i) : null, order >= 0 ? now.leaf(j) : null];
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
}

Object.assign(v, { readFrame, differences });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
