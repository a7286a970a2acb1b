'use strict';
/* Merkle trees (RFC 6962 section 2.1). */
(function (v) {
const { toHex, fromHex, START, hashFrom, sha256, STRETCH, atOnce } = v;

let leafBuffer = new Uint8Array(4096);
const nodeBuffer = new Uint8Array(65).fill(1, 0, 1);

function leafInto(bytes, out, at) {
  if (leafBuffer.length <= bytes.length) leafBuffer = new Uint8Array(2 * bytes.length + 1);
  leafBuffer[0] = 0;
  leafBuffer.set(bytes, 1);
  return hashFrom(START, 0, leafBuffer, bytes.length + 1, out, at);
}

const leafHash = (bytes) => leafInto(bytes, new Uint8Array(32), 0);

/** The hash of the node above two neighbours of a level. */
function nodeInto(level, at, out, to) {
  nodeBuffer.set(level.subarray(at, at + 64), 1);
  return hashFrom(START, 0, nodeBuffer, 65, out, to);
}

function nodeHash(left, right, out = new Uint8Array(32), at = 0) {
  nodeBuffer.set(left, 1);
  nodeBuffer.set(right, 33);
  return hashFrom(START, 0, nodeBuffer, 65, out, at);
}

/** The tree over some leaves' bytes. */
const merkleTree = (leaves, each = atOnce) => treeOver(leaves.length, (i) => leaves[i], each);

/** The levels of so many leaves, whose bytes `leafAt` gives: the hashes of all full subtrees of 2^k leaves are the k-th. */
async function levelsOver(size, leafAt, each = atOnce) {
  const first = new Uint8Array(32 * size);
  for (let i = 0; i < size; i++) {
    leafInto(leafAt(i), first, 32 * i);
    if (i % STRETCH === 0) await each(i, 2 * size);
  }
  const levels = [first];
  for (let width = size >> 1; width > 0; width >>= 1) {
    const below = levels[levels.length - 1], level = new Uint8Array(32 * width);
    for (let i = 0; i < width; i++) {
      nodeInto(below, 64 * i, level, 32 * i);
      if (i % STRETCH === 0) await each(2 * (size - width) + i, 2 * size);
    }
    levels.push(level);
  }
  return levels;
}

/** The tree over so many leaves, whose bytes `leafAt` gives. */
const treeOver = async (size, leafAt, each = atOnce) => treeOf(size, await levelsOver(size, leafAt, each));

// A power of two, so that a piece's subtrees are those of the whole tree.
const PIECE = 8192;

/** The levels over the lines of a part of a file; `starts`: where each begins and the last one ends. */
v.tasks.levels = ({ bytes, starts }) => levelsOver(starts.length - 1, (i) => bytes.subarray(starts[i], starts[i + 1] - 1));

/** The same tree over the lines of a file as `treeOver`, by helpers. */
async function treeByHelpers(helpers, bytes, starts, each) {
  const size = starts.length - 1, levels = [];
  for (let k = 0; size >> k > 0 && 1 << k <= PIECE; k++) levels.push(new Uint8Array(32 * (size >> k)));
  let done = 0;
  await v.inPieces(helpers, 'levels', Math.ceil(size / PIECE), (piece) => {
    const from = piece * PIECE, mine = starts.slice(from, from + PIECE + 1), [begin] = mine;
    return { bytes: bytes.slice(begin, mine[mine.length - 1]), starts: mine.map((start) => start - begin) };
  }, (piece, part) => {
    part.forEach((level, k) => { if (level.length > 0) levels[k].set(level, 32 * piece * (PIECE >> k)); });
    done += PIECE;
    return each(done, size + PIECE);
  });
  for (let width = levels[levels.length - 1].length >> 6; width > 0; width >>= 1) {
    const below = levels[levels.length - 1], level = new Uint8Array(32 * width);
    for (let i = 0; i < width; i++) nodeInto(below, 64 * i, level, 32 * i);
    levels.push(level);
  }
  return treeOf(size, levels);
}

/** The tree over the lines of a file. */
function treeOverLines(bytes, starts, each = atOnce) {
  const size = starts.length - 1, helpers = v.helpersFor(3 * size);
  return helpers ? treeByHelpers(helpers, bytes, starts, each) : treeOver(size, (i) => bytes.subarray(starts[i], starts[i + 1] - 1), each);
}

function treeOf(size, levels) {
  const [first] = levels;
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

Object.assign(v, { leafHash, merkleTree, treeOver, treeOverLines, rootOfProof });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
