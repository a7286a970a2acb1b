'use strict';
/* Verifier keys, signed notes and checkpoints (C2SP; section 10). */
(function (v) {
const { demand, both, brief, fromHex, toHex, fromBase64, sameBytes, sha256, utf8, decode, whole, P, B, ONE, THREE, ZERO, mod, toNumber, table } = v;
const { patterns } = table;

const SPKI_P256 = fromHex('3059301306072a8648ce3d020106082a8648ce3d03010703420004');
const KEY = whole(`(${patterns.keyName})\\+(${patterns.keyId})\\+(${patterns.base64})`);
const LINE = whole(patterns.signatureLine);
const SIZE = whole(patterns.size);

/** `name+hex key id+base64(0x02 ‖ SPKI)`; the id and the point are checked. */
function parseVerifierKey(text) {
  const expected = both('P-256 公钥行', 'a P-256 verifier key');
  const parts = KEY.exec(text), bytes = parts && fromBase64(parts[3]);
  demand(bytes && bytes.length === 92 && bytes[0] === 2, expected, brief(text));
  const spki = bytes.subarray(1);
  demand(sameBytes(spki.subarray(0, SPKI_P256.length), SPKI_P256), expected, brief(text));
  demand(toHex(sha256(spki).subarray(0, 4)) === parts[2], both('公钥编号与公钥一致', 'a key id that is the key\'s own'), parts[2]);
  const x = toNumber(spki.subarray(27, 59)), y = toNumber(spki.subarray(59, 91));
  demand(x < P && y < P && mod(y * y - x * x * x + THREE * x - B, P) === ZERO, both('曲线上的点', 'a point on the curve'), brief(text));
  return { text, name: parts[1], id: parts[2], spki: toHex(spki), point: [x, y, ONE] };
}

/** Text (with its last newline) and signature lines of a note; refuses every other layout. A line that is repeated is one line. */
function parseNote(bytes, what) {
  const expected = `${what}: ${both('签名文本格式', 'a signed note')}`;
  const all = decode(bytes, what);
  const split = all.lastIndexOf('\n\n');
  demand(split > 0 && all.endsWith('\n') && all.length > split + 2 && !/[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(all), expected, brief(all));
  const signatures = Array.from(new Set(all.slice(split + 2, -1).split('\n')), (line) => {
    const parts = LINE.exec(line), data = parts && fromBase64(parts[2]);
    demand(data && data.length > 4, expected, brief(line));
    return { name: parts[1], id: toHex(data.subarray(0, 4)), signature: data.subarray(4) };
  });
  return { text: all.slice(0, split + 1), signatures };
}

/** Signatures that were worked out before: the latest checkpoint is published twice, and a page verifies draw after draw. */
const workedOut = new Map();

function verifies(key, text, signature) {
  const name = `${key.spki}\n${toHex(signature)}\n${text}`;
  if (!workedOut.has(name)) workedOut.set(name, v.ecdsaVerifies(key.point, utf8.encode(text), signature));
  return workedOut.get(name);
}

/** Lines of other names or ids are ignored; every line of this key must hold, and there must be one. */
function isSignedBy(note, key) {
  const lines = note.signatures.filter((s) => s.name === key.name && s.id === key.id);
  return lines.length > 0 && lines.every((s) => verifies(key, note.text, s.signature));
}

/** A size in its one spelling; -1 for anything else. */
const parseSize = (text) => (text !== undefined && SIZE.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : -1);

/** Origin, size and root (hex) of a checkpoint: three lines and no more. */
function parseCheckpoint(bytes, what) {
  const note = parseNote(bytes, what);
  const lines = note.text.slice(0, -1).split('\n');
  const root = lines.length === 3 ? fromBase64(lines[2]) : null, size = parseSize(lines[1]);
  demand(root && root.length === 32 && size >= 0 && lines[0] !== '', `${what}: ${both('检查点', 'a checkpoint')}`, brief(note.text));
  return { origin: lines[0], size, root: toHex(root), note };
}

Object.assign(v, { parseVerifierKey, parseNote, isSignedBy, parseSize, parseCheckpoint });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
