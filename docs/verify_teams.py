"""Who inspects (protocol.md, §9): teams after what changed them, recusals that bind, joint visits, records of results."""
import collections, math, re
from verify_files import Missing
from verify_forms import TYPES
from verify_ledger import in_parts, since

# ---- Recusals found on the way
def binding(ledger):
    """(place, draw, id, its firm, inspector) of every substitution for a recusal: it binds from there on."""
    if ledger.binding is None:
        ledger.binding = []
        for e in ledger.of("substitution"):
            d = ledger.find(e.draw)
            if d and e.reason == "recusal": ledger.binding.append((since(e), d, e.firm, d.firms.get(e.firm, e.firm), e.inspector))
        ledger.binding.sort(key=lambda each: each[0])
    return ledger.binding
def bound(d, firm, upto):
    """Whom such recusals keep from a firm of a draw's frame, by the firm or by the id."""
    return {j for at, _, id, of, j in binding(d.ledger) if at < upto and (firm == id or d.firms.get(firm, firm) == of)}

# ---- Teams as they stand
class Teams:
    """Every drawn firm's team with the places of its changes, and what each change is to be compared with."""
    def __init__(self, d):
        self.d, self.said = d, []
        self.steps = {firm: [(-1, list(team))] for firm, team in d.teams[1].items()}
        self.ever = {firm: set(team) for firm, team in d.teams[1].items()}
        self.named = {firm for firm, team in d.teams[1].items() if not team}
        for e in sorted((e for e in d.entries if e.kind in ("named", "substitution")), key=since):
            self.said.append((f"two people for entry {e.index}", 2, len({e.decidedBy, e.approvedBy})))
            self.said.append((f"{e.firm} drawn before entry {e.index}", True, e.firm in self.steps and since(e) > d.drawn.index))
            if e.firm in self.steps: (self.name if e.kind == "named" else self.substitute)(e, self.at(e.firm, since(e) + 1))
    def at(self, firm, upto): return [team for place, team in self.steps.get(firm, [(-1, [])]) if place < upto][-1]
    def changed(self, firm, upto):
        """The day of a firm's last team change, if there was one."""
        places = [place for place, _ in self.steps.get(firm, ()) if 0 <= place < upto]
        return self.d.ledger.entries[places[-1]].at[:10] if places else ""
    def best(self, firm, stay, upto):
        """Who joins those who stay: the first in the firm's whole order who may."""
        most, d = self.d.commitment.team.perDepartment or math.inf, self.d
        count = collections.Counter(d.people[j].department for j in stay if j in d.people)
        away = self.ever[firm] | bound(d, firm, upto)
        free = [i.id for i in d.allowed(firm) if i.id not in away and count[i.department] < most]
        return min(free, key=lambda j: (d.ticket(f"assign:{firm}:{j}"), j), default=None)
    def name(self, e, team):
        nobody = e.firm in self.named or any(
            self.best(e.firm, [j for j in team if j != leaver], since(e)) is None for leaver in team)
        self.said.append((f"nobody left for {e.firm} when a team was named in entry {e.index}", True, nobody))
        self.said.append((f"members named in entry {e.index}", self.d.commitment.team.size, len(e.inspectors)))
        recused = {*self.d.recused.get(e.firm, ()), *bound(self.d, e.firm, since(e))} & set(e.inspectors)
        self.said.append((f"recused members named in entry {e.index}", set(), recused))
        self.named.add(e.firm)
        self.join(e, list(e.inspectors))
    def substitute(self, e, team):
        self.said.append((f"{e.inspector} in the team of {e.firm}", True, e.inspector in team))
        stay = [j for j in team if j != e.inspector]
        self.said.append((f"the substitute for {e.inspector} at {e.firm}", self.best(e.firm, stay, since(e)), e.substitute))
        if e.inspector in team: self.join(e, stay + [e.substitute])
    def join(self, e, team):
        self.steps[e.firm].append((since(e), team))
        self.ever[e.firm].update(team)
def teams_of(d):
    if d.field is None: d.field = Teams(d)
    return d.field

# ---- Records: versions of one result
class Record:
    """The versions of a record, in order; opened by entries of its draw and firm."""
    def __init__(self, versions): self.versions, self.first = versions, versions[0]
    def upto(self, index): return [e for e in self.versions if e.index < index]
    def latest(self, index): return (self.upto(index) or [None])[-1]
def records(d, index=math.inf):
    """Every firm's records in the order in which they begin, of the entries before an index."""
    found = collections.defaultdict(list)
    for e in d.entries:
        if e.kind == "result" and e.index < index and d.ledger.versions[e.record][0] is e:
            found[e.firm].append(Record(d.ledger.versions[e.record]))
    return found
def standing(records, index=math.inf):
    """The latest version of a record that is not withdrawn."""
    latest = [record.latest(index) for record in records]
    return next((e for e in reversed(latest) if e and e.categories != ["withdrawn"]), None)

# ---- Results, by whom and when
def check_results(d, closed):
    """§9: what is said of a draw's results and of what changed its teams."""
    field = [e for e in d.entries if e.kind in ("result", "substitution", "named", "joined")]
    yield from in_parts([after(d, field), sealed(d, field), by_teams(d, closed)])
def after(d, field):
    """What entries alone say: all of it after the receipt, records of one draw and firm, their versions from 1."""
    for e in field:
        yield f"entry {e.index} after the receipt of {d.id}", True, bool(d.drawn) and since(e) > d.drawn.index
        if e.kind == "joined":
            a, b = [re.fullmatch(TYPES["draw"], x).groups()[:2] for x in e.draws]
            yield f"two sectors of one year in entry {e.index}", (True, True), (a[0] != b[0], a[1] == b[1])
    for record in dict.fromkeys(e.record for e in field if e.kind == "result"):
        versions = d.ledger.versions[record]
        yield f"draw and firm of record {record}", 1, len({(e.draw, e.firm) for e in versions})
        yield f"versions of record {record}", list(range(1, len(versions) + 1)), [e.version for e in versions]
        yield f"a first version of {record} that is not withdrawn", False, versions[0].categories == ["withdrawn"]
    for its in records(d).values():
        for before, now in zip(its, its[1:]):
            gone = before.latest(now.first.index).categories
            yield f"record {before.first.record} withdrawn before {now.first.record} begins", ["withdrawn"], gone
def sealed(d, field):
    """What is entered about a draw that is kept back is sealed until its disclosure; of others only results are sealed."""
    for e in field:
        if not d.commitment.discloseBy: yield f"entry {e.index} in the open", True, e.kind == "result" or e.opens is None
        else: yield f"entry {e.index} after the disclosure of {d.id}", True, d.disclosed and d.disclosed_at < e.index
def by_teams(d, closed):
    if not d.disclosed: return
    teams, mine = teams_of(d), records(d)
    yield from teams.said
    yield f"results of firms not drawn in {d.id}", set(), mine.keys() - set(d.order)
    for firm in d.order: yield from in_parts([of_firm(d, firm, mine[firm], teams, closed)])
    yield from in_parts(joined(d, e) for e in d.entries if e.kind == "joined")
def of_firm(d, firm, its, teams, closed):
    if closed and not standing(its): yield Missing(f"a result of {firm} in {d.id}")
    kept = [r.first.record for r in its if standing([r])]
    yield f"one result of {firm} in {d.id}", kept[:1], kept
    for record in its:
        first = record.first
        team = in_parts([iter([sorted(visitors(d, firm, first))])])
        least = max(d.drawn.at[:10], teams.changed(firm, first.opens))
        for e in record.versions:
            seal = d.ledger.seals.get(e.opens)
            if not seal: continue  # which the ledger's check says
            yield f"the day of {e.index}, from {least} to {seal.at[:10]}", True, least <= e.inspectedOn <= seal.at[:10]
        for expected in team:
            if isinstance(expected, Missing): yield expected
            else: yield from ((f"the team of {firm} in entry {e.index}", expected, sorted(e.inspectors)) for e in record.versions)

# ---- Joint visits
def leaf_of(d, firm):
    """The drawn id that a joint visit means: of this name, else the first of this firm."""
    return firm if firm in d.order else next((x for x in d.order if d.firms[x] == firm), None)
def joint(d, id):
    """The entry of a joint visit to a drawn id, if there is one."""
    return next((e for e in d.entries if e.kind == "joined" and e.firm in (id, d.firms.get(id)) and leaf_of(d, e.firm) == id), None)
def joined(d, e):
    """A joint visit: between which draws and when it may be entered, and that it was one."""
    draws = sorted(filter(None, map(d.ledger.find, e.draws)), key=lambda x: (x.commitment.drawAt, x.id))
    if len(draws) < 2: return
    days = set()
    for x in draws:
        if not x.disclosed: continue
        leaf = leaf_of(x, e.firm)
        yield f"{e.firm} drawn in {x.id}", True, leaf is not None
        its, all_of = records(x)[leaf], [o.index for o in x.entries if o.kind == "joined" and leaf_of(x, o.firm) == leaf]
        yield f"one joint visit of {leaf} in {x.id}", 1, len(all_of)
        yield f"entry {e.index} before any seal of its results", True, all(e.index < v.opens for r in its for v in r.versions)
        days |= {r.first.inspectedOn for r in its[-1:]}
    yield f"one day for both results of entry {e.index}", True, len(days) < 2
    yield f"the day of the visit of entry {e.index}, not before {draws[1].id}", True, all(day >= draws[1].commitment.drawAt[:10] for day in days)
def visitors(d, firm, first):
    """The team that a result is by: its own, or of a joint visit the earlier draw's, where it may go for both."""
    e, upto = joint(d, firm), first.opens
    other = e and d.ledger.find(next((x for x in e.draws if x != d.id), None))
    if not other: return teams_of(d).at(firm, upto)
    if not other.disclosed: raise Missing(f"the other draw of the joint visit to {firm}")
    there = leaf_of(other, e.firm)
    pairs = sorted([(d, firm), (other, there)], key=lambda p: (p[0].commitment.drawAt, p[0].id))
    (a, leaf), (b, second) = pairs
    leading = teams_of(a).at(leaf, upto)
    lists = lambda x: all(j in x.people and x.sector in x.people[j].sectors for j in leading)
    covers = leading and lists(a) and lists(b) and not set(leading) & set(b.recused.get(second, ()))
    return leading if covers else teams_of(d).at(firm, upto)
