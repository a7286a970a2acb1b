"""What verify.py has beyond one draw, after protocol.md (§ is a section of it): entries, witnesses, years, notices."""
import collections, datetime, itertools, math, re
from functools import cached_property
from verify_draw import FORMS, Draw, Missing, Row, ceil, fits, heads, in_parts, known_from, moment, parse, quietly
from verify_draw import refuse, signed

CLOSING = {"Deregistered", "LicenceRevoked", "MovedAway", "DuplicateEntry", "withdrawn"}
def round_of(d): return d.sector, d.year, d.round
def since(e): return e.index if e.opens is None else e.opens

# ---- The ledger as far as it can be read (§10): each entry also has the members of its body
class Ledger:
    def __init__(self, folder):
        self.folder, self.entries, self.draws, self.refusal = folder, [], [], None
        *rows, rest = (folder["ledger/entries.jsonl"] or b"").split(b"\n")
        try:
            for row in rows:
                e = parse(row, "entry")
                form = f"body of {e.kind}"
                known = form in FORMS and fits(form, e.body) and e.index == len(self.entries)
                self.entries.append(Row(e.body, **e) if known else refuse(f"not the next of a known kind: {row[:120]}"))
            if rest: refuse("no newline at the end")
        except (ValueError, RecursionError) as e: self.refusal = f"entry {len(self.entries)}: {e}"
        self.heads = heads(rows[:len(self.entries)])
        for e in self.of("commitment"): self.draws += [] if self.find(e.draw) else [Draw(self, e)]
    def of(self, *kinds, before=None): return [e for e in self.entries[:before] if e.kind in kinds]
    def find(self, draw): return next((d for d in self.draws if d.id == draw), None)
    def policy(self, digest): return self.folder.parsed(f"policy/{digest}.json", "policy-file", "policy")

# ---- Witnesses and assurance (§8, §12)
def note(d, witness, kind):
    """Commitment, items and time of a signed note; None where it is missing or does not hold."""
    lines = (signed(d.data(f"witness/{witness.name}.{kind}"), witness.key) or "").split("\n")
    if len(lines) < 5 or (lines[0], lines[1], lines[-1]) != (f"inspections-witness/1 {kind}", d.id, ""): return None
    holds = quietly(lambda: fits("root", lines[2]) and fits("at", lines[-2]), False)
    return (lines[2], lines[3:-2], moment(lines[-2])) if holds else None
def review(d, witness):
    """What a witness signed and is to be compared, when it signed the commitment, and whether it counts."""
    first, second, said = note(d, witness, "commitment"), note(d, witness, "values"), []
    head = re.fullmatch("([1-9][0-9]{0,11}) ([0-9a-f]{64})", "\n".join(first[1])) if first else None
    if head:
        seen = [head.hex() for head in d.ledger.heads[int(head[1]):int(head[1]) + 1]]
        said += [("the commitment", first[0], d.entry.commitment), (f"the ledger of size {head[1]}", [head[2]], seen)]
    values = [tuple(item.partition(" ")[::2]) for item in second[1]] if second else []
    complete = [name for name, _ in values] == [s.name for s in d.commitment.sources]
    if complete: said += [("the commitment", second[0], d.entry.commitment)]
    if complete: said += [(name, value, d.values[name].value) for name, value in values if name in d.values]
    at, in_time = first[2] if head else math.inf, moment(d.commitment.drawAt) - 24 * 3600
    holds = head and int(head[1]) > d.index and complete and d.disclosed and all(each[1] == each[2] for each in said)
    return Row(at=at, counts=bool(holds) and at <= in_time,
               said=[(f"{what} that {witness.name} signed", expected, found) for what, expected, found in said])
def check_witnesses(d):
    """nothing signed by a witness that contradicts what is published"""
    for witness in d.commitment.witnesses or []: yield from review(d, witness).said
def assurance(d):
    """Of a draw whose checks do not fail; None while it is not disclosed."""
    if not d.disclosed: return None
    if any(was_known(x) for x in d.before if round_of(x) == round_of(d)): return "self-sealed"
    if any(v.value == "ABSENT" for v in d.values.values()): return "self-sealed"
    counting = {w.name for w in d.commitment.witnesses or [] if review(d, w).counts}
    start, kinds = moment(d.commitment.drawAt), {s.kind: s for s in d.commitment.sources}
    public = [s for kind, s in kinds.items() if kind in ("ssq", "dlt", "drand")]
    known = min([known_from(s, start) for s in public], default=math.inf)
    bits = sum({"ssq": 24, "dlt": 24, "drand": 256}.get(kind, 0) for kind in kinds)
    if "dice" in kinds and len(counting) > 1 and moment(d.values["dice"].at) < known: bits += 3 * kinds["dice"].digits
    if counting and bits >= 40: return "public"
    return "witnessed" if len({"witness:" + name for name in counting} & set(d.values)) > 1 else "self-sealed"
def was_known(d):  # whether somebody may have known something when this try was voided
    if not d.void or d.void.at >= d.commitment.drawAt: return True
    valued = any(v.index < d.void.index for v in d.values.values())
    return valued or any(review(d, w).at <= moment(d.void.at) for w in d.commitment.witnesses or [])

# ---- A sector's year (§2, §5, §9, §12)
class Year:
    def __init__(self, ledger, sector, year):
        self.ledger, self.sector, self.year = ledger, sector, year
        self.draws = [d for d in ledger.draws if (d.sector, d.year) == (sector, year)]
        self.closings = [e for e in ledger.of("closed") if e.year == year]
    @classmethod
    def all_of(cls, ledger):
        """The years of all sectors that were drawn, infeasible or closed, or are in the policy of a year with draws."""
        spoken = {(x.year, x.sector) for x in ledger.draws + ledger.of("infeasible")}
        spoken |= {(e.year, s.sector) for e in ledger.of("closed") for s in e.sectors}
        for d in ledger.draws:
            spoken |= {(d.year, s.sector) for s in quietly(lambda: ledger.policy(d.commitment.policy).sectors, [])}
        return [cls(ledger, sector, year) for year, sector in sorted(spoken)]
    @cached_property
    def rules(self):
        """Floor and rounds: of the last commitment, or of the last policy where nothing was drawn."""
        if self.draws: return self.draws[-1].commitment
        policies = [quietly(lambda: self.ledger.policy(e.digest).sectors, []) for e in self.ledger.of("policy")]
        found = [s for sectors in policies for s in sectors if s.sector == self.sector]
        if not found: raise Missing(f"a policy for {self.sector}")
        return found[-1]
    @cached_property
    def disclosed(self): return [d for d in self.draws if d.disclosed and d.data("receipt.json") is not None]
    @cached_property
    def judged(self):  # the entries that close the year, once everything of it is disclosed
        return self.closings if all(d.void or d in self.disclosed for d in self.draws) else []
    @cached_property
    def draws_of_record(self):
        found = collections.defaultdict(set)
        for e in self.ledger.of("result"): found[e.record].add(e.draw)
        return found
    def latest(self, upto):  # the latest version of every record
        return list({e.record: e for e in self.ledger.of("result", before=upto)}.values())
    def standing(self, upto):
        """Ids drawn and still counting, and the largest frame, by the entries before an index."""
        stopped = {(e.draw, e.firm): CLOSING & set(e.categories) for e in self.latest(upto)}
        draws = [d for d in self.draws if d.index < upto and not (d.void and d.void.index < upto)]
        counting = {firm for d in draws if d.disclosed for firm in d.order if not stopped.get((d.id, firm))}
        return counting, max([d.commitment.frame.size for d in draws], default=0)
    def exclusions(self, d, then, visits=True):
        """Each leaf of a frame with the reasons that hold at the time of the draw, or of a try whose frame it kept."""
        days, (counting, _), rules = collections.defaultdict(list), self.standing(then.index), d.rules
        results = [e for e in self.latest(then.index) if e.categories != ["withdrawn"]]
        for e in results + (self.ledger.of("visit", before=then.index) if visits else []):
            of = self.ledger.find(e.draw)
            firm = of.firms.get(e.firm, e.firm) if of and of.disclosed else e.firm
            days[firm].append(datetime.date.fromisoformat(e.inspectedOn))
        today = datetime.date.fromisoformat(then.commitment.drawAt[:10])
        for leaf in d.frame:
            mine = days.get(leaf.firm or leaf.id, [])
            holds = {"cap": 0 < rules.cap <= sum(day.year == self.year for day in mine),
                     "cooldown": any((today - day).days < rules.cooldownDays for day in mine),
                     "drawn": leaf.id in counting}
            yield leaf, [reason for reason in holds if holds[reason]]
    def flags(self, d, then):
        for leaf, reasons in self.exclusions(d, then): yield f"{leaf.id} excluded for", reasons, leaf.excluded or []
        counting, largest = self.standing(then.index)
        yield "largest", max(largest, len(d.frame)), d.commitment.largest
        yield "gone", len(counting - set(d.firms)), d.commitment.gone
    def reached(self, what, holds, found):  # a year that is not over, or not disclosed, may still reach it
        if not holds: yield (what, "", found) if self.judged else Missing(f"{what}: {found} so far")
    def at_closing(self, what, then):
        for e in self.judged:
            said = [s[what] for s in e.sectors if s.sector == self.sector]
            yield f"{what} when the year was closed, entry {e.index}", [then(e.index)], said
def check_flags(year, d):
    """exclusions, largest and gone as the ledger gives them; recusals that were found stand"""
    yield from in_parts([wrong_flags(year, d), standing_recusals(d)])
def wrong_flags(year, d):
    kept = lambda x: round_of(x) == round_of(d) and x.void and x.commitment.frame == d.commitment.frame
    tries = itertools.chain([d], itertools.takewhile(kept, (x for x in reversed(d.before) if x.sector == d.sector)))
    wrong = ([said for said in year.flags(d, then) if said[1] != said[2]] for then in tries)
    first = next(wrong)
    yield from first if first and all(wrong) else []
def listed_at(d):  # a try that must keep a voided one's list is no later list: what was found in between stands in the next
    kept = d.last and round_of(d.last) == round_of(d) and d.last.void
    return listed_at(d.last) if kept and kept.reason not in ("frame-error", "roster-error") else d.index
def standing_recusals(d):
    listed = listed_at(d)
    for e in d.ledger.of("substitution"):
        of = d.ledger.find(e.draw)
        if e.reason != "recusal" or since(e) >= listed or not of or of.year != d.year: continue
        firm = of.firms.get(e.firm, e.firm)
        if not d.commitment.recusals: yield f"recusals, {e.inspector} from {firm}", False, firm in d.firms.values()
        for each, inspectors in quietly(lambda: d.recused, {}).items():
            if d.firms.get(each) == firm: yield f"{e.inspector} recused from {firm}", True, e.inspector in inspectors
def check_coverage(year):
    """enough distinct firms, drawn and still counting"""
    counting, largest = year.standing(len(year.ledger.entries))
    least = ceil(year.rules.floor, largest)
    holds = year.draws and len(counting) >= least
    yield from year.reached(f"{least} distinct firms of {largest}", holds, len(counting))
    share = lambda standing: {"denominator": standing[1], "numerator": len(standing[0])}
    yield from year.at_closing("coverage", lambda upto: share(year.standing(upto)))
def check_rounds(year):
    """enough disclosed rounds, and none called infeasible although firms could be drawn"""
    for e in year.ledger.of("infeasible"):
        if (e.sector, e.year) == (year.sector, year.year):
            yield f"nobody to draw in the infeasible round {e.round}", (0, True), (e.eligible, e.drawn <= e.population)
    done, needed = len(year.disclosed), year.rules.rounds
    yield from year.reached(f"{needed} disclosed rounds", done >= needed, done)
    yield from year.at_closing("rounds", lambda upto: sum(d.disclosed and d.drawn.index < upto for d in year.draws))
def check_outcomes(year):
    """one result per draw and drawn firm, by its team"""
    yield from in_parts(results_of(year, d) for d in year.draws)
def results_of(year, d):
    results, latest, firms = [e for e in d.entries if e.kind == "result"], {}, collections.defaultdict(list)
    if d.void: yield f"results of {d.id}, which is void", [], [e.record for e in results]
    if not d.disclosed: return
    teams, changes = standing_teams(d)
    yield from changes
    drawn = set(d.order) | {d.firms[firm] for firm in d.order}
    yield f"joint visits to firms not drawn in {d.id}", set(), {e.firm for e in d.entries if e.kind == "joined"} - drawn
    for e in results:
        last = latest.get(e.record) or Row(version=0, firm=e.firm)
        yield f"version, firm and draw of record {e.record}", (last.version + 1, last.firm, {d.id}), (
            e.version, e.firm, year.draws_of_record[e.record])
        latest[e.record] = e
    for e in latest.values(): firms[e.firm].append(e)
    yield f"results of firms not drawn in {d.id}", set(), set(firms) - set(d.order)
    for firm in d.order:
        if year.closings and not firms[firm]: yield Missing(f"a result of {firm} in {d.id}")
        standing = [e for e in firms[firm] if e.categories != ["withdrawn"]]
        yield f"one result of {firm} in {d.id}", [e.record for e in standing[:1]], [e.record for e in standing]
        yield from in_parts(by_team(d, e, teams[firm]) for e in standing)
def by_team(d, e, team):
    yield f"the team of {e.firm} in {d.id}", sorted(visitors(d, e.firm, team)), sorted(e.inspectors)
def standing_teams(d):
    """Every drawn firm's team after named teams and substitutions, and what those are to be compared with (§9)."""
    teams, said = {firm: list(team) for firm, team in d.teams[1].items()}, []
    ever, most = {firm: set(team) for firm, team in teams.items()}, d.commitment.team.perDepartment or math.inf
    departments = {i.id: i.department for i in d.roster}
    for e in sorted((e for e in d.entries if e.kind in ("named", "substitution")), key=since):
        team = teams.get(e.firm)
        if e.kind == "named":
            said.append((f"the team of {e.firm} before one was named", [], None if team is None else list(team)))
            joining = [] if team is None or team else e.inspectors
        elif team is None or e.inspector not in team:
            said.append((f"{e.inspector} in the team of {e.firm}", True, False))
            joining = []
        else:
            team.remove(e.inspector)
            room = lambda j: sum(departments.get(member) == departments[j] for member in team) < most
            free = [i.id for i in d.allowed(e.firm) if i.id not in ever[e.firm] and room(i.id)]
            expected = min(free, key=lambda j: (d.ticket(f"assign:{e.firm}:{j}"), j), default=None)
            said.append((f"the substitute for {e.inspector} at {e.firm}", expected, e.substitute))
            joining = [e.substitute]
        if joining: ever[e.firm].update(joining)
        if joining: team.extend(joining)
    return teams, said
def visitors(d, firm, team):
    """A firm's team; of a joint visit the earlier draw's where its members list both sectors, else both."""
    joint = next((e for e in d.entries if e.kind == "joined" and e.firm in (firm, d.firms[firm])), None)
    if not joint: return team
    other = d.ledger.find(next(draw for draw in joint.draws if draw != d.id))
    if not other or not other.disclosed: raise Missing(f"the other draw of the joint visit to {firm}")
    there = next((x for x in other.order if x == firm or other.firms[x] == d.firms[firm]), None)
    theirs = standing_teams(other)[0].get(there, [])
    when = lambda part: (part[0].commitment.drawAt, part[0].id)
    (first, leading), (_, second) = sorted(((d, team), (other, theirs)), key=when)
    sectors = {i.id: i.sectors for i in first.roster}
    covers = leading and all({d.sector, other.sector} <= set(sectors.get(j, ())) for j in leading)
    return leading if covers else {*leading, *second}

# ---- Notices: no failures, but a reader should know
def notices(d):
    kinds = [of_pools(d), of_lists(d), of_visits(d), of_policy(d), of_entries(d), of_times(d), of_witnesses(d)]
    return [said for said in in_parts(kinds) if type(said) is tuple and len(said) == 2]  # without what cannot be said
def of_pools(d):
    pools = [(len(d.allowed(firm)), firm) for firm in d.order]
    if pools: yield "SmallestPool", "{} inspectors for {}".format(*min(pools))
def of_lists(d):
    then, now = [{leaf.id: leaf.stratum for leaf in x.frame} for x in (d.last, d)]
    for what, firms in (("entered", now.keys() - then.keys()), ("left", then.keys() - now.keys()),
                        ("changed stratum", {firm for firm in now.keys() & then.keys() if now[firm] != then[firm]})):
        if firms: yield "FrameChanged", f"{len(firms)} {what} since {d.last.id}: {', '.join(sorted(firms)[:20])}"
def of_visits(d):
    without = Year(d.ledger, d.sector, d.year).exclusions(d, d, visits=False)
    firms = [leaf.id for leaf, reasons in without if leaf.excluded and not reasons]
    if firms: yield "ExcludedByVisits", ", ".join(firms)
def of_policy(d):
    effective = d.ledger.policy(d.commitment.policy).effective
    if effective > d.commitment.drawAt[:10]: yield "PolicyNotInForce", f"it holds from {effective}"
def of_entries(d):
    kinds = {"substitution": "Substitution", "named": "NamedTeam", "void": "Void"}
    for e in d.entries:
        if e.kind in kinds: yield kinds[e.kind], ", ".join(f"{member} {v}" for member, v in e.body.items())
        if e.kind == "value" and e.value == "ABSENT": yield "AbsentValue", e.name
        if e.kind == "value" and e.name.split(":")[0] in ("ssq", "dlt", "drand"):
            yield "CompareWithPublisher", f"{e.name} {e.value}"
def of_times(d):
    c, now = d.commitment, d.ledger.entries[-1].at
    due, end = max(known_from(s, moment(c.drawAt)) for s in c.sources), d.ends[0].at if d.ends else now
    if moment(end) - due > 24 * 3600: yield "LateEnd", f"{'ended' if d.ends else 'not ended by'} {end}"
    at = max(v.at for v in d.values.values()) if d.disclosed else now
    if c.discloseBy and not d.void and at[:10] > c.discloseBy:
        yield "LateDisclosure", f"due {c.discloseBy}, {'disclosed' if d.disclosed else 'not disclosed by'} {at}"
def of_witnesses(d):
    for w in d.commitment.witnesses or []:
        if d.disclosed and not review(d, w).counts: yield "WitnessNote", f"{w.name} does not count"
    named = [{(w.name, w.key) for w in x.commitment.witnesses or []} for x in (d, d.last)]
    now, then = [sorted(name for name, _ in each) for each in named]
    if named[0] != named[1]: yield "WitnessesChanged", f"{then} to {now}"
