"""A draw repeated from its commitment and values, after protocol.md: quotas (§5), selection (§6), teams (§7), receipt (§8)."""
import collections, hmac, re
from functools import cached_property
from verify_files import Broken, Missing
from verify_forms import TYPES, Row, ascending, canonical, digest, is_commitment, known_from, moment, parsed, sha

# ---- §5 quotas, §7 teams
def ceil(rate, n): return -(-rate.numerator * n // rate.denominator)
def spread(amount, weights, bounds):
    """Largest remainder; what is over a bound goes to the first stratum with room, then the next."""
    shares = [amount * w // sum(weights) for w in weights]
    by_remainder = sorted(range(len(weights)), key=lambda h: -(amount * weights[h] % sum(weights)))
    for h in by_remainder[:amount - sum(shares)]: shares[h] += 1
    shares = [min(share, bound) for share, bound in zip(shares, bounds)]
    for h, bound in enumerate(bounds): shares[h] += min(bound - shares[h], amount - sum(shares))
    return shares
def needs(c, population):
    """What the year has to draw of each stratum: by its rate, and of all together by the floor."""
    need = [ceil(quota, p) for quota, p in zip(c.quotas, population)]
    room = [p - n for p, n in zip(population, need)]
    lack = min(sum(population), max(0, max(ceil(c.floor, c.largest), c.rounds) - c.gone)) - sum(need)
    return [n + more for n, more in zip(need, spread(lack, room, room))] if lack > 0 else need
def takes(c, population, drawn, eligible):
    """The takes by the figures of the strata (None if nobody may be drawn), and what the year still has to draw."""
    need = needs(c, population)
    rest = [max(0, n - d) for n, d in zip(need, drawn)]
    total = 1 if c.lifted else min(sum(eligible), max(1, -(-sum(rest) // max(1, c.rounds - c.round + 1))))
    weights = rest if any(rest) and not c.lifted else eligible
    return spread(total, weights, eligible) if any(eligible) else None, sum(rest)
def push(room, start, goal, near=()):
    """Moves one unit along a path with room left and makes room to take it back; False if there is none. What is near
    the goal or one step from the common end () is gone through first: it makes a search short and changes no answer."""
    came, queue = {start: None}, collections.deque([start])
    while queue and goal not in came:
        here = queue.popleft()
        for there in room[here]:
            if there in came: continue
            came[there] = here
            (queue.appendleft if not there or there in near or () in room[there] else queue.append)(there)
            if goal in room[there]: came[goal] = there
            if goal in came: break
    path = [goal] if goal in came else []
    while path and path[-1] != start: path.append(came[path[-1]])
    for there, here in zip(path, path[1:]):
        room[there][here], room[here][there] = room[there].get(here, 0) + 1, room[here][there] - 1
        if not room[here][there]: del room[here][there]
    return bool(path)
def assign(team, order, allowed, ticket):
    """The bound and every drawn firm's team, by a flow: firm, its part of a department, inspector, goal."""
    most, room, result = team.perDepartment or team.size, collections.defaultdict(dict), {firm: [] for firm in order}
    for firm in result:  # each once, also if a malformed list has it twice: step 1 would never end
        for i in allowed[firm]: room[firm, i.department]["", i.id], room[firm][firm, i.department] = 1, most
    has_enough = lambda firm: sum(min(most, len(room[part])) for part in list(room[firm])) >= team.size
    staffed, bound, goal = [firm for firm in result if has_enough(firm)], 0, ()  # step 0: the others get no team
    inspectors = {("", i.id) for firm in staffed for i in allowed[firm]}
    for firm in staffed * team.size:  # step 1: one firm more for every inspector whenever a firm finds nobody
        while not push(room, firm, goal):
            bound += 1
            for inspector in inspectors: room[inspector][goal] = room[inspector].get(goal, 0) + 1
    for firm in staffed:  # step 2: a pair is in some complete staffing iff one unit can go round in a circle through it
        parts = {(firm, i.department) for i in allowed[firm]}
        near = {firm} | parts | {("", i.id) for i in allowed[firm] if parts & room["", i.id].keys()}
        for _, i, department in sorted((ticket(f"assign:{firm}:{i.id}"), i.id, i.department) for i in allowed[firm]):
            part, inspector = (firm, department), ("", i)
            if len(result[firm]) == team.size: break
            if inspector in room[part] and not push(room, inspector, part, near): continue
            room[part].pop(inspector, None)  # given out for good
            room[inspector].pop(part, None)
            result[firm].append(i)
    return bound, result

# ---- A draw, as its files and its entries have it
class Draw:
    """One draw. Without a ledger it has no entry, and the values are those that its receipt names."""
    def __init__(self, ledger, draw, entry=None):
        self.ledger, self.entry, self.id, self.index = ledger, entry, draw, entry.index if entry else None
        self.sector, year, number, _, attempt = re.fullmatch(TYPES["draw"], draw).groups()
        self.year, self.round, self.attempt = int(year), int(number), int(attempt or 1)
        self.entries = ledger.about.get(draw, [])
        self.ends = [e for e in self.entries if e.kind in ("receipt", "void")]
        self.drawn, self.void = [next((e for e in self.ends[:1] if e.kind == k), None) for k in ("receipt", "void")]
        self.values = {e.name: e for e in reversed(self.entries) if e.kind == "value"}
        self.place, self.last, self.field = len(ledger.draws), ledger.newest.get(self.sector), None
        again = self.last and (self.last.year, self.last.round) == (self.year, self.round)
        self.tried = self.last if again else None  # the try before, of which a void says what it frees (§8)
        freed = self.tried.void.reason if again and self.tried.void else "all" if not again else "none"
        self.kept = self if freed in ("all", "frame-error") else self.tried.kept  # the try whose frame this one keeps
        self.listed = self if freed in ("all", "frame-error", "roster-error") else self.tried.listed  # and whose recusals
    before = property(lambda self: self.ledger.draws[:self.place])
    def data(self, name): return self.ledger.folder[f"draws/{self.id}/{name}"]
    def file(self, name, form, rule=None):
        return parsed(self.ledger, f"draws/{self.id}/{name}", form, name.split(".")[0], rule=rule)
    commitment = cached_property(lambda self: self.file("commitment.json", "commitment-file", is_commitment))
    frame = cached_property(lambda self: self.file("frame.jsonl", "leaf", ascending))
    roster = cached_property(lambda self: self.file("roster.jsonl", "inspector-leaf", ascending))
    openings = cached_property(lambda self: self.file("recusals.jsonl", "opening") if self.commitment.recusals else [])
    receipt = cached_property(lambda self: self.file("receipt.json", "receipt-file"))
    firms = cached_property(lambda self: {leaf.id: leaf.firm or leaf.id for leaf in self.frame})
    people = cached_property(lambda self: {leaf.id: leaf for leaf in self.roster})
    recused = cached_property(lambda self: {o.leaf.id: o.leaf.inspectors for o in self.openings})
    order = cached_property(lambda self: [firm for _, firm in sorted(sum(self.won, []))])
    start = cached_property(lambda self: moment(self.commitment.drawAt))
    prk = cached_property(lambda self: hmac.digest(
        bytes(32), canonical({"commitment": self.committed, "sources": self.sources}), "sha256"))
    @cached_property
    def committed(self):
        """The commitment's digest: what the ledger says, or without one that of the file."""
        self.commitment  # of a file that is none, nothing follows
        return self.entry.commitment if self.entry else sha(self.data("commitment.json")).hex()
    @cached_property
    def disclosed_at(self):
        """The index of the entry that published the outcome: of the receipt, or of the last value that was kept back."""
        if not self.drawn or any(s.name not in self.values for s in self.commitment.sources): return None
        return max([self.drawn.index] + [v.index for v in self.values.values() if v.name.startswith("own:")])
    disclosed = cached_property(lambda self: self.disclosed_at is not None)
    def voided(self, upto): return bool(self.void) and self.void.index < upto
    @cached_property
    def rules(self):
        """What the policy that the commitment names says of its sector."""
        found = [s for s in self.ledger.policy(self.commitment.policy).sectors if s.sector == self.sector]
        if not found: raise Broken(("policy",), f"no rules for {self.sector}")
        return found[0]
    @cached_property
    def sources(self):
        names = [s.name for s in self.commitment.sources]
        if not self.entry and [s.name for s in self.receipt.sources] == names: return self.receipt.sources
        for name in names:
            if name not in self.values: raise Missing(f"no value of {name} of {self.id} yet")
        return [{"name": name, "value": self.values[name].value} for name in names]
    def ticket(self, label): return hmac.digest(self.prk, label.encode() + b"\1", "sha256")
    def may_be_drawn(self, leaf): return not leaf.excluded or self.commitment.lifted and leaf.excluded == ["drawn"]
    @cached_property
    def figures(self):
        """Of each stratum how many are listed, flagged as drawn, and may be drawn."""
        kinds = (lambda leaf: True, lambda leaf: "drawn" in (leaf.excluded or ()), self.may_be_drawn)
        counts = [collections.Counter(leaf.stratum for leaf in self.frame if holds(leaf)) for holds in kinds]
        return [[count[q.stratum] for q in self.commitment.quotas] for count in counts]
    @cached_property
    def won(self):  # §6: of each stratum the smallest tickets with their firms
        pools = collections.defaultdict(list)
        for leaf in filter(self.may_be_drawn, self.frame):
            pools[leaf.stratum].append((self.ticket("firm:" + leaf.id), leaf.id))
        return [sorted(pools[q.stratum])[:q.take] for q in self.commitment.quotas]
    def may_go(self, inspector): return self.sector in inspector.sectors and not inspector.unavailable
    able = cached_property(lambda self: [i for i in self.roster if self.may_go(i)])
    def allowed(self, firm):
        recused = self.recused.get(firm, ())
        return [i for i in self.able if i.id not in recused]
    @cached_property
    def teams(self):
        return assign(self.commitment.team, self.order, {firm: self.allowed(firm) for firm in self.order}, self.ticket)
    @cached_property
    def strata(self):
        cutoff = lambda won: {"cutoff": won[-1][0].hex()} if won else {}
        return [{"drawn": [firm for _, firm in won], "stratum": q.stratum, **cutoff(won)}
                for q, won in zip(self.commitment.quotas, self.won)]
    @cached_property
    def outcome(self):  # §8: the receipt that commitment and values give
        teams = [{"firm": firm, "inspectors": inspectors} for firm, inspectors in self.teams[1].items()]
        return {"bound": self.teams[0], "commitment": self.committed, "draw": self.id, "prk": self.prk.hex(),
                "protocol": "inspections-draw/1", "sources": self.sources, "strata": self.strata, "teams": teams}
