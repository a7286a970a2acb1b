'use strict';
/* SHA-256 (FIPS 180-4), HMAC (RFC 2104), HKDF (RFC 5869), and tickets (section 4). */
(function (v) {
const { utf8, toHex } = v;

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
const state = new Int32Array(8);
const words = new Int32Array(16);

const wordAt = (bytes, at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];

/**
 * Takes the block in `words` into a state (section 6.2.2). Four times sixteen rounds, written out: instead of moving a to h on by one after each
 * round, the next round names them differently, and the schedule W stays in the same sixteen variables. Takes two thirds of the time of loops over arrays.
 */
function compress(s) {
  let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
  let w0 = words[0], w1 = words[1], w2 = words[2], w3 = words[3];
  let w4 = words[4], w5 = words[5], w6 = words[6], w7 = words[7];
  let w8 = words[8], w9 = words[9], w10 = words[10], w11 = words[11];
  let w12 = words[12], w13 = words[13], w14 = words[14], w15 = words[15];
  for (let t = 0; ; t += 16) {
    // T1 goes to h, which is the next round's a once T2 is added.
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + K[t] + w0) | 0; d = (d + h) | 0;
    h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b))) | 0;
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ d & (e ^ f)) + K[t + 1] + w1) | 0; c = (c + g) | 0;
    g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + (h & a | b & (h | a))) | 0;
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ c & (d ^ e)) + K[t + 2] + w2) | 0; b = (b + f) | 0;
    f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + (g & h | a & (g | h))) | 0;
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ b & (c ^ d)) + K[t + 3] + w3) | 0; a = (a + e) | 0;
    e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + (f & g | h & (f | g))) | 0;
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ a & (b ^ c)) + K[t + 4] + w4) | 0; h = (h + d) | 0;
    d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + (e & f | g & (e | f))) | 0;
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ h & (a ^ b)) + K[t + 5] + w5) | 0; g = (g + c) | 0;
    c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + (d & e | f & (d | e))) | 0;
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ g & (h ^ a)) + K[t + 6] + w6) | 0; f = (f + b) | 0;
    b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & d | e & (c | d))) | 0;
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ f & (g ^ h)) + K[t + 7] + w7) | 0; e = (e + a) | 0;
    a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + (b & c | d & (b | c))) | 0;
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ e & (f ^ g)) + K[t + 8] + w8) | 0; d = (d + h) | 0;
    h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b | c & (a | b))) | 0;
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ d & (e ^ f)) + K[t + 9] + w9) | 0; c = (c + g) | 0;
    g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + (h & a | b & (h | a))) | 0;
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ c & (d ^ e)) + K[t + 10] + w10) | 0; b = (b + f) | 0;
    f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + (g & h | a & (g | h))) | 0;
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ b & (c ^ d)) + K[t + 11] + w11) | 0; a = (a + e) | 0;
    e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + (f & g | h & (f | g))) | 0;
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ a & (b ^ c)) + K[t + 12] + w12) | 0; h = (h + d) | 0;
    d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + (e & f | g & (e | f))) | 0;
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ h & (a ^ b)) + K[t + 13] + w13) | 0; g = (g + c) | 0;
    c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + (d & e | f & (d | e))) | 0;
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ g & (h ^ a)) + K[t + 14] + w14) | 0; f = (f + b) | 0;
    b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & d | e & (c | d))) | 0;
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ f & (g ^ h)) + K[t + 15] + w15) | 0; e = (e + a) | 0;
    a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + (b & c | d & (b | c))) | 0;
    if (t === 48) break;
    // W of the next sixteen rounds: σ1(W[t − 2]) + W[t − 7] + σ0(W[t − 15]) + W[t − 16].
    w0 = (w0 + ((w1 >>> 7 | w1 << 25) ^ (w1 >>> 18 | w1 << 14) ^ w1 >>> 3) + w9 + ((w14 >>> 17 | w14 << 15) ^ (w14 >>> 19 | w14 << 13) ^ w14 >>> 10)) | 0;
    w1 = (w1 + ((w2 >>> 7 | w2 << 25) ^ (w2 >>> 18 | w2 << 14) ^ w2 >>> 3) + w10 + ((w15 >>> 17 | w15 << 15) ^ (w15 >>> 19 | w15 << 13) ^ w15 >>> 10)) | 0;
    w2 = (w2 + ((w3 >>> 7 | w3 << 25) ^ (w3 >>> 18 | w3 << 14) ^ w3 >>> 3) + w11 + ((w0 >>> 17 | w0 << 15) ^ (w0 >>> 19 | w0 << 13) ^ w0 >>> 10)) | 0;
    w3 = (w3 + ((w4 >>> 7 | w4 << 25) ^ (w4 >>> 18 | w4 << 14) ^ w4 >>> 3) + w12 + ((w1 >>> 17 | w1 << 15) ^ (w1 >>> 19 | w1 << 13) ^ w1 >>> 10)) | 0;
    w4 = (w4 + ((w5 >>> 7 | w5 << 25) ^ (w5 >>> 18 | w5 << 14) ^ w5 >>> 3) + w13 + ((w2 >>> 17 | w2 << 15) ^ (w2 >>> 19 | w2 << 13) ^ w2 >>> 10)) | 0;
    w5 = (w5 + ((w6 >>> 7 | w6 << 25) ^ (w6 >>> 18 | w6 << 14) ^ w6 >>> 3) + w14 + ((w3 >>> 17 | w3 << 15) ^ (w3 >>> 19 | w3 << 13) ^ w3 >>> 10)) | 0;
    w6 = (w6 + ((w7 >>> 7 | w7 << 25) ^ (w7 >>> 18 | w7 << 14) ^ w7 >>> 3) + w15 + ((w4 >>> 17 | w4 << 15) ^ (w4 >>> 19 | w4 << 13) ^ w4 >>> 10)) | 0;
    w7 = (w7 + ((w8 >>> 7 | w8 << 25) ^ (w8 >>> 18 | w8 << 14) ^ w8 >>> 3) + w0 + ((w5 >>> 17 | w5 << 15) ^ (w5 >>> 19 | w5 << 13) ^ w5 >>> 10)) | 0;
    w8 = (w8 + ((w9 >>> 7 | w9 << 25) ^ (w9 >>> 18 | w9 << 14) ^ w9 >>> 3) + w1 + ((w6 >>> 17 | w6 << 15) ^ (w6 >>> 19 | w6 << 13) ^ w6 >>> 10)) | 0;
    w9 = (w9 + ((w10 >>> 7 | w10 << 25) ^ (w10 >>> 18 | w10 << 14) ^ w10 >>> 3) + w2 + ((w7 >>> 17 | w7 << 15) ^ (w7 >>> 19 | w7 << 13) ^ w7 >>> 10)) | 0;
    w10 = (w10 + ((w11 >>> 7 | w11 << 25) ^ (w11 >>> 18 | w11 << 14) ^ w11 >>> 3) + w3 + ((w8 >>> 17 | w8 << 15) ^ (w8 >>> 19 | w8 << 13) ^ w8 >>> 10)) | 0;
    w11 = (w11 + ((w12 >>> 7 | w12 << 25) ^ (w12 >>> 18 | w12 << 14) ^ w12 >>> 3) + w4 + ((w9 >>> 17 | w9 << 15) ^ (w9 >>> 19 | w9 << 13) ^ w9 >>> 10)) | 0;
    w12 = (w12 + ((w13 >>> 7 | w13 << 25) ^ (w13 >>> 18 | w13 << 14) ^ w13 >>> 3) + w5 + ((w10 >>> 17 | w10 << 15) ^ (w10 >>> 19 | w10 << 13) ^ w10 >>> 10)) | 0;
    w13 = (w13 + ((w14 >>> 7 | w14 << 25) ^ (w14 >>> 18 | w14 << 14) ^ w14 >>> 3) + w6 + ((w11 >>> 17 | w11 << 15) ^ (w11 >>> 19 | w11 << 13) ^ w11 >>> 10)) | 0;
    w14 = (w14 + ((w15 >>> 7 | w15 << 25) ^ (w15 >>> 18 | w15 << 14) ^ w15 >>> 3) + w7 + ((w12 >>> 17 | w12 << 15) ^ (w12 >>> 19 | w12 << 13) ^ w12 >>> 10)) | 0;
    w15 = (w15 + ((w0 >>> 7 | w0 << 25) ^ (w0 >>> 18 | w0 << 14) ^ w0 >>> 3) + w8 + ((w13 >>> 17 | w13 << 15) ^ (w13 >>> 19 | w13 << 13) ^ w13 >>> 10)) | 0;
  }
  s[0] = (s[0] + a) | 0; s[1] = (s[1] + b) | 0; s[2] = (s[2] + c) | 0; s[3] = (s[3] + d) | 0;
  s[4] = (s[4] + e) | 0; s[5] = (s[5] + f) | 0; s[6] = (s[6] + g) | 0; s[7] = (s[7] + h) | 0;
}

/** Takes `length` bytes and the padding (section 5.1.1) into a state that has taken in `before` bytes, a multiple of 64. */
function absorb(s, before, bytes, length) {
  let i = 0;
  for (; i + 64 <= length; i += 64) {
    for (let w = 0; w < 16; w++) words[w] = wordAt(bytes, i + 4 * w);
    compress(s);
  }
  let w = 0, last = 0, shift = 24;
  for (; i + 4 <= length; i += 4) words[w++] = wordAt(bytes, i);
  for (; i < length; i++, shift -= 8) last |= bytes[i] << shift;
  words[w++] = last | (0x80 << shift);
  if (w > 14) {
    words.fill(0, w);
    compress(s);
    w = 0;
  }
  words.fill(0, w, 14);
  words[14] = Math.floor((before + length) / 0x20000000);
  words[15] = (before + length) * 8;
  compress(s);
}

function give(s, out, at) {
  for (let k = 0; k < 8; k++) {
    out[at + 4 * k] = s[k] >>> 24;
    out[at + 4 * k + 1] = s[k] >>> 16;
    out[at + 4 * k + 2] = s[k] >>> 8;
    out[at + 4 * k + 3] = s[k];
  }
  return out;
}

/** Hashes `length` bytes on top of a state that has taken in `before` bytes (a multiple of 64), into out[at…at+32]. */
function hashFrom(begin, before, bytes, length, out, at) {
  state.set(begin);
  absorb(state, before, bytes, length);
  return give(state, out, at);
}

const sha256 = (bytes) => hashFrom(START, 0, bytes, bytes.length, new Uint8Array(32), 0);
const sha256Hex = (data) => toHex(sha256(typeof data === 'string' ? utf8.encode(data) : data));

/** A key with both halves of HMAC already begun: each ticket then costs two compressions. */
function hmacKey(key) {
  const begin = (mask) => {
    const block = new Uint8Array(64).fill(mask);
    (key.length > 64 ? sha256(key) : key).forEach((byte, i) => { block[i] ^= byte; });
    const s = Int32Array.from(START);
    for (let w = 0; w < 16; w++) words[w] = wordAt(block, 4 * w);
    compress(s);
    return s;
  };
  return { inner: begin(0x36), outer: begin(0x5c) };
}

/** The code of a message, whose eight words are left in `state`. */
function code(key, bytes, length) {
  state.set(key.inner);
  absorb(state, 64, bytes, length);
  // The outer hash is of 32 bytes, which are in words already: a 1, zeros, and 96 bytes in bits.
  words.set(state);
  words.fill(0, 8);
  words[8] = 0x80000000;
  words[15] = 768;
  state.set(key.outer);
  compress(state);
}

function hmac(key, bytes, length, out, at) {
  code(key, bytes, length);
  return give(state, out, at);
}

const hkdfExtract = (salt, ikm) => hmac(hmacKey(salt), ikm, ikm.length, new Uint8Array(32), 0);

const label = new Uint8Array(256);

/**
 * ticket(label) = HKDF-Expand(prk, label, 32), which is HMAC(prk, label ‖ 0x01), of many labels; with their place on the line from 0 to 1
 * (48 bits) and a comparison that uses all 256.
 */
class Tickets {
  constructor(count) {
    this.words = new Int32Array(8 * count);
    this.place = new Float64Array(count);
    this.compare = (i, j) => {
      if (this.place[i] !== this.place[j]) return this.place[i] < this.place[j] ? -1 : 1;
      for (let k = 1; k < 8; k++) {
        const difference = (this.words[8 * i + k] >>> 0) - (this.words[8 * j + k] >>> 0);
        if (difference !== 0) return difference;
      }
      return i - j;
    };
  }

  /** Makes one ticket; `write` puts its label, under 256 bytes, into what it is given, which has the last one's still, and gives its length. */
  make(key, i, write) {
    const { words: mine } = this, length = write(label);
    label[length] = 1;
    code(key, label, length + 1);
    for (let k = 0; k < 8; k++) mine[8 * i + k] = state[k];
    this.place[i] = ((state[0] >>> 0) * 65536 + (state[1] >>> 16)) / 281474976710656;
  }

  /** Takes some from another list, from its first on. */
  put(i, { words: theirs, place }) {
    this.words.set(theirs, 8 * i);
    this.place.set(place, i);
  }

  hex(i) { return toHex(give(this.words.subarray(8 * i, 8 * i + 8), new Uint8Array(32), 0)); }
}

Object.assign(v, { START, hashFrom, sha256, sha256Hex, hmacKey, hmac, hkdfExtract, Tickets });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
