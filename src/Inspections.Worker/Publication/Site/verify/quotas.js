'use strict';
/* Quotas (section 5). */
(function (v) {
const { Refused, both, ZERO, ONE } = v;

const sum = (values) => values.reduce((total, v) => total + v, ZERO);
const least = (a, b) => (a < b ? a : b);
const most = (a, b) => (a > b ? a : b);
const ceilDiv = (a, b) => (a + b - ONE) / b;

/** Largest remainder of `amount` in proportion to weights, each share bounded. */
function spread(amount, weights, bounds) {
  const total = sum(weights);
  const shares = weights.map((w) => (amount * w) / total);
  const byRemainder = weights.map((w, i) => i).sort((i, j) => {
    const a = (amount * weights[i]) % total, b = (amount * weights[j]) % total;
    return a === b ? i - j : a > b ? -1 : 1;
  });
  for (let left = amount - sum(shares), k = 0; left > ZERO; left--, k++) shares[byRemainder[k]] += ONE;
  let excess = ZERO;
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
  if (sum(eligible) === ZERO) return null;
  const need = strata.map((s) => ceilDiv(BigInt(s.numerator) * BigInt(s.population), BigInt(s.denominator)));
  const atLeast = most(ceilDiv(BigInt(floor.numerator) * BigInt(largest), BigInt(floor.denominator)), R) - BigInt(gone);
  const F = least(everybody, most(ZERO, atLeast));
  const short = F - sum(need);
  if (short > ZERO) {
    const room = population.map((p, i) => p - need[i]);
    spread(short, room, room).forEach((share, i) => { need[i] += share; });
  }
  const rest = need.map((n, i) => most(ZERO, n - drawn[i]));
  const owed = sum(rest);
  const T = lifted ? ONE : least(sum(eligible), most(ONE, ceilDiv(owed, most(ONE, R - BigInt(round) + ONE))));
  const takes = spread(T, owed === ZERO || lifted ? eligible : rest, eligible);
  return { takes: takes.map(Number), needs: need.map(Number), owed: Number(owed) };
}

/** Sums of the frame by stratum, in policy order; refuses a stratum that is not listed. */
function countStrata(frame, quotaList, lifted) {
  const counts = quotaList.map((q) => ({ ...q, population: 0, drawn: 0, eligible: 0 }));
  const places = frame.strata.map((name) => quotaList.findIndex((q) => q.stratum === name));
  for (let i = 0; i < frame.length; i++) {
    const stratum = counts[places[frame.stratumOf(i)]];
    if (!stratum) throw new Refused(both('名录中的层均在配额表中', 'only strata that have a quota'), `${frame.id(i)}: ${frame.strata[frame.stratumOf(i)]}`);
    stratum.population++;
    if (frame.wasDrawn(i)) stratum.drawn++;
    if (frame.mayBeDrawn(i, lifted)) stratum.eligible++;
  }
  return counts;
}

Object.assign(v, { ceilDiv, spread, quotas, countStrata });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
