'use strict';
/* Teams (section 7). */
(function (v) {
const { Tickets, Staffing, utf8, atOnce } = v;

/** How many members an allowed list can give under `perDepartment`. */
function canGive(allowed, departments, perDepartment) {
  const counts = new Map();
  for (const j of allowed) counts.set(departments[j], (counts.get(departments[j]) || 0) + 1);
  return [...counts.values()].reduce((total, n) => total + Math.min(n, perDepartment), 0);
}

/** What `make` gives for a list, made once for lists that are one and the same. */
function perList(make) {
  const made = new Map();
  return (list) => {
    if (!made.has(list)) made.set(list, make(list));
    return made.get(list);
  };
}

/**
 * firms: [{id, allowed: [roster index, ascending]}] in draw order; returns the bound and the teams as roster indices. First the smallest
 * bound, then firm by firm the inspectors in ticket order, each taken only if everybody after can still be staffed.
 */
async function assignTeams(key, firms, roster, rule, each = atOnce) {
  const limit = rule.perDepartment === undefined ? rule.size : rule.perDepartment;
  const numbers = new Map();
  const departments = roster.map(({ department }) => {
    if (!numbers.has(department)) numbers.set(department, numbers.size);
    return numbers.get(department);
  });
  const seats = perList((allowed) => canGive(allowed, departments, limit));
  const staffed = firms.filter((firm) => seats(firm.allowed) >= rule.size);
  const mayCome = new Uint8Array(roster.length), comes = perList((allowed) => allowed.forEach((j) => { mayCome[j] = 1; }));
  staffed.forEach((firm) => comes(firm.allowed));
  const people = roster.map((_, j) => j).filter((j) => mayCome[j] === 1);
  const away = perList((allowed) => {
    const may = new Set(allowed);
    return allowed.length === people.length ? [] : people.flatMap((j, at) => (may.has(j) ? [] : [at]));
  });
  const plan = new Staffing(rule.size, limit, Int32Array.from(people, (j) => (limit < rule.size ? departments[j] : 0)), staffed.map((firm) => away(firm.allowed)));
  const bound = await plan.findBound(each);
  const teams = new Map(firms.map((firm) => [firm.id, []]));
  const ids = people.map((j) => utf8.encode(roster[j].id)), queue = new Queue(key, ids), ahead = await ordersAhead(key, staffed.map((firm) => firm.id), ids, each);
  for (let f = 0; f < staffed.length; f++) {
    await each(staffed.length + f, 2 * staffed.length);
    const taken = teams.get(staffed[f].id), absent = plan.away[f];
    if (ahead) queue.fillAhead(staffed[f].id, ahead.subarray(f * queue.ahead, (f + 1) * queue.ahead));
    else queue.fill(staffed[f].id);
    for (let at = queue.next(); at >= 0 && taken.length < rule.size; at = queue.next()) if (!absent.includes(at) && plan.take(f, at)) taken.push(people[at]);
  }
  return { bound, teams: firms.map((firm) => ({ firm: firm.id, members: teams.get(firm.id) })) };
}

// Of each firm, how many of the smallest tickets' inspectors helpers give: more are seldom asked for.
const AHEAD = 32;

/** Of some firms, one after the other, the inspectors with the smallest tickets, in order. */
v.tasks.orders = ({ key, firms, ids }) => {
  const queue = new Queue(key, ids), orders = new Int32Array(firms.length * queue.ahead);
  firms.forEach((firm, f) => {
    queue.fill(firm);
    for (let n = 0; n < queue.ahead; n++) orders[f * queue.ahead + n] = queue.next();
  });
  return orders;
};

/** The same of all firms, by helpers; null when there are none. */
async function ordersAhead(key, firms, ids, each) {
  const helpers = v.helpersFor(2 * firms.length * ids.length), width = Math.min(AHEAD, ids.length);
  if (!helpers) return null;
  const all = new Int32Array(firms.length * width), size = Math.max(1, Math.ceil(32768 / ids.length));
  let done = 0;
  await v.inPieces(helpers, 'orders', Math.ceil(firms.length / size), (piece) => ({ key, firms: firms.slice(piece * size, (piece + 1) * size), ids }), (piece, part) => {
    all.set(part, piece * size * width);
    done += size;
    return each(done, 2 * (firms.length + size));
  });
  return all;
}

/** The tickets of one firm's pairs as a heap, smallest first; the first of them may be known from helpers. */
class Queue {
  constructor(key, ids) {
    Object.assign(this, { key, ids, tickets: new Tickets(ids.length), heap: new Int32Array(ids.length), left: 0, ahead: Math.min(AHEAD, ids.length), known: null, given: 0, firm: null });
  }

  /** A firm of which the order begins like this; its tickets are made when that does not do. */
  fillAhead(firm, known) { Object.assign(this, { firm, known, given: 0 }); }

  fill(firm) {
    const { ids, heap, tickets } = this;
    this.known = null;
    const prefix = utf8.encode(`assign:${firm}:`);
    for (let i = 0; i < ids.length; i++) {
      heap[i] = i;
      const id = ids[i];
      tickets.make(this.key, i, (label) => {
        let to = prefix.length;
        if (i === 0) label.set(prefix);
        for (let at = 0; at < id.length; at++) label[to++] = id[at];
        return to;
      });
    }
    this.left = ids.length;
    for (let at = (this.left >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** The place of the smallest ticket left, or -1. */
  next() {
    if (this.known !== null) {
      if (this.given < this.known.length) return this.known[this.given++];
      this.fill(this.firm);
      for (let n = 0; n < this.given; n++) this.next();
    }
    if (this.left === 0) return -1;
    const [smallest] = this.heap;
    this.heap[0] = this.heap[--this.left];
    this.sink(0);
    return smallest;
  }

  sink(from) {
    const { heap, left, tickets } = this;
    for (let at = from; 2 * at + 1 < left;) {
      let child = 2 * at + 1;
      if (child + 1 < left && tickets.compare(heap[child + 1], heap[child]) < 0) child++;
      if (tickets.compare(heap[child], heap[at]) >= 0) return;
      const moved = heap[at];
      heap[at] = heap[child];
      heap[child] = moved;
      at = child;
    }
  }
}

/** The allowed inspectors of a firm in ticket order. */
async function assignOrder(key, firm, roster) {
  const queue = new Queue(key, firm.allowed.map((j) => utf8.encode(roster[j].id)));
  queue.fill(firm.id);
  return firm.allowed.map(() => firm.allowed[queue.next()]);
}

/** Roster indices that may be paired with a firm whose opened recusal leaf names `recused`. */
function allowedFor(roster, sector, recused) {
  return roster.flatMap((inspector, j) =>
    (inspector.sectors.includes(sector) && inspector.unavailable === undefined && !recused.includes(inspector.id) ? [j] : []));
}

Object.assign(v, { assignTeams, assignOrder, allowedFor, canGive });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
