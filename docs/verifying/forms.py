"""Protocol section 1: the forms of everything that is published, and canonical JSON (RFC 8785, restricted)."""
import datetime, functools, json, re
from verifying.outcomes import Failed, need

CODE, HEX = "[a-z0-9][a-z0-9-]{0,40}", "[0-9a-f]{64}"
TIME = "[0-9]{4}(-[0-9]{2}){2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}[+]08:00"

def seconds(time): return datetime.datetime.strptime(time[:19] + "+0800", "%Y-%m-%dT%H:%M:%S%z").timestamp()
def time(v): return re.fullmatch(TIME, v) is not None and seconds(v) is not None

# A type is a pattern, a least integer, a tuple of texts or a function. "*" after its name is a list, "^" an ascending one.
TYPES = {
    "id": "[0-9A-Za-z][0-9A-Za-z._-]{0,63}", "name": "[0-9A-Za-z._:/-]{1,64}", "code": CODE, "hex": HEX, "text": "(?s).+",
    "authority": "[0-9]{6}/[a-z0-9-]{1,40}", "draw": CODE + "-[1-9][0-9]{3}-r[1-9][0-9]{0,8}(-v([2-9]|[1-9][0-9]{1,8}))?",
    "time": time, "date": lambda v: time(v + "T00:00:00+08:00"), "n": 0, "n1": 1, "n20": 20, "true": lambda v: v is True,
    "key": r"[^+\s]+[+][0-9a-f]{8}[+][^\s]+", "signature": "[0-9a-f]{96}",
    "source": lambda v: v["kind"] in ("sealed", "dice", "ssq", "dlt", "drand") and fits(v["kind"], v),
    "sealer": f"own:.+|witness:{CODE}", "dice-name": ("dice",), "ssq-name": "ssq:.+", "dlt-name": "dlt:.+",
    "pulse": "drand:quicknet/[1-9][0-9]{0,11}",
    "flags": lambda v: fits("flag^", v) and v != [], "flag": ("cap", "cooldown", "drawn"), "absence": ("certificate", "absent"),
    "void": ("frame-error", "roster-error", "force-majeure", "source-unavailable"),
    "change": ("recusal", "absent", "certificate"), "outcome": ("approved", "returned"), "body": lambda v: isinstance(v, dict)}

# Members of an object: "?" if optional, then ":" and the type where it is not called like the member.
FORMS = {
    "leaf": "excluded?:flags firm?:id id stratum:name", "recusal": "id inspectors:id^ salt:hex",
    "inspector": "department:name id sectors:code^ unavailable?:absence", "opening": "index:n leaf:recusal proof:hex*",
    "commitment": "protocol:text draw sector:code year:n round:n rounds:n1 authority policy:hex ledger:head frame:head "
                  "roster:head recusals?:head floor:rate largest:n gone:n quotas:quota* lifted?:true team sources:source* "
                  "witnesses?:witness* drawAt:time discloseBy?:date",
    "head": "root:hex size:n", "team": "perDepartment?:n1 size:n1", "rate": "denominator:n1 numerator:n",
    "quota": "denominator:n1 numerator:n stratum:name take:n", "witness": "key name:code",
    "sealed": "digest:hex kind:text name:sealer", "dice": "digits:n20 kind:text name:dice-name",
    "ssq": "at:time kind:text name:ssq-name", "dlt": "at:time kind:text name:dlt-name", "drand": "kind:text name:pulse",
    "policy": "authority basis:text* effective:date sectors:sector*",
    "sector": "basis:text* cap:n cooldownDays:n floor:rate name:text rounds:n1 sector:code strata:stratum* team",
    "stratum": "denominator:n1 name:text numerator:n stratum:name",
    "receipt": "bound:n commitment:hex draw prk:hex protocol:text sources:value* strata:won* teams:staffing*",
    "value": "name value:text", "won": "cutoff?:hex drawn:id* stratum:name", "staffing": "firm:id inspectors:id*",
    "entry": "at:time body index:n kind:text", "closing": "coverage:share rounds:n sector:code",
    "share": "denominator:n numerator:n"}

# The bodies of ledger entries, section 10; each may also open what an earlier entry sealed.
FORMS.update({"body " + kind: members + " opens?:n salt?:hex" for kind, members in {
    "key": "key recovery:key", "policy": "digest:hex year?:n", "items": "digest:hex year?:n", "plan": "digest:hex year?:n",
    "import": "digest:hex year?:n", "commitment": "commitment:hex draw", "receipt": "draw receipt:hex",
    "value": "draw name signature?:signature value:text",
    "void": "approvedBy:name decidedBy:name draw reason:void source?:name",
    "infeasible": "drawn:n eligible:n frame:hex population:n round:n1 sector:code year:n",
    "substitution": "approvedBy:name decidedBy:name draw firm:id inspector:id reason:change substitute?:id",
    "named": "approvedBy:name decidedBy:name draw firm:id inspectors:id*", "joined": "draws:draw* firm:id",
    "sealed": "digest:hex of:text", "reviewed": "by:name outcome record:text step:text",
    "result": "categories:text* draw firm:id inspectedOn:date inspectors:id* items:text* record:text version:n1",
    "visit": "firm:id inspectedOn:date type:text", "closed": "sectors:closing* year:n"}.items()})

def fits(kind, v):
    if kind[-1] in "*^":
        return isinstance(v, list) and all(fits(kind[:-1], x) for x in v) and (kind[-1] == "*" or v == sorted(set(v)))
    if kind in FORMS: return has_members(members_of(kind), v)
    rule = TYPES[kind]
    if isinstance(rule, int): return type(v) is int and v >= rule
    if isinstance(rule, tuple): return v in rule
    return bool(rule(v)) if callable(rule) else re.fullmatch(rule, v) is not None

@functools.lru_cache(maxsize=None)
def members_of(form):  # name -> (its type, whether it may be left out)
    parts = [member.partition(":") for member in FORMS[form].split()]
    return {name.rstrip("?"): (kind or name.rstrip("?"), name.endswith("?")) for name, _, kind in parts}

def has_members(members, v):
    return isinstance(v, dict) and all(name in members for name in v) and all(
        fits(kind, v[name]) if name in v else optional for name, (kind, optional) in members.items())

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
