"""Notices (protocol.md, §12): no failures, but a reader should know. Names, order and texts stand in protocol.json."""
import collections, datetime, re
from verify_draw import ceil, needs
from verify_files import Missing, verifier_key
from verify_forms import LIMITS, TABLE, day, known_from, moment, ratio
from verify_ledger import readable, since
from verify_teams import records, standing, teams_of
from verify_witness import commitment_note, heads_signed, own_key, seen
from verify_year import CLOSING, Year, exclusions, in_force_at_end, open_years, rules_of

TEXTS = {n.name: n.texts for n in TABLE.notices}
RANKS = {n.name: (n.severity, place) for place, n in enumerate(TABLE.notices)}
def said(name, *values, form=0):
    """A notice: its text's places are filled in their order."""
    values = iter(values)
    return name, re.sub(r"\{[^}]*\}", lambda place: spelled(next(values)), TEXTS[name][form])
def spelled(v):
    """A list has its first items only, and says how many there are."""
    if not isinstance(v, (list, set, dict)): return "none" if v is None else str(v)
    items, most = sorted(set(v)) if not isinstance(v, InOrder) else v, LIMITS.listItems
    more = [f"... ({len(items)} in all)"] if len(items) > most else []
    return ", ".join([*items[:most], *more]) or "none"
class InOrder(list): """A list that is not to be sorted."""
def rate(of): return f"{of.numerator}/{of.denominator}"
def written(instant):
    """A moment as entries have it."""
    zone = datetime.timezone(datetime.timedelta(hours=8))
    return (datetime.datetime(1970, 1, 1, tzinfo=zone) + datetime.timedelta(seconds=instant + 8 * 3600)).strftime("%Y-%m-%dT%H:%M:%S") + "+08:00"
def earlier(d):
    while d.last and d.last.void: d = d.last
    return d.last

# ---- Of a draw: lists
def frames(d):
    then = earlier(d)
    if not then: return
    old, new = [{leaf.id: leaf for leaf in x.frame} for x in (then, d) if x.commitment]
    yield "FrameChanged", 0, then.id, new.keys() - old.keys()
    yield "FrameChanged", 1, then.id, old.keys() - new.keys()
    both = [(old[i], new[i]) for i in old.keys() & new.keys()]
    yield "FrameChanged", 2, then.id, {f"{a.id} ({a.stratum} to {b.stratum})" for a, b in both if a.stratum != b.stratum}
    yield "FrameChanged", 3, then.id, {f"{a.id} ({spelled(a.firm)} to {spelled(b.firm)})" for a, b in both if a.firm != b.firm}
def rosters(d):
    then = earlier(d)
    if not then: return
    old, new = [x.people for x in (then, d) if x.commitment]
    yield "RosterChanged", 0, then.id, new.keys() - old.keys()
    yield "RosterChanged", 1, then.id, old.keys() - new.keys()
    both, has = [(old[i], new[i]) for i in old.keys() & new.keys()], lambda leaf: d.sector in leaf.sectors
    yield "RosterChanged", 2, then.id, {b.id for a, b in both if has(a) and not has(b)}
    yield "RosterChanged", 3, then.id, {b.id for a, b in both if has(b) and not has(a)}
    yield "RosterChanged", 4, then.id, {f"{a.id} ({a.department} to {b.department})" for a, b in both if a.department != b.department}
    yield "RosterChanged", 5, then.id, {f"{b.id} ({b.unavailable})" for a, b in both if b.unavailable and not a.unavailable}
    yield "RosterChanged", 6, then.id, {b.id for a, b in both if a.unavailable and not b.unavailable}
def changes(of):
    """Each kind of change that has an id."""
    return lambda d: (said(name, then, ids, form=form) for name, form, then, ids in of(d) if ids)
def kept_out(d, admits): return {leaf.id for leaf, reasons in exclusions(d, admits) if leaf.excluded and not reasons}
def by_visits(d):
    ids = kept_out(d, lambda origins, leaf: all(sector for _, sector in origins))
    if ids: yield said("ExcludedByVisits", ids)
def by_others(d):
    ids = kept_out(d, lambda origins, leaf: any(id == leaf.id and sector in (None, d.sector) for id, sector in origins))
    if ids: yield said("ExcludedByOthers", ids)
def certain(d):
    for q, eligible in zip(d.commitment.quotas, d.figures[2]):
        if 0 < eligible == q.take: yield said("Certain", q.stratum, q.take)
    if d.commitment.lifted: yield said("Certain", form=1)
def closed_out(d):
    gone = set()
    for x in d.before:
        for firm, its in records(x, d.index).items():
            if its and CLOSING & set(its[-1].latest(d.index).categories): gone.add(firm)
    ids = {leaf.id for leaf in d.frame if gone & {leaf.id, leaf.firm}}
    if ids: yield said("ClosedOutStillListed", ids)

# ---- Of a draw: rules
def policies(d):
    policy = d.ledger.policy(d.commitment.policy)
    if policy.effective > d.commitment.drawAt[:10]: yield said("PolicyNotInForce", d.commitment.policy, policy.effective)
def rules_changed(d):
    then = earlier(d)
    if not then: return
    (old, new), found = (then.rules, d.rules), InOrder()
    def compare(what, a, b, same=None):
        if a != b if same is None else not same: found.append(f"{what} {spelled(a)} to {spelled(b)}")
    equal = lambda a, b: a is not None and b is not None and ratio(a) == ratio(b)
    compare("floor", rate(old.floor), rate(new.floor), equal(old.floor, new.floor))
    compare("rounds", old.rounds, new.rounds)
    strata = [{s.stratum: s for s in of.strata} for of in (old, new)]
    for name in [*strata[1], *(s for s in strata[0] if s not in strata[1])]:
        a, b = strata[0].get(name), strata[1].get(name)
        compare(f"rate of {name}", a and rate(a), b and rate(b), equal(a, b))
    compare("team size", old.team.size, new.team.size)
    compare("perDepartment", old.team.perDepartment, new.team.perDepartment)
    compare("cap", old.cap, new.cap)
    compare("cooldownDays", old.cooldownDays, new.cooldownDays)
    steps = [x.ledger.policy(x.commitment.policy).review for x in (then, d)]
    compare("review", *[">".join(s) if s else None for s in steps])
    if found: yield said("PolicyChanged", then.id, found)
def below(d):
    c = d.commitment
    if ratio(c.floor) < ratio(LIMITS.standardFloor): yield said("BelowStandard", rate(c.floor))
    if c.rounds < LIMITS.standardRounds: yield said("BelowStandard", c.rounds, form=1)
    if c.team.size < LIMITS.standardTeam: yield said("BelowStandard", c.team.size, form=2)
def below_cooldown(d):
    if d.rules.cooldownDays > LIMITS.standardCooldownDays: yield said("BelowStandard", d.rules.cooldownDays, form=3)
def below_strata(d):
    c, population = d.commitment, d.figures[0]
    for q, p, need in zip(c.quotas, population, needs(c, population)):
        least = ceil(c.floor, p)
        if need < least: yield said("BelowStandard", q.stratum, need, p, rate(c.floor), least, form=4)

# ---- Of a draw: times, ends, people, results
def lead(d):
    if d.start - moment(d.entry.at) < LIMITS.shortLeadHours * 3600: yield said("ShortLead", d.entry.at, d.commitment.drawAt)
def close(d):
    then = earlier(d)
    if then and d.start - then.start < LIMITS.roundsCloseHours * 3600:
        yield said("RoundsClose", then.id, then.commitment.drawAt, d.commitment.drawAt)
def late_end(d):
    due = max([d.start] + [known_from(s, d.start) for s in d.commitment.sources])
    end = d.ends[0].at if d.ends else d.ledger.now
    if moment(end) - due > LIMITS.lateEndHours * 3600: yield said("LateEnd", written(due), end, form=0 if d.ends else 1)
def late_disclosure(d):
    by = d.commitment.discloseBy
    if not by or d.void: return
    at = d.ledger.entries[d.disclosed_at].at if d.disclosed else d.ledger.now
    if at[:10] > by: yield said("LateDisclosure", by, at, form=0 if d.disclosed else 1)
def late_results(d):
    for e in d.entries:
        if e.kind == "result" and e.version == 1 and (day(e.at) - day(e.inspectedOn)).days > LIMITS.lateResultDays:
            yield said("LateResult", e.firm, e.inspectedOn, e.at[:10])
def ends(d):
    for e in d.entries:
        if e.kind == "void": yield said("Void", e.reason, *[e.source] * bool(e.source), e.decidedBy, e.approvedBy, form=int(bool(e.source)))
        if e.kind == "value" and e.value == TABLE.absent: yield said("AbsentValue", e.name)
def pool(d):
    if not d.disclosed: return
    pools = [(len(d.allowed(firm)), firm) for firm in d.order]
    if pools: yield said("SmallestPool", *min(pools), d.commitment.team.size)
def publishers(d):
    for s in d.commitment.sources:
        if s.kind in ("ssq", "dlt", "drand") and s.name in d.values:
            yield said("CompareWithPublisher", s.name, s.at or written(known_from(s, d.start)), d.values[s.name].value)
def people(d):
    for e in d.entries:
        by = e.decidedBy, e.approvedBy
        if e.kind == "substitution": yield said("Substitution", e.firm, e.substitute, e.inspector, e.reason, *by)
        if e.kind == "named": yield said("NamedTeam", e.firm, InOrder(e.inspectors), *by)
        if e.kind == "joined": yield said("Joined", e.firm, next(x for x in e.draws if x != d.id))
def corrections(d):
    for e in d.entries:
        if e.kind != "result" or e.version < 2: continue
        before = [x for x in d.ledger.versions[e.record] if x.index < e.index][-1:]
        whole = lambda v: "+".join(v) or "none" if isinstance(v, list) else v
        found = InOrder(f"{what} {whole(before[0][what])} to {whole(e[what])}" for what in
                        ("categories", "inspectedOn", "inspectors", "items") if before and before[0][what] != e[what])
        yield said("Corrected", e.firm, e.record, e.version, found)
def reinspected(d):
    for firm, its in records(d).items():
        for before, now in zip(its, its[1:]): yield said("Reinspected", firm, now.first.record, before.first.record)
def pending(d):
    if d.year not in d.ledger.closing: return
    latest = [its[-1].latest(len(d.ledger.entries)) for its in records(d).values()]
    ids = {e.firm for e in latest if "ProblemPendingFollowUp" in e.categories}
    if ids: yield said("StillPending", ids)
def witnesses(d):
    then = earlier(d)
    now, old = [{(w.name, w.key) for w in x.commitment.witnesses or []} if x else None for x in (d, then)]
    items = lambda of: {f"{name} ({verifier_key(key)[1]})" for name, key in of}
    if then and now != old: yield said("WitnessesChanged", items(now), then.id, items(old))
def witness_notes(d):
    for w in d.commitment.witnesses or []:
        if not own_key(d, w):
            yield said("WitnessNote", w.name)
            continue
        first, at = commitment_note(d, w), d.start - LIMITS.witnessLeadHours * 3600
        if not first: yield said("WitnessNote", w.name, form=1 if d.data(f"witness/{w.name}.commitment") is None else 2)
        elif first[3] > at: yield said("WitnessNote", w.name, written(first[3]), form=3)
        missing = d.data(f"witness/{w.name}.values") is None
        if missing and d.disclosed: yield said("WitnessNote", w.name, form=4)
        if not missing and not seen(d, w): yield said("WitnessNote", w.name, form=5)
OF_DRAW = (changes(frames), changes(rosters), by_visits, by_others, certain, closed_out, policies, rules_changed, below,
           below_cooldown, below_strata, lead, close, late_end, late_disclosure, late_results, ends, pool, publishers, people,
           corrections, reinspected, pending, witnesses, witness_notes)

# ---- Of a year
def same_firm(ledger, year):
    ids = collections.defaultdict(set)
    for d in ledger.draws:
        if d.year == year and d.disclosed:
            for firm in d.order: ids[d.firms[firm]].add(firm)
    for firm, its in ids.items():
        if len(its) > 1: yield None, *said("SameFirm", year, firm, its)
def not_drawn(ledger, year):
    if year not in ledger.closing: return
    draws = [d for d in ledger.draws if d.year == year and not d.void]
    entry = in_force_at_end(ledger, year) if not draws else None
    named = {d.commitment.policy for d in draws} | ({entry.digest} if entry else set())
    sectors = {s.sector for each in named for s in ledger.policy(each).sectors}
    sectors -= {d.sector for d in draws} | {e.sector for e in ledger.of("infeasible") if e.year == year}
    for sector in sectors: yield None, *said("SectorNotDrawn", sector, year)
def closings(ledger, year):
    e = ledger.closing.get(year)
    if not e: return
    if e.at[:10] < f"{year}-{LIMITS.closedEarlyBefore}": yield None, *said("ClosedEarly", year, e.at)
    for late in ledger.entries[e.index + 1:]:
        draws = late.draws or [late.draw] if late.draw or late.draws else []
        mine = [x for x in draws if int(re.fullmatch(TABLE.patterns.draw, x)[2]) == year]
        if mine or late.year == year: yield late.draw if mine else None, *said("AfterClosing", late.kind, late.index, year)
def overdue(ledger, year):
    if year not in set(open_years(ledger, ledger.now)): return
    upto, rules, owed = len(ledger.entries), rules_of(ledger, year, len(ledger.entries)), []
    for s in rules.sectors:
        of = Year(ledger, s.sector, year)
        results = sum(not standing(records(d).get(firm, [])) for d in of.draws if d.disclosed for firm in d.order)
        left = max(0, of.least(upto) - len(of.standing(upto)[0])), max(0, s.rounds - len(of.rounds(upto))), results
        if any(left): owed.append("{} {} firms {} rounds {} results".format(s.sector, *left))
    yield None, *said("YearOpen", year, owed)
def infeasible(ledger, year):
    for e in ledger.of("infeasible"):
        if e.year == year: yield None, *said("Infeasible", e.sector, e.year, e.round, e.population, e.drawn, e.eligible)
OF_YEAR = (same_firm, not_drawn, closings, overdue, infeasible)

# ---- Of a ledger
def future(ledger, clock, trusted):
    if clock and moment(clock) < moment(ledger.entries[-1].at): yield said("FutureTime", ledger.entries[-1].at)
def never_opened(ledger, clock, trusted):
    opened, last = {e.opens for e in ledger.entries}, max([e.index for e in ledger.of("closed")], default=-1)
    for e in ledger.of("sealed", last):
        if e.index not in opened: yield said("SealedNeverOpened", e.index, e.of, e.at)
def watched(ledger, clock, trusted):
    for name, keys, *_ in heads_signed(ledger):
        if not keys: yield "WitnessNote", f"{name}: head does not hold"
    own = {(w.name, w.key) for d in filter(readable, ledger.draws) for w in d.commitment.witnesses or [] if own_key(d, w)}
    heads = [head for head in heads_signed(ledger) if own & {(head[0], key) for key in head[1]}]
    if not heads: yield said("HeadWatched", form=1)
    for name, _, size, _, time in sorted(heads, key=lambda head: (-head[2], -moment(head[4]), head[0]))[:1]:
        yield said("HeadWatched", name, size, time, len(ledger.entries) - size)
def untrusted(ledger, clock, trusted):
    for e in ledger.of("key")[-1:] if not trusted else (): yield said("NoTrustedKey", e.key)
OF_LEDGER = (future, never_opened, watched, untrusted)

def notices(ledger, draws, years, clock, trusted):
    """All notices (name, draw or None, text), most serious first; of what is missing or malformed nothing is said."""
    found = []
    def collect(of, notice):
        try: found.extend(map(notice, of))
        except Missing: pass
    for d in draws if ledger.published else ():
        for of in OF_DRAW: collect(of(d), lambda n, d=d: (n[0], d.id, n[1]))
    for year in years:
        for of in OF_YEAR: collect(of(ledger, year), lambda n: (n[1], n[0], n[2]))
    for of in OF_LEDGER if ledger.published and ledger.entries else ():
        collect(of(ledger, clock, trusted), lambda n: (n[0], None, n[1]))
    place = lambda draw: -1 if draw is None else ledger.find(draw).index if ledger.find(draw) else len(ledger.entries)
    return sorted(set(found), key=lambda n: (*RANKS[n[0]], place(n[1]), n[2]))
