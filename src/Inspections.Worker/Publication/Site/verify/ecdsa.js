'use strict';
/* ECDSA over P-256 (FIPS 186-5), verification only. BigInt without its literals, which are younger than the browsers that this has to run in. */
(function (v) {
const { toHex, sha256 } = v;

const [ZERO, ONE, TWO, THREE, FOUR, EIGHT] = [0, 1, 2, 3, 4, 8].map(BigInt);

const P = TWO ** BigInt('256') - TWO ** BigInt('224') + TWO ** BigInt('192') + TWO ** BigInt('96') - ONE;
const N = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const B = BigInt('0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b');
const G = [
  BigInt('0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
  BigInt('0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'), ONE];
const INFINITY = [ZERO, ONE, ZERO];

const mod = (a, m) => { const r = a % m; return r < ZERO ? r + m : r; };
const toNumber = (bytes) => BigInt(`0x${toHex(bytes) || '0'}`);

function inverse(a, m) {
  let [r0, r1, t0, t1] = [m, mod(a, m), ZERO, ONE];
  while (r1 !== ZERO) {
    const q = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  return mod(t0, m);
}

/** Points are Jacobian: (X, Y, Z) stands for (X/Z², Y/Z³), Z = 0 for the point at infinity. */
function twice([x, y, z]) {
  if (z === ZERO || y === ZERO) return INFINITY;
  const zz = (z * z) % P, yy = (y * y) % P, xyy = (x * yy) % P;
  const slope = (THREE * (x - zz) * (x + zz)) % P;
  const x2 = mod(slope * slope - EIGHT * xyy, P);
  return [x2, mod(slope * (FOUR * xyy - x2) - EIGHT * yy * yy, P), mod(TWO * y * z, P)];
}

function plus(a, b) {
  if (a[2] === ZERO) return b;
  if (b[2] === ZERO) return a;
  const za = (a[2] * a[2]) % P, zb = (b[2] * b[2]) % P;
  const ua = (a[0] * zb) % P, ub = (b[0] * za) % P;
  const sa = (a[1] * zb * b[2]) % P, sb = (b[1] * za * a[2]) % P;
  if (ua === ub) return sa === sb ? twice(a) : INFINITY;
  const h = mod(ub - ua, P), r = mod(sb - sa, P);
  const hh = (h * h) % P, hhh = (h * hh) % P, v = (ua * hh) % P;
  const x = mod(r * r - hhh - TWO * v, P);
  return [x, mod(r * (v - x) - sa * hhh, P), (a[2] * b[2] * h) % P];
}

/** u·G + v·Q, both at once. */
function combine(u, v, q) {
  const sum = plus(G, q);
  let result = INFINITY;
  for (let bit = BigInt(255); bit >= ZERO; bit--) {
    result = twice(result);
    const a = (u >> bit) & ONE, b = (v >> bit) & ONE;
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
  if (r < ONE || r >= N || s < ONE || s >= N) return false;
  const w = inverse(s, N);
  const [x, , z] = combine((toNumber(sha256(message)) * w) % N, (r * w) % N, point);
  if (z === ZERO) return false;
  return mod((x * inverse(z * z, P)) % P, N) === r;
}

Object.assign(v, { P, N, B, ZERO, ONE, THREE, mod, toNumber, ecdsaVerifies });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
