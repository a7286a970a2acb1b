#!/usr/bin/env python3
"""核验公示的抽取 Verifies published draws from their bytes alone: every check of protocol.md, §12, is a function here.

    python3 verify.py FOLDER-OR-URL... [--draw ID] [--key VERIFIER-KEY-OR-FILE] [--json]

Needs Python 3.8, verify_draw.py and verify_year.py beside it, and openssl for signatures. Ends with 0 VALID, 1 INVALID,
2 INCOMPLETE; 64 wrong use, 69 an unreadable site. A check says what it expects, and yields what is compared."""
import argparse, base64, collections, json, os, re, sys
from fractions import Fraction
sys.dont_write_bytecode = True
from verify_draw import *
from verify_year import *

def check(name, draw, rule, of, sector=None, year=None):
    """One finding: everything that a rule yields of its subject is compared, and the first difference is shown."""
    said = list(in_parts([rule(*of)]))
    missing = [("published data", s) for s in said if isinstance(s, Missing)]
    failed = [("its form", e) for _, e in missing if isinstance(e, Broken) and e.args[0] == name]
    failed += [(f"{s[0]}: {s[1]}", s[2]) for s in said if not isinstance(s, Missing) and s[1] != s[2]]
    state = "failed" if failed else "incomplete" if missing else "ok"
    expected, found = [str(text)[:300] for text in (failed + missing + [(rule.__doc__, "just that")])[0]]
    return Row(name=name, ok=state == "ok", outcome=state, expected=expected, found=found,
               draw=draw, sector=sector, year=year)

# ---- The ledger (§10)
def has(folder, path, expected, of=lambda data: data):
    return Missing(f"{path} is not published") if folder[path] is None else (path, expected, of(folder[path]))
def check_ledger(ledger, trusted):
    """entries in form and order, each reference kept, under signed checkpoints"""
    if ledger.folder["ledger/entries.jsonl"] is None: raise Missing("ledger/entries.jsonl is not published")
    yield "entries in their form", None, ledger.refusal
    yield "kind of entry 0", ["key"], [e.kind for e in ledger.entries[:1]]
    committed, sealed = set(), {}
    for before, e in zip(ledger.entries[:1] + ledger.entries, ledger.entries):
        yield f"entry {e.index} not before {before.at}", True, before.at <= e.at
        if e.draws: yield f"two draws in entry {e.index}", 2, len(set(e.draws))
        if "withdrawn" in (e.categories or ()): yield f"withdrawn alone in entry {e.index}", ["withdrawn"], e.categories
        if e.kind == "commitment": committed.add(e.draw)
        if e.kind == "sealed": sealed[e.index] = e
        if e.draws or e.draw: yield f"a commitment before entry {e.index}", set(), set(e.draws or [e.draw]) - committed
        if "opens" in e or "salt" in e or e.kind == "result":
            cover, body = sealed.pop(e.opens, Row()), {k: v for k, v in e.body.items() if k not in ("opens", "salt")}
            expected = e.kind, digest({"body": body, "salt": e.salt})
            yield f"what entry {e.index} opens", expected, (cover.of, cover.digest)
    keys, files = ledger.of("key"), ledger.folder
    if not keys: return
    for e in ledger.of("policy"): yield has(files, f"policy/{e.digest}.json", e.digest, lambda data: sha(data).hex())
    yield "keys of one name", 1, len({verifier_key(key)[0] for k in keys for key in (k.key, k.recovery)})
    yield "the key known from elsewhere", True, trusted in [None] + [k.key for k in keys]
    yield has(files, "ledger/key", "".join(k.key + "\n" for k in keys).encode())
    size, latest = len(ledger.entries), files["ledger/checkpoint"]
    yield has(files, "ledger/checkpoint", latest)
    yield has(files, f"ledger/checkpoints/{size}", files[f"ledger/checkpoints/{size}"] if latest is None else latest)
    sizes = [n for n in range(1, size + 1) if files[f"ledger/checkpoints/{n}"] is not None]
    for n in sizes + ["latest"] * (latest is not None):
        n, note = (size, latest) if n == "latest" else (n, files[f"ledger/checkpoints/{n}"])
        *old, key = [k for k in keys if k.index < n]
        text = f"{verifier_key(key.key)[0]}\n{n}\n{base64.b64encode(ledger.heads[n]).decode()}\n"
        yield f"checkpoint of {n} entries, signed by {key.key}", text, signed(note, key.key)
        if old and not any(key.index < before < n for before in sizes):  # the first one after the keys changed
            endorsed = signed(note, old[-1].key) or signed(note, old[-1].recovery)
            yield f"checkpoint of {n} entries, signed by the old or the recovery key too", text, endorsed
    for old, key in zip(keys, keys[1:]):
        if not any(old.index < n <= key.index for n in sizes): yield Missing(f"a checkpoint before entry {key.index}")

# ---- One draw
def check_commitment(d):
    """the protocol's form, and the digest in the ledger"""
    c, witnesses = d.commitment, d.commitment.witnesses or []
    yield "digest in the ledger", d.entry.commitment, sha(d.data("commitment.json")).hex()
    origin = quietly(lambda: verifier_key(d.ledger.entries[0].key)[0], c.authority)  # a wrong key fails in the ledger
    mine, said = (origin, d.id, d.sector, d.year, d.round), (c.authority, c.draw, c.sector, c.year, c.round)
    yield "its draw, and the year of drawAt", (*mine, str(d.year)), (*said, c.drawAt[:4])
    yield "one recusal leaf per firm", c.frame.size, (c.recusals or c.frame).size
    yield "names in witnesses' keys", [w.name for w in witnesses], [verifier_key(w.key)[0] for w in witnesses]
    for values in ([s.name for s in c.sources], [s.digest for s in c.sources if s.digest], [w.name for w in witnesses],
                   [w.key.split("+", 1)[1] for w in witnesses], [q.stratum for q in c.quotas]):
        yield "each once", sorted(set(values)), sorted(values)
    *rates, floor = [Fraction(q.numerator, q.denominator) for q in c.quotas + [c.floor]]
    yield "rates to 1, higher ones first", (True, sorted(rates, reverse=True)), (max(rates + [floor]) <= 1, rates)
    sealers = {s.name for s in c.sources if s.kind == "sealed"} - {"witness:" + w.name for w in witnesses}
    yield "sealed by the bureau or a witness", [], [name for name in sealers if not name.startswith("own:")]
    yield "an own: source, to keep a list back", True, bool(sealers) or not c.discloseBy
def check_policy(d):
    """floor, rounds, rates and team of a policy that was entered before"""
    c = d.commitment
    yield "a policy entered before", True, c.policy in [e.digest for e in d.ledger.of("policy", before=d.index)]
    policy, rules = d.ledger.policy(c.policy), d.rules
    yield "digest and authority", (c.policy, c.authority), (digest(policy), policy.authority)
    yield "floor, rounds, team", (rules.floor, rules.rounds, rules.team), (c.floor, c.rounds, c.team)
    rates = [[(q.stratum, q.numerator, q.denominator) for q in of] for of in (rules.strata, c.quotas)]
    yield "strata and rates", rates[0], rates[1]
def check_history(d):
    """the ledger head before it, and the sector's last round ended and disclosed"""
    c, last = d.commitment, d.last
    yield "ledger head", {"root": d.ledger.heads[d.index].hex(), "size": d.index}, c.ledger
    yield "commitments to it", 1, sum(e.kind == "commitment" for e in d.entries)
    yield "committed before drawAt", True, d.entry.at < c.drawAt
    earlier = d.before + d.ledger.of("infeasible", before=d.index)
    rounds = {x.round for x in earlier if (x.sector, x.year) == (d.sector, d.year)}
    yield "rounds before", set(range(1, min(d.round, len(rounds) + 2))), rounds - {d.round}
    again = last and (last.year, last.round) == (d.year, d.round)
    yield "number of the try", last.attempt + 1 if again else 1, d.attempt
    yield "a round tried again only after a void", True, bool(not again or last.void)
    if not last: return
    yield f"{last.id} ended before", True, bool(last.ends) and last.ends[0].index < d.index
    for s in last.commitment.sources if last.drawn and last.commitment.discloseBy else []:
        value = last.values.get(s.name)
        if s.name.startswith("own:"): yield f"{last.id} disclosed before", True, bool(value) and value.index < d.index
    free = {"frame-error": ("frame", "recusals", "quotas"), "roster-error": ("roster", "recusals")}
    for what in ("frame", "roster", "recusals", "quotas") if again and last.void else ():
        if what not in free.get(last.void.reason, ()): yield f"{what} kept", last.commitment.get(what), c.get(what)
def check_frame(d):
    """the firms committed to"""
    yield from is_list(d.commitment.frame, d.frame)
def check_roster(d):
    """the inspectors committed to"""
    yield from is_list(d.commitment.roster, d.roster)
def is_list(head, leaves):
    yield "ascending ids", sorted({leaf.id for leaf in leaves}), [leaf.id for leaf in leaves]
    yield "root and size", head, {"root": heads(map(canonical, leaves))[-1].hex(), "size": len(leaves)}
def check_recusals(d):
    """the drawn firms' recusals, under the root committed to"""
    head = d.commitment.recusals
    if not head: yield "no openings, as none were committed to", b"", d.data("recusals.jsonl") or b""
    if d.void or not head: return
    places, projects = {leaf.id: place for place, leaf in enumerate(d.frame)}, {}
    yield "openings", [(places[firm], firm) for firm in d.order], [(o.index, o.leaf.id) for o in d.openings]
    for o in d.openings:
        root = root_from(o.index, head.size, sha(b"\0", canonical(o.leaf)), list(map(bytes.fromhex, o.proof))).hex()
        same = projects.setdefault(d.firms.get(o.leaf.id), o.leaf.inspectors)  # for all projects of a firm
        yield f"root and inspectors of {o.leaf.id}", (head.root, same), (root, o.leaf.inspectors)
def check_quotas(d):
    """the takes that follow from frame, rates, floor and round"""
    c, strata = d.commitment, [q.stratum for q in d.commitment.quotas]
    yield "strata without a quota", set(), {leaf.stratum for leaf in d.frame} - set(strata)
    yield "lifted", all(leaf.excluded for leaf in d.frame), bool(c.lifted)
    rules = (lambda leaf: True, lambda leaf: "drawn" in (leaf.excluded or ()), d.may_be_drawn)
    counts = [collections.Counter(leaf.stratum for leaf in d.frame if holds(leaf)) for holds in rules]
    expected, rest = takes(c, *[[count[s] for s in strata] for count in counts])
    yield "takes", expected, [q.take for q in c.quotas]
    yield "a supplementary round only while firms are owed", True, c.round <= c.rounds or rest > 0
    yield "largest", max(c.largest, len(d.frame)), c.largest
def check_sources(d):
    """one value of every source, in its form and time"""
    c, start, drawn = d.commitment, moment(d.commitment.drawAt), d.drawn
    names = sorted(e.name for e in d.entries if e.kind == "value")
    yield "one value of each source", sorted(set(names) & {s.name for s in c.sources}), names
    used = {s.digest: x.id for x in d.before for s in quietly(lambda: x.commitment.sources, []) if s.digest}
    for s in c.sources:
        v, known, later = d.values.get(s.name), known_from(s, start), bool(c.discloseBy) and s.name.startswith("own:")
        yield f"{s.name} fresh and not older than drawAt", (None, True), (used.get(s.digest), known >= start)
        if not v:
            yield f"{s.name} before the receipt", True, later or not drawn
            if not d.void: yield Missing(f"no value of {s.name} yet")
            continue
        absent, at = s.name.startswith("witness:") and v.value == "ABSENT", moment(v.at)
        yield f"form of {s.name}", True, absent or is_value(s, v.value)
        sealed = s.digest if absent else s.digest and digest({"draw": d.id, "name": s.name, "value": v.value})
        pulse = v.signature and sha(bytes.fromhex(v.signature)).hex()
        yield f"seal and pulse of {s.name}", (s.digest, v.value if s.kind == "drand" else None), (sealed, pulse)
        opened, public = s.name.startswith("witness:") and not absent, s.kind in ("ssq", "dlt", "drand")
        yield f"time of {s.name}", True, at < start if opened else at >= start and (not public or at > known)
        yield f"{s.name} before the receipt", True, later or not drawn or v.index < drawn.index
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
    published = d.data("receipt.json")
    if not d.drawn: yield "no receipt.json without its entry", None, published
    if not d.ends: yield Missing("no receipt yet")
    if not d.drawn: return
    if published is not None: yield "digest in the ledger", d.drawn.receipt, sha(published).hex()
    yield "digest of the outcome", d.drawn.receipt, digest(d.outcome)
    yield "receipt.json", d.outcome, d.receipt
def check_ends(d):
    """one receipt, or one void that was allowed then"""
    c, end = d.commitment, (d.ends or [None])[0]
    if not end: raise Missing("no receipt and no void yet")
    yield "ends", 1, len(d.ends)
    if d.drawn: yield "a receipt from drawAt on", True, end.at >= c.drawAt
    if d.drawn: return
    late = end.at >= c.drawAt or any(v.index < end.index for v in d.values.values())
    yield "source-unavailable after drawAt or a value, and only then", late, end.reason == "source-unavailable"
    public = {s.name for s in c.sources if s.kind != "sealed"}  # a sealed value is there, or ABSENT
    if late: yield "the source that has no value", True, end.source in public - set(d.values)

# ---- Everything of a folder
CHECKS = (check_commitment, check_policy, check_history, check_frame, check_roster, check_recusals, check_quotas,
          check_sources, check_key, check_selection, check_teams, check_receipt, check_ends, check_witnesses)
def check_uncommitted(ledger, draw):
    """a commitment in the ledger"""
    yield "its entry in the ledger", None, ledger.folder[f"draws/{draw}/commitment.json"]
    yield Missing(f"no commitment to {draw} in the ledger")
def verify(folder, draw=None, trusted=None):
    ledger = Ledger(folder)
    draws = [d for d in ledger.draws if draw in (None, d.id)]
    checks = [check("ledger", None, check_ledger, (ledger, trusted))]
    if draw and not draws: checks.append(check("commitment", draw, check_uncommitted, (ledger, draw)))
    name = lambda rule: rule.__name__[len("check_"):]
    for d in draws: checks += [check(name(rule), d.id, rule, (d,), d.sector, d.year) for rule in CHECKS]
    for y in Year.all_of(ledger) if not draw else []:
        checks += [check("flags", d.id, check_flags, (y, d), y.sector, y.year) for d in y.draws]
        for rule in (check_coverage, check_rounds, check_outcomes):
            checks.append(check(name(rule), None, rule, (y,), y.sector, y.year))
    outcomes, failed = {c.outcome for c in checks}, {c.draw or c.name for c in checks if c.outcome == "failed"}
    words = {d.id: quietly(lambda: assurance(d), None) for d in draws if not {d.id, "ledger"} & failed}
    return {"verdict": "INVALID" if "failed" in outcomes else "INCOMPLETE" if "incomplete" in outcomes else "VALID",
            "assurance": {d: word for d, word in words.items() if word}, "checks": checks,
            "notices": [{"kind": kind, "draw": d.id, "text": text} for d in draws for kind, text in notices(d)]}
def show(report):
    for c in report["checks"]:
        outcome = "FAILED" if c.outcome == "failed" else c.outcome
        print(f"{outcome} {c.name} {c.draw or c.sector or ''}: 应为 expected {c.expected}  实为 found {c.found}")
    for draw, word in report["assurance"].items(): print("可信程度 assurance", draw, word)
    for n in report["notices"]: print("提示 notice", n["kind"], n["draw"], n["text"])
    print(report["verdict"])
def named(text):
    """The published folder, and the draw whose folder or page in it is named."""
    folder = re.sub(r"(index|audit)\.html$", "", text) or "."
    *root, draws, draw = ["."] + folder.rstrip("/").split("/")
    is_draw = draws == "draws" and fits("draw", draw)
    return ("/".join(root[1:] + [""]) or ".", draw) if is_draw else (folder, None)
def main():
    options = argparse.ArgumentParser(description="核验公示的抽取 verify published draws")
    options.add_argument("folders", nargs="+", help="公示目录或网址，或其中一次抽取的 published folders or addresses, or a draw's")
    options.add_argument("--draw", help="只核验一次抽取 one draw only")
    options.add_argument("--key", help="从别处得知的本机关公钥 the bureau's verifier key, known from elsewhere")
    options.add_argument("--json", action="store_true", help="print JSON, a line for each folder")
    options.error = lambda text: sys.exit(print(text, file=sys.stderr) or 64)
    wanted = options.parse_args()
    places = [named(text) for text in wanted.folders]
    found = all("://" in folder or os.path.isdir(folder) for folder, _ in places)
    if not found or wanted.draw and not fits("draw", wanted.draw): options.error("没有该目录或抽取 no such folder or draw id")
    key = open(wanted.key, encoding="utf-8").read().strip() if wanted.key and os.path.isfile(wanted.key) else wanted.key
    reports = [verify(Folder(folder), wanted.draw or draw, key) for folder, draw in places]
    for report in reports: print(json.dumps(report, ensure_ascii=False)) if wanted.json else show(report)
    verdicts = [report["verdict"] for report in reports]
    return 1 if "INVALID" in verdicts else 2 if "INCOMPLETE" in verdicts else 0

if __name__ == "__main__": sys.exit(main())
