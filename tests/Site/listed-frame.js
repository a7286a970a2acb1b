'use strict';
// A frame of objects, in any order and with any faults, as select and countStrata of verify.js take one.
const idOf = (leaf) => String(leaf.id);

module.exports = (leaves) => {
  const strata = Array.from(new Set(leaves.map((leaf) => leaf.stratum)));
  const hasAll = (leaf, reasons) => (leaf.excluded || []).join() === reasons;
  return {
    length: leaves.length,
    strata,
    id: (i) => idOf(leaves[i]),
    idInto: (i, out, at) => {
      const bytes = Buffer.from(idOf(leaves[i]));
      out.set(bytes, at);
      return at + bytes.length;
    },
    stratumOf: (i) => strata.indexOf(leaves[i].stratum),
    wasDrawn: (i) => (leaves[i].excluded || []).includes('drawn'),
    mayBeDrawn: (i, lifted) => hasAll(leaves[i], lifted ? 'drawn' : ''),
  };
};
