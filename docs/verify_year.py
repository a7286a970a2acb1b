"""A sector's year (protocol.md, §2, §5, §9, §12): exclusions, coverage, rounds, results; and what a year owes."""
import collections
from verify_draw import ceil
from verify_files import Missing
from verify_forms import LIMITS, TABLE, day
from verify_ledger import in_parts
from verify_teams import binding, check_results, joint, records

CLOSING = set(TABLE.closingCategories)

# ---- Inspections
def inspections(d, upto):
    """By the firm whose they are, days and origins: a result by the firm that its own draw's frame has, from its id and sector; a
    visit by the id that it names and its firm here, from that id and no sector."""
    found, joined = collections.defaultdict(list), collections.defaultdict(list)
    for versions in d.ledger.versions.values():
        e = next((e for e in reversed(versions) if e.index < upto), None)
        of = e and d.ledger.find(e.draw)
        if not of or e.categories == [TABLE.withdrawn]: continue
        visit, firm = joint(of, e.firm) if of.disclosed else None, of.firms.get(e.firm, e.firm)
        mine = joined[visit.index if visit and visit.index < upto else -1 - e.index]
        mine.append((firm, day(e.inspectedOn), (e.firm, of.sector)))
    for parts in joined.values():  # both results of a joint visit are one inspection, on the later day
        firms, dates, origins = map(set, zip(*parts))
        for firm in firms: found[firm].append((max(dates), origins))
    for e in d.ledger.of("visit", upto):
        for firm in {e.firm, d.firms.get(e.firm, e.firm)}: found[firm].append((day(e.inspectedOn), {(e.firm, None)}))
    return found
def exclusions(d, admits=lambda origins, leaf: True):
    """Each leaf of a frame with the reasons that hold at the time of the draw, or of the try whose frame it keeps; by those
    inspections alone that are admitted."""
    then, rules = d.kept, d.rules
    counting, today = Year(d.ledger, d.sector, d.year).standing(then.index)[0], day(then.commitment.drawAt)
    found = inspections(d, then.index)
    for leaf in d.frame:
        mine = [date for date, origins in found.get(leaf.firm or leaf.id, ()) if admits(origins, leaf)]
        holds = {"cap": 0 < rules.cap <= sum(date.year == d.year for date in mine),
                 "cooldown": any(0 <= (today - date).days < rules.cooldownDays for date in mine),
                 "drawn": leaf.id in counting}
        yield leaf, [reason for reason in TABLE.exclusions if holds[reason]]

# ---- A sector in a year
class Year:
    def __init__(self, ledger, sector, year):
        self.ledger, self.sector, self.year, self.closing = ledger, sector, year, ledger.closing.get(year)
        self.draws = [d for d in ledger.draws if (d.sector, d.year) == (sector, year)]
        self.infeasible = [e for e in ledger.of("infeasible") if (e.sector, e.year) == (sector, year)]
    @classmethod
    def all_of(cls, ledger):
        """The years of all sectors that were drawn or infeasible, or are said to have been when a year was closed."""
        spoken = {(x.year, x.sector) for x in ledger.draws + ledger.of("infeasible")}
        spoken |= {(e.year, s.sector) for e in ledger.of("closed") for s in e.sectors}
        return [cls(ledger, sector, year) for year, sector in sorted(spoken)]
    def standing(self, upto):
        """Ids drawn and still counting, and the draws that were not voided, by the entries before an index."""
        draws, counting = [d for d in self.draws if d.index < upto and not d.voided(upto)], set()
        for d in draws:
            if not d.disclosed or d.disclosed_at >= upto: continue
            its = records(d, upto)
            counting |= {firm for firm in d.order if not stopped(its.get(firm), upto)}
        return counting, draws
    def rounds(self, upto):
        """The different rounds that were disclosed or infeasible."""
        done = {d.round for d in self.draws if d.disclosed and d.disclosed_at < upto}
        return done | {e.round for e in self.infeasible if e.index < upto}
    def share(self, upto):
        """How many firms the year has reached, and of how many."""
        counting, draws = self.standing(upto)
        largest = max([e.population for e in self.infeasible if e.index < upto], default=0)
        return {"denominator": draws[-1].commitment.largest if draws else largest, "numerator": len(counting)}
    def rules(self, upto):
        """Floor and rounds that the year owes: of the policy of its last commitment (§9), or of that in force at its end."""
        rules = rules_of(self.ledger, self.year, upto)
        found = [s for s in rules.sectors if s.sector == self.sector] if rules else []
        if not found: raise Missing(f"rules for {self.sector} in a policy of {self.year}")
        return found[0]
    def least(self, upto):
        draws = self.standing(upto)[1]
        return ceil(self.rules(upto).floor, max(d.commitment.frame.size for d in draws)) if draws else 0
    def judged(self):
        """The closing by which the year owes the sector something: of one that was neither drawn nor infeasible nothing is said."""
        upto = self.closing.index if self.closing else 0
        some = [d for d in self.draws if d.index < upto and not d.voided(upto)] + [e for e in self.infeasible if e.index < upto]
        return [self.closing] if some else []
def stopped(its, upto):
    """Whether a firm counts no more: the newest record of its draw has a closing category."""
    last = its[-1].latest(upto) if its else None
    return bool(last) and bool(CLOSING & set(last.categories))
def rules_of(ledger, year, upto):
    """The policy of a year's last commitment that is not voided, else that in force on the year's last day."""
    draws = [d for d in ledger.draws if d.year == year and d.index < upto and not d.voided(upto)]
    if draws: return ledger.policy(draws[-1].commitment.policy)
    force = in_force_at_end(ledger, year)
    return force and ledger.policy(force.digest)
def in_force_at_end(ledger, year):
    made = [e.index for e in ledger.of("policy") if e.at[:10] <= f"{year}-12-31"]
    return ledger.in_force(max(made) + 1, f"{year}-12-31", fallback=False) if made else None
def open_years(ledger, now):
    """Years with a policy in force on their last day that nobody closed by 1 April of the next."""
    first = [int(e.at[:4]) for e in ledger.of("policy")[:1]]
    for year in range(first[0], int(now[:4])) if first else ():
        if year not in ledger.closing and now[:10] >= f"{year + 1}-{LIMITS.yearOpenFrom}" and in_force_at_end(ledger, year): yield year

# ---- The checks over a year
def check_flags(d):
    """exclusions, largest and gone as the ledger gives them; recusals that were found stand"""
    yield from in_parts([flags(d), recusals(d)])
def flags(d):
    for leaf, reasons in exclusions(d): yield f"{leaf.id} excluded for", reasons, leaf.excluded or []
    counting, draws = Year(d.ledger, d.sector, d.year).standing(d.kept.index)
    yield "largest", max([x.commitment.frame.size for x in draws] + [len(d.frame)]), d.commitment.largest
    yield "gone", len(counting - set(d.firms)), d.commitment.gone
    yield "lifted", all(leaf.excluded for leaf in d.frame), bool(d.commitment.lifted)
def recusals(d):
    """Recusals by substitution stand in the lists of later draws of the year."""
    for at, of, named, firm, inspector in binding(d.ledger):
        if at >= d.listed.index or of.year != d.year: continue
        leaves = {leaf for leaf, its in d.firms.items() if leaf == named or its == firm}
        if leaves: yield f"recusals, {inspector} from {firm}", True, bool(d.commitment.recusals)
        for leaf in leaves & d.recused.keys() if d.disclosed else (): yield f"{inspector} recused from {leaf}", True, inspector in d.recused[leaf]
def check_coverage(year):
    """enough distinct firms, drawn and still counting, when the year was closed"""
    for e in year.judged():
        share, least = year.share(e.index), year.least(e.index)
        yield f"at least {least} firms of {share['denominator']}", max(least, share["numerator"]), share["numerator"]
        yield f"coverage in entry {e.index}", [share], [s.coverage for s in e.sectors if s.sector == year.sector]
def check_rounds(year, overdue):
    """enough rounds when the year was closed, and none called infeasible although firms could be drawn"""
    for e in year.infeasible:
        yield f"nobody to draw in the infeasible round {e.round}", (0, True), (e.eligible, e.drawn <= e.population)
        used = [o for o in year.infeasible if o.index < e.index] + [d for d in year.draws if d.index < e.index and not d.voided(e.index)]
        yield f"a round of its own for entry {e.index}", False, e.round in {x.round for x in used}
    if overdue: yield Missing(f"an entry that closes {year.year}")
    for e in year.judged():
        done, owed = len(year.rounds(e.index)), year.rules(e.index).rounds
        yield f"at least {owed} rounds", max(owed, done), done
        yield f"rounds in entry {e.index}", [done], [s.rounds for s in e.sectors if s.sector == year.sector]
def check_outcomes(year):
    """one result per draw and drawn firm, by its team, in its time"""
    yield from in_parts(check_results(d, bool(year.closing)) for d in year.draws)
