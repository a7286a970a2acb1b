'use strict';
/* Selection (section 6). */
(function (v) {
const { Tickets, utf8, STRETCH, atOnce } = v;

const PREFIX = utf8.encode('firm:');

const PIECE = 8192, QUOTE = 34;

/** The tickets of ids that begin at some places and end at a quotation mark. */
v.tasks.firmTickets = ({ key, bytes, ids }) => {
  const all = new Tickets(ids.length);
  for (let i = 0; i < ids.length; i++) {
    all.make(key, i, (label) => {
      let to = PREFIX.length;
      if (i === 0) label.set(PREFIX);
      for (let at = ids[i]; bytes[at] !== QUOTE; at++) label[to++] = bytes[at];
      return to;
    });
  }
  return { words: all.words, place: all.place };
};

/** The tickets of a frame's ids. */
async function firmTickets(key, frame, each = atOnce) {
  const all = new Tickets(frame.length), helpers = v.helpersFor(2 * frame.length);
  if (helpers) {
    let done = 0;
    await v.inPieces(helpers, 'firmTickets', Math.ceil(frame.length / PIECE), (piece) => {
      const from = piece * PIECE, to = Math.min(frame.length, from + PIECE), begin = frame.starts[from];
      return { key, bytes: frame.bytes.slice(begin, frame.starts[to]), ids: frame.ids.slice(from, to).map((at) => at - begin) };
    }, (piece, part) => {
      all.put(piece * PIECE, part);
      done += PIECE;
      return each(done, frame.length + PIECE);
    });
    return all;
  }
  for (let i = 0; i < frame.length; i++) {
    all.make(key, i, (label) => {
      label.set(PREFIX);
      return frame.idInto(i, label, PREFIX.length);
    });
    if (i % STRETCH === 0) await each(i, frame.length);
  }
  return all;
}

/** The `take` smallest of some places, in ticket order: the 48 bits of most decide, all bits only among those before the edge. */
function smallest(all, places, take) {
  if (take <= 0 || places.length === 0) return [];
  const line = Float64Array.from(places, (i) => all.place[i]).sort(), edge = line[Math.min(take, line.length) - 1];
  return Array.from(places.filter((i) => all.place[i] <= edge)).sort(all.compare).slice(0, take);
}

/** Tickets of the whole frame; per stratum the places of those that may be drawn, and of those drawn in ticket order; the draw order. */
async function select(key, frame, quotaList, lifted, each = atOnce) {
  const all = await firmTickets(key, frame, each);
  const strata = quotaList.map(({ stratum, take }) => {
    const number = frame.strata.indexOf(stratum), eligible = new Int32Array(frame.length);
    let count = 0;
    for (let i = 0; i < frame.length; i++) if (frame.stratumOf(i) === number && frame.mayBeDrawn(i, lifted)) eligible[count++] = i;
    return { stratum, eligible: eligible.slice(0, count), drawn: smallest(all, eligible.subarray(0, count), take) };
  });
  const drawOrder = [].concat(...strata.map((s) => s.drawn)).sort(all.compare);
  const receiptStrata = strata.map(({ stratum, drawn }) => ({
    drawn: drawn.map((i) => frame.id(i)), stratum,
    ...(drawn.length ? { cutoff: all.hex(drawn[drawn.length - 1]) } : {}),
  }));
  return { tickets: all, strata, drawOrder, receiptStrata };
}

Object.assign(v, { select });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
