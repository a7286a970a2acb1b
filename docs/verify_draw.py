"""What verify.py computes with, after protocol.md (§ is its section): forms, files, trees, notes, a draw repeated."""
import base64, collections, datetime, functools, hashlib, hmac, json, os, re, shutil, subprocess, sys, tempfile
import urllib.request
from functools import cached_property

class Missing(Exception): """Something is not published (yet)."""
class Broken(Missing): """A file has not its form: the check named first fails, for all others the file is missing."""
class Row(dict):
    """A JSON object whose members are read as attributes; one that is left out is None."""
    __getattr__ = dict.get
def in_parts(parts):
    """What the parts of a check yield; what is missing or broken in one of them hides nothing in the others."""
    for part in parts:
        try: yield from part
        except Missing as e: yield e
        except Exception as e: yield "data that can be checked", "", f"{type(e).__name__}: {e}"
def quietly(make, otherwise):
    try: return make()
    except Exception: return otherwise

# ---- §1: the forms of members, by pattern or least number; then of objects, where a member has the form of its name if
# no other is given. "*" is a list, "^" an ascending one, "+" one that is not empty; a member with "?" may be left out.
CODE, HEX, DAY = "[a-z0-9][a-z0-9-]{0,40}", "[0-9a-f]{64}", "[0-9]{4}-[0-9]{2}-[0-9]{2}"
TYPES = {member: form for members, form in {
    "id firm inspector substitute": "[0-9A-Za-z][0-9A-Za-z._-]{0,63}", "sector": CODE, "signature": "[0-9a-f]{96}",
    "name stratum department approvedBy decidedBy source by step type record": "[0-9A-Za-z._:/-]{1,64}",
    "root digest salt policy commitment receipt hex": HEX, "kind category": "[A-Za-z]{1,64}",
    "text key recovery value of": "(?s).+", "sealer": f"own:.+|witness:{CODE}", "die": "dice", "ssq-name": "ssq:.+",
    "dlt-name": "dlt:.+",
    "pulse": "drand:quicknet/([1-9][0-9]{0,9}|10{10})", "authority": "[0-9]{6}/[a-z0-9-]{1,40}",
    "effective discloseBy inspectedOn": DAY, "at drawAt": DAY + "T([01][0-9]|2[0-3])(:[0-5][0-9]){2}[+]08:00",
    "draw": CODE + "-[1-9][0-9]{3}-r[1-9][0-9]{0,8}(-v([2-9]|[1-9][0-9]{1,8}))?", "protocol": "inspections-draw/1",
    "flag": "cap|cooldown|drawn", "unavailable": "certificate|absent", "change": "recusal|absent|certificate",
    "end": "frame-error|roster-error|force-majeure|source-unavailable", "outcome": "approved|returned",
    "index size numerator year largest gone take cap cooldownDays population drawn eligible opens number": 0,
    "denominator round rounds perDepartment version": 1, "digits": 20}.items() for member in members.split()}
FORMS = {
    "leaf": "excluded?:flag^+ firm? id stratum", "inspector-leaf": "department id sectors:sector^ unavailable?",
    "recusal": "id inspectors:id^ salt", "opening": "index leaf:recusal proof:hex*", "witness": "key name:sector",
    "commitment-file": "authority discloseBy? draw drawAt floor:rate frame:head gone largest ledger:head lifted?:true"
        " policy protocol quotas:quota*+ recusals?:head roster:head round rounds sector sources:source-of*+ team"
        " witnesses?:witness*+ year",
    "head": "root size", "rate": "denominator numerator", "share": "denominator:number numerator",
    "quota": "denominator numerator stratum take", "team": "perDepartment? size:round", "drand": "kind name:pulse",
    "sealed": "digest kind name:sealer", "dice": "digits kind name:die", "ssq": "at kind name:ssq-name",
    "dlt": "at kind name:dlt-name", "policy-file": "authority basis:text* effective sectors:rules*",
    "rules": "basis:text* cap cooldownDays floor:rate name:text rounds sector strata:stratum-rules*+ team",
    "stratum-rules": "denominator name:text numerator stratum", "closing": "coverage:share rounds:number sector",
    "entry": "at body:object index kind", **{"body of " + kind: members + " opens? salt?" for kind, members in {
        "key": "key recovery", **dict.fromkeys(("policy", "items", "plan", "import"), "digest year?"),
        "commitment": "commitment draw", "value": "draw name signature? value", "receipt": "draw receipt",
        "void": "approvedBy decidedBy draw reason:end source?", "joined": "draws:draw* firm", "sealed": "digest of",
        "reviewed": "by outcome record step",
        "infeasible": "drawn eligible frame:hex population round sector year", "visit": "firm inspectedOn type",
        "substitution": "approvedBy decidedBy draw firm inspector reason:change substitute",
        "named": "approvedBy decidedBy draw firm inspectors:id*", "closed": "sectors:closing* year",
        "result": "categories:category*+ draw firm inspectedOn inspectors:id* items:id* record version"}.items()}}
@functools.lru_cache(maxsize=None)
def members_of(form):
    """Of an object: member -> its form, and whether it may be left out."""
    parts = [member.partition(":") for member in FORMS[form].split()]
    return {name.strip("?"): (kind or name.strip("?"), name[-1] == "?") for name, _, kind in parts}
def fits(form, v):
    if form[-1] == "+": return bool(v) and fits(form[:-1], v)
    if form[-1] == "^": return fits(form[:-1] + "*", v) and v == sorted(set(v))
    if form[-1] == "*": return type(v) is list and all(fits(form[:-1], each) for each in v)
    if form in ("object", "true"): return type(v) is Row if form == "object" else v is True
    if form == "source-of": return type(v) is Row and v.kind in "sealed dice ssq dlt drand".split() and fits(v.kind, v)
    if form in FORMS: return type(v) is Row and all(name in members_of(form) for name in v) and all(
        fits(kind, v[name]) if name in v else optional for name, (kind, optional) in members_of(form).items())
    if type(TYPES[form]) is int: return type(v) is int and v >= TYPES[form]
    good = type(v) is str and re.fullmatch(TYPES[form], v) is not None
    return good and (not TYPES[form].startswith(DAY) or bool(datetime.date.fromisoformat(v[:10])))
def canonical(v): return json.dumps(v, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
def refuse(what): raise ValueError(what)
def integer(token): return int(token) if len(token) < 18 and abs(int(token)) < 2**53 else refuse(f"the number {token}")
def parse(data, form):
    v = json.loads(data.decode(), object_hook=Row, parse_int=integer, parse_float=refuse, parse_constant=refuse)
    return v if canonical(v) == data and fits(form, v) else refuse(f"no canonical {form}: {data[:120]}")

# ---- Files, trees (RFC 6962) and signed notes (C2SP)
class Folder(dict):
    """Published files by path, on disk or behind an address; None where there is none. Each is read once."""
    def __init__(self, root): self.root, self.remote = root.rstrip("/") + "/", "://" in root
    def __missing__(self, path):
        try:
            with urllib.request.urlopen(self.root + path) if self.remote else open(self.root + path, "rb") as file:
                return self.setdefault(path, file.read())
        except OSError as e:
            if not self.remote or getattr(e, "code", 0) == 404: return self.setdefault(path, None)
            print(f"{self.root + path}: {e}", file=sys.stderr)
            sys.exit(69)
    def parsed(self, path, form, check):
        """A file of a form; of a .jsonl the lines, each of the form."""
        if self[path] is None: raise Missing(f"{path} is not published")
        try:
            if path.endswith(".json"): return parse(self[path], form)
            *lines, rest = self[path].split(b"\n")
            return refuse("no newline at the end") if rest else [parse(line, form) for line in lines]
        except (ValueError, RecursionError) as e: raise Broken(check, f"{path}: {e}") from None
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def digest(v): return sha(canonical(v)).hex()
def heads(leaves):
    """heads[n] is the tree head over the first n leaves; the peaks are the heads of its full subtrees."""
    peaks, result = [], [sha()]
    for n, leaf in enumerate(leaves, 1):
        peaks.append(sha(b"\0", leaf))
        while n % 2 == 0: peaks[-2:], n = [sha(b"\1", *peaks[-2:])], n // 2
        result.append(functools.reduce(lambda right, left: sha(b"\1", left, right), reversed(peaks)))
    return result
def root_from(index, size, leaf, proof):
    """The head to which an inclusion proof leads from a leaf's hash; none if it is too long or too short."""
    if index >= size or size == 1 or not proof: return leaf if (index, size, proof) == (0, 1, []) else b""
    half = 1 << (size - 1).bit_length() - 1
    if index < half: return sha(b"\1", root_from(index, half, leaf, proof[:-1]), proof[-1])
    return sha(b"\1", proof[-1], root_from(index - half, size - half, leaf, proof[:-1]))
def verifier_key(text):
    """Name, id and SubjectPublicKeyInfo of an ECDSA P-256 key: after a 2 DER that begins with the algorithm."""
    name, key_id, encoded = text.split("+", 2)
    raw = base64.b64decode(encoded, validate=True)
    holds = raw[:28].hex() == "023059301306072a8648ce3d020106082a8648ce3d03010703420004" and len(raw) == 92
    holds = holds and (key_id, encoded) == (sha(raw[1:])[:4].hex(), base64.b64encode(raw).decode())
    return (name, key_id, raw[1:]) if holds else refuse(f"no verifier key: {text}")
@functools.lru_cache(maxsize=None)
def openssl_verifies(spki, text, signature):
    if not shutil.which("openssl"): raise Missing("signatures can be checked only where openssl is installed")
    with tempfile.TemporaryDirectory() as scratch:
        pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(spki) + b"-----END PUBLIC KEY-----\n"
        for name, data in (("key", pem), ("signature", signature)):
            with open(os.path.join(scratch, name), "wb") as file: file.write(data)
        command = ["openssl", "dgst", "-sha256", "-verify", f"{scratch}/key", "-signature", f"{scratch}/signature"]
        return subprocess.run(command, input=text.encode(), capture_output=True).returncode == 0
def signed(note, key):
    """The text of a note that the key has signed; None if note or key has not its form, or no signature is right."""
    try:
        (name, key_id, spki), (text, _, tail) = verifier_key(key), (note or b"").decode().rpartition("\n\n")
        rows = [re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+={0,2})", row).groups() for row in tail[:-1].split("\n")]
        raw = [(signer, base64.b64decode(encoded, validate=True)) for signer, encoded in rows]
    except (ValueError, AttributeError): return None
    mine = [r[4:] for signer, r in raw if signer == name and r[:4].hex() == key_id]
    holds = text and tail[-1] == "\n" and mine and all(openssl_verifies(spki, text + "\n", s) for s in mine)
    return text + "\n" if holds else None

# ---- §4 values, §5 quotas, §7 teams
def moment(time): return int(datetime.datetime.strptime(time, "%Y-%m-%dT%H:%M:%S%z").timestamp())
def known_from(s, start):
    """When anybody can know a source's value: that of a pulse or a lottery, or for others the draw's time."""
    return 1692803367 + 3 * (int(s.name.split("/")[1]) - 1) if s.kind == "drand" else moment(s.at) if s.at else start
def is_value(s, value):
    if s.kind in ("sealed", "drand"): return re.fullmatch(HEX, value) is not None
    if s.kind == "dice": return re.fullmatch("[0-9]{%d}" % s.digits, value) is not None
    (few, top), (more, last) = ((6, 33), (1, 16)) if s.kind == "ssq" else ((5, 35), (2, 12))
    parts, drawn = [part.split(" ") for part in value.split("|")], [f"{ball:02}" for ball in range(1, 36)]
    return [len(part) for part in parts] == [few, more] and all(
        part == sorted(set(part) & set(drawn[:most])) for part, most in zip(parts, (top, last)))
def ceil(rate, n): return -(-rate.numerator * n // rate.denominator)
def spread(amount, weights, bounds):
    """Largest remainder; what is over a bound goes to the first stratum with room, then the next."""
    shares = [amount * w // sum(weights) for w in weights]
    by_remainder = sorted(range(len(weights)), key=lambda h: -(amount * weights[h] % sum(weights)))
    for h in by_remainder[:amount - sum(shares)]: shares[h] += 1
    shares = [min(share, bound) for share, bound in zip(shares, bounds)]
    for h, bound in enumerate(bounds): shares[h] += min(bound - shares[h], amount - sum(shares))
    return shares
def takes(c, population, drawn, eligible):
    """The takes by the figures of the strata (None if nobody may be drawn), and what the year still has to draw."""
    need = [ceil(quota, p) for quota, p in zip(c.quotas, population)]
    room = [p - n for p, n in zip(population, need)]
    lack = min(sum(population), max(0, max(ceil(c.floor, c.largest), c.rounds) - c.gone)) - sum(need)
    if lack > 0: need = [n + more for n, more in zip(need, spread(lack, room, room))]
    rest = [max(0, n - d) for n, d in zip(need, drawn)]
    total = 1 if c.lifted else min(sum(eligible), max(1, -(-sum(rest) // max(1, c.rounds - c.round + 1))))
    weights = rest if any(rest) and not c.lifted else eligible
    return spread(total, weights, eligible) if any(eligible) else None, sum(rest)
def push(room, start, goal, near=()):
    """Moves one unit along a path with room left and makes room to take it back; False if there is none. What is near
    the goal or one step from the common end () is gone through first: it makes a search short and changes no answer."""
    came, queue = {start: None}, collections.deque([start])
    while queue and goal not in came:
        here = queue.popleft()
        for there in room[here]:
            if there in came: continue
            came[there] = here
            (queue.appendleft if not there or there in near or () in room[there] else queue.append)(there)
            if goal in room[there]: came[goal] = there
            if goal in came: break
    path = [goal] if goal in came else []
    while path and path[-1] != start: path.append(came[path[-1]])
    for there, here in zip(path, path[1:]):
        room[there][here], room[here][there] = room[there].get(here, 0) + 1, room[here][there] - 1
        if not room[here][there]: del room[here][there]
    return bool(path)
def assign(team, order, allowed, ticket):
    """The bound and every drawn firm's team, by a flow: firm, its part of a department, inspector, goal."""
    most, room, result = team.perDepartment or team.size, collections.defaultdict(dict), {firm: [] for firm in order}
    for firm in result:  # each once, also if a malformed list has it twice: step 1 would never end
        for i in allowed[firm]: room[firm, i.department]["", i.id], room[firm][firm, i.department] = 1, most
    has_enough = lambda firm: sum(min(most, len(room[part])) for part in list(room[firm])) >= team.size
    staffed, bound, goal = [firm for firm in result if has_enough(firm)], 0, ()  # step 0: the others get no team
    inspectors = {("", i.id) for firm in staffed for i in allowed[firm]}
    for firm in staffed * team.size:  # step 1: one firm more for every inspector whenever a firm finds nobody
        while not push(room, firm, goal):
            bound += 1
            for inspector in inspectors: room[inspector][goal] = room[inspector].get(goal, 0) + 1
    for firm in staffed:  # step 2: a pair is in some complete staffing iff one unit can go round in a circle through it
        parts = {(firm, i.department) for i in allowed[firm]}
        near = {firm} | parts | {("", i.id) for i in allowed[firm] if parts & room["", i.id].keys()}
        for _, i, department in sorted((ticket(f"assign:{firm}:{i.id}"), i.id, i.department) for i in allowed[firm]):
            part, inspector = (firm, department), ("", i)
            if len(result[firm]) == team.size: break
            if inspector in room[part] and not push(room, inspector, part, near): continue
            room[part].pop(inspector, None)  # given out for good
            room[inspector].pop(part, None)
            result[firm].append(i)
    return bound, result

# ---- A draw repeated from its commitment and values
class Draw:
    def __init__(self, ledger, entry):
        self.ledger, self.entry, self.id, self.index = ledger, entry, entry.draw, entry.index
        self.sector, year, number, attempt = re.fullmatch("(.+)-(....)-r([0-9]+)(?:-v([0-9]+))?", self.id).groups()
        self.year, self.round, self.attempt = int(year), int(number), int(attempt or 1)
        self.entries = [e for e in ledger.entries if self.id in (e.draws or [e.draw])]
        self.ends = [e for e in self.entries if e.kind in ("receipt", "void")]
        self.drawn, self.void = [next((e for e in self.ends[:1] if e.kind == k), None) for k in ("receipt", "void")]
        self.values = {e.name: e for e in reversed(self.entries) if e.kind == "value"}
        self.before = list(ledger.draws)
        self.last = next((d for d in reversed(self.before) if d.sector == self.sector), None)
    def data(self, name): return self.ledger.folder[f"draws/{self.id}/{name}"]
    def file(self, name, form): return self.ledger.folder.parsed(f"draws/{self.id}/{name}", form, name.split(".")[0])
    commitment = cached_property(lambda self: self.file("commitment.json", "commitment-file"))
    frame = cached_property(lambda self: self.file("frame.jsonl", "leaf"))
    roster = cached_property(lambda self: self.file("roster.jsonl", "inspector-leaf"))
    openings = cached_property(lambda self: self.file("recusals.jsonl", "opening") if self.commitment.recusals else [])
    receipt = cached_property(lambda self: self.file("receipt.json", "object"))
    firms = cached_property(lambda self: {leaf.id: leaf.firm or leaf.id for leaf in self.frame})
    recused = cached_property(lambda self: {o.leaf.id: o.leaf.inspectors for o in self.openings})
    order = cached_property(lambda self: [firm for _, firm in sorted(sum(self.won, []))])
    disclosed = cached_property(
        lambda self: bool(self.drawn) and all(s.name in self.values for s in self.commitment.sources))
    prk = cached_property(lambda self: hmac.digest(
        bytes(32), canonical({"commitment": self.entry.commitment, "sources": self.sources}), "sha256"))
    @cached_property
    def rules(self):
        found = [s for s in self.ledger.policy(self.commitment.policy).sectors if s.sector == self.sector]
        if not found: raise Broken("policy", f"no rules for {self.sector}")
        return found[0]
    @cached_property
    def sources(self):
        for s in self.commitment.sources:
            if s.name not in self.values: raise Missing(f"no value of {s.name} of {self.id} yet")
        return [{"name": s.name, "value": self.values[s.name].value} for s in self.commitment.sources]
    def ticket(self, label): return hmac.digest(self.prk, label.encode() + b"\1", "sha256")
    def may_be_drawn(self, leaf): return not leaf.excluded or self.commitment.lifted and leaf.excluded == ["drawn"] 
    @cached_property
    def won(self):  # §6: of each stratum the smallest tickets with their firms
        pools = collections.defaultdict(list)
        for leaf in filter(self.may_be_drawn, self.frame):
            pools[leaf.stratum].append((self.ticket("firm:" + leaf.id), leaf.id))
        return [sorted(pools[q.stratum])[:q.take] for q in self.commitment.quotas]
    def allowed(self, firm):
        recused = self.recused.get(firm, ())
        return [i for i in self.roster if self.sector in i.sectors and not i.unavailable and i.id not in recused]
    @cached_property
    def teams(self):
        return assign(self.commitment.team, self.order, {firm: self.allowed(firm) for firm in self.order}, self.ticket)
    @cached_property
    def strata(self):
        cutoff = lambda won: {"cutoff": won[-1][0].hex()} if won else {}
        return [{"drawn": [firm for _, firm in won], "stratum": q.stratum, **cutoff(won)}
                for q, won in zip(self.commitment.quotas, self.won)]
    @cached_property
    def outcome(self):  # §8: the receipt that commitment and values give
        teams = [{"firm": firm, "inspectors": inspectors} for firm, inspectors in self.teams[1].items()]
        return {"bound": self.teams[0], "commitment": self.entry.commitment, "draw": self.id, "prk": self.prk.hex(),
                "protocol": "inspections-draw/1", "sources": self.sources, "strata": self.strata, "teams": teams}
