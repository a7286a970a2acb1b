'use strict';
/* Teams (section 7). */
(function (v) {
const { tickets, atOnce } = v;

const FREE = 1, USED = 2, FIXED = 3;

/**
 * A staffing as a flow: firm → (firm, department) → inspector → end. It finds out whether what was given out can
 * still be completed; which of the possible staffings it holds at a moment never shows in the result.
 */
class Staffing {
  constructor(allowed, departments, size, perDepartment) {
    this.size = size;
    this.perDepartment = perDepartment;
    this.department = departments;
    this.inspectors = departments.length;
    this.firms = allowed.length;
    this.kinds = departments.reduce((most, d) => Math.max(most, d + 1), 1);
    this.members = Array.from({ length: this.kinds }, (_, d) => departments.flatMap((x, j) => (x === d ? [j] : [])));
    this.pair = new Uint8Array(this.firms * this.inspectors);
    allowed.forEach((list, f) => list.forEach((j) => { this.pair[f * this.inspectors + j] = FREE; }));
    this.load = new Int32Array(this.inspectors);
    this.fixed = new Int32Array(this.inspectors);
    this.inDepartment = new Int32Array(this.firms * this.kinds);
    this.visits = Array.from({ length: this.inspectors }, () => new Set());
    this.end = this.inspectors;
    this.firmNode = this.inspectors + 1;
    this.slotNode = this.firmNode + this.firms;
    const nodes = this.slotNode + this.firms * this.kinds;
    this.from = new Int32Array(nodes);
    this.seen = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.stamp = 0;
    this.bound = 0;
  }

  /** Every node that one more unit could move to from `node` without touching what is fixed. */
  *steps(node) {
    const { inspectors: J, kinds } = this;
    if (node < J) {
      if (this.load[node] < this.bound) yield this.end;
      const d = this.department[node];
      for (const f of this.visits[node]) if (this.pair[f * J + node] === USED) yield this.slotNode + f * kinds + d;
    } else if (node === this.end) {
      for (let j = 0; j < J; j++) if (this.load[j] > 0) yield j;
    } else if (node < this.slotNode) {
      const f = node - this.firmNode;
      for (let d = 0; d < kinds; d++) {
        if (this.inDepartment[f * kinds + d] < this.perDepartment) yield this.slotNode + f * kinds + d;
      }
    } else {
      const f = Math.floor((node - this.slotNode) / kinds), d = (node - this.slotNode) % kinds;
      if (this.inDepartment[f * kinds + d] > 0) yield this.firmNode + f;
      for (const j of this.members[d]) if (this.pair[f * J + j] === FREE) yield j;
    }
  }

  /** Sends one unit along a shortest way; false when there is none. */
  push(start, goal) {
    const { from, seen, queue } = this;
    const stamp = ++this.stamp;
    let head = 0, last = 0;
    queue[last++] = start;
    seen[start] = stamp;
    while (head < last && seen[goal] !== stamp) {
      const node = queue[head++];
      for (const next of this.steps(node)) {
        if (seen[next] === stamp) continue;
        seen[next] = stamp;
        from[next] = node;
        queue[last++] = next;
        if (next === goal) break;
      }
    }
    if (seen[goal] !== stamp) return false;
    for (let node = goal; node !== start; node = from[node]) this.move(from[node], node);
    return true;
  }

  move(a, b) {
    if (a === this.end) this.load[b]--;
    else if (b === this.end) this.load[a]++;
    else if (a < this.inspectors) this.set(b - this.slotNode, a, FREE);
    else if (b < this.inspectors) this.set(a - this.slotNode, b, USED);
    else if (a < this.slotNode) this.inDepartment[b - this.slotNode]++;
    else this.inDepartment[a - this.slotNode]--;
  }

  set(slot, j, how) {
    const f = Math.floor(slot / this.kinds);
    this.pair[f * this.inspectors + j] = how;
    if (how === FREE) this.visits[j].delete(f);
    else this.visits[j].add(f);
  }

  /** The smallest bound under which everybody is staffed; leaves such a staffing in place. */
  async findBound(each) {
    this.bound = this.firms === 0 ? 0 : Math.ceil((this.firms * this.size) / this.inspectors);
    for (let f = 0; f < this.firms; f++) {
      for (let k = 0; k < this.size; k++) while (!this.push(this.firmNode + f, this.end)) this.bound++;
      await each(f, 2 * this.firms);
    }
    return this.bound;
  }

  /** Gives j to f for good, if the rest can still be completed. */
  take(f, j) {
    const at = f * this.inspectors + j;
    if (this.fixed[j] >= this.bound) return false;
    if (this.pair[at] === FREE) {
      const slot = f * this.kinds + this.department[j];
      if (!this.push(j, this.slotNode + slot)) return false;
      this.set(slot, j, USED);
    }
    this.pair[at] = FIXED;
    this.fixed[j]++;
    return true;
  }
}

/** How many members an allowed list can give under `perDepartment`. */
function canGive(allowed, departments, perDepartment) {
  const counts = new Map();
  for (const j of allowed) counts.set(departments[j], (counts.get(departments[j]) || 0) + 1);
  return [...counts.values()].reduce((total, n) => total + Math.min(n, perDepartment), 0);
}

/** firms: [{id, allowed: [roster index]}] in draw order; returns the bound and the teams as roster indices. */
async function assignTeams(key, firms, roster, rule, each = atOnce) {
  const limit = rule.perDepartment === undefined ? rule.size : rule.perDepartment;
  const numbers = new Map();
  const departments = roster.map(({ department }) => {
    if (!numbers.has(department)) numbers.set(department, numbers.size);
    return numbers.get(department);
  });
  const staffed = firms.filter((firm) => canGive(firm.allowed, departments, limit) >= rule.size);
  const flowDepartments = rule.perDepartment === undefined ? departments.map(() => 0) : departments;
  const flow = new Staffing(staffed.map((firm) => firm.allowed), flowDepartments, rule.size, limit);
  const bound = await flow.findBound(each);
  const teams = new Map(firms.map((firm) => [firm.id, []]));
  for (const [f, firm] of staffed.entries()) {
    await each(staffed.length + f, 2 * staffed.length);
    const taken = teams.get(firm.id);
    for (const j of await assignOrder(key, firm, roster)) {
      if (flow.take(f, j)) taken.push(j);
      if (taken.length === rule.size) break;
    }
  }
  return { bound, teams: firms.map((firm) => ({ firm: firm.id, members: teams.get(firm.id) })) };
}

async function assignOrder(key, firm, roster) {
  const order = await tickets(key, firm.allowed.map((j) => `assign:${firm.id}:${roster[j].id}`));
  return firm.allowed.map((_, i) => i).sort(order.compare).map((i) => firm.allowed[i]);
}

/** Roster indices that may be paired with a firm whose opened recusal leaf names `recused`. */
function allowedFor(roster, sector, recused) {
  return roster.flatMap((inspector, j) =>
    (inspector.sectors.includes(sector) && inspector.unavailable === undefined && !recused.includes(inspector.id) ? [j] : []));
}

Object.assign(v, { assignTeams, assignOrder, allowedFor, canGive });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
