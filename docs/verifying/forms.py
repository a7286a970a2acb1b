"""Protocol section 1: the forms of everything that is published, and canonical JSON (RFC 8785, restricted)."""
import datetime, json, re
from verifying.outcomes import Failed, need

# A type is a pattern, a least integer, a tuple of texts or a function; "*" is a list of it, "^" an ascending one.
def seconds(time): return datetime.datetime.strptime(time[:19] + "+0800", "%Y-%m-%dT%H:%M:%S%z").timestamp()
def time(v): return re.fullmatch("[0-9]{4}(-[0-9]{2}){2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}[+]08:00", v) and seconds(v) != None
CODE, HEX = "[a-z0-9][a-z0-9-]{0,40}", "[0-9a-f]{64}"
TYPES = {"id": "[0-9A-Za-z][0-9A-Za-z._-]{0,63}", "name": "[0-9A-Za-z._:/-]{1,64}", "code": CODE, "hex": HEX, "text": "(?s).+", "n": 0,
    "draw": CODE + "-[1-9][0-9]{3}-r[1-9][0-9]{0,8}(-v([2-9]|[1-9][0-9]{1,8}))?", "authority": "[0-9]{6}/[a-z0-9-]{1,40}", "n1": 1, "n20": 20,
    "key": r"[^+\s]+[+][0-9a-f]{8}[+][^\s]+", "time": time, "date": lambda v: time(v + "T00:00:00+08:00"), "true": lambda v: v is True,
    "source": lambda v: v["kind"] in ("sealed", "dice", "ssq", "dlt", "drand") and fits(v["kind"], v), "signature": "[0-9a-f]{96}",
    "sealer": f"own:.+|witness:{CODE}", "lottery": "(ssq|dlt):[0-9]+", "pulse": "drand:quicknet/[1-9][0-9]{0,11}", "dice-name": ("dice",),
    "flags": lambda v: fits("flag^", v) and v != [], "flag": ("cap", "cooldown", "drawn"), "absence": ("certificate", "absent"), "outcome": ("approved", "returned"),
    "void": ("frame-error", "roster-error", "force-majeure", "source-unavailable"), "change": ("recusal", "absent", "certificate")}
FORMS = {  # members: "?" if optional, then ":" and the type where it is not called like the member
    "leaf": "excluded?:flags firm?:id id stratum:name", "recusal": "id inspectors:id^ salt:hex", "share": "denominator:n numerator:n",
    "inspector": "department:name id sectors:code^ unavailable?:absence", "opening": "index:n leaf:recusal proof:hex*",
    "head": "root:hex size:n", "team": "perDepartment?:n1 size:n1", "rate": "denominator:n1 numerator:n", "witness": "key name:code",
    "quota": "denominator:n1 numerator:n stratum:name take:n", "sealed": "digest:hex kind:text name:sealer", "drand": "kind:text name:pulse",
    "dice": "digits:n20 kind:text name:dice-name", "ssq": "at:time kind:text name:lottery", "dlt": "at:time kind:text name:lottery",
    "commitment": "protocol:text draw sector:code year:n round:n rounds:n1 authority policy:hex ledger:head frame:head roster:head gone:n "
                  "recusals?:head floor:rate largest:n quotas:quota* lifted?:true team sources:source* witnesses?:witness* drawAt:time discloseBy?:date",
    "policy": "authority basis:text* effective:date sectors:sector*", "stratum": "denominator:n1 name:text numerator:n stratum:name",
    "sector": "basis:text* cap:n cooldownDays:n floor:rate name:text rounds:n1 sector:code strata:stratum* team",
    "receipt": "bound:n commitment:hex draw prk:hex protocol:text sources:value* strata:won* teams:staffing*", "value": "name value:text",
    "won": "cutoff?:hex drawn:id* stratum:name", "staffing": "firm:id inspectors:id*", "entry": "at:time body index:n kind:text",
    "closing": "coverage:share rounds:n sector:code"}
BODIES = {"key": "key recovery:key", "policy": "digest:hex year?:n", "items": "digest:hex year?:n", "plan": "digest:hex year?:n",  # §10
    "import": "digest:hex year?:n", "commitment": "commitment:hex draw", "receipt": "draw receipt:hex", "sealed": "digest:hex of:text",
    "value": "draw name signature?:signature value:text", "void": "approvedBy:name decidedBy:name draw reason:void source?:name",
    "infeasible": "drawn:n eligible:n frame:hex population:n round:n1 sector:code year:n", "closed": "sectors:closing* year:n",
    "substitution": "approvedBy:name decidedBy:name draw firm:id inspector:id reason:change substitute?:id",
    "named": "approvedBy:name decidedBy:name draw firm:id inspectors:id*", "joined": "draws:draw* firm:id",
    "reviewed": "by:name outcome record:text step:text", "visit": "firm:id inspectedOn:date type:text",
    "result": "categories:text* draw firm:id inspectedOn:date inspectors:id* items:text* record:text version:n1"}
TYPES["body"] = lambda v: isinstance(v, dict)
FORMS.update({"body " + kind: form + " opens?:n salt?:hex" for kind, form in BODIES.items()})

def fits(kind, v):
    if kind[-1] in "*^":
        return isinstance(v, list) and all(fits(kind[:-1], x) for x in v) and (kind[-1] == "*" or v == sorted(set(v)))
    if kind in FORMS:
        members = [(m.partition(":")[0], m.rpartition(":")[2]) for m in FORMS[kind].split()]
        rest = set(v) - {name.strip("?") for name, _ in members}
        return not rest and all(fits(t.strip("?"), v[n.strip("?")]) if n.strip("?") in v else n.endswith("?") for n, t in members)
    rule = TYPES[kind]
    if isinstance(rule, int): return type(v) is int and v >= rule
    if isinstance(rule, tuple): return v in rule
    return bool(rule(v)) if callable(rule) else re.fullmatch(rule, v) is not None

def refuse(token): raise ValueError(f"the number {token}")
def integer(token): return int(token) if len(token) < 18 and abs(int(token)) < 2**53 else refuse(token)
def canonical(v): return json.dumps(v, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
def parse(data, kind, what):
    try:
        v = json.loads(data.decode(), parse_float=refuse, parse_constant=refuse, parse_int=integer)
        if canonical(v) == data and fits(kind, v): return v
        raise ValueError("it is not")
    except (ValueError, TypeError, KeyError, RecursionError) as e:
        raise Failed(f"{what}: canonical JSON of the form '{kind}'", f"{e}: {data[:120]}") from None
def lines(data, what):
    need(data[-1:] in (b"", b"\n"), f"{what}: a newline after every line", "a last line without one")
    return data.split(b"\n")[:-1]
