'use strict';
/*
 * Repeats a draw of protocol "inspections-draw/1" from its published files and says what, if anything, is wrong.
 *
 * No packages, no build step, no WebCrypto (a plain-HTTP page has none): everything that decides is in this file.
 * It runs as a worker thread of the pages of the draws and of audit.html, and under node: require('./verify.js').verifyDraw({...}).
 * Sections follow the protocol: bytes, hashes, signatures, canonical JSON, forms, trees, notes, sources, quotas,
 * selection, teams, ledger, the named checks of one draw, the checks of a year, the worker thread.
 */
(function (scope) {

// ── What a check may say ─────────────────────────────────────────────────────────────────────────────────────────

/** A rule is broken: the check fails. */
class Refused extends Error {
  constructor(expected, found) {
    super(`expected ${expected}, found ${found}`);
    this.expected = String(expected);
    this.found = String(found);
  }
}

/** Something is not there (yet): the check is incomplete. */
class Missing extends Error {}

const both = (zh, en) => `${zh} · ${en}`;
const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

function demand(holds, expected, found) {
  if (!holds) throw new Refused(expected, found);
}

function demandSame(label, expected, found) {
  demand(expected === found, `${label}: ${expected}`, `${label}: ${found}`);
}

/** Long data, from whoever published it, is cut before it is shown. */
const brief = (value) => {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
};

// ── Long work ────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Loops over whole lists call `each(done, total)` after every stretch: it reports progress, and in a page that has no
 * worker thread it also lets the page breathe.
 */
const STRETCH = 512;
const atOnce = () => undefined;

// ── Bytes ────────────────────────────────────────────────────────────────────────────────────────────────────────

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += HEX[bytes[i]];
  return text;
}

function fromHex(text) {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(text.substr(2 * i, 2), 16);
  return bytes;
}

/** Standard base64 in its one canonical spelling; null for anything else. */
function fromBase64(text) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  const binary = atob(text);
  return btoa(binary) === text ? Uint8Array.from(binary, (c) => c.charCodeAt(0)) : null;
}

function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// ── SHA-256 (FIPS 180-4), HMAC (RFC 2104), HKDF (RFC 5869) ─────────────────────────────────────────────────────────

const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const START = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
const schedule = new Int32Array(64);
const tail = new Uint8Array(128);
const state = new Int32Array(8);

function compress(s, block, at) {
  const w = schedule;
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15], y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
  for (let i = 0; i < 64; i++) {
    const e1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + e1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const a0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (a0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  s[0] = (s[0] + a) | 0; s[1] = (s[1] + b) | 0; s[2] = (s[2] + c) | 0; s[3] = (s[3] + d) | 0;
  s[4] = (s[4] + e) | 0; s[5] = (s[5] + f) | 0; s[6] = (s[6] + g) | 0; s[7] = (s[7] + h) | 0;
}

/** Hashes `length` bytes on top of a state that has taken in `before` bytes (a multiple of 64), into out[at…at+32]. */
function hashFrom(begin, before, bytes, length, out, at) {
  state.set(begin);
  let i = 0;
  for (; i + 64 <= length; i += 64) compress(state, bytes, i);
  tail.fill(0);
  let rest = 0;
  for (; i < length; i++) tail[rest++] = bytes[i];
  tail[rest] = 0x80;
  const end = rest < 56 ? 64 : 128;
  const total = before + length;
  const high = Math.floor(total / 0x20000000), low = (total * 8) >>> 0;
  for (let k = 0; k < 4; k++) {
    tail[end - 8 + k] = (high >>> (24 - 8 * k)) & 255;
    tail[end - 4 + k] = (low >>> (24 - 8 * k)) & 255;
  }
  compress(state, tail, 0);
  if (end === 128) compress(state, tail, 64);
  for (let k = 0; k < 8; k++) {
    out[at + 4 * k] = state[k] >>> 24;
    out[at + 4 * k + 1] = state[k] >>> 16;
    out[at + 4 * k + 2] = state[k] >>> 8;
    out[at + 4 * k + 3] = state[k];
  }
  return out;
}

const sha256 = (bytes) => hashFrom(START, 0, bytes, bytes.length, new Uint8Array(32), 0);
const sha256Hex = (data) => toHex(sha256(typeof data === 'string' ? utf8.encode(data) : data));

/** A key with both halves of HMAC already begun: each ticket then costs two compressions. */
function hmacKey(key) {
  const begin = (mask) => {
    const block = new Uint8Array(64).fill(mask);
    (key.length > 64 ? sha256(key) : key).forEach((byte, i) => { block[i] ^= byte; });
    const s = Int32Array.from(START);
    compress(s, block, 0);
    return s;
  };
  return { inner: begin(0x36), outer: begin(0x5c) };
}

const innerDigest = new Uint8Array(32);

function hmac(key, bytes, length, out, at) {
  hashFrom(key.inner, 64, bytes, length, innerDigest, 0);
  return hashFrom(key.outer, 64, innerDigest, 32, out, at);
}

const hkdfExtract = (salt, ikm) => hmac(hmacKey(salt), ikm, ikm.length, new Uint8Array(32), 0);

const label = new Uint8Array(256);

/** ticket(label) = HKDF-Expand(prk, label, 32), which is HMAC(prk, label ‖ 0x01). Labels are ASCII, under 256 bytes. */
function ticketInto(key, text, out, at) {
  const length = text.length;
  for (let i = 0; i < length; i++) label[i] = text.charCodeAt(i);
  label[length] = 1;
  return hmac(key, label, length + 1, out, at);
}

/** Tickets of all labels, with their place on the line from 0 to 1 (48 bits) and a comparison that uses all 256. */
async function tickets(key, labels, each = atOnce) {
  const bytes = new Uint8Array(32 * labels.length);
  const place = new Float64Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const at = 32 * i;
    ticketInto(key, labels[i], bytes, at);
    place[i] = (((bytes[at] * 256 + bytes[at + 1]) * 256 + bytes[at + 2]) * 16777216
      + ((bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5])) / 281474976710656;
    if (i % STRETCH === 0) await each(i, labels.length);
  }
  const compare = (i, j) => {
    if (place[i] !== place[j]) return place[i] < place[j] ? -1 : 1;
    for (let k = 6; k < 32; k++) {
      const difference = bytes[32 * i + k] - bytes[32 * j + k];
      if (difference !== 0) return difference;
    }
    return labels[i] < labels[j] ? -1 : labels[i] > labels[j] ? 1 : 0;
  };
  return { place, compare, hex: (i) => toHex(bytes.subarray(32 * i, 32 * i + 32)) };
}

/** A merge sort that gives way: sorting 100,000 tickets at once would hold up a page that has no worker thread. */
async function sorted(items, compare, each = atOnce) {
  const n = items.length, slice = 8 * STRETCH;
  let from = Int32Array.from(items), to = new Int32Array(n);
  for (let at = 0; at < n; at += slice) {
    from.subarray(at, at + slice).sort(compare);
    await each(at, n);
  }
  for (let width = slice; width < n; width *= 2) {
    for (let at = 0; at < n; at += 2 * width) {
      const middle = Math.min(at + width, n), end = Math.min(at + 2 * width, n);
      for (let k = at, i = at, j = middle; k < end; k++) {
        to[k] = j === end || (i < middle && compare(from[i], from[j]) <= 0) ? from[i++] : from[j++];
        if (k % slice === 0) await each(k, n);
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

// ── ECDSA over P-256 (FIPS 186-5), verification only ──────────────────────────────────────────────────────────────

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const G = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n, 1n];
const INFINITY = [0n, 1n, 0n];

const mod = (a, m) => { const r = a % m; return r < 0n ? r + m : r; };
const toNumber = (bytes) => BigInt(`0x${toHex(bytes) || '0'}`);

function inverse(a, m) {
  let [r0, r1, t0, t1] = [m, mod(a, m), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  return mod(t0, m);
}

/** Points are Jacobian: (X, Y, Z) stands for (X/Z², Y/Z³), Z = 0 for the point at infinity. */
function twice([x, y, z]) {
  if (z === 0n || y === 0n) return INFINITY;
  const zz = (z * z) % P, yy = (y * y) % P, xyy = (x * yy) % P;
  const slope = (3n * (x - zz) * (x + zz)) % P;
  const x2 = mod(slope * slope - 8n * xyy, P);
  return [x2, mod(slope * (4n * xyy - x2) - 8n * yy * yy, P), mod(2n * y * z, P)];
}

function plus(a, b) {
  if (a[2] === 0n) return b;
  if (b[2] === 0n) return a;
  const za = (a[2] * a[2]) % P, zb = (b[2] * b[2]) % P;
  const ua = (a[0] * zb) % P, ub = (b[0] * za) % P;
  const sa = (a[1] * zb * b[2]) % P, sb = (b[1] * za * a[2]) % P;
  if (ua === ub) return sa === sb ? twice(a) : INFINITY;
  const h = mod(ub - ua, P), r = mod(sb - sa, P);
  const hh = (h * h) % P, hhh = (h * hh) % P, v = (ua * hh) % P;
  const x = mod(r * r - hhh - 2n * v, P);
  return [x, mod(r * (v - x) - sa * hhh, P), (a[2] * b[2] * h) % P];
}

/** u·G + v·Q, both at once. */
function combine(u, v, q) {
  const sum = plus(G, q);
  let result = INFINITY;
  for (let bit = 255n; bit >= 0n; bit--) {
    result = twice(result);
    const a = (u >> bit) & 1n, b = (v >> bit) & 1n;
    if (a && b) result = plus(result, sum);
    else if (a) result = plus(result, G);
    else if (b) result = plus(result, q);
  }
  return result;
}

/** r and s of SEQUENCE { INTEGER, INTEGER } in strict DER; null for any other spelling. */
function readDerSignature(der) {
  const integer = (at) => {
    const length = der[at + 1];
    const body = der.subarray(at + 2, at + 2 + length);
    const minimal = der[at] === 2 && length >= 1 && length <= 33 && body.length === length && body[0] < 0x80
      && !(length > 1 && body[0] === 0 && body[1] < 0x80);
    return minimal ? { value: toNumber(body), end: at + 2 + length } : null;
  };
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = integer(2);
  const s = r && integer(r.end);
  return s && s.end === der.length ? [r.value, s.value] : null;
}

function ecdsaVerifies(point, message, der) {
  const signature = readDerSignature(der);
  if (!signature) return false;
  const [r, s] = signature;
  if (r < 1n || r >= N || s < 1n || s >= N) return false;
  const w = inverse(s, N);
  const [x, , z] = combine((toNumber(sha256(message)) * w) % N, (r * w) % N, point);
  if (z === 0n) return false;
  return mod((x * inverse(z * z, P)) % P, N) === r;
}

// ── Canonical JSON (RFC 8785, restricted) ─────────────────────────────────────────────────────────────────────────

/** The one spelling of a value; refuses what the protocol has no place for. */
function canonical(value) {
  switch (typeof value) {
    case 'string':
      if (/[\ud800-\udfff]/u.test(value)) throw new Refused('text without lone surrogates', brief(value));
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Refused('an integer within ±(2^53−1)', value);
      return String(value);
    case 'boolean':
      return String(value);
    default:
      if (value === null) throw new Refused('no null', 'null');
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
      return `{${Object.keys(value).sort().map((key) => {
        if (!/^[\x00-\x7f]*$/.test(key)) throw new Refused('ASCII keys', brief(key));
        return `${JSON.stringify(key)}:${canonical(value[key])}`;
      }).join(',')}}`;
  }
}

/** A text is canonical exactly when writing what was read gives the text again: no duplicate key survives that. */
function parseText(text, what) {
  const expected = `${what}: ${both('规范 JSON', 'canonical JSON')}`;
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Refused(expected, error.message);
  }
  let again;
  try {
    again = canonical(value);
  } catch (error) {
    throw new Refused(expected, error instanceof Refused ? error.found : error.message);
  }
  demand(again === text, expected, brief(text));
  return value;
}

function decode(bytes, what) {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new Refused(`${what}: UTF-8`, both('字节序列无效', 'invalid bytes'));
  }
}

const parseJson = (bytes, what) => parseText(decode(bytes, what), what);

/** Every line of a .jsonl file: its value and its bytes (without the newline, which every line must have). */
async function parseLines(bytes, what, form, each = atOnce) {
  demand(bytes.length === 0 || bytes[bytes.length - 1] === 10,
    `${what}: ${both('每行以换行结尾', 'every line ends with a newline')}`, both('末行不完整', 'a cut last line'));
  const texts = decode(bytes, what).split('\n');
  texts.pop();
  const lines = [];
  for (let i = 0, at = 0; i < texts.length; i++) {
    const end = bytes.indexOf(10, at), place = `${what}:${i + 1}`;
    const value = parseText(texts[i], place);
    mustBe(form, value, place);
    lines.push({ value, bytes: bytes.subarray(at, end) });
    at = end + 1;
    if (i % STRETCH === 0) await each(i, texts.length);
  }
  return lines;
}

// ── Forms: each returns null, or what it wanted instead ───────────────────────────────────────────────────────────

function mustBe(form, value, what) {
  const problem = form(value);
  if (problem !== null) throw new Refused(`${what}: ${problem}`, brief(value));
}

const matches = (pattern, name) => (v) => (typeof v === 'string' && pattern.test(v) ? null : name);
const integer = (least) => (v) => (Number.isSafeInteger(v) && v >= least ? null : `an integer from ${least}`);
/** What people count, never above 2^31 − 1. */
const count = (least) => (v) => (Number.isSafeInteger(v) && v >= least && v < 2 ** 31 ? null : `a number from ${least}`);
const oneOf = (...allowed) => (v) => (allowed.includes(v) ? null : `one of ${allowed.join(', ')}`);
const anyText = (v) => (typeof v === 'string' && v.length > 0 ? null : 'a text');

const distinct = (values) => new Set(values).size === values.length;
const ascending = (values) => values.every((v, i) => i === 0 || values[i - 1] < v);

function list(item, { least = 0, rule = null, name = '' } = {}) {
  return (v) => {
    if (!Array.isArray(v) || v.length < least) return `a list of ${least} or more`;
    for (const each of v) {
      const problem = item(each);
      if (problem !== null) return problem;
    }
    return rule && !rule(v) ? name : null;
  };
}

const sortedList = (item, least = 0) => list(item, { least, rule: ascending, name: 'sorted, without repeats' });

function record(required, optional = {}, rule = () => null) {
  return (v) => {
    if (typeof v !== 'object' || v === null || Array.isArray(v)) return 'an object';
    for (const name of Object.keys(v)) {
      const form = own(required, name) ? required[name] : own(optional, name) ? optional[name] : null;
      if (!form) return `no member "${brief(name)}"`;
      const problem = form(v[name]);
      if (problem !== null) return `"${name}": ${problem}`;
    }
    for (const name of Object.keys(required)) if (!own(v, name)) return `a member "${name}"`;
    return rule(v);
  };
}

const DRAW_ID = /^([a-z0-9][a-z0-9-]{0,40})-([1-9][0-9]{3})-r([1-9][0-9]{0,8})(?:-v([2-9]|[1-9][0-9]{1,8}))?$/;

/** Sector, year, round and try of a draw id, or null. */
function parseDrawId(text) {
  const parts = typeof text === 'string' ? DRAW_ID.exec(text) : null;
  return parts && { sector: parts[1], year: Number(parts[2]), round: Number(parts[3]), attempt: Number(parts[4] || 1) };
}

function isDate(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts || parts[1] === '0000') return false;
  const day = new Date(0);
  day.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return day.toISOString().slice(0, 10) === text;
}

const isTime = (text) => /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\+08:00$/.test(text) && isDate(text.slice(0, 10));
const seconds = (time) => Date.parse(time) / 1000;
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 86400000;

const is = {
  id: matches(/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/, 'an identifier'),
  name: matches(/^[0-9A-Za-z._:/-]{1,64}$/, 'a name'),
  code: matches(/^[a-z0-9][a-z0-9-]{0,40}$/, 'a code'),
  authority: matches(/^[0-9]{6}\/[a-z0-9-]{1,40}$/, 'an authority'),
  digest: matches(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'),
  signature: matches(/^[0-9a-f]{96}$/, '96 lower-case hexadecimal digits'),
  draw: (v) => (parseDrawId(v) ? null : 'a draw id'),
  date: (v) => (typeof v === 'string' && isDate(v) ? null : 'a date'),
  time: (v) => (typeof v === 'string' && isTime(v) ? null : 'a time yyyy-MM-ddTHH:mm:ss+08:00'),
  year: (v) => (Number.isSafeInteger(v) && v >= 1000 && v <= 9999 ? null : 'a year'),
  yes: oneOf(true),
};

const ratioRule = (v) => (v.numerator <= v.denominator ? null : 'a rate from 0 to 1');
const ratio = record({ denominator: integer(1), numerator: integer(0) }, {}, ratioRule);
const treeHead = record({ root: is.digest, size: integer(0) });
const team = record({ size: count(1) }, { perDepartment: count(1) });

const frameLeaf = record(
  { id: is.id, stratum: is.name },
  { excluded: sortedList(oneOf('cap', 'cooldown', 'drawn'), 1), firm: is.id });

const rosterLeaf = record(
  { department: is.name, id: is.id, sectors: sortedList(is.code) },
  { unavailable: oneOf('certificate', 'absent') });

const recusalLeaf = record({ id: is.id, inspectors: sortedList(is.id), salt: is.digest });
const opening = record({ index: integer(0), leaf: recusalLeaf, proof: list(is.digest) });

const sourceForms = {
  sealed: record({ kind: oneOf('sealed'), digest: is.digest,
    name: matches(/^(?:own:[0-9A-Za-z._:/-]{1,60}|witness:[a-z0-9][a-z0-9-]{0,40})$/, 'own:… or witness:…') }),
  dice: record({ kind: oneOf('dice'), digits: count(20), name: oneOf('dice') }),
  ssq: record({ kind: oneOf('ssq'), at: is.time, name: matches(/^ssq:[0-9A-Za-z._:/-]{1,60}$/, 'ssq:<issue>') }),
  dlt: record({ kind: oneOf('dlt'), at: is.time, name: matches(/^dlt:[0-9A-Za-z._:/-]{1,60}$/, 'dlt:<issue>') }),
  drand: record({ kind: oneOf('drand'), name: matches(/^drand:quicknet\/(?:[1-9][0-9]{0,9}|10{10})$/, 'drand:quicknet/<round>') }),
};

function source(v) {
  const form = v && typeof v === 'object' && own(sourceForms, v.kind) ? sourceForms[v.kind] : null;
  return form ? form(v) : 'a source of a known kind';
}

const commitmentForm = record({
  protocol: oneOf('inspections-draw/1'),
  draw: is.draw, sector: is.code, year: is.year, round: count(1), rounds: count(1), authority: is.authority,
  policy: is.digest, ledger: treeHead, frame: treeHead, roster: treeHead, floor: ratio,
  largest: integer(0), gone: integer(0),
  quotas: list(record({ denominator: integer(1), numerator: integer(0), stratum: is.name, take: integer(0) }, {}, ratioRule),
    { least: 1, rule: (v) => distinct(v.map((q) => q.stratum)), name: 'each stratum once' }),
  team,
  sources: list(source, {
    least: 1,
    rule: (v) => distinct(v.map((s) => s.name)) && distinct(v.filter((s) => s.digest).map((s) => s.digest)),
    name: 'distinct names and digests' }),
  drawAt: is.time,
}, {
  recusals: treeHead, lifted: is.yes, discloseBy: is.date,
  witnesses: list(record({ key: anyText, name: is.code }), {
    least: 1,
    rule: (v) => distinct(v.map((w) => w.name)),
    name: 'distinct names' }),
});

const sourceValue = record({ name: is.name, value: anyText });
const receiptForm = record({
  bound: integer(0), commitment: is.digest, draw: is.draw, prk: is.digest, protocol: oneOf('inspections-draw/1'),
  sources: list(sourceValue),
  strata: list(record({ drawn: list(is.id), stratum: is.name }, { cutoff: is.digest })),
  teams: list(record({ firm: is.id, inspectors: list(is.id) })),
});

const policyForm = record({
  authority: is.authority, basis: list(anyText), effective: is.date,
  sectors: list(record({
    basis: list(anyText), cap: count(0), cooldownDays: count(0), floor: ratio, name: anyText, rounds: count(1),
    sector: is.code, team,
    strata: list(record({ denominator: integer(1), name: anyText, numerator: integer(0), stratum: is.name }, {}, ratioRule),
      { least: 1, rule: (v) => distinct(v.map((s) => s.stratum)), name: 'each stratum once' }),
  }), { rule: (v) => ascending(v.map((s) => s.sector)), name: 'sectors ascending' }),
});

const categories = list(matches(/^[A-Za-z]{1,64}$/, 'a category'), {
  least: 1, rule: (v) => v.length === 1 || !v.includes('withdrawn'), name: '"withdrawn" alone' });

const decision = { approvedBy: is.name, decidedBy: is.name };
const published = [{ digest: is.digest }, { year: is.year }];
const bodies = {
  key: [{ key: anyText, recovery: anyText }],
  policy: published, items: published, plan: published, import: published,
  commitment: [{ commitment: is.digest, draw: is.draw }],
  value: [{ draw: is.draw, name: is.name, value: anyText }, { signature: is.signature }],
  receipt: [{ draw: is.draw, receipt: is.digest }],
  void: [{ ...decision, draw: is.draw,
    reason: oneOf('frame-error', 'roster-error', 'force-majeure', 'source-unavailable') }, { source: is.name }],
  infeasible: [{ drawn: integer(0), eligible: integer(0), frame: is.digest, population: integer(0), round: count(1),
    sector: is.code, year: is.year }],
  substitution: [{ ...decision, draw: is.draw, firm: is.id, inspector: is.id,
    reason: oneOf('recusal', 'absent', 'certificate'), substitute: is.id }],
  named: [{ ...decision, draw: is.draw, firm: is.id, inspectors: list(is.id) }],
  joined: [{ draws: list(is.draw, { rule: (v) => v.length === 2 && v[0] !== v[1], name: 'two draws' }), firm: is.id }],
  sealed: [{ digest: is.digest, of: (v) => (typeof v === 'string' && own(bodies, v) && v !== 'sealed' ? null : 'another kind of entry') }],
  reviewed: [{ by: is.name, outcome: oneOf('approved', 'returned'), record: is.name, step: is.name }],
  result: [{ categories, draw: is.draw, firm: is.id, inspectedOn: is.date, inspectors: list(is.id), items: list(is.id),
    record: is.name, version: count(1) }],
  visit: [{ firm: is.id, inspectedOn: is.date, type: is.name }],
  closed: [{ sectors: list(record({ coverage: record({ denominator: integer(0), numerator: integer(0) }),
    rounds: count(0), sector: is.code })), year: is.year }],
};

/** Any entry may open an earlier seal of its kind. */
const bodyForms = Object.fromEntries(Object.entries(bodies).map(([kind, [required, optional = {}]]) => [kind,
  record(required, { ...optional, opens: integer(0), salt: is.digest },
    (v) => (own(v, 'opens') === own(v, 'salt') ? null : '"opens" and "salt" together'))]));

const entryForm = record({ at: is.time, body: () => null, index: integer(0), kind: anyText }, {}, (v) => {
  if (!own(bodyForms, v.kind)) return 'a known kind';
  const problem = bodyForms[v.kind](v.body);
  return problem === null ? null : `${v.kind} ${problem}`;
});

// ── Merkle trees (RFC 6962 section 2.1) ───────────────────────────────────────────────────────────────────────────

let leafBuffer = new Uint8Array(4096);
const nodeBuffer = new Uint8Array(65).fill(1, 0, 1);

function leafInto(bytes, out, at) {
  if (leafBuffer.length <= bytes.length) leafBuffer = new Uint8Array(2 * bytes.length + 1);
  leafBuffer[0] = 0;
  leafBuffer.set(bytes, 1);
  return hashFrom(START, 0, leafBuffer, bytes.length + 1, out, at);
}

const leafHash = (bytes) => leafInto(bytes, new Uint8Array(32), 0);

function nodeHash(left, right, out = new Uint8Array(32), at = 0) {
  nodeBuffer.set(left, 1);
  nodeBuffer.set(right, 33);
  return hashFrom(START, 0, nodeBuffer, 65, out, at);
}

/** levels[k] holds the hashes of all full subtrees of 2^k leaves. */
async function merkleTree(leaves, each = atOnce) {
  const size = leaves.length;
  const first = new Uint8Array(32 * size);
  for (let i = 0; i < size; i++) {
    leafInto(leaves[i], first, 32 * i);
    if (i % STRETCH === 0) await each(i, 2 * size);
  }
  const levels = [first];
  for (let width = size >> 1; width > 0; width >>= 1) {
    const below = levels[levels.length - 1], level = new Uint8Array(32 * width);
    for (let i = 0; i < width; i++) {
      nodeHash(below.subarray(64 * i, 64 * i + 32), below.subarray(64 * i + 32, 64 * i + 64), level, 32 * i);
      if (i % STRETCH === 0) await each(2 * (size - width) + i, 2 * size);
    }
    levels.push(level);
  }
  /** Head over `count` leaves from `start`, which is a multiple of the largest power of two in `count`. */
  const head = (start, count) => {
    if (count === 0) return sha256(new Uint8Array(0));
    const peaks = [];
    for (let k = levels.length - 1; k >= 0; k--) {
      const width = 2 ** k;
      if (count < width) continue;
      const i = start / width;
      peaks.push(levels[k].subarray(32 * i, 32 * i + 32));
      start += width;
      count -= width;
    }
    return peaks.reduceRight((right, left) => nodeHash(left, right));
  };
  const path = (index, start, count) => {
    if (count === 1) return [];
    let half = 1;
    while (2 * half < count) half *= 2;
    return index < half
      ? [...path(index, start, half), head(start + half, count - half)]
      : [...path(index - half, start + half, count - half), head(start, half)];
  };
  return {
    size,
    root: (at = size) => toHex(head(0, at)),
    proof: (index) => path(index, 0, size).map(toHex),
    leaf: (index) => toHex(first.subarray(32 * index, 32 * index + 32)),
  };
}

/** The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2), as hex; null when it cannot be one. */
function rootOfProof(index, size, leaf, proof, tell = atOnce) {
  if (!(index >= 0 && index < size) || leaf.length !== 32) return null;
  let at = index, last = size - 1, hash = leaf;
  for (const step of proof) {
    if (last === 0) return null;
    const sibling = fromHex(step), isLeft = at % 2 === 1 || at === last;
    if (isLeft) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    tell({ side: isLeft ? 'left' : 'right', sibling: step, hash: toHex(hash) });
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? toHex(hash) : null;
}

// ── Verifier keys, signed notes, checkpoints (C2SP) ───────────────────────────────────────────────────────────────

const SPKI_P256 = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200' + '04');

/** `name+hex key id+base64(0x02 ‖ SPKI)`, split at its first two `+`; the id and the point are checked. */
function parseVerifierKey(text) {
  const expected = both('P-256 公钥行', 'a P-256 verifier key');
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const bytes = parts && fromBase64(parts[3]);
  demand(bytes && bytes.length === 92 && bytes[0] === 2, expected, brief(text));
  const spki = bytes.subarray(1);
  demand(sameBytes(spki.subarray(0, SPKI_P256.length), SPKI_P256), expected, brief(text));
  demand(toHex(sha256(spki).subarray(0, 4)) === parts[2], both('公钥编号与公钥一致', 'a key id that is the key\'s own'), parts[2]);
  const x = toNumber(spki.subarray(27, 59)), y = toNumber(spki.subarray(59, 91));
  demand(x < P && y < P && mod(y * y - x * x * x + 3n * x - B, P) === 0n,
    both('曲线上的点', 'a point on the curve'), brief(text));
  return { text, name: parts[1], id: parts[2], point: [x, y, 1n] };
}

/** Text (with its last newline) and signature lines of a note; refuses every other layout. */
function parseNote(bytes, what) {
  const expected = `${what}: ${both('签名文本格式', 'a signed note')}`;
  const whole = decode(bytes, what);
  const split = whole.lastIndexOf('\n\n');
  demand(split > 0 && whole.endsWith('\n') && !/[\x00-\x09\x0b-\x1f]/.test(whole), expected, brief(whole));
  const signatures = whole.slice(split + 2, -1).split('\n').map((line) => {
    const parts = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const data = parts && fromBase64(parts[2]);
    demand(data && data.length > 4, expected, brief(line));
    return { name: parts[1], id: toHex(data.subarray(0, 4)), signature: data.subarray(4) };
  });
  return { text: whole.slice(0, split + 1), signatures };
}

/** Signatures that were worked out before: the latest checkpoint is published twice, and a page verifies draw after draw. */
const workedOut = new Map();

function verifies(key, text, signature) {
  const name = `${key.text}\n${toHex(signature)}\n${text}`;
  if (!workedOut.has(name)) workedOut.set(name, ecdsaVerifies(key.point, utf8.encode(text), signature));
  return workedOut.get(name);
}

/** Lines of other names or ids are ignored; every line of this key must hold, and there must be one. */
function isSignedBy(note, key) {
  const lines = note.signatures.filter((s) => s.name === key.name && s.id === key.id);
  return lines.length > 0 && lines.every((s) => verifies(key, note.text, s.signature));
}

/** Origin, size and root (hex) of a checkpoint; further lines may follow. */
function parseCheckpoint(bytes, what) {
  const note = parseNote(bytes, what);
  const lines = note.text.slice(0, -1).split('\n');
  const root = lines.length >= 3 ? fromBase64(lines[2]) : null;
  const size = Number(lines[1]);
  demand(root && root.length === 32 && /^(?:0|[1-9][0-9]*)$/.test(lines[1]) && Number.isSafeInteger(size)
    && lines.every((line) => line !== ''), `${what}: ${both('检查点', 'a checkpoint')}`, brief(note.text));
  return { origin: lines[0], size, root: toHex(root), note };
}

// ── Sources and the key (section 4) ───────────────────────────────────────────────────────────────────────────────

const ABSENT = 'ABSENT';
const isWitnessed = (s) => s.kind === 'sealed' && s.name.startsWith('witness:');
const isOwn = (s) => s.kind === 'sealed' && s.name.startsWith('own:');
const pulseTime = (s) => 1692803367 + 3 * (Number(s.name.slice('drand:quicknet/'.length)) - 1);

/** From when on a value may be known to anybody, in seconds. */
const knownFrom = (s, drawAt) => (s.kind === 'drand' ? pulseTime(s) : s.at ? seconds(s.at) : seconds(drawAt));

function balls(text, count, highest) {
  const numbers = text.split(' ');
  return numbers.length === count && ascending(numbers)
    && numbers.every((n) => /^\d\d$/.test(n) && Number(n) >= 1 && Number(n) <= highest);
}

/** Whether a value has the form of its kind. */
function isValue(kind, value, digits) {
  if (typeof value !== 'string') return false;
  const halves = value.split('|');
  switch (kind) {
    case 'sealed': return value === ABSENT || /^[0-9a-f]{64}$/.test(value);
    case 'drand': return /^[0-9a-f]{64}$/.test(value);
    case 'dice': return /^[0-9]{20,}$/.test(value) && (digits === undefined || value.length === digits);
    case 'ssq': return halves.length === 2 && balls(halves[0], 6, 33) && balls(halves[1], 1, 16);
    case 'dlt': return halves.length === 2 && balls(halves[0], 5, 35) && balls(halves[1], 2, 12);
    default: return false;
  }
}

function drawKey(commitmentDigest, values) {
  const ikm = canonical({ commitment: commitmentDigest, sources: values.map(({ name, value }) => ({ name, value })) });
  return hkdfExtract(new Uint8Array(32), utf8.encode(ikm));
}

// ── Quotas (section 5) ────────────────────────────────────────────────────────────────────────────────────────────

const sum = (values) => values.reduce((total, v) => total + v, 0n);
const least = (a, b) => (a < b ? a : b);
const most = (a, b) => (a > b ? a : b);
const ceilDiv = (a, b) => (a + b - 1n) / b;

/** Largest remainder of `amount` in proportion to weights, each share bounded. */
function spread(amount, weights, bounds) {
  const total = sum(weights);
  const shares = weights.map((w) => (amount * w) / total);
  const byRemainder = weights.map((w, i) => i).sort((i, j) => {
    const a = (amount * weights[i]) % total, b = (amount * weights[j]) % total;
    return a === b ? i - j : a > b ? -1 : 1;
  });
  for (let left = amount - sum(shares), k = 0; left > 0n; left--, k++) shares[byRemainder[k]] += 1n;
  let excess = 0n;
  shares.forEach((share, i) => {
    if (share <= bounds[i]) return;
    excess += share - bounds[i];
    shares[i] = bounds[i];
  });
  shares.forEach((share, i) => {
    const more = least(excess, bounds[i] - share);
    shares[i] += more;
    excess -= more;
  });
  return shares;
}

/** `take` of each stratum and what is still owed; strata: {numerator, denominator, population, drawn, eligible}. */
function quotas({ round, rounds, floor, largest, gone, lifted, strata }) {
  const column = (name) => strata.map((s) => BigInt(s[name]));
  const population = column('population'), eligible = column('eligible'), drawn = column('drawn');
  const R = BigInt(rounds), everybody = sum(population);
  if (sum(eligible) === 0n) return null;
  const need = strata.map((s) => ceilDiv(BigInt(s.numerator) * BigInt(s.population), BigInt(s.denominator)));
  const atLeast = most(ceilDiv(BigInt(floor.numerator) * BigInt(largest), BigInt(floor.denominator)), R) - BigInt(gone);
  const F = least(everybody, most(0n, atLeast));
  const short = F - sum(need);
  if (short > 0n) {
    const room = population.map((p, i) => p - need[i]);
    spread(short, room, room).forEach((share, i) => { need[i] += share; });
  }
  const rest = need.map((n, i) => most(0n, n - drawn[i]));
  const owed = sum(rest);
  const T = lifted ? 1n : least(sum(eligible), most(1n, ceilDiv(owed, most(1n, R - BigInt(round) + 1n))));
  const takes = spread(T, owed === 0n || lifted ? eligible : rest, eligible);
  return { takes: takes.map(Number), owed: Number(owed) };
}

const hasReason = (leaf, reason) => leaf.excluded !== undefined && leaf.excluded.includes(reason);
const mayBeDrawn = (leaf, lifted) =>
  leaf.excluded === undefined || (lifted && leaf.excluded.length === 1 && leaf.excluded[0] === 'drawn');

/** Sums of the frame by stratum, in policy order; refuses a stratum that is not listed. */
function countStrata(leaves, quotaList, lifted) {
  const counts = new Map(quotaList.map((q) => [q.stratum, { ...q, population: 0, drawn: 0, eligible: 0 }]));
  for (const leaf of leaves) {
    const stratum = counts.get(leaf.stratum);
    if (!stratum) throw new Refused(both('名录中的层均在配额表中', 'only strata that have a quota'), `${leaf.id}: ${leaf.stratum}`);
    stratum.population++;
    if (hasReason(leaf, 'drawn')) stratum.drawn++;
    if (mayBeDrawn(leaf, lifted)) stratum.eligible++;
  }
  return [...counts.values()];
}

// ── Selection (section 6) ─────────────────────────────────────────────────────────────────────────────────────────

/** Tickets of the whole frame; per stratum the firms that may be drawn, in ticket order; the draw order. */
async function select(key, leaves, quotaList, lifted, each = atOnce) {
  const all = await tickets(key, leaves.map((leaf) => `firm:${leaf.id}`), each);
  const byStratum = new Map(quotaList.map((q) => [q.stratum, []]));
  leaves.forEach((leaf, i) => { if (mayBeDrawn(leaf, lifted)) byStratum.get(leaf.stratum).push(i); });
  const strata = [];
  for (const { stratum, take } of quotaList) {
    const order = await sorted(byStratum.get(stratum), all.compare, each);
    strata.push({ stratum, order, drawn: Array.from(order.subarray(0, take)) });
  }
  const drawOrder = strata.flatMap((s) => s.drawn).sort(all.compare);
  const receiptStrata = strata.map(({ stratum, drawn }) => ({
    drawn: drawn.map((i) => leaves[i].id), stratum,
    ...(drawn.length ? { cutoff: all.hex(drawn[drawn.length - 1]) } : {}),
  }));
  return { tickets: all, strata, drawOrder, receiptStrata };
}

// ── Teams (section 7) ─────────────────────────────────────────────────────────────────────────────────────────────

const FREE = 1, USED = 2, FIXED = 3;

/**
 * A staffing as a flow: firm → (firm, department) → inspector → end. It finds out whether what was given out can
 * still be completed; which of the possible staffings it holds at a moment never shows in the result.
 */
class Staffing {
  constructor(allowed, departments, size, perDepartment) {
    this.size = size;
    this.perDepartment = perDepartment;
    this.department = departments;
    this.inspectors = departments.length;
    this.firms = allowed.length;
    this.kinds = departments.reduce((most, d) => Math.max(most, d + 1), 1);
    this.members = Array.from({ length: this.kinds }, (_, d) => departments.flatMap((x, j) => (x === d ? [j] : [])));
    this.pair = new Uint8Array(this.firms * this.inspectors);
    allowed.forEach((list, f) => list.forEach((j) => { this.pair[f * this.inspectors + j] = FREE; }));
    this.load = new Int32Array(this.inspectors);
    this.fixed = new Int32Array(this.inspectors);
    this.inDepartment = new Int32Array(this.firms * this.kinds);
    this.visits = Array.from({ length: this.inspectors }, () => new Set());
    this.end = this.inspectors;
    this.firmNode = this.inspectors + 1;
    this.slotNode = this.firmNode + this.firms;
    const nodes = this.slotNode + this.firms * this.kinds;
    this.from = new Int32Array(nodes);
    this.seen = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.stamp = 0;
    this.bound = 0;
  }

  /** Every node that one more unit could move to from `node` without touching what is fixed. */
  *steps(node) {
    const { inspectors: J, kinds } = this;
    if (node < J) {
      if (this.load[node] < this.bound) yield this.end;
      const d = this.department[node];
      for (const f of this.visits[node]) if (this.pair[f * J + node] === USED) yield this.slotNode + f * kinds + d;
    } else if (node === this.end) {
      for (let j = 0; j < J; j++) if (this.load[j] > 0) yield j;
    } else if (node < this.slotNode) {
      const f = node - this.firmNode;
      for (let d = 0; d < kinds; d++) {
        if (this.inDepartment[f * kinds + d] < this.perDepartment) yield this.slotNode + f * kinds + d;
      }
    } else {
      const f = Math.floor((node - this.slotNode) / kinds), d = (node - this.slotNode) % kinds;
      if (this.inDepartment[f * kinds + d] > 0) yield this.firmNode + f;
      for (const j of this.members[d]) if (this.pair[f * J + j] === FREE) yield j;
    }
  }

  /** Sends one unit along a shortest way; false when there is none. */
  push(start, goal) {
    const { from, seen, queue } = this;
    const stamp = ++this.stamp;
    let head = 0, last = 0;
    queue[last++] = start;
    seen[start] = stamp;
    while (head < last && seen[goal] !== stamp) {
      const node = queue[head++];
      for (const next of this.steps(node)) {
        if (seen[next] === stamp) continue;
        seen[next] = stamp;
        from[next] = node;
        queue[last++] = next;
        if (next === goal) break;
      }
    }
    if (seen[goal] !== stamp) return false;
    for (let node = goal; node !== start; node = from[node]) this.move(from[node], node);
    return true;
  }

  move(a, b) {
    if (a === this.end) this.load[b]--;
    else if (b === this.end) this.load[a]++;
    else if (a < this.inspectors) this.set(b - this.slotNode, a, FREE);
    else if (b < this.inspectors) this.set(a - this.slotNode, b, USED);
    else if (a < this.slotNode) this.inDepartment[b - this.slotNode]++;
    else this.inDepartment[a - this.slotNode]--;
  }

  set(slot, j, how) {
    const f = Math.floor(slot / this.kinds);
    this.pair[f * this.inspectors + j] = how;
    if (how === FREE) this.visits[j].delete(f);
    else this.visits[j].add(f);
  }

  /** The smallest bound under which everybody is staffed; leaves such a staffing in place. */
  async findBound(each) {
    this.bound = this.firms === 0 ? 0 : Math.ceil((this.firms * this.size) / this.inspectors);
    for (let f = 0; f < this.firms; f++) {
      for (let k = 0; k < this.size; k++) while (!this.push(this.firmNode + f, this.end)) this.bound++;
      await each(f, 2 * this.firms);
    }
    return this.bound;
  }

  /** Gives j to f for good, if the rest can still be completed. */
  take(f, j) {
    const at = f * this.inspectors + j;
    if (this.fixed[j] >= this.bound) return false;
    if (this.pair[at] === FREE) {
      const slot = f * this.kinds + this.department[j];
      if (!this.push(j, this.slotNode + slot)) return false;
      this.set(slot, j, USED);
    }
    this.pair[at] = FIXED;
    this.fixed[j]++;
    return true;
  }
}

/** How many members an allowed list can give under `perDepartment`. */
function canGive(allowed, departments, perDepartment) {
  const counts = new Map();
  for (const j of allowed) counts.set(departments[j], (counts.get(departments[j]) || 0) + 1);
  return [...counts.values()].reduce((total, n) => total + Math.min(n, perDepartment), 0);
}

/** firms: [{id, allowed: [roster index]}] in draw order; returns the bound and the teams as roster indices. */
async function assignTeams(key, firms, roster, rule, each = atOnce) {
  const limit = rule.perDepartment === undefined ? rule.size : rule.perDepartment;
  const numbers = new Map();
  const departments = roster.map(({ department }) => {
    if (!numbers.has(department)) numbers.set(department, numbers.size);
    return numbers.get(department);
  });
  const staffed = firms.filter((firm) => canGive(firm.allowed, departments, limit) >= rule.size);
  const flowDepartments = rule.perDepartment === undefined ? departments.map(() => 0) : departments;
  const flow = new Staffing(staffed.map((firm) => firm.allowed), flowDepartments, rule.size, limit);
  const bound = await flow.findBound(each);
  const teams = new Map(firms.map((firm) => [firm.id, []]));
  for (const [f, firm] of staffed.entries()) {
    await each(staffed.length + f, 2 * staffed.length);
    const taken = teams.get(firm.id);
    for (const j of await assignOrder(key, firm, roster)) {
      if (flow.take(f, j)) taken.push(j);
      if (taken.length === rule.size) break;
    }
  }
  return { bound, teams: firms.map((firm) => ({ firm: firm.id, members: teams.get(firm.id) })) };
}

async function assignOrder(key, firm, roster) {
  const order = await tickets(key, firm.allowed.map((j) => `assign:${firm.id}:${roster[j].id}`));
  return firm.allowed.map((_, i) => i).sort(order.compare).map((i) => firm.allowed[i]);
}

/** Roster indices that may be paired with a firm whose opened recusal leaf names `recused`. */
function allowedFor(roster, sector, recused) {
  return roster.flatMap((inspector, j) =>
    (inspector.sectors.includes(sector) && inspector.unavailable === undefined && !recused.includes(inspector.id) ? [j] : []));
}

// ── The published folder and its ledger (sections 10 and 11) ──────────────────────────────────────────────────────

/** What was published, read through `fetchBytes(path)`: a Uint8Array, or null where there is no such file. */
class Archive {
  constructor(fetchBytes, progress = atOnce) {
    this.fetchBytes = fetchBytes;
    this.progress = progress;
    this.kept = new Map();
    this.ledger = undefined;
    this.stage = {};
  }

  /** Tells what is being done; `each` then tells how far it is, from 0 to 1. */
  begin(stage) {
    this.stage = { ...this.stage, ...stage };
    return this.progress({ ...this.stage, part: 0 });
  }

  each = (done, total) => this.progress({ ...this.stage, part: total > 0 ? done / total : 0 });

  async find(path) {
    try {
      return await this.fetchBytes(path) || null;
    } catch (error) {
      throw new Missing(`${path}: ${both('无法读取', 'cannot be read')} (${error.message})`);
    }
  }

  async read(path) {
    const bytes = await this.find(path);
    if (bytes === null) throw new Missing(`${path}: ${both('文件缺失', 'no such file')}`);
    return bytes;
  }

  /** What `make` gives for a key, made once. */
  once(key, make) {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key);
  }

  commitment(draw) { return this.once(`commitment ${draw}`, () => readCommitment(this, draw)); }
  policy(digest) { return this.once(`policy ${digest}`, () => readPolicy(this, digest)); }
  of(draw) { return this.ledger.draws.get(draw) || noEntries; }
}

const noEntries = { commitment: [], value: [], end: [], other: [] };

function need(holder, name) {
  if (holder[name] === undefined) throw new Missing(`${both('未能核验，须先有', 'not checked, needs')}: ${name}`);
  return holder[name];
}

/** Reads the entries into `archive.ledger`, then checks their order, seals, policies, keys and checkpoints. */
async function checkLedger(archive, { everyCheckpoint = false } = {}) {
  const what = 'ledger/entries.jsonl';
  const lines = await parseLines(await archive.read(what), what, entryForm, archive.each);
  const entries = lines.map((line) => line.value);
  const tree = await merkleTree(lines.map((line) => line.bytes), archive.each);
  demand(entries.length > 0 && entries[0].kind === 'key', both('第 0 条为密钥', 'entry 0 is the key'), what);
  entries.forEach((entry, i) => demandSame(`${what}:${i + 1} index`, i, entry.index));
  const keys = entries.filter((e) => e.kind === 'key').map((e) => ({
    index: e.index, key: parseVerifierKey(e.body.key), recovery: parseVerifierKey(e.body.recovery) }));
  const authority = keys[0].key.name;
  mustBe(is.authority, authority, both('账本来源', 'ledger origin'));
  const ledger = { entries, tree, keys, authority, draws: groupByDraw(entries) };
  archive.ledger = ledger;
  entries.forEach(({ at }, i) => demand(i === 0 || entries[i - 1].at <= at, both('时间不倒退', 'times never decrease'), `${i}: ${at}`));
  for (const { key, recovery, index } of keys) {
    demandSame(`key ${index}`, authority, key.name);
    demandSame(`recovery key ${index}`, authority, recovery.name);
  }
  checkReferences(ledger);
  checkSeals(entries);
  for (const { kind, body } of entries) if (kind === 'policy') await archive.policy(body.digest);

  const latest = await archive.read('ledger/checkpoint');
  const { size, root } = checkCheckpoint(ledger, latest, 'ledger/checkpoint');
  demandSame(both('检查点与账本条数', 'entries under the checkpoint'), entries.length, size);
  const file = decode(await archive.read('ledger/key'), 'ledger/key'), known = keys.map(({ key }) => `${key.text}\n`).join('');
  demand(file === known, `ledger/key: ${both('账本中的公钥，每行一个', 'the keys of the ledger, a line each')}`, brief(file));
  await checkNumberedCheckpoints(archive, ledger, latest, everyCheckpoint);
  return `${both('条目', 'entries')} ${entries.length}, ${both('根', 'root')} ${root}`;
}

function groupByDraw(entries) {
  const draws = new Map();
  const place = { commitment: 'commitment', value: 'value', receipt: 'end', void: 'end' };
  for (const entry of entries) {
    for (const draw of entry.body.draws || (entry.body.draw ? [entry.body.draw] : [])) {
      if (!draws.has(draw)) draws.set(draw, { commitment: [], value: [], end: [], other: [] });
      draws.get(draw)[place[entry.kind] || 'other'].push(entry);
    }
  }
  return draws;
}

/** Whatever names a draw comes after that draw's commitment. */
function checkReferences(ledger) {
  for (const [draw, { commitment, value, end, other }] of ledger.draws) {
    for (const entry of [...value, ...end, ...other]) {
      demand(commitment.length > 0 && commitment[0].index < entry.index,
        both('先有承诺，后有其他', 'nothing of a draw before its commitment'), `${entry.index}: ${entry.kind} ${draw}`);
    }
  }
}

/** An entry that opens another shows exactly what was sealed, once. */
function checkSeals(entries) {
  const opened = new Set();
  for (const { index, kind, body } of entries) {
    demand(kind !== 'result' || body.opens !== undefined, both('结果先封存后公开', 'a result is sealed before it is opened'), index);
    if (body.opens === undefined) continue;
    const seal = body.opens < index ? entries[body.opens] : null;
    const { opens, salt, ...content } = body;
    demand(seal && seal.kind === 'sealed' && seal.body.of === kind && !opened.has(opens),
      both('对应一条未公开的封存', 'an unopened seal of its kind'), `${index} → ${opens}`);
    opened.add(opens);
    demandSame(`${both('封存摘要', 'sealed digest')} ${opens}`, seal.body.digest, sha256Hex(canonical({ body: content, salt })));
  }
}

function checkCheckpoint(ledger, bytes, what) {
  const checkpoint = parseCheckpoint(bytes, what);
  const { size, root } = checkpoint;
  demandSame(`${what} ${both('来源', 'origin')}`, ledger.authority, checkpoint.origin);
  demand(size >= 1 && size <= ledger.tree.size, `${what}: ${both('条数不超过账本', 'a size within the ledger')} (${ledger.tree.size})`, size);
  demandSame(`${what} ${both('根', 'root')}`, ledger.tree.root(size), root);
  const current = ledger.keys.filter((k) => k.index < size).pop();
  demand(isSignedBy(checkpoint.note, current.key), `${what}: ${both('有效签名', 'a signature that holds')} ${current.key.id}`,
    both('无有效签名', 'none'));
  return checkpoint;
}

/** The latest numbered checkpoint, those around each change of key, and, for an audit, every other there is. */
async function checkNumberedCheckpoints(archive, ledger, latest, every) {
  const total = ledger.tree.size;
  const at = async (size) => {
    const what = `ledger/checkpoints/${size}`;
    const bytes = await archive.find(what);
    if (bytes === null) return null;
    const checkpoint = checkCheckpoint(ledger, bytes, what);
    demandSame(`${what} ${both('条数', 'size')}`, size, checkpoint.size);
    return { ...checkpoint, bytes };
  };
  const newest = await at(total);
  if (!newest) throw new Missing(`ledger/checkpoints/${total}: ${both('文件缺失', 'no such file')}`);
  demand(sameBytes(newest.bytes, latest), `ledger/checkpoint = ledger/checkpoints/${total}`, both('两者不同', 'they differ'));
  for (let i = 1; i < ledger.keys.length; i++) {
    const { index, key } = ledger.keys[i], before = ledger.keys[i - 1];
    let old = null, next = null;
    for (let size = index; size > before.index && !old; size--) old = await at(size);
    if (!old) throw new Missing(`${both('换钥前的检查点', 'a checkpoint before the key changed')}: ${index}`);
    for (let size = index + 1; !next; size++) next = await at(size);
    demand(isSignedBy(next.note, key) && (isSignedBy(next.note, before.key) || isSignedBy(next.note, before.recovery)),
      both('换钥后的检查点由新旧（或恢复）密钥共同签名', 'after a change of key both the new and the old (or recovery) key sign'),
      `checkpoints/${next.size}`);
  }
  for (let size = 1; every && size < total; size += 8) {
    await archive.each(size, total);
    await Promise.all(Array.from({ length: Math.min(8, total - size) }, (_, k) => at(size + k)));
  }
}

// ── Checks of one draw (section 12), each in the order in which it can be made ────────────────────────────────────

async function readCommitment(archive, draw) {
  const what = `draws/${draw}/commitment.json`;
  const bytes = await archive.read(what);
  const value = parseJson(bytes, what);
  mustBe(commitmentForm, value, what);
  demandSame('draw', draw, value.draw);
  const id = parseDrawId(draw);
  demandSame('sector', value.sector, id.sector);
  demandSame('year', value.year, id.year);
  demandSame('round', value.round, id.round);
  demandSame(`${both('抽取年份', 'year of drawAt')}`, String(value.year), value.drawAt.slice(0, 4));
  demand(value.discloseBy === undefined || (value.sources.some(isOwn) && value.discloseBy >= value.drawAt.slice(0, 10)),
    both('延后公开须有自有随机源，且不早于抽取', 'an own: source where the list is kept back, until the draw or later'), value.discloseBy);
  if (value.recusals) demandSame(both('回避表条数', 'recusal leaves'), value.frame.size, value.recusals.size);
  const witnesses = (value.witnesses || []).map((w) => ({ name: w.name, key: parseVerifierKey(w.key) }));
  witnesses.forEach(({ name, key }) => demandSame(both('见证人公钥名', 'name in the witness\'s key'), name, key.name));
  demand(distinct(witnesses.map((w) => w.key.id)), both('见证人公钥各不相同', 'distinct witness keys'), what);
  const stranger = value.sources.find((s) => isWitnessed(s) && !witnesses.some((w) => s.name === `witness:${w.name}`));
  demand(!stranger, both('见证源须有见证人', 'a witness behind every witness: source'), stranger && stranger.name);
  value.quotas.forEach((q, i) => {
    const p = value.quotas[i - 1];
    demand(!p || BigInt(p.numerator) * BigInt(q.denominator) >= BigInt(q.numerator) * BigInt(p.denominator),
      both('高比例在前', 'higher rates first'), q.stratum);
  });
  return { value, witnesses, digest: sha256Hex(bytes) };
}

async function checkCommitment(d) {
  const { value: c, witnesses, digest } = await d.archive.commitment(d.draw);
  Object.assign(d, { commitment: c, witnesses, digest });
  const ledger = need(d.archive, 'ledger');
  [d.entry] = d.archive.of(d.draw).commitment;
  demand(d.entry, both('账本中有该承诺', 'a commitment entry in the ledger'), both('无', 'none'));
  demandSame(both('承诺摘要', 'commitment digest'), d.entry.body.commitment, digest);
  demandSame(both('机关', 'authority'), ledger.authority, c.authority);
  return digest;
}

async function readPolicy(archive, digest) {
  const what = `policy/${digest}.json`;
  const bytes = await archive.read(what);
  demandSame(both('政策文件摘要', 'policy digest'), digest, sha256Hex(bytes));
  const policy = parseJson(bytes, what);
  mustBe(policyForm, policy, what);
  return policy;
}

async function checkPolicy(d) {
  const c = need(d, 'commitment');
  const policy = await d.archive.policy(c.policy);
  demandSame(both('机关', 'authority'), c.authority, policy.authority);
  const sector = policy.sectors.find((s) => s.sector === c.sector);
  demand(sector, `${both('政策含本行业', 'the sector in the policy')} ${c.sector}`, both('无', 'absent'));
  d.policy = sector;
  const rules = ({ floor, rounds, team: t }) => canonical({ floor, rounds, team: t });
  demandSame(both('政策规定', 'rules'), rules(sector), rules(c));
  const rates = (list) => list.map((s) => `${s.stratum} ${s.numerator}/${s.denominator}`).join(', ');
  demandSame(both('分层比例', 'rates'), rates(sector.strata), rates(c.quotas));
  const entered = need(d.archive, 'ledger').entries.filter((e) => e.kind === 'policy' && e.index < need(d, 'entry').index);
  demand(entered.some((e) => e.body.digest === c.policy), both('承诺前已入账本', 'in the ledger before the commitment'), c.policy);
  if (entered[entered.length - 1].body.digest !== c.policy) {
    note(d, '所用政策文件不是最近公布的一份', 'the policy is not the one published last');
  }
  if (policy.effective > c.drawAt.slice(0, 10)) {
    note(d, `所用政策文件 ${policy.effective} 起方生效`, `the policy is in force only from ${policy.effective}`);
  }
  return c.policy;
}

/** Every commitment entry of a sector, in ledger order. */
const commitmentsOf = (ledger, sector) => ledger.entries.filter((e) =>
  e.kind === 'commitment' && parseDrawId(e.body.draw).sector === sector);

async function checkHistory(d) {
  const c = need(d, 'commitment'), entry = need(d, 'entry'), { archive } = d, { ledger } = archive;
  demandSame(both('账本中承诺条数', 'commitment entries of this draw'), 1, archive.of(d.draw).commitment.length);
  demand(entry.at < c.drawAt, `${both('承诺先于抽取', 'committed before')} ${c.drawAt}`, entry.at);
  demandSame(both('承诺前的账本条数', 'ledger size before'), entry.index, c.ledger.size);
  demandSame(both('承诺前的账本根', 'ledger root before'), ledger.tree.root(c.ledger.size), c.ledger.root);
  const earlier = commitmentsOf(ledger, c.sector).filter((e) => e.index < entry.index).map((e) => e.body.draw);
  for (const draw of earlier) {
    const [end] = archive.of(draw).end;
    demand(end && end.index < entry.index, both('上一轮已结束', 'the last round ended'), `${draw}: ${end ? end.at : both('未结束', 'no end')}`);
  }
  checkRoundOrder(d, ledger, earlier);
  const last = earlier.length ? earlier[earlier.length - 1] : null;
  const id = parseDrawId(d.draw), before = last && parseDrawId(last);
  if (!before || before.year !== id.year || before.round !== id.round) {
    demand(id.attempt === 1, both('首次', 'a first try'), d.draw);
  } else {
    demand(before.attempt + 1 === id.attempt && archive.of(last).end[0].kind === 'void',
      both('作废后依次重试', 'the next try after a void'), `${last} → ${d.draw}`);
  }
  if (last) await checkLast(d, last);
  d.last = last;
  return `${both('账本', 'ledger')} ${c.ledger.size}, ${both('上一次', 'last')}: ${last || '–'}`;
}

/** Every round before this one was committed to, or entered as infeasible; none after it was. */
function checkRoundOrder(d, ledger, earlier) {
  const { sector, year, round } = d.commitment;
  const rounds = new Set(earlier.map(parseDrawId).filter((id) => id.year === year).map((id) => id.round));
  for (const { index, kind, body } of ledger.entries) {
    if (kind === 'infeasible' && index < d.entry.index && body.sector === sector && body.year === year) rounds.add(body.round);
  }
  const later = Math.max(0, ...rounds);
  demand(later <= round, both('其后各轮尚未承诺', 'no later round before this one'), later);
  let next = 1;
  while (rounds.has(next)) next++;
  demand(next >= round, `${both('此前各轮均已承诺', 'every round before was committed to')}: ${round - 1}`, `${both('缺第几轮', 'missing round')} ${next}`);
}

/** The last round's list was disclosed, and a new try keeps what was not itself in error. */
async function checkLast(d, last) {
  const { archive, commitment: c } = d;
  const { value: before } = await archive.commitment(last);
  const end = archive.of(last).end[0];
  if (end.kind === 'receipt' && before.discloseBy !== undefined) {
    for (const { name } of before.sources.filter(isOwn)) {
      const value = archive.of(last).value.find((e) => e.body.name === name);
      demand(value && value.index < d.entry.index, both('上一轮名单已公开', 'the last round disclosed'), `${last}: ${name}`);
    }
  }
  if (parseDrawId(d.draw).attempt === 1) return;
  const { reason } = end.body;
  const keeps = {
    frame: reason !== 'frame-error',
    roster: reason !== 'roster-error',
    recusals: reason !== 'frame-error' && reason !== 'roster-error',
    quotas: reason !== 'frame-error',
  };
  for (const name of Object.keys(keeps).filter((n) => keeps[n])) {
    demandSame(`${both('重试沿用', 'kept by a new try')} ${name}`, canonical(before[name] || ''), canonical(c[name] || ''));
  }
}

/** Frame or roster of a draw: in order, and under the head that was committed to. */
async function readLeaves(archive, draw, what, form, head) {
  const lines = await parseLines(await archive.read(`draws/${draw}/${what}`), what, form, archive.each);
  lines.forEach((line, i) => {
    if (i > 0 && !(lines[i - 1].value.id < line.value.id)) {
      throw new Refused(`${what}: ${both('编号严格递增', 'ids strictly ascending')}`, `${i + 1}: ${line.value.id}`);
    }
  });
  demandSame(`${what} ${both('条数', 'size')}`, head.size, lines.length);
  const tree = await merkleTree(lines.map((line) => line.bytes), archive.each);
  demandSame(`${what} ${both('根', 'root')}`, head.root, tree.root());
  return { leaves: lines.map((line) => line.value), tree };
}

const readFrame = (archive, draw, head) => readLeaves(archive, draw, 'frame.jsonl', frameLeaf, head);

async function checkFrame(d) {
  const c = need(d, 'commitment');
  const { leaves, tree } = await readFrame(d.archive, d.draw, c.frame);
  d.leaves = leaves;
  d.tree = tree;
  return `${leaves.length}, ${both('根', 'root')} ${c.frame.root}`;
}

async function checkRoster(d) {
  const c = need(d, 'commitment');
  d.roster = (await readLeaves(d.archive, d.draw, 'roster.jsonl', rosterLeaf, c.roster)).leaves;
  return `${d.roster.length}, ${both('根', 'root')} ${c.roster.root}`;
}

async function checkQuotas(d) {
  const c = need(d, 'commitment'), leaves = need(d, 'leaves');
  const strict = countStrata(leaves, c.quotas, false);
  const nobody = strict.every((s) => s.eligible === 0);
  demandSame('lifted', nobody, c.lifted === true);
  d.strata = nobody ? countStrata(leaves, c.quotas, true) : strict;
  demand(c.largest >= leaves.length, `largest ≥ ${leaves.length}`, c.largest);
  const result = quotas({ ...c, lifted: nobody, strata: d.strata });
  demand(result !== null, both('有可抽取对象', 'somebody who may be drawn'), both('无', 'nobody'));
  demand(c.round <= c.rounds || result.owed > 0, both('有缺额方可补抽', 'a supplementary round only for what is owed'), c.round);
  const takes = (list) => c.quotas.map((q, i) => `${q.stratum} ${list[i]}`).join(', ');
  demandSame(both('各层抽取数', 'takes'), takes(result.takes), takes(c.quotas.map((q) => q.take)));
  return takes(result.takes);
}

/** One end: a receipt at or after the draw's time, or a void for a reason that its moment allows. */
async function checkEnds(d) {
  const c = need(d, 'commitment'), entry = need(d, 'entry');
  const { end: ends, value: values } = d.archive.of(d.draw);
  noteLateEnd(d, ends[0]);
  if (ends.length === 0) throw new Missing(both('尚未抽取', 'no receipt or void yet'));
  d.end = ends[0];
  demand(ends.length === 1, both('恰有一个结局', 'exactly one end'), ends.map((e) => `${e.index} ${e.kind}`).join(', '));
  const { at, body, index, kind } = d.end;
  demand(index > entry.index, both('结局在承诺之后', 'an end after the commitment'), index);
  if (kind === 'receipt') {
    demand(at >= c.drawAt, `${both('不早于抽取时间', 'not before')} ${c.drawAt}`, at);
    return `receipt ${at}`;
  }
  if (at < c.drawAt && !values.some((v) => v.index < index)) {
    demand(body.reason !== 'source-unavailable', 'frame-error, roster-error, force-majeure', body.reason);
  } else {
    // A sealed value cannot be unavailable: a witness's becomes ABSENT, and the bureau has its own.
    demand(body.reason === 'source-unavailable', 'source-unavailable', body.reason);
    demand(c.sources.some((s) => s.name === body.source && s.kind !== 'sealed'),
      both('指明本次抽取的公开随机源', 'a source of this draw, of dice, lottery or pulse'), body.source);
    demand(!values.some((v) => v.body.name === body.source), `${body.source}: ${both('确无数值', 'no value')}`, both('有值', 'there is one'));
  }
  note(d, `本次抽取已作废（${body.reason}${body.source ? `：${body.source}` : ''}），决定人 ${body.decidedBy}，批准人 ${body.approvedBy}`,
    `this draw was voided (${body.reason}${body.source ? ` of ${body.source}` : ''}), decided by ${body.decidedBy}, approved by ${body.approvedBy}`);
  return `void ${body.reason} ${at}`;
}

/** The ledger's last entry is all that a verifier knows of the time. */
const latestAt = (archive) => archive.ledger.entries[archive.ledger.entries.length - 1].at;

function noteLateEnd(d, end) {
  const c = d.commitment, at = end ? end.at : latestAt(d.archive);
  const due = Math.max(seconds(c.drawAt), ...c.sources.map((s) => knownFrom(s, c.drawAt)));
  if (seconds(at) <= due + 86400) return;
  if (end) note(d, `结局晚于随机值可得时间一天以上：${at}`, `a late end: more than a day after the last value was due (${at})`);
  else note(d, `应已抽取而至今没有结局（账本最近时间 ${at}）`, `overdue: no end by ${at}, the ledger's latest time`);
}

const isVoid = (d) => d.end !== undefined && d.end.kind === 'void';
const VOID = both('已作废，未抽取', 'voided, nothing was drawn');

async function checkSources(d) {
  const c = need(d, 'commitment');
  need(d, 'entry');
  for (const s of c.sources.filter((each) => each.kind !== 'sealed' && each.kind !== 'dice')) {
    demand(knownFrom(s, c.drawAt) >= seconds(c.drawAt), `${s.name} ${both('不早于抽取时间', 'not older than')} ${c.drawAt}`,
      s.at || new Date(1000 * pulseTime(s)).toISOString());
  }
  await checkFreshSeals(d);
  const entries = d.archive.of(d.draw).value;
  const stranger = entries.find((e) => !c.sources.some((s) => s.name === e.body.name));
  demand(!stranger, both('只有承诺中的随机源', 'values of committed sources only'), stranger && stranger.body.name);
  const missing = [];
  const values = c.sources.map((s) => {
    const mine = entries.filter((e) => e.body.name === s.name);
    demand(mine.length <= 1, `${s.name}: ${both('只有一个值', 'one value')}`, mine.length);
    if (mine.length === 0) missing.push(s);
    else checkValue(d, s, mine[0]);
    return mine.length ? mine[0].body : null;
  });
  if (isVoid(d)) return VOID;
  if (missing.length > 0) {
    const late = d.end && missing.find((s) => !mayFollowReceipt(c, s));
    demand(!late, `${late && late.name}: ${both('抽取前入账本', 'a value before the receipt')}`, both('无', 'none'));
    const now = latestAt(d.archive);
    if (d.end && now.slice(0, 10) > c.discloseBy) {
      note(d, `名单逾期未公开，承诺至迟 ${c.discloseBy} 公开`, `the list is overdue: it was to be disclosed by ${c.discloseBy}`);
    }
    throw new Missing(`${both('尚无随机值', 'no value yet')}: ${missing.map((s) => s.name).join(', ')}`);
  }
  d.values = values;
  values.forEach(({ name, value }, i) => {
    if (!isPublicSource(c.sources[i])) return;
    note(d, `请将 ${name} = ${value} 与发布机构公布的数值核对`, `compare ${name} = ${value} with its publisher`);
  });
  return values.map((v) => `${v.name} = ${v.value}`).join('; ');
}

const isPublicSource = (s) => s.at !== undefined || s.kind === 'drand';
const mayFollowReceipt = (c, s) => isOwn(s) && c.discloseBy !== undefined;

function checkValue(d, s, entry) {
  const c = d.commitment, { value, signature } = entry.body, { at } = entry;
  demand(isValue(s.kind, value, s.digits), `${s.name}: ${both('数值形式', 'a value of its kind')}`, brief(value));
  demand((signature !== undefined) === (s.kind === 'drand'), `${s.name}: signature`, brief(signature || both('无', 'none')));
  demand(!d.end || isVoid(d) || mayFollowReceipt(c, s) || entry.index < d.end.index,
    `${s.name}: ${both('在回执之前', 'before the receipt')}`, entry.index);
  if (value === ABSENT) {
    demand(isWitnessed(s), `${s.name}: ${both('不得缺席', 'never absent')}`, ABSENT);
    demand(at >= c.drawAt, `${s.name} ABSENT ${both('不早于', 'not before')} ${c.drawAt}`, at);
    note(d, `${s.name} 未开启其密封值，计为 ABSENT`, `${s.name} did not open its value: ABSENT`);
    return;
  }
  if (s.kind === 'sealed') {
    demandSame(`${s.name} ${both('密封摘要', 'sealed digest')}`, s.digest, sha256Hex(canonical({ draw: c.draw, name: s.name, value })));
  }
  if (isWitnessed(s)) demand(at < c.drawAt, `${s.name} ${both('早于', 'before')} ${c.drawAt}`, at);
  else demand(at >= c.drawAt, `${s.name} ${both('不早于', 'not before')} ${c.drawAt}`, at);
  if (isPublicSource(s)) demand(seconds(at) > knownFrom(s, c.drawAt), `${s.name} ${both('晚于其产生时间', 'after it can be known')}`, at);
  if (s.kind === 'drand') demandSame(`${s.name} SHA-256(signature)`, sha256Hex(fromHex(signature)), value);
  if (mayFollowReceipt(c, s) && at.slice(0, 10) > c.discloseBy) {
    note(d, `名单公开晚于承诺的 ${c.discloseBy}：${at}`, `a late disclosure: ${at}, promised by ${c.discloseBy}`);
  }
}

/** A sealed digest that stood in an earlier commitment may be known by now. */
async function checkFreshSeals(d) {
  const mine = d.commitment.sources.filter((s) => s.digest);
  if (mine.length === 0) return;
  for (const { index, kind, body } of d.archive.ledger.entries) {
    if (kind !== 'commitment' || index >= d.entry.index || body.draw === d.draw) continue;
    const earlier = await d.archive.commitment(body.draw).catch(() => null);
    const used = earlier && mine.find((s) => earlier.value.sources.some((e) => e.digest === s.digest));
    demand(!used, `${used && used.name}: ${both('未用过的密封摘要', 'a fresh digest')}`, body.draw);
  }
}

/** The receipt, parsed; a broken one is the `receipt` check's to report, others only need it. */
async function receiptOf(d, forCheck = false) {
  const what = `draws/${d.draw}/receipt.json`;
  try {
    return await d.archive.once(what, async () => {
      const bytes = await d.archive.read(what);
      const receipt = parseJson(bytes, what);
      mustBe(receiptForm, receipt, what);
      return { receipt, digest: sha256Hex(bytes) };
    });
  } catch (error) {
    if (forCheck || error instanceof Missing) throw error;
    throw new Missing(both('未能核验，须先有有效的回执', 'not checked, needs a receipt that can be read'));
  }
}

async function checkKey(d) {
  if (isVoid(d)) return VOID;
  d.prk = drawKey(need(d, 'digest'), need(d, 'values'));
  const { receipt } = await receiptOf(d);
  demandSame(both('随机值', 'values'), canonical(valuesOf(d)), canonical(receipt.sources));
  demandSame('prk', toHex(d.prk), receipt.prk);
  return toHex(d.prk);
}

const valuesOf = (d) => d.values.map(({ name, value }) => ({ name, value }));

async function checkSelection(d) {
  if (isVoid(d)) return VOID;
  const prk = need(d, 'prk'), c = need(d, 'commitment'), leaves = need(d, 'leaves');
  need(d, 'strata');
  d.key = hmacKey(prk);
  d.selection = await select(d.key, leaves, c.quotas, c.lifted === true, d.archive.each);
  d.drawn = d.selection.drawOrder.map((i) => leaves[i].id);
  const { receipt } = await receiptOf(d);
  demandSame(both('分层', 'strata'), c.quotas.map((q) => q.stratum).join(), receipt.strata.map((s) => s.stratum).join());
  d.selection.receiptStrata.forEach((expected, i) => {
    const found = receipt.strata[i];
    const wrong = Array.from({ length: Math.max(expected.drawn.length, found.drawn.length) }, (_, k) => k)
      .find((k) => expected.drawn[k] !== found.drawn[k]);
    demand(wrong === undefined, `${expected.stratum} #${wrong + 1}: ${expected.drawn[wrong]}`, found.drawn[wrong]);
    demandSame(`${expected.stratum} ${both('截止签', 'cut-off')}`, expected.cutoff, found.cutoff);
  });
  return `${both('抽中', 'drawn')} ${d.drawn.length} / ${leaves.length}`;
}

async function checkRecusals(d) {
  const c = need(d, 'commitment');
  if (isVoid(d)) return VOID;
  const what = `draws/${d.draw}/recusals.jsonl`;
  if (!c.recusals) {
    d.recused = new Map();
    const bytes = await d.archive.find(what);
    demand(bytes === null || bytes.length === 0, both('承诺中无回避表，故无开启', 'no openings, for no recusals were committed to'), what);
    return both('无回避表', 'none committed');
  }
  const { drawOrder } = need(d, 'selection'), { leaves } = d;
  const openings = (await parseLines(await d.archive.read(what), 'recusals.jsonl', opening)).map((line) => line.value);
  demandSame(both('开启条数', 'openings'), drawOrder.length, openings.length);
  const recused = new Map(), ofOwner = new Map();
  openings.forEach(({ index, leaf, proof }, k) => {
    const unit = leaves[drawOrder[k]];
    demandSame(`#${k + 1} index`, drawOrder[k], index);
    demandSame(`#${k + 1} id`, unit.id, leaf.id);
    const root = rootOfProof(index, c.recusals.size, leafHash(utf8.encode(canonical(leaf))), proof);
    demandSame(`${unit.id} ${both('回避根', 'recusal root')}`, c.recusals.root, root);
    const owner = unit.firm || unit.id, names = leaf.inspectors.join();
    demandSame(`${owner} ${both('同一企业的回避名单', 'recusals of one firm')}`, ofOwner.has(owner) ? ofOwner.get(owner) : names, names);
    ofOwner.set(owner, names);
    recused.set(unit.id, leaf.inspectors);
  });
  d.recused = recused;
  return `${both('已开启', 'opened')} ${openings.length}, ${both('根', 'root')} ${c.recusals.root}`;
}

async function checkTeams(d) {
  if (isVoid(d)) return VOID;
  const c = need(d, 'commitment'), roster = need(d, 'roster');
  const { drawOrder } = need(d, 'selection'), recused = need(d, 'recused');
  const firms = drawOrder.map((i) => {
    const { id } = d.leaves[i];
    return { id, allowed: allowedFor(roster, c.sector, recused.get(id) || []) };
  });
  const { bound, teams } = await assignTeams(d.key, firms, roster, c.team, d.archive.each);
  d.bound = bound;
  d.teams = teams.map(({ firm, members }) => ({ firm, inspectors: members.map((j) => roster[j].id) }));
  const pool = Math.min(...firms.map((f) => f.allowed.length));
  if (firms.length) note(d, `可选检查人员最少的企业有 ${pool} 人可选`, `the smallest pool of allowed inspectors: ${pool}`);
  for (const { firm } of d.teams.filter((t) => t.inspectors.length === 0)) {
    note(d, `${firm} 无法随机配备检查组，须另行指定`, `${firm}: no team could be drawn, somebody must be named`);
  }
  const { receipt } = await receiptOf(d);
  demandSame(both('每人至多', 'bound'), bound, receipt.bound);
  demandSame(both('检查组数', 'teams'), d.teams.length, receipt.teams.length);
  d.teams.forEach((team_, k) => demandSame(`#${k + 1}`, canonical(team_), canonical(receipt.teams[k])));
  return `${d.teams.length} ${both('组', 'teams')}, ${both('每人至多', 'bound')} ${bound}`;
}

async function checkReceipt(d) {
  const c = need(d, 'commitment'), what = `draws/${d.draw}/receipt.json`;
  need(d.archive, 'ledger');
  if (d.end === undefined || isVoid(d)) {
    demand(await d.archive.find(what) === null, both('回执须入账本', 'no receipt without its entry in the ledger'), what);
    if (isVoid(d)) return VOID;
    throw new Missing(both('尚未抽取', 'not drawn yet'));
  }
  const entered = d.end.body.receipt;
  const published = await receiptOf(d, true).catch((error) => {
    if (error instanceof Missing) return null;
    throw error;
  });
  if (published) demandSame(both('回执摘要', 'receipt digest'), entered, published.digest);
  if (d.teams) demandSame(both('重算回执的摘要', 'digest of the receipt made again'), sha256Hex(canonical(makeReceipt(d))), entered);
  if (!published) {
    throw new Missing(c.discloseBy && !d.values
      ? `${both('名单延后公开，至迟', 'the list is kept back until, at the latest,')} ${c.discloseBy}`
      : `${what}: ${both('文件缺失', 'no such file')}`);
  }
  need(d, 'teams');
  return entered;
}

/** The receipt that commitment and values determine. */
const makeReceipt = (d) => ({
  bound: d.bound, commitment: d.digest, draw: d.draw, prk: toHex(d.prk), protocol: 'inspections-draw/1',
  sources: valuesOf(d), strata: d.selection.receiptStrata, teams: d.teams,
});

// ── Witnesses and assurance (section 12) ──────────────────────────────────────────────────────────────────────────

/** What a witness signed must not contradict what is published; who signed nothing, or not in time, does not count. */
async function checkWitnesses(d) {
  const c = need(d, 'commitment');
  need(d, 'entry');
  const held = [];
  for (const witness of d.witnesses) {
    const seen = await witnessNote(d, witness, 'commitment', checkCommitmentNote);
    const signed = await witnessNote(d, witness, 'values', checkValuesNote);
    const inTime = seen && seconds(seen) <= seconds(c.drawAt) - 86400;
    if (seen && !inTime) note(d, `见证人 ${witness.name} 签署承诺晚于抽取前 24 小时`, `witness ${witness.name} signed the commitment later than 24 hours before the draw`);
    if (inTime && signed) held.push(witness.name);
  }
  d.held = held;
  if (d.witnesses.length === 0) return both('无见证人', 'none committed');
  return `${both('两份签名均有效', 'with both notes valid')}: ${held.join(', ') || '–'} (${held.length} / ${d.witnesses.length})`;
}

/** The lines between the head and the time of a note about this draw that the witness signed. */
async function readWitnessNote(archive, draw, { name, key }, kind) {
  const what = `draws/${draw}/witness/${name}.${kind}`;
  const signed = parseNote(await archive.read(what), what);
  demand(isSignedBy(signed, key), `${what}: ${both('有效签名', 'a signature that holds')} ${key.id}`, both('无', 'none'));
  const [title, about, digest, ...lines] = signed.text.slice(0, -1).split('\n');
  const time = lines.pop();
  mustBe(is.digest, digest, what);
  mustBe(is.time, time, what);
  demandSame(what, `inspections-witness/1 ${kind} ${draw}`, `${title} ${about}`);
  return { what, digest, lines, time };
}

/** The time of a note that holds; null, with a notice, for one that is missing or malformed: no witness can spoil a draw so. */
async function witnessNote(d, witness, kind, check) {
  let signed;
  try {
    signed = await readWitnessNote(d.archive, d.draw, witness, kind);
    const contradiction = check(d, signed);
    if (!contradiction) return signed.time;
    throw Object.assign(contradiction, { contradicts: true });
  } catch (error) {
    if (error.contradicts) throw error;
    const isDue = kind === 'commitment' || d.values || !(error instanceof Missing);
    if (isDue) note(d, `见证人 ${witness.name} 的签名不计入：${error.message}`, `witness ${witness.name} does not count: ${error.message}`);
    return null;
  }
}

/** Null if the note holds, a refusal if it contradicts what is published; throws if it is not such a note. */
function checkCommitmentNote(d, { what, digest, lines }) {
  const { tree } = d.archive.ledger;
  const parts = lines.length === 1 ? /^(0|[1-9][0-9]{0,14}) ([0-9a-f]{64})$/.exec(lines[0]) : null;
  demand(parts, `${what}: ${both('账本条数与根', 'size and root of a ledger')}`, brief(lines.join(' ')));
  const size = Number(parts[1]);
  if (digest !== d.digest) return new Refused(`${what}: ${digest}`, d.digest);
  if (size > tree.size) return new Refused(`${what}: ${both('账本不少于', 'a ledger of at least')} ${size}`, tree.size);
  if (tree.root(size) !== parts[2]) return new Refused(`${what}: ${both('账本根', 'ledger root')} ${size} ${parts[2]}`, tree.root(size));
  demand(size > d.entry.index, `${what}: ${both('含有承诺的账本', 'a ledger that holds the commitment')}`, size);
  return null;
}

function checkValuesNote(d, { what, digest, lines }) {
  const entered = d.archive.of(d.draw).value.map((e) => e.body);
  const signed = lines.map((line) => ({ name: line.slice(0, line.indexOf(' ')), value: line.slice(line.indexOf(' ') + 1) }));
  demandSame(what, d.commitment.sources.map((s) => s.name).join(), signed.map((v) => v.name).join());
  if (digest !== d.digest) return new Refused(`${what}: ${digest}`, d.digest);
  for (const { name, value } of signed) {
    const mine = entered.find((v) => v.name === name);
    demand(mine, `${what}: ${name} ${both('在账本中', 'in the ledger')}`, both('无', 'none'));
    if (mine.value !== value) return new Refused(`${what}: ${name} = ${value}`, mine.value);
  }
  return null;
}

/** `public`, `witnessed` or `self-sealed`: the verifier's finding, never a claim of the bureau. */
async function assuranceOf(d) {
  const { commitment: c, held, values } = d;
  if (!held || !values || !d.end || isVoid(d)) return null;
  if (values.some((v) => v.value === ABSENT) || await isTaintedTry(d)) return 'self-sealed';
  const entered = d.archive.of(d.draw).value;
  const known = Math.min(...c.sources.filter(isPublicSource).map((s) => knownFrom(s, c.drawAt)));
  const dice = c.sources.find((s) => s.kind === 'dice');
  const has = (kind) => c.sources.some((s) => s.kind === kind);
  let bits = (has('ssq') ? 24 : 0) + (has('dlt') ? 24 : 0) + (has('drand') ? 256 : 0);
  if (dice && held.length >= 2 && seconds(entered.find((e) => e.body.name === 'dice').at) < known) bits += 3 * dice.digits;
  if (held.length > 0 && bits >= 40) return 'public';
  return held.filter((name) => c.sources.some((s) => s.name === `witness:${name}`)).length >= 2 ? 'witnessed' : 'self-sealed';
}

/** A later try counts as self-sealed unless each void before it came before anybody could know or had signed anything. */
async function isTaintedTry(d) {
  const { archive, commitment: c } = d, id = parseDrawId(d.draw);
  for (const { body: { draw } } of commitmentsOf(archive.ledger, c.sector)) {
    const other = parseDrawId(draw);
    if (other.year !== id.year || other.round !== id.round || other.attempt >= id.attempt) continue;
    const { value: before, witnesses } = await archive.commitment(draw);
    const [end] = archive.of(draw).end;
    if (end.kind !== 'void' || end.at >= before.drawAt || archive.of(draw).value.some((v) => v.index < end.index)) return true;
    for (const witness of witnesses) {
      const signed = await readWitnessNote(archive, draw, witness, 'commitment').catch(() => null);
      if (signed && signed.time <= end.at) return true;
    }
  }
  return false;
}

// ── Notices ───────────────────────────────────────────────────────────────────────────────────────────────────────

function note(d, zh, en) {
  d.notices.push({ zh, en });
}

const some = (ids) => ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' …' : '');

/** What a reader should know and no rule forbids. */
async function addNotices(d) {
  if (!d.archive.ledger || !d.commitment || !d.entry) return;
  for (const { kind, body } of d.archive.of(d.draw).other) {
    if (kind === 'substitution') {
      note(d, `${body.firm} 更换检查人员：${body.inspector} → ${body.substitute || '暂缺'}（${body.reason}）`,
        `${body.firm}: inspector ${body.inspector} replaced by ${body.substitute || 'nobody yet'} (${body.reason})`);
    } else if (kind === 'named') {
      note(d, `${body.firm} 由人工指定检查组：${body.inspectors.join('、')}`, `${body.firm}: team named by people: ${body.inspectors.join(', ')}`);
    }
  }
  if (!d.last) return;
  const { value: before } = await d.archive.commitment(d.last);
  const names = (c) => (c.witnesses || []).map((w) => w.key).sort().join();
  if (names(before) !== names(d.commitment)) {
    note(d, `见证人与上一轮（${d.last}）不同`, `a change of witnesses since ${d.last}`);
  }
  if (d.leaves && before.frame.root !== d.commitment.frame.root) await noteFrameChanges(d, before);
}

async function noteFrameChanges(d, before) {
  const old = new Map((await readFrame(d.archive, d.last, before.frame)).leaves.map((leaf) => [leaf.id, leaf.stratum]));
  const entered = [], moved = [];
  for (const { id, stratum } of d.leaves) {
    if (!old.has(id)) entered.push(id);
    else if (old.get(id) !== stratum) moved.push(id);
    old.delete(id);
  }
  const left = [...old.keys()];
  if (entered.length) note(d, `自 ${d.last} 以来新进名录 ${entered.length} 家：${some(entered)}`, `entered the frame since ${d.last}: ${entered.length} (${some(entered)})`);
  if (left.length) note(d, `自 ${d.last} 以来移出名录 ${left.length} 家：${some(left)}`, `left the frame since ${d.last}: ${left.length} (${some(left)})`);
  if (moved.length) note(d, `自 ${d.last} 以来改变分层 ${moved.length} 家：${some(moved)}`, `changed stratum since ${d.last}: ${moved.length} (${some(moved)})`);
}

// ── One draw ──────────────────────────────────────────────────────────────────────────────────────────────────────

const DRAW_CHECKS = ['commitment', 'policy', 'history', 'frame', 'roster', 'recusals', 'quotas', 'sources', 'key', 'selection',
  'teams', 'receipt', 'ends', 'ledger', 'witnesses'];
const YEAR_CHECKS = ['flags', 'coverage', 'rounds', 'outcomes'];

/** The order in which each check finds what it needs. */
const STEPS = [
  ['commitment', checkCommitment], ['policy', checkPolicy], ['history', checkHistory], ['frame', checkFrame],
  ['roster', checkRoster], ['quotas', checkQuotas], ['ends', checkEnds], ['sources', checkSources], ['key', checkKey],
  ['selection', checkSelection], ['recusals', checkRecusals], ['teams', checkTeams], ['receipt', checkReceipt],
  ['witnesses', checkWitnesses],
];

/** Whatever goes wrong inside a check becomes its finding. */
async function finding(name, check) {
  try {
    const found = String(await check());
    return { name, state: 'ok', ok: true, expected: found, found };
  } catch (error) {
    if (error instanceof Missing) {
      return { name, state: 'incomplete', ok: false, expected: both('可核验的已公布数据', 'published data to check'), found: error.message };
    }
    const { expected, found } = error instanceof Refused ? error
      : { expected: both('可核验的数据', 'data that can be checked'), found: `${error.name}: ${error.message}` };
    return { name, state: 'failed', ok: false, expected: brief(expected), found: brief(found) };
  }
}

function verdictOf(findings) {
  if (findings.some((f) => f.state === 'failed')) return 'INVALID';
  return findings.some((f) => f.state === 'incomplete') ? 'INCOMPLETE' : 'VALID';
}

const ledgerFinding = (archive, options) =>
  archive.once('ledger', () => finding('ledger', () => checkLedger(archive, options)));

/** Everything that is known about a draw after all its checks; `report(d)` is the part to show. */
async function examine(archive, draw) {
  const d = { archive, draw, notices: [] };
  await archive.begin({ draw, check: 'ledger', done: 0, total: DRAW_CHECKS.length });
  const findings = new Map([['ledger', await ledgerFinding(archive)]]);
  for (const [name, check] of STEPS) {
    await archive.begin({ check: name, done: findings.size, total: DRAW_CHECKS.length });
    findings.set(name, await finding(name, () => {
      demand(parseDrawId(draw), both('抽取编号', 'a draw id'), brief(draw));
      return check(d);
    }));
    await archive.progress({ finding: findings.get(name) });
  }
  d.findings = DRAW_CHECKS.map((name) => findings.get(name));
  d.verdict = verdictOf(d.findings);
  try {
    d.assurance = d.verdict === 'INVALID' ? null : await assuranceOf(d);
    await addNotices(d);
  } catch (error) {
    note(d, `部分提示未能给出：${error.message}`, `some notices could not be made: ${error.message}`);
  }
  return d;
}

function report(d) {
  const { commitment, policy, strata, selection } = d;
  return {
    draw: d.draw, ...yearOf(d), verdict: d.verdict, assurance: d.assurance || null, findings: d.findings, notices: d.notices,
    commitment: commitment || null, digest: d.digest || null, sectorName: policy ? policy.name : null,
    strata: (strata || []).map((s, i) => ({
      stratum: s.stratum, take: s.take, population: s.population, eligible: s.eligible, numerator: s.numerator,
      denominator: s.denominator, name: policy && policy.strata[i] ? policy.strata[i].name : s.stratum,
      cutoff: (selection && selection.receiptStrata[i].cutoff) || null,
    })),
    values: d.values ? d.values.map((v, i) => ({ name: v.name, value: v.value, signature: v.signature || null, compare: isPublicSource(commitment.sources[i]) })) : [],
    end: d.end ? d.end.kind : null, drawnAt: d.end ? d.end.at : null, prk: d.prk ? toHex(d.prk) : null,
    keptBack: d.end && !isVoid(d) && !d.values ? commitment.discloseBy || null : null,
  };
}

/** Repeats one draw. Never throws for what was published: a bad byte is a failed finding. */
async function verifyDraw({ draw, fetchBytes, progress }) {
  return report(await examine(new Archive(fetchBytes, progress), draw));
}

/** What a firm may want to see of itself, with its inclusion proof followed step by step to the committed root. */
function lookUp(d, id) {
  const { leaves, tree, commitment: c, selection } = d;
  if (!leaves) return null;
  const index = leaves.findIndex((leaf) => leaf.id === id);
  if (index < 0) return { projects: leaves.filter((leaf) => leaf.firm === id).map((leaf) => leaf.id) };
  const leaf = leaves[index], steps = [];
  const root = rootOfProof(index, tree.size, leafHash(utf8.encode(canonical(leaf))), tree.proof(index), (step) => steps.push(step));
  const shown = { leaf, index, size: tree.size, leafText: canonical(leaf), leafHash: tree.leaf(index), steps, root,
    rootHolds: root === c.frame.root, eligible: mayBeDrawn(leaf, c.lifted === true) };
  if (!selection) return shown;
  const k = selection.strata.findIndex((s) => s.stratum === leaf.stratum);
  const { order, drawn } = selection.strata[k];
  const members = d.teams && d.teams.find((t) => t.firm === id);
  return {
    ...shown, ticket: selection.tickets.hex(index), place: selection.tickets.place[index], prk: toHex(d.prk),
    rank: order.indexOf(index) + 1, of: order.length, take: drawn.length, cutoff: selection.receiptStrata[k].cutoff || null,
    drawn: drawn.includes(index), team: members ? members.inspectors : null,
  };
}

/** Tickets of one stratum on the line from 0 to 1, in order; the first `take` are drawn. */
function picture(d, stratum) {
  if (!d.selection) return null;
  const { order, drawn } = d.selection.strata.find((s) => s.stratum === stratum) || { order: [], drawn: [] };
  return { stratum, take: drawn.length, places: Float64Array.from(order, (i) => d.selection.tickets.place[i]) };
}

// ── A whole folder: flags, coverage, rounds, outcomes (sections 2, 9 and 12) ──────────────────────────────────────

const CLOSING = ['Deregistered', 'LicenceRevoked', 'MovedAway', 'DuplicateEntry'];
const isWithdrawn = (body) => body.categories.length === 1 && body.categories[0] === 'withdrawn';
const isClosing = (body) => isWithdrawn(body) || body.categories.some((c) => CLOSING.includes(c));
const isDisclosed = (d) => d.end !== undefined && !isVoid(d) && d.values !== undefined;

/** Where an entry takes effect: where it was sealed, if it was kept back. */
const since = ({ index, body }) => (body.opens === undefined ? index : body.opens);

/** The latest version of every record among the entries with index < size. */
function recordsBefore(ledger, size) {
  const latest = new Map();
  for (const { kind, body } of ledger.entries.slice(0, size)) if (kind === 'result') latest.set(body.record, body);
  return [...latest.values()];
}

/** Draws committed to before `size` and not voided by then. */
const standing = (draws, size) => draws.filter((d) => need(d, 'entry').index < size && !(isVoid(d) && d.end.index < size));

const largestOf = (draws, size, own = 0) => Math.max(own, ...standing(draws, size).map((d) => d.commitment.frame.size));

/** Ids drawn in a sector's year and still counting, by the entries with index < size. */
function countingIds(archive, draws, size) {
  const results = new Map(recordsBefore(archive.ledger, size).map((body) => [`${body.draw} ${body.firm}`, body]));
  const counts = (d, id) => !results.has(`${d.draw} ${id}`) || !isClosing(results.get(`${d.draw} ${id}`));
  return new Set(standing(draws, size).filter(isDisclosed).flatMap((d) => need(d, 'drawn').filter((id) => counts(d, id))));
}

/** The firm behind a project of a draw's frame; a firm stands for itself. */
function ownerOf(year, draw, id) {
  const d = year.draws.find((each) => each.draw === draw);
  if (!d) return id;
  d.owners ||= new Map(need(d, 'leaves').filter((leaf) => leaf.firm).map((leaf) => [leaf.id, leaf.firm]));
  return d.owners.get(id) || id;
}

/** Inspection dates by firm from results and visits before `size`; visits apart, for the notice. */
function inspectionsBefore(year, size) {
  const { ledger } = year.archive, dates = new Map();
  const add = (firm, date, isVisit) => {
    if (!dates.has(firm)) dates.set(firm, []);
    dates.get(firm).push({ date, isVisit });
  };
  for (const body of recordsBefore(ledger, size)) {
    if (!isWithdrawn(body)) add(ownerOf(year, body.draw, body.firm), body.inspectedOn, false);
  }
  for (const { kind, body } of ledger.entries.slice(0, size)) {
    if (kind === 'visit') add(body.firm, body.inspectedOn, true);
  }
  return dates;
}

/** Every exclusion, `largest` and `gone` follow from the ledger before the commitment; recusals found meanwhile stand. */
async function checkFlags(year, d) {
  await apart([() => checkExclusions(year, d), () => checkStandingRecusals(year, d)]);
  const excluded = d.leaves.filter((leaf) => leaf.excluded).length, c = d.commitment;
  return `${both('排除', 'excluded')} ${excluded} / ${d.leaves.length}, largest ${c.largest}, gone ${c.gone}`;
}

async function checkExclusions(year, d) {
  const c = need(d, 'commitment');
  need(d, 'leaves');
  const draws = year.draws.filter((o) => sameYear(o, d));
  let difference = await flagsDiffer(year, draws, d, d);
  // A next try that keeps a voided try's frame keeps its flags too, as they were then.
  for (let now = d, then = tryBefore(draws, d); difference && then; now = then, then = tryBefore(draws, now)) {
    if (then.commitment.frame.root !== c.frame.root) break;
    if (!await flagsDiffer(year, draws, d, then)) difference = null;
  }
  if (difference) throw difference;
}

const sameYear = (a, b) => canonical(yearOf(a)) === canonical(yearOf(b));
const yearOf = ({ draw }) => { const { sector, year } = parseDrawId(draw) || {}; return { sector, year }; };

/** The voided try that `d` follows, or undefined. */
function tryBefore(draws, d) {
  const id = parseDrawId(d.draw);
  return draws.find((o) => {
    const other = parseDrawId(o.draw);
    return other.round === id.round && other.attempt === id.attempt - 1 && isVoid(o) && o.entry && o.commitment;
  });
}

/** The first way in which the flags of `d` differ from those at the time of `then`; null when they do not. */
async function flagsDiffer(year, draws, d, then) {
  const { commitment: c, leaves } = d, rules = need(d, 'policy'), size = need(then, 'entry').index;
  const drawn = countingIds(year.archive, draws, size), dates = inspectionsBefore(year, size);
  const today = dayNumber(then.commitment.drawAt.slice(0, 10));
  const reasons = (leaf, skipVisits) => {
    const mine = (dates.get(leaf.firm || leaf.id) || []).filter((i) => !(skipVisits && i.isVisit));
    const found = [];
    if (rules.cap > 0 && mine.filter((i) => Number(i.date.slice(0, 4)) === c.year).length >= rules.cap) found.push('cap');
    if (rules.cooldownDays > 0 && mine.some((i) => today - dayNumber(i.date) < rules.cooldownDays)) found.push('cooldown');
    if (drawn.has(leaf.id)) found.push('drawn');
    return found.join(',');
  };
  const byVisits = [], ids = new Set();
  for (const [i, leaf] of leaves.entries()) {
    const expected = reasons(leaf, false), found = (leaf.excluded || []).join(',');
    if (expected !== found) return new Refused(`${leaf.id}: [${expected}]`, `[${found}]`);
    if (expected && !reasons(leaf, true)) byVisits.push(leaf.id);
    ids.add(leaf.id);
    if (i % STRETCH === 0) await year.archive.each(i, leaves.length);
  }
  const largest = largestOf(draws, size, leaves.length), gone = [...drawn].filter((id) => !ids.has(id)).length;
  if (largest !== c.largest) return new Refused(`largest: ${largest}`, c.largest);
  if (gone !== c.gone) return new Refused(`gone: ${gone}`, c.gone);
  if (byVisits.length) note(d, `仅因其他检查记录被排除 ${byVisits.length} 家：${some(byVisits)}`, `excluded by visit entries alone: ${byVisits.length} (${some(byVisits)})`);
  return null;
}

/** A recusal found after a draw stands in every later list of the year. */
function checkStandingRecusals(year, d) {
  const c = need(d, 'commitment');
  need(d, 'entry');
  // A try that must keep a voided one's list is no later list: what was found in between stands in the next one.
  const draws = year.draws.filter((o) => sameYear(o, d));
  const keepsRecusals = (o) => !['frame-error', 'roster-error'].includes(year.archive.of(o.draw).end[0].body.reason);
  let first = d;
  for (let then = tryBefore(draws, d); then && keepsRecusals(then); then = tryBefore(draws, then)) first = then;
  for (const entry of year.archive.ledger.entries) {
    const { kind, body } = entry;
    if (kind !== 'substitution' || body.reason !== 'recusal' || since(entry) >= first.entry.index) continue;
    if (parseDrawId(body.draw).year !== c.year) continue;
    const owner = ownerOf(year, body.draw, body.firm);
    for (const leaf of need(d, 'leaves').filter((l) => (l.firm || l.id) === owner)) {
      const listed = c.recusals ? d.recused && d.recused.get(leaf.id) : [];
      demand(!listed || listed.includes(body.inspector),
        `${leaf.id}: ${both('沿用已认定的回避', 'a recusal that stands')} ${body.inspector}`, both('未列', 'not listed'));
    }
  }
}

/** One sector's year: its draws, its rules, and what every `closed` entry says of it; none while the year is open. */
async function sectorYear(year, { sector, year: number }) {
  const { archive } = year, { entries } = archive.ledger;
  const draws = year.draws.filter((d) => canonical(yearOf(d)) === canonical({ sector, year: number }));
  const closings = entries.filter((e) => e.kind === 'closed' && e.body.year === number);
  const policies = [];
  for (const { body } of entries.filter((e) => e.kind === 'policy')) {
    const document = await archive.policy(body.digest).catch(() => null);
    policies.push(...(document ? document.sectors.filter((s) => s.sector === sector) : []));
  }
  const policy = policies.pop();
  return {
    archive, sector, year: number, draws, all: year.draws, name: policy ? policy.name : sector,
    rules: draws.length ? draws[draws.length - 1].commitment : policy,
    closings: closings.map(({ index, body }) => ({ index, said: body.sectors.find((s) => s.sector === sector) })),
    infeasible: entries.filter((e) => e.kind === 'infeasible' && e.body.sector === sector && e.body.year === number).map((e) => e.body),
    undisclosed: draws.filter((d) => !isVoid(d) && !(isDisclosed(d) && d.receipt)).length,
  };
}

const isJudged = (s) => s.closings.length > 0 && s.undisclosed === 0;

/** A shortfall fails in a closed year whose draws are all disclosed; before, it is only not reached yet. */
function demandReached(s, reached, expected, found) {
  if (isJudged(s)) demand(reached, expected, found);
  else if (!reached) throw new Missing(`${s.closings.length ? both('回执未公开', 'receipts not disclosed') : both('年度未结束', 'the year is open')}: ${found}, ${expected}`);
}

async function checkCoverage(s) {
  const { floor } = need(s, 'rules'), at = (size) => ({ drawn: countingIds(s.archive, s.draws, size).size, largest: largestOf(s.draws, size) });
  const { drawn, largest } = at(Infinity);
  const least_ = Number(ceilDiv(BigInt(floor.numerator) * BigInt(largest), BigInt(floor.denominator)));
  const expected = `≥ ${least_} (${floor.numerator}/${floor.denominator} × ${largest})`;
  demandReached(s, drawn >= least_ && s.draws.length > 0, expected, drawn);
  for (const { index, said } of isJudged(s) ? s.closings : []) {
    const then = at(index);
    demandSame(`closed (${index})`, `${then.drawn} / ${then.largest}`, said ? `${said.coverage.numerator} / ${said.coverage.denominator}` : both('未列本行业', 'sector not listed'));
  }
  return `${drawn}, ${expected}`;
}

async function checkRounds(s) {
  for (const { round, eligible, population, drawn } of s.infeasible) {
    demand(eligible === 0 && drawn <= population, `${both('无可抽取对象才可流抽', 'nobody who may be drawn in an infeasible round')} (${round})`,
      `${eligible} / ${population}, ${drawn}`);
  }
  const { rounds } = need(s, 'rules');
  const disclosed = s.draws.filter((d) => isDisclosed(d) && d.receipt);
  demandReached(s, disclosed.length >= rounds, `≥ ${rounds}`, disclosed.length);
  for (const { index, said } of isJudged(s) ? s.closings : []) {
    const then = disclosed.filter((d) => d.end.index < index).length;
    demandSame(`closed rounds (${index})`, then, said ? said.rounds : both('未列本行业', 'sector not listed'));
  }
  return `${disclosed.length} ≥ ${rounds}`;
}

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

/** One result for every draw and drawn firm, by its team after substitutions. */
async function checkOutcomes(s) {
  const counts = { present: 0, missing: 0 };
  await apart(s.draws.map((d) => () => checkResults(s, d, counts)));
  const said = `${both('已有结果', 'results')} ${counts.present}, ${both('尚无', 'none yet')} ${counts.missing}`;
  if (counts.missing > 0 && s.closings.length > 0) throw new Missing(said);
  return said;
}

/** The results of one draw; `counts` takes how many firms have one. */
async function checkResults(s, d, counts) {
  const results = s.archive.of(d.draw).other.filter((e) => e.kind === 'result').map((e) => e.body);
  if (isVoid(d)) demand(results.length === 0, `${d.draw}: ${both('作废无结果', 'no results of a void draw')}`, results.length);
  if (!isDisclosed(d)) return;
  const teams = await standingTeams(d), drawn = need(d, 'drawn');
  for (const { index, body } of s.archive.of(d.draw).other.filter((e) => e.kind === 'joined')) {
    demand(drawn.some((id) => id === body.firm || ownerOf({ draws: s.all }, d.draw, id) === body.firm),
      `${d.draw}: ${both('联合检查的企业两次均抽中', 'a joint visit to a firm drawn in both draws')} (${index})`, body.firm);
  }
  const records = new Map();
  for (const body of results) {
    demand(teams.has(body.firm), `${d.draw}: ${both('只有抽中企业的结果', 'results of drawn firms only')}`, body.firm);
    demandSame(`${body.record}: ${both('只属一次抽取', 'of one draw alone')}`, d.draw, drawsOfRecord(s.archive, body.record).join(', '));
    const before = records.get(body.record);
    demandSame(`${body.record} version`, before ? before.version + 1 : 1, body.version);
    demandSame(`${body.record} firm`, before ? before.firm : body.firm, body.firm);
    records.set(body.record, body);
  }
  const byFirm = groupBy([...records.values()], (body) => body.firm);
  for (const firm of drawn) {
    const valid = (byFirm.get(firm) || []).filter((body) => !isWithdrawn(body));
    demand(valid.length <= 1, `${d.draw} ${firm}: ${both('一个结果', 'one result')}`, valid.map((body) => body.record).join(', '));
    if (byFirm.has(firm)) counts.present++;
    else counts.missing++;
  }
  await apart([...records.values()].filter((body) => !isWithdrawn(body)).map((body) => async () => {
    const team_ = await jointTeam(s, d, body.firm, teams.get(body.firm));
    demandSame(`${d.draw} ${body.firm} ${both('检查组', 'team')}`, [...team_].sort().join(', '), [...body.inspectors].sort().join(', '));
  }));
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) || [], item]);
  return groups;
}

/** The draws that a record has results of; one, when all is well. */
const drawsOfRecord = (archive, record) => [...archive.once('results by record', () => groupBy(
  archive.ledger.entries.filter((e) => e.kind === 'result').map((e) => e.body), (body) => body.record)).get(record)]
  .map((body) => body.draw).filter((draw, i, all) => all.indexOf(draw) === i);

/** The teams of a draw after its substitutions and named teams, each of which is checked. */
async function standingTeams(d) {
  const teams = new Map(need(d, 'teams').map((t) => [t.firm, [...t.inspectors]]));
  const ever = new Map(d.teams.map((t) => [t.firm, new Set(t.inspectors)]));
  const departments = new Map(d.roster.map((i) => [i.id, i.department]));
  const { perDepartment = Infinity } = d.commitment.team;
  const changes = d.archive.of(d.draw).other.filter((e) => e.kind === 'named' || e.kind === 'substitution').sort((a, b) => since(a) - since(b));
  for (const { index, kind, body } of changes) {
    const { firm } = body, members = teams.get(firm);
    demand(members, `${d.draw}: ${both('抽中企业', 'a drawn firm')} (${index})`, firm);
    if (kind === 'named') {
      demand(members.length === 0, `${firm}: ${both('仅在无组可派时指定', 'a named team only where none could be drawn')}`, index);
      members.push(...body.inspectors);
      body.inspectors.forEach((id) => ever.get(firm).add(id));
      continue;
    }
    demand(members.includes(body.inspector), `${firm}: ${both('更换在组人员', 'a member of the team is replaced')}`, `${index}: ${body.inspector}`);
    members.splice(members.indexOf(body.inspector), 1);
    const allowed = allowedFor(d.roster, d.commitment.sector, d.recused.get(firm) || []);
    const order = (await assignOrder(d.key, { id: firm, allowed }, d.roster)).map((j) => d.roster[j]);
    const next = order.find((i) => !ever.get(firm).has(i.id)
      && members.filter((m) => departments.get(m) === i.department).length < perDepartment);
    demandSame(`${firm} ${both('替补', 'substitute')} (${index})`, next ? next.id : both('无人可替', 'nobody is left'), body.substitute);
    members.push(next.id);
    ever.get(firm).add(next.id);
  }
  return teams;
}

/** Who has to inspect a firm that was drawn in two sectors: the earlier draw's team, or both. */
async function jointTeam(s, d, id, own_) {
  const owner = ownerOf({ draws: s.all }, d.draw, id);
  const joint = s.archive.of(d.draw).other.find((e) => e.kind === 'joined' && (e.body.firm === id || e.body.firm === owner));
  if (!joint) return own_;
  const other = s.all.find((o) => o !== d && joint.body.draws.includes(o.draw));
  if (!other || !isDisclosed(other)) throw new Missing(`${both('联合检查的另一次抽取', 'the other draw of a joint visit')}: ${joint.body.draws.join(', ')}`);
  const theirs = await standingTeams(other);
  const there = other.drawn.find((o) => o === id || ownerOf({ draws: s.all }, other.draw, o) === owner);
  const otherTeam = theirs.get(there) || [];
  const isFirst = `${d.commitment.drawAt} ${d.draw}` < `${other.commitment.drawAt} ${other.draw}`;
  const [first, team_] = isFirst ? [d, own_] : [other, otherTeam];
  const listsBoth = (member) => first.roster.some((i) => i.id === member
    && i.sectors.includes(d.commitment.sector) && i.sectors.includes(other.commitment.sector));
  return team_.length > 0 && team_.every(listsBoth) ? team_ : new Set([...own_, ...otherTeam]);
}

/** Every sector and year that the ledger speaks of: drawn, infeasible, closed, or in the policy of a year with draws. */
async function sectorYears(archive) {
  const found = new Map();
  const add = (sector, year) => found.set(`${year} ${sector}`, { sector, year });
  for (const { kind, body } of archive.ledger.entries) {
    if (kind === 'infeasible') add(body.sector, body.year);
    if (kind === 'closed') body.sectors.forEach((s) => add(s.sector, body.year));
    if (kind !== 'commitment') continue;
    const { sector, year } = parseDrawId(body.draw);
    add(sector, year);
    const document = await archive.commitment(body.draw).then(({ value }) => archive.policy(value.policy)).catch(() => null);
    if (document) document.sectors.forEach((s) => add(s.sector, year));
  }
  return [...found.keys()].sort().map((key) => found.get(key));
}

/** Repeats every draw of a published folder, or of one year of it, and checks each sector's year as a whole. */
async function verifyFolder({ fetchBytes, progress, year: wanted }) {
  const archive = new Archive(fetchBytes, progress);
  await archive.begin({ check: 'ledger', done: 0, total: 1 });
  const ledger = await ledgerFinding(archive, { everyCheckpoint: true });
  const year = { archive, draws: [] };
  const known = archive.ledger ? await sectorYears(archive) : [];
  const years = [...new Set(known.map((s) => s.year))], subjects = known.filter((s) => !wanted || s.year === wanted);
  const committed = archive.ledger ? archive.ledger.entries.filter((e) => e.kind === 'commitment') : [];
  const ids = [...new Set(committed.map((e) => e.body.draw))].filter((draw) => !wanted || parseDrawId(draw).year === wanted);
  for (const draw of ids) {
    archive.stage = { draws: { done: year.draws.length, total: ids.length } };
    const d = await examine(archive, draw);
    d.receipt = await receiptOf(d).catch(() => null);
    d.tree = undefined;
    year.draws.push(d);
  }
  archive.stage = {};
  const findings = [ledger];
  for (const d of year.draws) {
    await archive.begin({ draw: d.draw, check: 'flags', done: 0, total: 1 });
    d.findings.push(await finding('flags', () => checkFlags(year, d)));
    d.verdict = verdictOf(d.findings);
    if (d.verdict === 'INVALID') d.assurance = null;
    findings.push(...d.findings);
  }
  const sectors = [];
  for (const subject of subjects) {
    const s = await sectorYear(year, subject);
    const checks = { coverage: checkCoverage, rounds: checkRounds, outcomes: checkOutcomes };
    const mine = [];
    for (const name of Object.keys(checks)) {
      await archive.begin({ draw: `${subject.sector} ${subject.year}`, check: name, done: 0, total: 1 });
      mine.push(await finding(name, () => checks[name](s)));
    }
    findings.push(...mine);
    sectors.push({ ...subject, name: s.name, closed: s.closings.length > 0, findings: mine });
  }
  const notices = [];
  for (const { kind, body } of archive.ledger ? archive.ledger.entries : []) {
    if (kind !== 'infeasible' || (wanted && body.year !== wanted)) continue;
    note({ notices }, `${body.sector} ${body.year} 年第 ${body.round} 轮无可抽取对象`, `${body.sector} ${body.year}: round ${body.round} was infeasible, no firm could be drawn`);
  }
  if (archive.ledger && ids.length === 0) findings.push({ name: 'rounds', state: 'incomplete', ok: false });
  return { verdict: verdictOf(findings), years, ledger, draws: year.draws.map(report), sectors, notices };
}

// ── Entry points: worker thread, page, node ───────────────────────────────────────────────────────────────────────

/** Files below a root address; a missing one is null. */
const fetchFrom = (root) => async (path) => {
  const response = await fetch(new URL(path, root), { cache: 'no-cache' });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Files that somebody chose on this machine, as a map from path to File. */
const readFrom = (files) => async (path) => (files.has(path) ? new Uint8Array(await files.get(path).arrayBuffer()) : null);

/** What a page may ask, in a worker thread or not: each task by name, with the draw that was examined last in mind. */
function session(progress) {
  let current = null;
  const open = ({ root, files }) => (files ? readFrom(files) : fetchFrom(root));
  return {
    draw: async (where) => {
      current = await examine(new Archive(open(where), progress), where.draw);
      return report(current);
    },
    folder: (where) => verifyFolder({ year: where.year, fetchBytes: open(where), progress }),
    firm: ({ id }) => current && lookUp(current, id),
    picture: ({ stratum }) => current && picture(current, stratum),
  };
}

/** Messages: {number, task, …} in; {progress} while at work and {number, result} or {number, error} out. */
function serve(thread) {
  const tasks = session((step) => thread.postMessage({ progress: step }));
  thread.onmessage = async ({ data: { number, task, ...more } }) => {
    try {
      thread.postMessage({ number, result: await tasks[task](more) });
    } catch (error) {
      thread.postMessage({ number, error: `${error.name}: ${error.message}` });
    }
  };
}

const verifier = {
  verifyDraw, verifyFolder, session, DRAW_CHECKS, YEAR_CHECKS,
  parts: {
    sha256, hmacKey, hmac, hkdfExtract, drawKey, tickets, parseJson, canonical, parseDrawId, is, frameLeaf, recusalLeaf,
    isValue, quotas, countStrata, select, assignTeams, allowedFor, merkleTree, rootOfProof, leafHash, parseVerifierKey,
    parseNote, parseCheckpoint, isSignedBy, ecdsaVerifies, toHex, fromHex, fromBase64, utf8,
  },
};

if (typeof module !== 'undefined' && module.exports) module.exports = verifier;
else if (typeof scope.importScripts === 'function') serve(scope);
else scope.inspectionsVerifier = verifier;

})(typeof self === 'undefined' ? globalThis : self);
