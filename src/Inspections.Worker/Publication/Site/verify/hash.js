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

/**
 * ticket(label) = HKDF-Expand(prk, label, 32), which is HMAC(prk, label ‖ 0x01), of many labels; with their place on the line from 0 to 1
 * (48 bits) and a comparison that uses all 256.
 */
class Tickets {
  constructor(count) {
    this.bytes = new Uint8Array(32 * count);
    this.place = new Float64Array(count);
    this.compare = (i, j) => {
      if (this.place[i] !== this.place[j]) return this.place[i] < this.place[j] ? -1 : 1;
      for (let k = 6; k < 32; k++) {
        const difference = this.bytes[32 * i + k] - this.bytes[32 * j + k];
        if (difference !== 0) return difference;
      }
      return i - j;
    };
  }

  /** Makes one ticket; `write` puts its label, under 256 bytes, into what it is given, and gives its length. */
  make(key, i, write) {
    const { bytes } = this, at = 32 * i, length = write(label);
    label[length] = 1;
    hmac(key, label, length + 1, bytes, at);
    this.place[i] = (((bytes[at] * 256 + bytes[at + 1]) * 256 + bytes[at + 2]) * 16777216
      + ((bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5])) / 281474976710656;
  }

  hex(i) { return toHex(this.bytes.subarray(32 * i, 32 * i + 32)); }
}

Object.assign(v, { START, hashFrom, sha256, sha256Hex, hmacKey, hmac, hkdfExtract, Tickets });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
