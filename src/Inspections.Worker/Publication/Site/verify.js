'use strict';
/*
 * Repeats a draw of protocol "inspections-draw/1" from its published files and says what, if anything, is wrong.
 *
 * No packages, no build step, no WebCrypto (a plain-HTTP page has none): everything that decides is in this file.
 * It runs as a worker thread of draw.html and audit.html, and under node: require('./verify.js').verifyDraw({...}).
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

const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

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
function tickets(key, labels, each) {
  const bytes = new Uint8Array(32 * labels.length);
  const place = new Float64Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const at = 32 * i;
    ticketInto(key, labels[i], bytes, at);
    place[i] = (((bytes[at] * 256 + bytes[at + 1]) * 256 + bytes[at + 2]) * 16777216
      + ((bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5])) / 281474976710656;
    if (each && i % 4096 === 0) each(i);
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
function parseLines(bytes, what, form) {
  demand(bytes.length === 0 || bytes[bytes.length - 1] === 10,
    `${what}: ${both('每行以换行结尾', 'every line ends with a newline')}`, both('末行不完整', 'a cut last line'));
  const texts = decode(bytes, what).split('\n');
  texts.pop();
  let at = 0;
  return texts.map((text, i) => {
    const end = bytes.indexOf(10, at);
    const value = parseText(text, `${what}:${i + 1}`);
    mustBe(form, value, `${what}:${i + 1}`);
    const line = { value, bytes: bytes.subarray(at, end) };
    at = end + 1;
    return line;
  });
}

// ── Forms: each returns null, or what it wanted instead ───────────────────────────────────────────────────────────

function mustBe(form, value, what) {
  const problem = form(value);
  if (problem !== null) throw new Refused(`${what}: ${problem}`, brief(value));
}

const matches = (pattern, name) => (v) => (typeof v === 'string' && pattern.test(v) ? null : name);
const integer = (least, name = `an integer from ${least}`) => (v) => (Number.isSafeInteger(v) && v >= least ? null : name);
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
const distinctList = (item, least = 0) => list(item, { least, rule: distinct, name: 'without repeats' });

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
const team = record({ size: integer(1) }, { perDepartment: integer(1) });

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
  dice: record({ kind: oneOf('dice'), digits: integer(20), name: oneOf('dice') }),
  ssq: record({ kind: oneOf('ssq'), at: is.time, name: matches(/^ssq:[0-9A-Za-z._/-]{1,60}$/, 'ssq:<issue>') }),
  dlt: record({ kind: oneOf('dlt'), at: is.time, name: matches(/^dlt:[0-9A-Za-z._/-]{1,60}$/, 'dlt:<issue>') }),
  drand: record({ kind: oneOf('drand'), name: matches(/^drand:quicknet\/[1-9][0-9]{0,12}$/, 'drand:quicknet/<round>') }),
};

function source(v) {
  const form = v && typeof v === 'object' && own(sourceForms, v.kind) ? sourceForms[v.kind] : null;
  return form ? form(v) : 'a source of a known kind';
}

const commitmentForm = record({
  protocol: oneOf('inspections-draw/1'),
  draw: is.draw, sector: is.code, year: is.year, round: integer(1), rounds: integer(1), authority: is.authority,
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
    rule: (v) => distinct(v.map((w) => w.name)) && distinct(v.map((w) => w.key)),
    name: 'distinct names and keys' }),
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
    basis: list(anyText), cap: integer(0), cooldownDays: integer(0), floor: ratio, name: anyText, rounds: integer(1),
    sector: is.code, team,
    strata: list(record({ denominator: integer(1), name: anyText, numerator: integer(0), stratum: is.name }, {}, ratioRule),
      { least: 1, rule: (v) => distinct(v.map((s) => s.stratum)), name: 'each stratum once' }),
  }), { rule: (v) => ascending(v.map((s) => s.sector)), name: 'sectors ascending' }),
});

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
  infeasible: [{ drawn: integer(0), eligible: integer(0), frame: is.digest, population: integer(0), round: integer(1),
    sector: is.code, year: is.year }],
  substitution: [{ ...decision, draw: is.draw, firm: is.id, inspector: is.id,
    reason: oneOf('recusal', 'absent', 'certificate') }, { substitute: is.id }],
  named: [{ ...decision, draw: is.draw, firm: is.id, inspectors: distinctList(is.id, 1) }],
  joined: [{ draws: (v) => distinctList(is.draw)(v) || (v.length === 2 ? null : 'two draws'), firm: is.id }],
  sealed: [{ digest: is.digest, of: is.name }],
  reviewed: [{ by: is.name, outcome: oneOf('approved', 'returned'), record: anyText,
    step: (v) => (Number.isSafeInteger(v) ? null : anyText(v)) }],
  result: [{ categories: distinctList(matches(/^[A-Za-z]{1,64}$/, 'a category'), 1), draw: is.draw, firm: is.id,
    inspectedOn: is.date, inspectors: distinctList(is.id), items: list(anyText), record: anyText, version: integer(1) }],
  visit: [{ firm: is.id, inspectedOn: is.date, type: anyText }],
  closed: [{ sectors: list(record({ coverage: record({ denominator: integer(0), numerator: integer(0) }),
    rounds: integer(0), sector: is.code })), year: is.year }],
};

/** Any kind but a key or a seal may open an earlier seal. */
const bodyForms = Object.fromEntries(Object.entries(bodies).map(([kind, [required, optional = {}]]) => [kind,
  kind === 'key' || kind === 'sealed' ? record(required)
    : record(required, { ...optional, opens: integer(0), salt: is.digest },
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
function merkleTree(leaves) {
  const size = leaves.length;
  const first = new Uint8Array(32 * size);
  leaves.forEach((bytes, i) => leafInto(bytes, first, 32 * i));
  const levels = [first];
  for (let width = size >> 1; width > 0; width >>= 1) {
    const below = levels[levels.length - 1], level = new Uint8Array(32 * width);
    for (let i = 0; i < width; i++) {
      nodeHash(below.subarray(64 * i, 64 * i + 32), below.subarray(64 * i + 32, 64 * i + 64), level, 32 * i);
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
function rootOfProof(index, size, leaf, proof) {
  if (!(index >= 0 && index < size) || leaf.length !== 32) return null;
  let at = index, last = size - 1, hash = leaf;
  for (const step of proof) {
    if (last === 0) return null;
    const sibling = fromHex(step);
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
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

/** Lines of other names or ids are ignored; every line of this key must hold, and there must be one. */
function isSignedBy(note, key) {
  const lines = note.signatures.filter((s) => s.name === key.name && s.id === key.id);
  const message = utf8.encode(note.text);
  return lines.length > 0 && lines.every((s) => ecdsaVerifies(key.point, message, s.signature));
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
function select(key, leaves, quotaList, lifted, each) {
  const all = tickets(key, leaves.map((leaf) => `firm:${leaf.id}`), each);
  const byStratum = new Map(quotaList.map((q) => [q.stratum, []]));
  leaves.forEach((leaf, i) => { if (mayBeDrawn(leaf, lifted)) byStratum.get(leaf.stratum).push(i); });
  const strata = quotaList.map(({ stratum, take }) => {
    const order = Int32Array.from(byStratum.get(stratum)).sort(all.compare);
    return { stratum, order, drawn: Array.from(order.subarray(0, take)) };
  });
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
  findBound() {
    this.bound = this.firms === 0 ? 0 : Math.ceil((this.firms * this.size) / this.inspectors);
    for (let f = 0; f < this.firms; f++) {
      for (let k = 0; k < this.size; k++) while (!this.push(this.firmNode + f, this.end)) this.bound++;
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
function assignTeams(key, firms, roster, rule, each) {
  const limit = rule.perDepartment === undefined ? rule.size : rule.perDepartment;
  const numbers = new Map();
  const departments = roster.map(({ department }) => {
    if (!numbers.has(department)) numbers.set(department, numbers.size);
    return numbers.get(department);
  });
  const staffed = firms.filter((firm) => canGive(firm.allowed, departments, limit) >= rule.size);
  const flowDepartments = rule.perDepartment === undefined ? departments.map(() => 0) : departments;
  const flow = new Staffing(staffed.map((firm) => firm.allowed), flowDepartments, rule.size, limit);
  const bound = flow.findBound();
  const teams = new Map(firms.map((firm) => [firm.id, []]));
  staffed.forEach((firm, f) => {
    if (each && f % 16 === 0) each(f, staffed.length);
    const taken = teams.get(firm.id);
    for (const j of assignOrder(key, firm, roster)) {
      if (flow.take(f, j)) taken.push(j);
      if (taken.length === rule.size) break;
    }
  });
  return { bound, teams: firms.map((firm) => ({ firm: firm.id, members: teams.get(firm.id) })) };
}

function assignOrder(key, firm, roster) {
  const order = tickets(key, firm.allowed.map((j) => `assign:${firm.id}:${roster[j].id}`));
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
  constructor(fetchBytes, progress = () => {}) {
    this.fetchBytes = fetchBytes;
    this.progress = progress;
    this.kept = new Map();
    this.ledger = undefined;
  }

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
  of(draw) { return this.ledger.draws.get(draw) || noEntries; }
}

const noEntries = { commitment: [], value: [], end: [], other: [] };

function need(holder, name) {
  if (holder[name] === undefined) throw new Missing(`${both('未能核验，须先有', 'not checked, needs')}: ${name}`);
  return holder[name];
}

/** Reads the entries into `archive.ledger`, then checks their order, seals, keys and checkpoints. */
async function checkLedger(archive, { everyCheckpoint = false } = {}) {
  const what = 'ledger/entries.jsonl';
  const lines = parseLines(await archive.read(what), what, entryForm);
  const entries = lines.map((line) => line.value);
  const tree = merkleTree(lines.map((line) => line.bytes));
  demand(entries.length > 0 && entries[0].kind === 'key', both('第 0 条为密钥', 'entry 0 is the key'), what);
  entries.forEach((entry, i) => {
    demandSame(`${what}:${i + 1} index`, i, entry.index);
    if (i > 0) demand(entries[i - 1].at <= entry.at, both('时间不倒退', 'times never decrease'), `${i}: ${entry.at}`);
  });
  const keys = entries.filter((e) => e.kind === 'key').map((e) => ({
    index: e.index, key: parseVerifierKey(e.body.key), recovery: parseVerifierKey(e.body.recovery) }));
  const authority = keys[0].key.name;
  mustBe(is.authority, authority, both('账本来源', 'ledger origin'));
  const ledger = { entries, tree, keys, authority, draws: groupByDraw(entries) };
  archive.ledger = ledger;
  keys.forEach(({ key, index }) => demandSame(`key ${index}`, authority, key.name));
  checkReferences(ledger);
  checkSeals(entries);

  const latest = checkCheckpoint(ledger, await archive.read('ledger/checkpoint'), 'ledger/checkpoint');
  demandSame(both('检查点与账本条数', 'entries under the checkpoint'), entries.length, latest.size);
  await checkKeyFile(archive, keys);
  await checkNumberedCheckpoints(archive, ledger, everyCheckpoint);
  return `${both('条目', 'entries')} ${entries.length}, ${both('根', 'root')} ${latest.root}`;
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
    if (body.opens === undefined) {
      demand(kind !== 'result', both('结果先封存后公开', 'a result is sealed before it is opened'), `${index}`);
      continue;
    }
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

/** ledger/key is only a convenience, but it may not say something else than the ledger. */
async function checkKeyFile(archive, keys) {
  const lines = decode(await archive.read('ledger/key'), 'ledger/key').replace(/\n$/, '').split('\n');
  const known = new Set(keys.flatMap((k) => [k.key.text, k.recovery.text]));
  const stranger = lines.find((line) => !known.has(line));
  demand(stranger === undefined, `ledger/key: ${both('仅含账本中的公钥', 'only keys of the ledger')}`, brief(stranger || ''));
  demand(lines.includes(keys[keys.length - 1].key.text), `ledger/key: ${keys[keys.length - 1].key.id}`, brief(lines[0]));
}

/** The latest numbered checkpoint, the first after each change of key, and, for an audit, every other there is. */
async function checkNumberedCheckpoints(archive, ledger, every) {
  const total = ledger.tree.size;
  const at = async (size) => {
    const what = `ledger/checkpoints/${size}`;
    const bytes = await archive.find(what);
    if (bytes === null) return null;
    const checkpoint = checkCheckpoint(ledger, bytes, what);
    demandSame(`${what} ${both('条数', 'size')}`, size, checkpoint.size);
    return checkpoint;
  };
  if (!await at(total)) throw new Missing(`ledger/checkpoints/${total}: ${both('文件缺失', 'no such file')}`);
  for (let i = 1; i < ledger.keys.length; i++) {
    const { index, key } = ledger.keys[i], before = ledger.keys[i - 1];
    let checkpoint = null;
    for (let size = index + 1; size <= total && !checkpoint; size++) checkpoint = await at(size);
    const { note } = checkpoint;
    demand(isSignedBy(note, key) && (isSignedBy(note, before.key) || isSignedBy(note, before.recovery)),
      both('换钥后的检查点由新旧（或恢复）密钥共同签名', 'after a change of key both the new and the old (or recovery) key sign'),
      `checkpoints/${checkpoint.size}`);
  }
  for (let size = 1; every && size < total; size += 16) {
    archive.progress({ stage: 'ledger', done: size, total });
    await Promise.all(Array.from({ length: Math.min(16, total - size) }, (_, k) => at(size + k)));
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
  demand(value.discloseBy === undefined || value.sources.some(isOwn),
    both('延后公开须有自有随机源', 'an own: source where the list is kept back'), value.discloseBy);
  const names = new Set((value.witnesses || []).map((w) => `witness:${w.name}`));
  const stranger = value.sources.find((s) => isWitnessed(s) && !names.has(s.name));
  demand(!stranger, both('见证源须有见证人', 'a witness behind every witness: source'), stranger && stranger.name);
  value.quotas.forEach((q, i) => {
    const p = value.quotas[i - 1];
    demand(!p || BigInt(p.numerator) * BigInt(q.denominator) >= BigInt(q.numerator) * BigInt(p.denominator),
      both('高比例在前', 'higher rates first'), q.stratum);
  });
  return { value, digest: sha256Hex(bytes) };
}

async function checkCommitment(d) {
  const { value: c, digest } = await d.archive.commitment(d.draw);
  d.commitment = c;
  d.digest = digest;
  const ledger = need(d.archive, 'ledger');
  const entries = d.archive.of(d.draw).commitment;
  demand(entries.length === 1, both('账本中恰有一条承诺', 'exactly one commitment entry'), entries.length);
  d.entry = entries[0];
  demandSame(both('承诺摘要', 'commitment digest'), d.entry.body.commitment, digest);
  demandSame(both('机关', 'authority'), ledger.authority, c.authority);
  demand(d.entry.at < c.drawAt, `${both('承诺先于抽取', 'committed before')} ${c.drawAt}`, d.entry.at);
  return digest;
}

async function checkPolicy(d) {
  const c = need(d, 'commitment'), what = `policy/${c.policy}.json`;
  const bytes = await d.archive.read(what);
  demandSame(both('政策文件摘要', 'policy digest'), c.policy, sha256Hex(bytes));
  const policy = parseJson(bytes, what);
  mustBe(policyForm, policy, what);
  demandSame(both('机关', 'authority'), c.authority, policy.authority);
  const sector = policy.sectors.find((s) => s.sector === c.sector);
  demand(sector, `${both('政策含本行业', 'the sector in the policy')} ${c.sector}`, both('无', 'absent'));
  d.policy = sector;
  const rules = ({ floor, rounds, team: t }) => canonical({ floor, rounds, team: t });
  demandSame(both('政策规定', 'rules'), rules(sector), rules(c));
  const rates = (list) => list.map((s) => `${s.stratum} ${s.numerator}/${s.denominator}`).join(', ');
  demandSame(both('分层比例', 'rates'), rates(sector.strata), rates(c.quotas));
  demand(policy.effective <= c.drawAt.slice(0, 10), `${both('已生效', 'in force at')} ${c.drawAt}`, policy.effective);
  const published = need(d.archive, 'ledger').entries.filter((e) => e.kind === 'policy' && e.index < need(d, 'entry').index);
  demand(published.some((e) => e.body.digest === c.policy), both('承诺前已入账本', 'in the ledger before the commitment'), c.policy);
  if (published[published.length - 1].body.digest !== c.policy) {
    note(d, '所用政策文件不是最近公布的一份', 'the policy is not the one published last');
  }
  return c.policy;
}

/** Every commitment entry of a sector, in ledger order. */
const commitmentsOf = (ledger, sector) => ledger.entries.filter((e) =>
  e.kind === 'commitment' && parseDrawId(e.body.draw).sector === sector);

async function checkHistory(d) {
  const c = need(d, 'commitment'), entry = need(d, 'entry'), { archive } = d, { ledger } = archive;
  demandSame(both('承诺前的账本条数', 'ledger size before'), entry.index, c.ledger.size);
  demandSame(both('承诺前的账本根', 'ledger root before'), ledger.tree.root(c.ledger.size), c.ledger.root);
  const earlier = commitmentsOf(ledger, c.sector).filter((e) => e.index < entry.index);
  for (const { body: { draw } } of earlier) {
    const end = archive.of(draw).end[0];
    demand(end && end.index < entry.index, both('上一轮已结束', 'the last round ended'), `${draw}: ${end ? end.at : both('未结束', 'no end')}`);
  }
  const last = earlier.length ? earlier[earlier.length - 1].body.draw : null;
  const id = parseDrawId(d.draw), before = last && parseDrawId(last);
  if (!before || before.year !== id.year || before.round < id.round) {
    demand(id.attempt === 1, both('首次', 'a first try'), d.draw);
  } else {
    demand(before.round === id.round && before.attempt + 1 === id.attempt && archive.of(last).end[0].kind === 'void',
      both('作废后依次重试', 'rounds in order, the next try after a void'), `${last} → ${d.draw}`);
  }
  if (last) await checkLast(d, last);
  d.last = last;
  return `${both('账本', 'ledger')} ${c.ledger.size}, ${both('上一次', 'last')}: ${last || '–'}`;
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

function readLeaves(lines, head, what) {
  lines.forEach((line, i) => {
    if (i > 0 && !(lines[i - 1].value.id < line.value.id)) {
      throw new Refused(`${what}: ${both('编号严格递增', 'ids strictly ascending')}`, `${i + 1}: ${line.value.id}`);
    }
  });
  demandSame(`${what} ${both('条数', 'size')}`, head.size, lines.length);
  const tree = merkleTree(lines.map((line) => line.bytes));
  demandSame(`${what} ${both('根', 'root')}`, head.root, tree.root());
  return { leaves: lines.map((line) => line.value), tree };
}

const readFrame = async (archive, draw, head) =>
  readLeaves(parseLines(await archive.read(`draws/${draw}/frame.jsonl`), 'frame.jsonl', frameLeaf), head, 'frame.jsonl');

async function checkFrame(d) {
  const c = need(d, 'commitment');
  const { leaves, tree } = await readFrame(d.archive, d.draw, c.frame);
  d.leaves = leaves;
  d.tree = tree;
  return `${leaves.length}, ${both('根', 'root')} ${c.frame.root}`;
}

async function checkRoster(d) {
  const c = need(d, 'commitment');
  const lines = parseLines(await d.archive.read(`draws/${d.draw}/roster.jsonl`), 'roster.jsonl', rosterLeaf);
  d.roster = readLeaves(lines, c.roster, 'roster.jsonl').leaves;
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
  if (ends.length === 0) throw new Missing(both('尚未抽取', 'no receipt or void yet'));
  d.end = ends[0];
  demand(ends.length === 1, both('恰有一个结局', 'exactly one end'), ends.map((e) => `${e.index} ${e.kind}`).join(', '));
  demand(d.end.index > entry.index, both('结局在承诺之后', 'an end after the commitment'), d.end.index);
  const { at, body, kind } = d.end;
  if (kind === 'receipt') {
    demand(at >= c.drawAt, `${both('不早于抽取时间', 'not before')} ${c.drawAt}`, at);
    const due = Math.max(...c.sources.map((s) => knownFrom(s, c.drawAt)));
    if (seconds(at) > due + 86400) note(d, `抽取晚于随机值可得时间一天以上：${at}`, `a late end: more than a day after the last value was due (${at})`);
    return `receipt ${at}`;
  }
  const early = at < c.drawAt && !values.some((v) => v.index < d.end.index);
  if (early) {
    demand(body.reason !== 'source-unavailable' && body.source === undefined,
      'frame-error, roster-error, force-majeure', body.reason);
  } else {
    demand(body.reason === 'source-unavailable', 'source-unavailable', body.reason);
    demand(c.sources.some((s) => s.name === body.source), both('指明随机源', 'a source of this draw'), body.source);
  }
  note(d, `本次抽取已作废（${body.reason}），决定人 ${body.decidedBy}，批准人 ${body.approvedBy}`,
    `this draw was voided (${body.reason}), decided by ${body.decidedBy}, approved by ${body.approvedBy}`);
  return `void ${body.reason} ${at}`;
}

const isVoid = (d) => d.end !== undefined && d.end.kind === 'void';
const VOID = both('已作废，未抽取', 'voided, nothing was drawn');

async function checkSources(d) {
  const c = need(d, 'commitment'), entry = need(d, 'entry');
  for (const s of c.sources.filter((each) => each.kind !== 'sealed' && each.kind !== 'dice')) {
    demand(knownFrom(s, c.drawAt) >= seconds(c.drawAt), `${s.name} ${both('不早于抽取时间', 'not older than')} ${c.drawAt}`,
      s.at || new Date(1000 * pulseTime(s)).toISOString());
  }
  const entries = d.archive.of(d.draw).value;
  const stranger = entries.find((e) => !c.sources.some((s) => s.name === e.body.name));
  demand(!stranger, both('只有承诺中的随机源', 'values of committed sources only'), stranger && stranger.body.name);
  const missing = [];
  const values = c.sources.map((s) => {
    const mine = entries.filter((e) => e.body.name === s.name);
    demand(mine.length <= 1, `${s.name}: ${both('只有一个值', 'one value')}`, mine.length);
    if (mine.length === 0) missing.push(s);
    else checkValue(d, s, mine[0], entry);
    return mine.length ? mine[0].body : null;
  });
  if (isVoid(d)) return VOID;
  if (missing.length > 0) {
    const late = d.end && missing.find((s) => !(isOwn(s) && c.discloseBy));
    demand(!late, `${late && late.name}: ${both('抽取前入账本', 'a value before the receipt')}`, both('无', 'none'));
    noteOverdue(d);
    throw new Missing(`${both('尚无随机值', 'no value yet')}: ${missing.map((s) => s.name).join(', ')}`);
  }
  d.values = values;
  for (const s of c.sources.filter((each) => each.at || each.kind === 'drand')) {
    note(d, `请将 ${s.name} 与发布机构公布的数值核对`, `compare ${s.name} with its publisher`);
  }
  return values.map((v) => `${v.name} = ${v.value}`).join('; ');
}

function checkValue(d, s, entry, commitmentEntry) {
  const c = d.commitment, { value, signature } = entry.body, { at } = entry;
  demand(isValue(s.kind, value, s.digits), `${s.name}: ${both('数值形式', 'a value of its kind')}`, brief(value));
  demand((signature !== undefined) === (s.kind === 'drand'), `${s.name}: signature`, brief(signature || both('无', 'none')));
  demand(entry.index > commitmentEntry.index, `${s.name}: ${both('在承诺之后', 'after the commitment')}`, entry.index);
  const disclosed = isOwn(s) && c.discloseBy !== undefined;
  demand(!d.end || disclosed || entry.index < d.end.index, `${s.name}: ${both('在结局之前', 'before the end')}`, entry.index);
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
  else demand(seconds(at) >= knownFrom(s, c.drawAt), `${s.name} ${both('不早于可得时间', 'not before it can be known')}`, at);
  if (s.kind === 'drand') demandSame(`${s.name} SHA-256(signature)`, sha256Hex(fromHex(signature)), value);
  if (disclosed && at.slice(0, 10) > c.discloseBy) {
    note(d, `名单公开晚于承诺的 ${c.discloseBy}：${at}`, `a late disclosure: ${at}, promised by ${c.discloseBy}`);
  }
}

function noteOverdue(d) {
  const { entries } = d.archive.ledger;
  const c = d.commitment, today = entries[entries.length - 1].at.slice(0, 10);
  if (d.end && c.discloseBy && today > c.discloseBy) {
    note(d, `名单逾期未公开，承诺于 ${c.discloseBy} 前公开`, `the list is overdue: it was to be disclosed by ${c.discloseBy}`);
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
  demandSame('prk', toHex(d.prk), (await receiptOf(d)).receipt.prk);
  return toHex(d.prk);
}

async function checkSelection(d) {
  if (isVoid(d)) return VOID;
  const prk = need(d, 'prk'), c = need(d, 'commitment'), leaves = need(d, 'leaves');
  need(d, 'strata');
  const total = leaves.length;
  d.key = hmacKey(prk);
  d.selection = select(d.key, leaves, c.quotas, c.lifted === true,
    (done) => d.archive.progress({ stage: 'tickets', done, total }));
  const { receipt } = await receiptOf(d);
  demandSame(both('分层', 'strata'), c.quotas.map((q) => q.stratum).join(), receipt.strata.map((s) => s.stratum).join());
  d.selection.receiptStrata.forEach((expected, i) => {
    const found = receipt.strata[i];
    const wrong = Array.from({ length: Math.max(expected.drawn.length, found.drawn.length) }, (_, k) => k)
      .find((k) => expected.drawn[k] !== found.drawn[k]);
    demand(wrong === undefined, `${expected.stratum} #${wrong + 1}: ${expected.drawn[wrong]}`, found.drawn[wrong]);
    demandSame(`${expected.stratum} ${both('截止签', 'cut-off')}`, expected.cutoff, found.cutoff);
  });
  return `${both('抽中', 'drawn')} ${d.selection.drawOrder.length} / ${total}`;
}

async function checkRecusals(d) {
  const c = need(d, 'commitment');
  if (c.recusals) demandSame(both('回避表条数', 'recusal leaves'), c.frame.size, c.recusals.size);
  if (isVoid(d)) return VOID;
  if (!c.recusals) {
    d.recused = new Map();
    return both('无回避表', 'none committed');
  }
  const { drawOrder } = need(d, 'selection'), { leaves } = d;
  const what = `draws/${d.draw}/recusals.jsonl`;
  const openings = parseLines(await d.archive.read(what), 'recusals.jsonl', opening).map((line) => line.value);
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
  const { bound, teams } = assignTeams(d.key, firms, roster, c.team,
    (done, total) => d.archive.progress({ stage: 'teams', done, total }));
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
  const what = `draws/${d.draw}/receipt.json`;
  if (isVoid(d)) {
    demand(await d.archive.find(what) === null, both('作废后无回执', 'no receipt after a void'), what);
    return VOID;
  }
  const c = need(d, 'commitment');
  if (d.end === undefined && need(d.archive, 'ledger')) {
    demand(await d.archive.find(what) === null, both('回执须入账本', 'a receipt counts only with its entry'), what);
    throw new Missing(both('尚未抽取', 'not drawn yet'));
  }
  const { receipt, digest } = await receiptOf(d, true).catch((error) => {
    if (error instanceof Missing && c.discloseBy) {
      throw new Missing(`${both('名单延后公开，至迟', 'the list is kept back until, at the latest,')} ${c.discloseBy}`);
    }
    throw error;
  });
  demandSame(both('回执摘要', 'receipt digest'), d.end.body.receipt, digest);
  demandSame('draw', c.draw, receipt.draw);
  demandSame('commitment', d.digest, receipt.commitment);
  const plain = (list) => canonical(list.map(({ name, value }) => ({ name, value })));
  demandSame(both('随机值', 'values'), plain(need(d, 'values')), plain(receipt.sources));
  return digest;
}

// ── Witnesses and assurance (section 12) ──────────────────────────────────────────────────────────────────────────

async function checkWitnesses(d) {
  const c = need(d, 'commitment');
  const witnesses = (c.witnesses || []).map((w) => {
    const key = parseVerifierKey(w.key);
    demandSame(both('见证人公钥名', 'name in the witness\'s key'), w.name, key.name);
    return { name: w.name, key };
  });
  need(d, 'entry');
  const held = [];
  for (const witness of witnesses) {
    const seen = await readWitnessNote(d, witness, 'commitment', checkCommitmentNote);
    const signed = d.values && await readWitnessNote(d, witness, 'values', checkValuesNote);
    if (seen && signed && seconds(seen) <= seconds(c.drawAt) - 86400) held.push(witness.name);
    else if (seen && signed) note(d, `见证人 ${witness.name} 签署承诺晚于抽取前 24 小时`, `witness ${witness.name} signed the commitment later than 24 hours before the draw`);
  }
  d.held = held;
  if (witnesses.length === 0) return both('无见证人', 'none committed');
  return `${both('两份签名均有效', 'with both notes valid')}: ${held.join(', ') || '–'} (${held.length} / ${witnesses.length})`;
}

/** The time of a note that holds; otherwise null and a notice, for a witness must not be able to spoil a draw. */
async function readWitnessNote(d, { name, key }, kind, check) {
  const what = `draws/${d.draw}/witness/${name}.${kind}`;
  try {
    const signed = parseNote(await d.archive.read(what), what);
    demand(isSignedBy(signed, key), `${what}: ${both('有效签名', 'a signature that holds')} ${key.id}`, both('无', 'none'));
    const lines = signed.text.slice(0, -1).split('\n');
    const time = lines[lines.length - 1];
    mustBe(is.time, time, what);
    demandSame(what, canonical([`inspections-witness/1 ${kind}`, d.draw, d.digest]), canonical(lines.slice(0, 3)));
    check(d, lines.slice(3, -1), time, what);
    return time;
  } catch (error) {
    const reason = error instanceof Missing ? error.message : `${error.message}`;
    note(d, `见证人 ${name} 的签名不计入：${reason}`, `witness ${name} does not count: ${reason}`);
    return null;
  }
}

function checkCommitmentNote(d, lines, time, what) {
  const parts = lines.length === 1 ? /^(0|[1-9][0-9]*) ([0-9a-f]{64})$/.exec(lines[0]) : null;
  const size = parts ? Number(parts[1]) : -1;
  const { tree } = d.archive.ledger;
  demand(size > d.entry.index && size <= tree.size, `${what}: ${both('含有承诺的账本', 'a ledger that holds the commitment')}`, brief(lines.join(' ')));
  demandSame(`${what} ${both('根', 'root')}`, tree.root(size), parts[2]);
  demand(time < d.commitment.drawAt, `${what}: ${both('早于', 'before')} ${d.commitment.drawAt}`, time);
}

function checkValuesNote(d, lines, time, what) {
  demandSame(what, canonical(d.values.map((v) => `${v.name} ${v.value}`)), canonical(lines));
  demand(time >= d.commitment.drawAt, `${what}: ${both('不早于', 'not before')} ${d.commitment.drawAt}`, time);
}

/** `public`, `witnessed` or `self-sealed`: the verifier's finding, never a claim of the bureau. */
async function assuranceOf(d) {
  const { commitment: c, held, values } = d;
  if (!held || !values || isVoid(d)) return null;
  if (values.some((v) => v.value === ABSENT) || await isTaintedTry(d)) return 'self-sealed';
  const entries = d.archive.of(d.draw).value;
  const first = Math.min(...c.sources.filter((s) => s.at || s.kind === 'drand').map((s) => knownFrom(s, c.drawAt)));
  const dice = c.sources.find((s) => s.kind === 'dice');
  const has = (kind) => c.sources.some((s) => s.kind === kind);
  let bits = (has('ssq') ? 24 : 0) + (has('dlt') ? 24 : 0) + (has('drand') ? 256 : 0);
  if (dice && held.length >= 2 && seconds(entries.find((e) => e.body.name === 'dice').at) < first) bits += 3 * dice.digits;
  if (held.length > 0 && bits >= 40) return 'public';
  return held.filter((name) => c.sources.some((s) => s.name === `witness:${name}`)).length >= 2 ? 'witnessed' : 'self-sealed';
}

/** A later try counts as self-sealed unless each void before it came before anybody could know or had signed anything. */
async function isTaintedTry(d) {
  const { archive, commitment: c } = d, id = parseDrawId(d.draw);
  for (const { body: { draw } } of commitmentsOf(archive.ledger, c.sector)) {
    const other = parseDrawId(draw);
    if (other.year !== id.year || other.round !== id.round || other.attempt >= id.attempt) continue;
    const { value: before } = await archive.commitment(draw);
    const [end] = archive.of(draw).end;
    if (end.at >= before.drawAt || archive.of(draw).value.some((v) => v.index < end.index)) return true;
    for (const { name } of before.witnesses || []) {
      const bytes = await archive.find(`draws/${draw}/witness/${name}.commitment`);
      if (bytes !== null && !wasSignedAfter(bytes, end.at)) return true;
    }
  }
  return false;
}

function wasSignedAfter(bytes, at) {
  try {
    const time = parseNote(bytes, '').text.trimEnd().split('\n').pop();
    return is.time(time) === null && time > at;
  } catch {
    return false;
  }
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
  const names = (c) => (c.witnesses || []).map((w) => w.key).sort().join(', ') || '–';
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
  const findings = new Map([['ledger', await ledgerFinding(archive)]]);
  for (const [name, check] of STEPS) {
    archive.progress({ stage: name, done: findings.size, total: DRAW_CHECKS.length });
    findings.set(name, await finding(name, () => {
      demand(parseDrawId(draw), both('抽取编号', 'a draw id'), brief(draw));
      return check(d);
    }));
    archive.progress({ finding: findings.get(name) });
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
    draw: d.draw, verdict: d.verdict, assurance: d.assurance || null, findings: d.findings, notices: d.notices,
    commitment: commitment || null, digest: d.digest || null, sectorName: policy ? policy.name : null,
    strata: (strata || []).map((s, i) => ({
      stratum: s.stratum, take: s.take, population: s.population, eligible: s.eligible, numerator: s.numerator,
      denominator: s.denominator, name: policy && policy.strata[i] ? policy.strata[i].name : s.stratum,
      cutoff: (selection && selection.receiptStrata[i].cutoff) || null,
    })),
    values: (d.values || []).map(({ name, value }) => ({ name, value })),
    teams: d.teams || null, end: d.end ? d.end.kind : null, prk: d.prk ? toHex(d.prk) : null,
  };
}

/** Repeats one draw. Never throws for what was published: a bad byte is a failed finding. */
async function verifyDraw({ draw, fetchBytes, progress }) {
  return report(await examine(new Archive(fetchBytes, progress), draw));
}

/** What a firm may want to see of itself, with its inclusion proof followed to the committed root. */
function lookUp(d, id) {
  const { leaves, tree, commitment: c, selection } = d;
  const index = leaves ? leaves.findIndex((leaf) => leaf.id === id) : -1;
  if (index < 0) return null;
  const leaf = leaves[index], proof = tree.proof(index);
  const root = rootOfProof(index, tree.size, leafHash(utf8.encode(canonical(leaf))), proof);
  const shown = { index, leaf, proof, size: tree.size, leafText: canonical(leaf), leafHash: tree.leaf(index), root, rootHolds: root === c.frame.root };
  if (!selection) return shown;
  const k = selection.strata.findIndex((s) => s.stratum === leaf.stratum);
  const rank = selection.strata[k].order.indexOf(index);
  const { cutoff, drawn } = selection.receiptStrata[k];
  const members = d.teams && d.teams.find((t) => t.firm === id);
  return {
    ...shown, ticket: selection.tickets.hex(index), place: selection.tickets.place[index],
    eligible: rank >= 0, rank: rank + 1, of: selection.strata[k].order.length, take: drawn.length,
    cutoff: cutoff || null, drawn: drawn.includes(id), team: members ? members.inspectors : null,
  };
}

/** Tickets of one stratum on the line from 0 to 1, in order; the first `take` are drawn. */
function picture(d, stratum) {
  if (!d.selection) return null;
  const { order, drawn } = d.selection.strata.find((s) => s.stratum === stratum) || { order: [], drawn: [] };
  return { stratum, take: drawn.length, places: Float64Array.from(order, (i) => d.selection.tickets.place[i]) };
}

// ── A whole year: flags, coverage, rounds, outcomes (sections 2, 9 and 12) ────────────────────────────────────────

const CLOSING = ['Deregistered', 'LicenceRevoked', 'MovedAway', 'DuplicateEntry'];
const isWithdrawn = (body) => body.categories.length === 1 && body.categories[0] === 'withdrawn';
const isClosing = (body) => isWithdrawn(body) || body.categories.some((c) => CLOSING.includes(c));

/** The latest version of every record among the entries with index < size. */
function recordsBefore(ledger, size) {
  const latest = new Map();
  for (const { kind, body } of ledger.entries.slice(0, size)) if (kind === 'result') latest.set(body.record, body);
  return [...latest.values()];
}

/** Ids drawn in these draws by receipts with index < size, and still counting by the results before it. */
async function countingIds(examined, size) {
  const ids = new Set();
  if (examined.length === 0) return ids;
  const ended = new Map();
  for (const body of recordsBefore(examined[0].archive.ledger, size)) {
    const unit = `${body.draw} ${body.firm}`;
    ended.set(unit, isClosing(body) && (!ended.has(unit) || ended.get(unit)));
  }
  for (const d of examined) {
    if (!d.end || d.end.kind !== 'receipt' || d.end.index >= size) continue;
    for (const stratum of (await receiptOf(d)).receipt.strata) {
      for (const id of stratum.drawn) if (!ended.get(`${d.draw} ${id}`)) ids.add(id);
    }
  }
  return ids;
}

/** The firm behind a project of a draw's frame; a firm stands for itself. */
async function ownerOf(archive, draw, id) {
  const owners = await archive.once(`owners ${draw}`, async () => {
    const { value } = await archive.commitment(draw);
    const { leaves } = await readFrame(archive, draw, value.frame);
    return new Map(leaves.filter((leaf) => leaf.firm).map((leaf) => [leaf.id, leaf.firm]));
  });
  return owners.get(id) || id;
}

/** Inspection dates by firm from results and visits before `size`; visits apart, for the notice. */
async function inspectionsBefore(archive, size) {
  const dates = new Map();
  const add = (firm, date, isVisit) => {
    if (!dates.has(firm)) dates.set(firm, []);
    dates.get(firm).push({ date, isVisit });
  };
  for (const body of recordsBefore(archive.ledger, size)) {
    if (!isWithdrawn(body)) add(await ownerOf(archive, body.draw, body.firm), body.inspectedOn, false);
  }
  for (const { kind, body } of archive.ledger.entries.slice(0, size)) {
    if (kind === 'visit') add(body.firm, body.inspectedOn, true);
  }
  return dates;
}

/** The try whose frame this one keeps, after voids that were not about the frame. */
function frameOrigin(d, draws) {
  const id = parseDrawId(d.draw);
  if (id.attempt === 1) return d;
  const before = draws.find((other) => {
    const o = parseDrawId(other.draw);
    return o.round === id.round && o.attempt === id.attempt - 1;
  });
  return before && isVoid(before) && before.end.body.reason !== 'frame-error' ? frameOrigin(before, draws) : d;
}

async function checkFlags(year, draws) {
  for (const d of draws) {
    const leaves = need(d, 'leaves'), c = d.commitment, origin = frameOrigin(d, draws);
    const { ledger: { size }, drawAt } = need(origin, 'commitment'), rules = need(origin, 'policy');
    const drawn = await countingIds(draws, size);
    const dates = await inspectionsBefore(d.archive, size);
    const reasons = (leaf, skipVisits) => {
      const mine = (dates.get(leaf.firm || leaf.id) || []).filter((i) => !(skipVisits && i.isVisit));
      const found = [];
      if (rules.cap > 0 && mine.filter((i) => Number(i.date.slice(0, 4)) === year.year).length >= rules.cap) found.push('cap');
      const today = dayNumber(drawAt.slice(0, 10));
      if (rules.cooldownDays > 0 && mine.some((i) => today - dayNumber(i.date) < rules.cooldownDays)) found.push('cooldown');
      if (drawn.has(leaf.id)) found.push('drawn');
      return found.join(',');
    };
    const byVisits = [];
    for (const leaf of leaves) {
      const expected = reasons(leaf, false), found = (leaf.excluded || []).join(',');
      if (expected !== found) throw new Refused(`${d.draw} ${leaf.id}: [${expected}]`, `[${found}]`);
      if (expected && !reasons(leaf, true)) byVisits.push(leaf.id);
    }
    if (byVisits.length) note(year, `${d.draw}：仅因其他检查记录被排除 ${byVisits.length} 家：${some(byVisits)}`,
      `${d.draw}: excluded by visit entries alone: ${byVisits.length} (${some(byVisits)})`);
    const ids = new Set(leaves.map((leaf) => leaf.id));
    demandSame(`${d.draw} gone`, [...drawn].filter((id) => !ids.has(id)).length, c.gone);
    demandSame(`${d.draw} largest`, largestAt(draws, origin), c.largest);
  }
  await checkStandingRecusals(year, draws);
  return `${draws.length} ${both('次抽取的名录标记均可由账本重算', 'frames recomputed from the ledger')}`;
}

/** The largest frame so far this year in a commitment not voided by then, this one included. */
const largestAt = (draws, d) => Math.max(...draws
  .filter((o) => o.entry && (o === d || (o.entry.index < d.entry.index && !(isVoid(o) && o.end.index < d.entry.index))))
  .map((o) => o.commitment.frame.size));

/** A recusal found after a draw stands in every later list of the year. */
async function checkStandingRecusals(year, draws) {
  const { archive } = year;
  for (const { index, kind, body } of archive.ledger.entries) {
    if (kind !== 'substitution' || body.reason !== 'recusal' || parseDrawId(body.draw).year !== year.year) continue;
    const owner = await ownerOf(archive, body.draw, body.firm);
    for (const d of draws) {
      const since = frameOrigin(d, draws).entry;
      if (!since || since.index < index || !d.recused || !d.roster.some((i) => i.id === body.inspector)) continue;
      for (const leaf of d.leaves.filter((l) => (l.firm || l.id) === owner)) {
        if (d.commitment.recusals && !d.recused.has(leaf.id)) continue;
        demand((d.recused.get(leaf.id) || []).includes(body.inspector),
          `${d.draw} ${leaf.id}: ${both('沿用已认定的回避', 'a recusal that stands')} ${body.inspector}`, both('未列', 'not listed'));
      }
    }
  }
}

const isDisclosed = (d) => d.end && d.end.kind === 'receipt' && d.findings.find((f) => f.name === 'receipt').ok;

/** What the `closed` entry of the year says of a sector; undefined while the year is open. */
function closingOf(year, sector) {
  const closed = year.archive.ledger.entries.find((e) => e.kind === 'closed' && e.body.year === year.year);
  return closed && { index: closed.index, said: closed.body.sectors.find((s) => s.sector === sector) };
}

async function checkCoverage(year, draws) {
  const standing = draws.filter((d) => !isVoid(d));
  const { floor, sector } = need(draws[draws.length - 1], 'commitment');
  const largest = Math.max(0, ...standing.map((d) => need(d, 'commitment').frame.size));
  const least_ = Number(ceilDiv(BigInt(floor.numerator) * BigInt(largest), BigInt(floor.denominator)));
  const count = (await countingIds(standing, Infinity)).size;
  const expected = `≥ ${least_} (${floor.numerator}/${floor.denominator} × ${largest})`;
  const closing = closingOf(year, sector);
  if (!closing) {
    if (count < least_) throw new Missing(`${both('年度未结束', 'the year is open')}: ${count}, ${expected}`);
    return `${count}, ${expected}`;
  }
  const then = (await countingIds(standing, closing.index)).size;
  demand(closing.said && BigInt(closing.said.coverage.numerator) * BigInt(largest) === BigInt(then) * BigInt(closing.said.coverage.denominator),
    `closed: ${then}/${largest}`, closing.said ? canonical(closing.said.coverage) : both('未列本行业', 'sector not listed'));
  demand(count >= least_, expected, count);
  return `${count}, ${expected}`;
}

async function checkRounds(year, draws) {
  const { rounds, sector } = need(draws[draws.length - 1], 'commitment');
  const count = draws.filter(isDisclosed).length;
  const closing = closingOf(year, sector);
  if (closing) demandSame('closed rounds', draws.filter((d) => isDisclosed(d) && d.end.index < closing.index).length, closing.said && closing.said.rounds);
  if (count < rounds) {
    const ended = draws.filter((d) => d.end && d.end.kind === 'receipt').length;
    demand(!closing || ended >= rounds, `≥ ${rounds}`, count);
    throw new Missing(`${closing ? both('回执未公开', 'receipts not disclosed') : both('年度未结束', 'the year is open')}: ${count} / ${rounds}`);
  }
  return `${count} ≥ ${rounds}`;
}

/** One result for every draw and drawn firm, by its team after substitutions. */
async function checkOutcomes(year, draws) {
  const { entries } = year.archive.ledger;
  let missing = 0, present = 0;
  for (const d of draws) {
    const results = year.archive.of(d.draw).other.filter((e) => e.kind === 'result');
    if (isVoid(d) || !d.end) {
      demand(results.length === 0, `${d.draw}: ${both('无结果', 'no results')}`, results.length);
      continue;
    }
    const drawn = new Set(need(d, 'teams').map((t) => t.firm));
    const records = new Map();
    for (const { body } of results) {
      demand(drawn.has(body.firm), `${d.draw}: ${both('只有抽中企业的结果', 'results of drawn firms only')}`, body.firm);
      const versions = records.get(body.record) || [];
      demandSame(`${body.record} version`, versions.length + 1, body.version);
      demandSame(`${body.record} firm`, versions.length ? versions[0].firm : body.firm, body.firm);
      records.set(body.record, [...versions, body]);
    }
    for (const { index, body } of results) {
      if (isWithdrawn(body)) continue;
      const allowed = await teamFor(year, d, body.firm, index);
      demandSame(`${d.draw} ${body.firm} ${both('检查组', 'team')}`, [...allowed].sort().join(', '), [...body.inspectors].sort().join(', '));
    }
    for (const firm of drawn) {
      teamAt(d, firm, entries.length);
      const mine = [...records.values()].map((v) => v[v.length - 1]).filter((body) => body.firm === firm);
      demand(mine.filter((body) => !isWithdrawn(body)).length <= 1, `${d.draw} ${firm}: ${both('一个结果', 'one result')}`, mine.length);
      if (mine.length) present++;
      else missing++;
    }
  }
  const counts = `${both('已有结果', 'results')} ${present}, ${both('尚无', 'none yet')} ${missing}`;
  if (missing > 0 && closingOf(year, parseDrawId(draws[0].draw).sector)) throw new Missing(counts);
  return counts;
}

/** The team of a drawn firm after the substitutions and namings with index < size, each of which it checks. */
function teamAt(d, firm, size) {
  const members = [...d.teams.find((t) => t.firm === firm).inspectors];
  const seen = new Set(members);
  const allowed = allowedFor(d.roster, d.commitment.sector, d.recused.get(firm) || []);
  const order = assignOrder(d.key, { id: firm, allowed }, d.roster).map((j) => d.roster[j]);
  const departments = new Map(d.roster.map((i) => [i.id, i.department]));
  const { size: wanted, perDepartment = Infinity } = d.commitment.team;
  for (const { index, kind, body } of d.archive.of(d.draw).other) {
    if (body.firm !== firm || index >= size) continue;
    if (kind === 'named') {
      demand(members.length < wanted, `${firm}: ${both('仅在无组可派时指定', 'a named team only where none could be drawn')}`, index);
      members.splice(0, members.length, ...body.inspectors);
      body.inspectors.forEach((id) => seen.add(id));
    } else if (kind === 'substitution') {
      demand(members.includes(body.inspector), `${firm}: ${both('更换在组人员', 'a member of the team is replaced')}`, `${index}: ${body.inspector}`);
      members.splice(members.indexOf(body.inspector), 1);
      const next = order.find((i) => !seen.has(i.id)
        && members.filter((m) => departments.get(m) === i.department).length < perDepartment);
      demandSame(`${firm} ${both('替补', 'substitute')} (${index})`, next ? next.id : undefined, body.substitute);
      if (!next) continue;
      members.push(next.id);
      seen.add(next.id);
    }
  }
  return members;
}

/** Who has to inspect: the firm's team, or for a joint visit the earlier draw's team, or both. */
async function teamFor(year, d, firm, index) {
  const mine = teamAt(d, firm, index);
  const joint = year.archive.of(d.draw).other.find((e) => e.kind === 'joined' && e.body.firm === firm && e.index < index);
  if (!joint) return mine;
  const other = year.draws.find((o) => o !== d && joint.body.draws.includes(o.draw));
  demand(other, `${firm}: ${both('联合检查的另一次抽取', 'the other draw of a joint visit')}`, joint.body.draws.join(', '));
  demand(need(other, 'teams').some((t) => t.firm === firm), `${firm} ${both('在两次抽取中均抽中', 'drawn in both')}`, other.draw);
  const [first, second] = [d, other].sort((a, b) =>
    (`${a.commitment.drawAt} ${a.draw}` < `${b.commitment.drawAt} ${b.draw}` ? -1 : 1));
  const team_ = teamAt(first, firm, index);
  const listed = (id) => {
    const inspector = first.roster.find((i) => i.id === id);
    return inspector && inspector.sectors.includes(first.commitment.sector) && inspector.sectors.includes(second.commitment.sector);
  };
  return team_.every(listed) ? team_ : new Set([...team_, ...teamAt(second, firm, index)]);
}

const yearsOf = (ledger) =>
  [...new Set(ledger.entries.filter((e) => e.kind === 'commitment').map((e) => parseDrawId(e.body.draw).year))].sort();

/** Repeats every draw of a year (the last one, if none is given) and checks the year as a whole. */
async function verifyYear({ year: wanted, fetchBytes, progress, everyCheckpoint = true }) {
  const archive = new Archive(fetchBytes, progress);
  const ledger = await ledgerFinding(archive, { everyCheckpoint });
  const years = archive.ledger ? yearsOf(archive.ledger) : [];
  const year = { archive, year: wanted || years[years.length - 1], draws: [], notices: [] };
  const ids = archive.ledger ? [...new Set(archive.ledger.entries
    .filter((e) => e.kind === 'commitment').map((e) => e.body.draw))].filter((draw) => parseDrawId(draw).year === year.year) : [];
  for (const draw of ids) {
    archive.progress({ stage: 'draw', draw, done: year.draws.length, total: ids.length });
    const d = await examine(archive, draw);
    d.report = report(d);
    d.selection = d.tree = undefined;
    year.draws.push(d);
    archive.progress({ report: d.report });
  }
  const sectors = [];
  for (const sector of [...new Set(ids.map((draw) => parseDrawId(draw).sector))]) {
    const draws = year.draws.filter((d) => parseDrawId(d.draw).sector === sector);
    const checks = { flags: checkFlags, coverage: checkCoverage, rounds: checkRounds, outcomes: checkOutcomes };
    const findings = [];
    for (const name of YEAR_CHECKS) findings.push(await finding(name, () => checks[name](year, draws)));
    const named = draws.find((d) => d.policy);
    sectors.push({ sector, name: named ? named.policy.name : sector, findings });
  }
  for (const { kind, body } of archive.ledger ? archive.ledger.entries : []) {
    if (kind === 'infeasible' && body.year === year.year) {
      note(year, `${body.sector} 第 ${body.round} 轮无可抽取对象`, `${body.sector} round ${body.round} was infeasible`);
    }
  }
  const all = [ledger, ...year.draws.flatMap((d) => d.findings), ...sectors.flatMap((s) => s.findings)];
  return { year: year.year || null, years, verdict: verdictOf(all), ledger, draws: year.draws.map((d) => d.report), sectors, notices: year.notices };
}

// ── Entry points: worker thread, node ─────────────────────────────────────────────────────────────────────────────

const verifier = {
  verifyDraw, verifyYear, DRAW_CHECKS, YEAR_CHECKS,
  parts: {
    sha256, hmacKey, hmac, hkdfExtract, drawKey, tickets, parseJson, canonical, parseDrawId, is, frameLeaf, recusalLeaf,
    isValue, quotas, countStrata, select, assignTeams, allowedFor, merkleTree, rootOfProof, leafHash, parseVerifierKey,
    parseNote, parseCheckpoint, isSignedBy, ecdsaVerifies, toHex, fromHex, fromBase64, utf8, examine, report, lookUp,
    picture, Archive,
  },
};

/** Files below a root address; a missing one is null. */
const fetchFrom = (root) => async (path) => {
  const response = await fetch(new URL(path, root), { cache: 'no-cache' });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Messages: {task, …} in; {progress} while at work and {task, result} out. */
function serve(thread) {
  let current = null;
  const progress = (step) => thread.postMessage({ progress: step });
  const tasks = {
    draw: async ({ root, draw }) => {
      current = await examine(new Archive(fetchFrom(root), progress), draw);
      return report(current);
    },
    year: ({ root, year }) => verifyYear({ year, fetchBytes: fetchFrom(root), progress }),
    firm: ({ id }) => current && lookUp(current, id),
    picture: ({ stratum }) => current && picture(current, stratum),
  };
  thread.onmessage = async ({ data }) => {
    try {
      thread.postMessage({ task: data.task, result: await tasks[data.task](data) });
    } catch (error) {
      thread.postMessage({ task: data.task, error: `${error.name}: ${error.message}` });
    }
  };
}

if (typeof module !== 'undefined' && module.exports) module.exports = verifier;
else if (typeof scope.importScripts === 'function') serve(scope);
else scope.inspectionsVerifier = verifier;

})(typeof self === 'undefined' ? globalThis : self);
