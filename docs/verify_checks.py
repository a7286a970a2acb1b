"""The checks of one draw, each by its name in protocol.md, §12. A check says what it expects, and yields what is compared."""

import re

from verify_draw import takes
from verify_files import Missing, root_from, root_of
from verify_forms import PATTERNS, canonical, digest, is_value, known_from, moment, sha
from verify_ledger import in_parts, origin, readable

WEEK = 7 * 24 * 3600
def needs_ledger(d):
    if not d.entry: raise Missing("a ledger in which it stands")
def check_commitment(d):
    """the protocol's form, and the digest in the ledger"""
    c = d.commitment
    yield "its draw", d.id, c.draw
    if d.entry: yield "digest in the ledger", d.entry.commitment, sha(d.data("commitment.json")).hex()
    if origin(d.ledger): yield "authority, the ledger's origin", origin(d.ledger), c.authority
def check_policy(d):
    """floor, rounds, rates and team of the policy in force; no rule of the year falls"""
    c = d.commitment
    needs_ledger(d)
    yield from in_parts([as_policy(d), in_force(d), rising(d)])
def as_policy(d):
    c, policy, rules = d.commitment, d.ledger.policy(d.commitment.policy), d.rules
    yield "digest and authority", (c.policy, c.authority), (digest(policy), policy.authority)
    yield "floor, rounds, team", (rules.floor, rules.rounds, rules.team), (c.floor, c.rounds, c.team)
    rates = [[(q.stratum, q.numerator, q.denominator) for q in of] for of in (rules.strata, c.quotas)]
    yield "strata and rates", rates[0], rates[1]
def in_force(d):
    entries = d.ledger.of("policy", d.kept.index)
    yield "a policy entered before", True, d.commitment.policy in [e.digest for e in entries]
    force = d.ledger.in_force(d.kept.index, d.kept.commitment.drawAt[:10])
    yield "the policy in force", force and force.digest, d.commitment.policy
def rising(d):
    """§9: against every earlier commitment of the year; as of the try whose policy is kept."""
    then, mine = d.kept.index, {s.sector: s for s in d.ledger.policy(d.commitment.policy).sectors}
    earlier = [x for x in d.before if x.year == d.year and x.index < then and not x.voided(then)]
    yield from in_parts(falling(d, mine, x) for x in earlier)
def falling(d, mine, x):
    for s in d.ledger.policy(x.commitment.policy).sectors if x.commitment.policy != d.commitment.policy else ():
        now = mine.get(s.sector)
        falls = not now or now.rounds < s.rounds or (
            now.floor.numerator * s.floor.denominator < s.floor.numerator * now.floor.denominator)
        yield f"rules of {s.sector} not under those of {x.id}", False, falls
def check_history(d):
    """the ledger head before it, and the sector's last round ended and disclosed"""
    needs_ledger(d)
    c, last, ledger = d.commitment, d.last, d.ledger
    yield "ledger head", {"root": ledger.head(d.index), "size": d.index}, c.ledger
    yield "commitments to it", 1, sum(e.kind == "commitment" for e in d.entries)
    yield "committed before drawAt", True, moment(d.entry.at) < d.start
    closing = ledger.closing.get(d.year)
    yield "a year that is not closed", True, not closing or d.index < closing.index
    void = {e.round for e in ledger.of("infeasible", d.index) if (e.sector, e.year) == (d.sector, d.year)}
    rounds = void | {x.round for x in d.before if (x.sector, x.year) == (d.sector, d.year)}
    yield "rounds before", (d.round - 1, True), (len(rounds - {d.round}), max(rounds, default=0) <= d.round)
    yield "a round that was not infeasible", False, d.round in void
    yield "number of the try", d.tried.attempt + 1 if d.tried else 1, d.attempt
    yield "a round tried again only after a void", True, not d.tried or bool(d.tried.void)
    for x in d.before:
        if x.sector == d.sector: yield f"{x.id} ended before", True, bool(x.ends) and x.ends[0].index < d.index
    if last: yield from in_parts([told(d, last), kept(d)])
def told(d, last):
    if last.drawn and last.commitment.discloseBy:
        yield f"{last.id} disclosed before", True, last.disclosed and last.disclosed_at < d.index
def kept(d):
    """§8: what a next try keeps of the first."""
    if not d.tried or not d.tried.void: return
    free = {"frame-error": ("frame", "recusals", "quotas", "policy"), "roster-error": ("roster", "recusals")}
    for what in ("frame", "roster", "recusals", "quotas", "policy"):
        if what not in free.get(d.tried.void.reason, ()):
            yield f"{what} kept", d.tried.commitment.get(what), d.commitment.get(what)
def check_frame(d):
    """the firms committed to"""
    yield from is_list(d.commitment.frame, d.frame, d.data("frame.jsonl"))
def check_roster(d):
    """the inspectors committed to"""
    yield from is_list(d.commitment.roster, d.roster, d.data("roster.jsonl"))
def is_list(head, leaves, data):  # every line has one spelling
    yield "root and size", head, {"root": root_of(data.split(b"\n")[:-1]).hex(), "size": len(leaves)}
def check_recusals(d):
    """the drawn firms' recusals, under the root committed to"""
    head = d.commitment.recusals
    if d.void: return
    if not head: yield "no openings, as none were committed to", b"", d.data("recusals.jsonl") or b""
    if not head: return
    places, projects = {leaf.id: place for place, leaf in enumerate(d.frame)}, {}
    yield "openings", [(places[firm], firm) for firm in d.order], [(o.index, o.leaf.id) for o in d.openings]
    for o in d.openings:
        proof = list(map(bytes.fromhex, o.proof)) if len(o.proof) < 64 else []
        root = root_from(o.index, head.size, sha(b"\0", canonical(o.leaf)), proof).hex()
        same = projects.setdefault(d.firms.get(o.leaf.id), o.leaf.inspectors)  # for all projects of a firm
        yield f"root and inspectors of {o.leaf.id}", (head.root, same), (root, o.leaf.inspectors)
def check_quotas(d):
    """the takes that follow from frame, rates, floor and round"""
    c, strata = d.commitment, [q.stratum for q in d.commitment.quotas]
    yield "strata without a quota", set(), {leaf.stratum for leaf in d.frame} - set(strata)
    yield "lifted", all(leaf.excluded for leaf in d.frame), bool(c.lifted)
    expected, rest = takes(c, *d.figures)
    yield "takes", expected, [q.take for q in c.quotas]
    yield "a supplementary round only while firms are owed", True, c.round <= c.rounds or rest > 0
    yield "largest", max(c.largest, len(d.frame)), c.largest
def check_sources(d):
    """one value of every source, in its form and time"""
    c = d.commitment
    for s in c.sources:
        known = known_from(s, d.start)
        yield f"{s.name} from drawAt on, at most 7 days", True, d.start <= known <= d.start + WEEK
    needs_ledger(d)
    names = sorted(e.name for e in d.entries if e.kind == "value")
    yield "one value of each source", sorted(set(names) & {s.name for s in c.sources}), names
    yield from in_parts([of for s in c.sources for of in (value(d, s), same_issue(d, s))])
def value(d, s):
    """§4: the value of a source, as it has to be and when it has to come."""
    v, drawn = d.values.get(s.name), d.drawn
    late = bool(d.commitment.discloseBy) and s.name.startswith("own:")
    if not v:
        yield f"{s.name} before the receipt", True, late or not drawn
        if not d.void: yield Missing(f"no value of {s.name} yet")
        return
    absent, at, known = s.name.startswith("witness:") and v.value == "ABSENT", moment(v.at), known_from(s, d.start)
    yield f"form of {s.name}", True, absent or is_value(s, v.value)
    sealed = s.digest if absent else s.digest and digest({"draw": d.id, "name": s.name, "value": v.value})
    pulse = v.signature and (sha(bytes.fromhex(v.signature)).hex() if re.fullmatch(PATTERNS.drandSignature, v.signature) else "")
    yield f"seal and pulse of {s.name}", (s.digest, v.value if s.kind == "drand" else None), (sealed, pulse)
    early, public = s.name.startswith("witness:") and not absent, s.kind in ("ssq", "dlt", "drand")
    yield f"time of {s.name}", True, at < d.start if early else at >= d.start and (not public or at > known)
    yield f"{s.name} before the receipt", True, late or not drawn or v.index < drawn.index
def same_issue(d, s):
    """§4: an issue has one time in all commitments and one value in all draws, and a higher one a later time."""
    if s.kind not in ("ssq", "dlt", "drand"): return
    if s.name in d.values:
        yield f"one value for {s.name}", {d.values[s.name].value}, {e.value for e in d.ledger.of("value") if e.name == s.name}
    for x, other in issues(d.ledger) if s.kind != "drand" and not in_vain(d) else ():
        if other.kind != s.kind or x is d and other is s: continue
        order = lambda a, b: (a > b) - (a < b)
        yield f"order of {s.name} and {other.name} of {x.id}", order(s.name, other.name), order(moment(s.at), moment(other.at))
def issues(ledger):
    """The lottery issues of all commitments that can be read and were not voided before their draw."""
    if ledger.issues is None:
        ledger.issues = [(x, s) for x in ledger.draws if readable(x) and not in_vain(x) for s in x.commitment.sources if s.at]
    return ledger.issues
def in_vain(d):  # voided before anything was drawn
    return bool(d.void) and moment(d.void.at) < d.start
def check_key(d):
    """the key that commitment and values give"""
    if not d.void: yield "prk", d.prk.hex(), d.receipt.prk
def check_selection(d):
    """the firms with the smallest tickets"""
    if not d.void: yield "strata", d.strata, d.receipt.strata
def check_teams(d):
    """the teams that tickets, roster and recusals give"""
    if not d.void: yield "bound and teams", (d.outcome["bound"], d.outcome["teams"]), (d.receipt.bound, d.receipt.teams)
def check_receipt(d):
    """the draw's outcome, as the ledger has it"""
    if d.entry and not d.drawn: yield "no receipt.json without its entry", None, d.data("receipt.json")
    if d.entry and not d.ends: yield Missing("no receipt yet")
    if d.entry and not d.drawn: return
    yield from in_parts([as_entered(d, lambda: d.outcome), as_entered(d, lambda: d.receipt), as_computed(d)])
def as_entered(d, receipt):
    if d.entry: yield "digest in the ledger", d.drawn.receipt, digest(receipt())
def as_computed(d): yield "receipt.json", d.outcome, d.receipt
def check_ends(d):
    """one receipt, or one void that was allowed then and that two people stand for"""
    c, end = d.commitment, (d.ends or [None])[0]
    needs_ledger(d)
    if not end: raise Missing("no receipt and no void yet")
    yield "ends", 1, len(d.ends)
    if d.drawn: yield "a receipt from drawAt on", True, moment(end.at) >= d.start
    if d.drawn: return
    late = moment(end.at) >= d.start or any(v.index < end.index for v in d.values.values())
    yield "source-unavailable after drawAt or a value, and only then", late, end.reason == "source-unavailable"
    public = {s.name for s in c.sources if s.kind != "sealed"}  # a sealed value is there, or ABSENT
    if late: yield "the source that has no value", True, end.source in public - set(d.values)
    yield "a source where it is unavailable, and only there", end.reason == "source-unavailable", end.source is not None
    yield "decided and approved by two people", 2, len({end.decidedBy, end.approvedBy})
DRAW_CHECKS = (check_commitment, check_policy, check_history, check_frame, check_roster, check_recusals, check_quotas,
               check_sources, check_key, check_selection, check_teams, check_receipt, check_ends)
