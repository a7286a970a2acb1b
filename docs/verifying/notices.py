"""Protocol section 12: what is no failure and a reader should know."""
from verifying.forms import canonical, seconds
from verifying.outcomes import finding
from verifying.witnesses import known_from
from verifying.year import Year

def notices(d):
    """The notices of one draw; one that cannot be made, because its checks do not hold, is left out."""
    for kind, make in (("FrameChanged", frame_changed), ("ExcludedByVisits", excluded_by_visits), ("Decision", decisions),
                       ("LateEnd", late_end), ("LateDisclosure", late_disclosure), ("SmallestPool", smallest_pool),
                       ("WitnessesChanged", witnesses_changed), ("WitnessNote", witness_notes),
                       ("CompareWithPublisher", compare)):
        for text in finding(kind, lambda: list(make(d)))[1] or []:
            if isinstance(text, tuple): kind, text = text
            yield {"kind": kind, "draw": d.id, "text": text}

def frame_changed(d):
    last = d.before()
    if last is None: return
    then, now = [{leaf["id"]: leaf["stratum"] for leaf in x.of("frame")} for x in (last, d)]
    for what, firms in (("进入 entered", now.keys() - then.keys()), ("离开 left", then.keys() - now.keys()),
                        ("改变分层 changed stratum", {f for f in now.keys() & then.keys() if now[f] != then[f]})):
        if firms: yield f"{what}, {last.id}: {len(firms)}: {', '.join(sorted(firms)[:20])}"

def excluded_by_visits(d):
    without = Year(d.ledger, d.sector, d.year).exclusions(d, d, visits=False)
    firms = [leaf["id"] for leaf, reasons in without if "excluded" in leaf and not reasons]
    if firms: yield f"仅因其他检查而排除 excluded by visit entries alone: {', '.join(firms)}"

def decisions(d):
    names = {"substitution": "Substitution", "named": "NamedTeam", "void": "Void"}
    for e in d.ledger.of("substitution", "named", "void", "value"):
        if e["draw"] != d.id: continue
        if e["kind"] in names: yield names[e["kind"]], canonical(e["body"]).decode()
        elif e["value"] == "ABSENT": yield "AbsentValue", e["name"]

def late_end(d):
    c = d.of("commitment")
    start, at = seconds(c["drawAt"]), (d.endings or d.ledger.entries[-1:])[0]["at"]
    due = max([start] + [known_from(s, start) for s in c["sources"]])
    if seconds(at) - due > 24 * 3600: yield f"{'结束于 ended' if d.endings else '尚未结束 no end by'} {at}"

def late_disclosure(d):
    by = d.of("commitment").get("discloseBy")
    disclosed = finding("sources", lambda: d.of("sources"))[0]["ok"]
    at = max(v["at"] for v in d.values) if disclosed else d.ledger.entries[-1]["at"]
    if by and not d.void and at[:10] > by: yield f"{by} → {'披露于 disclosed' if disclosed else '尚未披露 not disclosed by'} {at}"

def smallest_pool(d):
    pools = [(len(d.allowed(firm)), firm) for firm in d.of("selection")]
    if pools: yield f"可选派人员最少的一家 fewest allowed inspectors: {min(pools)[0]}, {min(pools)[1]}"

def witnesses_changed(d):
    last = d.before()
    named = lambda x: sorted("+".join(w["key"].split("+")[:2]) for w in x.of("commitment").get("witnesses", []))
    if last and named(last) != named(d): yield f"{named(last)} → {named(d)}"

def witness_notes(d):
    for w in d.of("commitment").get("witnesses", []):
        if d.drawn and w["name"] not in d.of("witnesses"): yield f"{w['name']}: 不计入 does not count"

def compare(d):
    for v in d.values:
        if v["name"].startswith(("ssq:", "dlt:", "drand:")):
            yield f"请与发布者核对 compare with the publisher: {v['name']} {v['value']}"
