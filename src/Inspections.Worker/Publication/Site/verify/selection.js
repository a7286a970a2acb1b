'use strict';
/* Selection (section 6). */
(function (v) {
const { tickets, sorted, mayBeDrawn, atOnce } = v;

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

Object.assign(v, { select });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
