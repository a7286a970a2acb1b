'use strict';
/*
 * Whether what was given out can still be completed (section 7): one complete staffing of all firms, changed as little as a decision
 * needs. Nearly every pair is allowed, so only who must stay away is stored. Which of the possible staffings it holds at a moment never
 * shows in the result.
 */
(function (v) {

const NONE = -1;
const isIn = (list, from, to, x) => {
  for (let i = from; i < to; i++) if (list[i] === x) return true;
  return false;
};

/**
 * Firm f has the places f · size to f · size + size − 1, those taken for good first. The open places of an inspector form a linked list.
 * `departments`: one number per inspector; `away`: per firm, who must stay away.
 */
class Staffing {
  constructor(size, limit, departments, away) {
    const places = size * away.length, people = departments.length;
    Object.assign(this, { size, limit: Math.min(limit, size), away, departments, bound: 0 });
    this.member = new Int32Array(places);
    this.next = new Int32Array(places);
    this.previous = new Int32Array(places);
    this.first = new Int32Array(people).fill(NONE);
    this.load = new Int32Array(people);
    this.taken = new Int32Array(away.length);
    this.search = new Search(this);
    this.fill();
  }

  /** Lowers the loads to the smallest bound that works. */
  async findBound(each) {
    const people = this.load.length;
    this.bound = people === 0 ? 0 : Math.ceil(this.member.length / people);
    for (let j = 0; j < people; j++) {
      while (this.load[j] > this.bound) {
        // What cannot be led out of a group of inspectors, the group must carry.
        this.search.forget();
        const free = this.search.find(j, NONE);
        if (free !== NONE) this.search.exchange(free, j);
        else this.bound = Math.max(this.bound + 1, this.search.averageLoad());
      }
      await each(j, 2 * people);
    }
    return this.bound;
  }

  /** Gives j to f for good, if the rest can still be completed. */
  take(f, j) {
    const department = this.departments[j], taken = this.taken[f];
    if (taken === this.size || this.count(f, department, taken) === this.limit) return false;
    let place = this.placeOf(f, j);
    if (place === NONE) {
      if (this.hasRoom(j)) this.replace(this.leaving(f, department), j);
      else if (!this.makeFree(f, j)) return false;
      place = this.placeOf(f, j);
    }
    this.unlink(place);
    const front = f * this.size + taken;
    if (place !== front) {
      this.unlink(front);
      this.member[place] = this.member[front];
      this.member[front] = j;
      this.link(place);
    }
    this.taken[f]++;
    this.search.forget();
    return true;
  }

  count(f, department, places) {
    let n = 0;
    for (let p = f * this.size; p < f * this.size + places; p++) if (this.departments[this.member[p]] === department) n++;
    return n;
  }

  isFull(f, department) { return this.count(f, department, this.size) >= this.limit; }

  mayJoin(f, j) { return !isIn(this.member, f * this.size, (f + 1) * this.size, j) && !isIn(this.away[f], 0, this.away[f].length, j); }

  hasRoom(j) { return this.load[j] < this.bound; }

  mayLeave(f, j, department) { return this.placeOf(f, j) !== NONE && (this.departments[j] === department || !this.isFull(f, department)); }

  /** Puts another inspector on an open place. */
  replace(place, j) {
    this.search.forget();
    this.unlink(place);
    this.load[this.member[place]]--;
    this.member[place] = j;
    this.load[j]++;
    this.link(place);
  }

  /** Somebody who leads j's other firms elsewhere: mostly one of them takes whom this firm gives up. */
  makeFree(f, j) {
    const { size, departments } = this, department = departments[j];
    for (let place = this.first[j]; place !== NONE; place = this.next[place]) {
      const other = Math.floor(place / size);
      for (let mine = f * size + this.taken[f]; mine < (f + 1) * size; mine++) {
        const given = this.member[mine];
        if (this.mayLeave(f, given, department) && this.mayJoin(other, given) && (departments[given] === department || !this.isFull(other, departments[given]))) {
          this.replace(place, given);
          this.replace(mine, j);
          return true;
        }
      }
    }
    const free = this.search.find(j, f);
    if (free === NONE) return false;
    // Whoever this firm gives up is looked up before: the exchanges may load a place of the firm itself anew.
    const given = this.hasRoom(free) ? NONE : this.placeOf(f, free);
    this.search.exchange(free, j);
    this.replace(given === NONE ? this.leaving(f, department) : given, j);
    return true;
  }

  /** Every firm takes those who were taken longest ago. */
  fill() {
    const { size } = this, people = this.load.length, after = Int32Array.from({ length: people + 1 }, (_, i) => i + 1);
    let head = 0, tail = people - 1;
    for (let f = 0; f < this.away.length; f++) {
      this.member.fill(NONE, f * size, (f + 1) * size);
      for (let filled = 0, before = NONE, now = head; filled < size; now = before === NONE ? head : after[before]) {
        if (!this.mayJoin(f, now) || this.count(f, this.departments[now], filled) >= this.limit) {
          before = now;
          continue;
        }
        const place = f * size + filled++;
        this.member[place] = now;
        this.load[now]++;
        this.link(place);
        if (now === tail) {
          before = now;
          continue;
        }
        if (before === NONE) head = after[now];
        else after[before] = after[now];
        after[tail] = now;
        after[now] = people;
        tail = now;
      }
    }
  }

  /** An open place of f that holds j. */
  placeOf(f, j) {
    for (let p = f * this.size + this.taken[f]; p < (f + 1) * this.size; p++) if (this.member[p] === j) return p;
    return NONE;
  }

  /** Whom f gives up for somebody of the department: one of it where it is full. */
  leaving(f, department) {
    const full = this.isFull(f, department);
    let place = f * this.size + this.taken[f];
    while (full && this.departments[this.member[place]] !== department) place++;
    return place;
  }

  link(place) {
    const first = this.first[this.member[place]];
    this.next[place] = first;
    this.previous[place] = NONE;
    if (first !== NONE) this.previous[first] = place;
    this.first[this.member[place]] = place;
  }

  unlink(place) {
    if (this.previous[place] === NONE) this.first[this.member[place]] = this.next[place];
    else this.next[this.previous[place]] = this.next[place];
    if (this.next[place] !== NONE) this.previous[this.next[place]] = this.previous[place];
  }
}

/**
 * Chains of exchanges: a firm gives up the first inspector for a second, another firm the second for a third, until one who has room or
 * whom the deciding firm gives up. Breadth first, through everybody who is not reached yet, stepping over the few who may not join.
 */
class Search {
  constructor(plan) {
    const { departments } = plan, people = departments.length, groups = departments.reduce((most, d) => Math.max(most, d + 1), 0);
    Object.assign(this, { plan, stamp: 0, reachedCount: 0, firm: NONE, full: NONE, forgotten: true });
    this.sorted = Int32Array.from(departments.map((_, j) => j).sort((i, j) => departments[i] - departments[j] || i - j));
    this.begins = new Int32Array(groups + 1);
    for (const d of departments) this.begins[d + 1]++;
    for (let d = 0; d < groups; d++) this.begins[d + 1] += this.begins[d];
    this.unreached = new Int32Array(people);
    this.ends = new Int32Array(groups);
    for (const name of ['reached', 'via', 'seen']) this[name] = new Int32Array(people);
    this.placeSeen = new Int32Array(plan.member.length);
    this.firmSeen = new Int32Array(plan.away.length);
  }

  /** The plan has changed: what could not be reached may be reached now. */
  forget() { this.forgotten = true; }

  /** Who ends a chain that begins with `start`; -1 when there is none. `firm` may give up its open places for `start`. */
  find(start, firm) {
    const { plan } = this, department = plan.departments[start], full = firm !== NONE && plan.isFull(firm, department) ? department : NONE;
    if (this.forgotten || firm !== this.firm || full !== this.full) {
      Object.assign(this, { firm, full, forgotten: false, reachedCount: 0 });
      this.stamp++;
      this.unreached.set(this.sorted);
      this.ends.set(this.begins.subarray(1));
    } else if (this.seen[start] === this.stamp) {
      return NONE;
    }
    let read = this.reachedCount;
    this.reach(start, NONE, this.unreached.indexOf(start, this.begins[department]));
    for (; read < this.reachedCount; read++) {
      const j = this.reached[read];
      for (let place = plan.first[j]; place !== NONE; place = plan.next[place]) {
        const end = this.expand(place, plan.departments[j], department);
        if (end !== NONE) return end;
      }
    }
    return NONE;
  }

  /** Makes the exchanges of the chain that was found. */
  exchange(end, start) {
    for (let joining = end; joining !== start;) {
      const place = this.via[joining], leaving = this.plan.member[place];
      this.plan.replace(place, joining);
      joining = leaving;
    }
  }

  /** The least that the most loaded of those reached must carry, when no chain leads out of them. */
  averageLoad() {
    let sum = 0;
    for (let i = 0; i < this.reachedCount; i++) sum += this.plan.load[this.reached[i]];
    return Math.ceil(sum / this.reachedCount);
  }

  /** All whom the firm of a place may take for its member: of the same department, and of those with room in the firm. */
  expand(place, department, wanted) {
    const { plan } = this, firm = Math.floor(place / plan.size);
    let end = this.isSeen(firm, department) ? NONE : this.join(place, firm, department, wanted);
    this.placeSeen[place] = this.stamp;
    if (this.ends.length === 1 || this.firmSeen[firm] === this.stamp) return end;
    this.firmSeen[firm] = this.stamp;
    for (let other = 0; other < this.ends.length && end === NONE; other++) {
      if (other !== department && this.begins[other] < this.ends[other] && !plan.isFull(firm, other)) end = this.join(place, firm, other, wanted);
    }
    return end;
  }

  join(place, firm, department, wanted) {
    const { plan } = this;
    for (let at = this.begins[department]; at < this.ends[department];) {
      const joining = this.unreached[at];
      if (!plan.mayJoin(firm, joining)) {
        at++;
        continue;
      }
      this.reach(joining, place, at);
      if (plan.hasRoom(joining) || (this.firm !== NONE && plan.mayLeave(this.firm, joining, wanted))) return joining;
    }
    return NONE;
  }

  reach(j, via, at) {
    const last = --this.ends[this.plan.departments[j]];
    this.unreached[at] = this.unreached[last];
    this.unreached[last] = j;
    this.seen[j] = this.stamp;
    this.via[j] = via;
    this.reached[this.reachedCount++] = j;
  }

  isSeen(firm, department) {
    const { plan } = this;
    for (let p = firm * plan.size; p < (firm + 1) * plan.size; p++) {
      if (this.placeSeen[p] === this.stamp && plan.departments[plan.member[p]] === department) return true;
    }
    return false;
  }
}

Object.assign(v, { Staffing });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
