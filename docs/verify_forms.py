"""The forms of what is published (protocol.md, §1 and the tables of §3, §10, §11): each has one spelling."""
import datetime, functools, json, re
from fractions import Fraction
from verify_files import TABLE, Broken, Missing, Row, sha, verifier_key

# ---- The names, limits and patterns of the table that all verifiers share
LIMITS, PATTERNS = TABLE.limits, TABLE.patterns
COUNT, SAFE, HEX = LIMITS.count, LIMITS.integer, PATTERNS.digest
TEXT = "(?s:.*)"
TYPES = {member: form for members, form in {  # the forms of members: a pattern, or the least and the greatest number
    "id firm inspector substitute": PATTERNS.identifier, "sector": PATTERNS.code, "authority": PATTERNS.authority,
    "name stratum department approvedBy decidedBy source by step type record": PATTERNS.label,
    "root digest salt policy commitment receipt prk cutoff hex": HEX, "effective discloseBy inspectedOn": PATTERNS.date,
    "at drawAt": PATTERNS.time, "text value": TEXT, "pulse-signature": PATTERNS.drandSignature, "signature": TEXT,
    "sealer": f"{PATTERNS.own}|{PATTERNS.witness}", "die": "dice", "pulse": PATTERNS.pulse,
    "ssq-name": f"(?=ssq)({PATTERNS.issue})", "dlt-name": f"(?=dlt)({PATTERNS.issue})", "kind": "[a-z]{1,20}",
    "protocol": TABLE.protocol, "draw": PATTERNS.draw, "flag": "|".join(TABLE.exclusions),
    "unavailable": "|".join(TABLE.unavailable), "change": "|".join(TABLE.substitutionReasons),
    "end": "|".join(TABLE.voidReasons), "outcome": "|".join(TABLE.reviewOutcomes), "of": "|".join(TABLE.sealedKinds),
    "category": "|".join(TABLE.categories + [TABLE.withdrawn]),
    "index opens numerator largest gone population drawn eligible number log-size": (0, SAFE),
    "year": (LIMITS.firstYear, LIMITS.lastYear), "denominator": (1, SAFE), "take cap cooldownDays size done bound": (0, COUNT),
    "round rounds perDepartment version members": (1, COUNT), "digits": (LIMITS.diceDigits, COUNT)}.items()
    for member in members.split()}

# ---- Of objects. A member has the form of its name if no other is given. Of lists "*" is any, "^" an ascending one, "!"
# one without repeats, "+" one that is not empty; a member with "?" may be left out.
FORMS = {
    "leaf": "excluded?:flag^+ firm? id stratum", "inspector-leaf": "department id sectors:sector^ unavailable?",
    "recusal": "id inspectors:id^ salt", "opening": "index leaf:recusal proof:hex*", "witness": "key name:sector",
    "commitment-file": "authority discloseBy? draw drawAt floor:rate frame:head gone largest ledger:log-head lifted?:true"
        " policy protocol quotas:quota*+ recusals?:head roster:head round rounds sector sources:source-of*+ team"
        " witnesses?:witness*+ year",
    "head": "root size", "log-head": "root size:log-size", "rate": "denominator numerator",
    "share": "denominator:number numerator", "quota": "denominator numerator stratum take",
    "team": "perDepartment? size:members", "drand": "kind name:pulse", "sealed": "digest kind name:sealer",
    "dice": "digits kind name:die", "ssq": "at kind name:ssq-name", "dlt": "at kind name:dlt-name",
    "policy-file": "authority basis:text* effective review?:step!+ sectors:rules*",
    "rules": "basis:text* cap cooldownDays floor:rate name:text rounds sector strata:stratum-rules*+ team",
    "stratum-rules": "denominator name:text numerator stratum", "closing": "coverage:share rounds:done sector",
    "receipt-file": "bound commitment draw prk protocol sources:named-value* strata:won* teams:team-of*",
    "named-value": "name value", "won": "cutoff? drawn:id* stratum", "team-of": "firm inspectors:id*",
    "entry": "at body:object index kind", **{"body of " + kind: members for kind, members in {
        "key": "key recovery:key", **dict.fromkeys(("policy", "items", "plan", "import"), "digest year?"),
        "commitment": "commitment draw", "value": "draw name signature? value", "receipt": "draw receipt",
        "void": "approvedBy decidedBy draw reason:end source?", "joined": "draws:draw!+ firm", "sealed": "digest of",
        "infeasible": "drawn eligible frame:hex population round sector year", "visit": "firm inspectedOn type",
        "substitution": "approvedBy decidedBy draw firm inspector opens? reason:change salt? substitute",
        "named": "approvedBy decidedBy draw firm inspectors:id! opens? salt?", "closed": "sectors:closing* year",
        "reviewed": "by outcome record step", "result": "categories:category!+ draw firm inspectedOn inspectors:id!"
            " items:id! opens record salt version"}.items()}}
def day(text):
    try: return datetime.date.fromisoformat(text[:10])
    except ValueError: return None
def is_key(text):
    try: return type(text) is str and bool(verifier_key(text))
    except ValueError: return False
def is_text(form):
    match, dated = re.compile(form, re.ASCII).fullmatch, form in (PATTERNS.date, PATTERNS.time)
    return lambda v: type(v) is str and match(v) is not None and (not dated or day(v) is not None)
def is_draw(v):
    parts = type(v) is str and re.fullmatch(TYPES["draw"], v)
    return bool(parts) and int(parts[3]) <= COUNT and int(parts[5] or 1) <= COUNT
def is_object(form):
    parts = [member.partition(":") for member in FORMS[form].split()]
    members = [(name.strip("?"), checker(kind or name.strip("?")), name[-1] == "?") for name, _, kind in parts]
    names = {name for name, _, _ in members}
    return lambda v: type(v) is Row and names.issuperset(v) and all(
        holds(v[name]) if name in v else optional for name, holds, optional in members)
@functools.lru_cache(maxsize=None)
def checker(form):
    """Whether a value has a form."""
    inner = checker(form[:-1]) if form[-1] in "+*^!" and form[-2] in "+*^!" else None
    if form[-1] == "+": return lambda v: bool(v) and (inner or checker(form[:-1] + "*"))(v)
    if form[-1] in "*^!":
        each, end = checker(form[:-1]), form[-1]
        if end == "*": return lambda v: type(v) is list and all(map(each, v))
        once = lambda v: sorted(set(v)) == (v if end == "^" else sorted(v))
        return lambda v: type(v) is list and all(map(each, v)) and once(v)
    if form == "object": return lambda v: type(v) is Row
    if form == "true": return lambda v: v is True
    if form == "key": return is_key
    if form == "draw": return is_draw
    if form == "source-of": return lambda v: (
        type(v) is Row and v.kind in ("sealed", "dice", "ssq", "dlt", "drand") and checker(v.kind)(v))
    if form in FORMS: return is_object(form)
    if type(TYPES[form]) is str: return is_text(TYPES[form])
    least, most = TYPES[form]
    return lambda v: type(v) is int and least <= v <= most
def fits(form, v): return bool(checker(form)(v))

# ---- Canonical JSON (RFC 8785, restricted)
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
def canonical(v): return ENCODER.encode(v).encode()
def digest(v): return sha(canonical(v)).hex()
def refuse(what): raise ValueError(what)
def integer(token): return int(token) if len(token) < 18 and abs(int(token)) <= SAFE else refuse(f"the number {token[:40]}")
DECODER = json.JSONDecoder(object_hook=Row, parse_int=integer, parse_float=refuse, parse_constant=refuse)
@functools.lru_cache(maxsize=1 << 12)
def parse(data, form):
    v = DECODER.decode(data.decode())
    return v if canonical(v) == data and fits(form, v) else refuse(f"no canonical {form}: {data[:120]}")
def lines_of(data):
    *lines, rest = data.split(b"\n")
    return refuse("no newline at the end") if rest else lines
def parsed(ledger, path, form, *checks, rule=None):
    """A file of a form, and of a rule beyond it; of a .jsonl the lines, each of the form. It is read once, for good or ill."""
    if path not in ledger.read: ledger.read[path] = read(ledger.folder[path], path, form, rule)
    v, why = ledger.read[path]
    if why is None: return v
    raise Broken(checks, f"{path}: {why}") if why else Missing(f"{path} is not published")
def read(data, path, form, rule):
    if data is None: return None, ""
    try:
        v = parse(data, form) if path.endswith(".json") else [parse(line, form) for line in lines_of(data)]
        if rule: rule(v)
        return v, None
    except (ValueError, RecursionError) as e: return None, str(e) or "nested too deeply"
def ascending(leaves):
    ids = [leaf.id for leaf in leaves]
    if any(a >= b for a, b in zip(ids, ids[1:])): refuse("ids are not strictly ascending")

# ---- Rules of forms that go over several members
def is_commitment(c):
    """§3: what of a commitment can be said without any other file."""
    witnesses, rates = c.witnesses or [], [ratio(q) for q in c.quotas]
    for what, values in {"source": [s.name for s in c.sources], "digest": [s.digest for s in c.sources if s.digest],
                         "witness": [w.name for w in witnesses], "key": [verifier_key(w.key)[2] for w in witnesses],
                         "stratum": [q.stratum for q in c.quotas]}.items():
        if len(set(values)) < len(values): refuse(f"a {what} twice")
    if any(verifier_key(w.key)[0] != w.name for w in witnesses): refuse("a witness's key of another name")
    if max(rates + [ratio(c.floor)]) > 1 or rates != sorted(rates, reverse=True): refuse("rates above 1 or not in order")
    if not {s.name for s in c.sources if s.name.startswith("witness:")} <= {"witness:" + w.name for w in witnesses}:
        refuse("sealed by a witness that is not named")
    sector, year, number, _, _ = re.fullmatch(TYPES["draw"], c.draw).groups()
    if (sector, int(year), int(number), year) != (c.sector, c.year, c.round, c.drawAt[:4]): refuse("draw, sector, year, round and drawAt")
    if any(s.at and s.at[:4] != s.name[4:8] for s in c.sources): refuse("an issue under the number of another year")
    if c.recusals and c.recusals.size != c.frame.size: refuse("one recusal leaf per firm")
    if c.discloseBy and not any(s.name.startswith("own:") for s in c.sources): refuse("no own: source, to keep a list back")
    if c.discloseBy and not 0 <= (day(c.discloseBy) - day(c.drawAt)).days <= LIMITS.discloseDays:
        refuse("discloseBy before drawAt's day, or too long after it")
def is_policy(p):
    """§11: a document is checked whole, whichever sector is drawn."""
    codes = [s.sector for s in p.sectors]
    if codes != sorted(set(codes)): refuse("sectors are not strictly ascending")
    for s in p.sectors:
        rates = [ratio(stratum) for stratum in s.strata]
        if len({stratum.stratum for stratum in s.strata}) < len(rates): refuse(f"a stratum of {s.sector} twice")
        if max(rates + [ratio(s.floor)]) > 1 or rates != sorted(rates, reverse=True): refuse(f"rates of {s.sector}")
        below = ratio(s.floor) < ratio(LIMITS.standardFloor) or s.rounds < LIMITS.standardRounds
        if below and not (s.basis and all(s.basis)): refuse(f"{s.sector} is below the standard without a basis")
def ratio(of): return Fraction(of.numerator, of.denominator)

# ---- Times and values (§1, §4)
@functools.lru_cache(maxsize=1 << 14)
def moment(time): return int(datetime.datetime.strptime(time, "%Y-%m-%dT%H:%M:%S%z").timestamp())
def known_from(s, start):
    """When anybody can know a source's value: that of a pulse or a lottery, or for others the draw's time."""
    if s.kind == "drand": return TABLE.drand.genesis + TABLE.drand.period * (int(s.name.split("/")[1]) - 1)
    return moment(s.at) if s.at else start
def is_value(s, value):
    if s.kind in ("sealed", "drand"): return re.fullmatch(HEX, value) is not None
    if s.kind == "dice": return len(value) == s.digits and re.fullmatch("[0-9]+", value) is not None
    l = TABLE.lotteries[s.kind]
    (few, top), (more, last) = (l.front, l.frontHighest), (l.back, l.backHighest)
    parts, balls = [part.split(" ") for part in value.split("|")], [f"{ball:02}" for ball in range(1, 36)]
    return [len(part) for part in parts] == [few, more] and all(
        part == sorted(set(part) & set(balls[:most])) for part, most in zip(parts, (top, last)))
