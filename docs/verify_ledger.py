"""The ledger as far as it can be read (protocol.md, §10), and the check of it: entries, seals, reviews, closings, keys."""
import base64, bisect, collections
from verify_draw import Draw
from verify_files import Missing, Tree, signed, spki, verifier_key
from verify_forms import FORMS, Row, digest, fits, is_policy, lines_of, moment, parse, parsed, refuse

def since(e):
    """The place from which on an entry holds: that of its seal, if it was sealed."""
    return e.index if e.opens is None else e.opens
def in_parts(parts):
    """What the parts of a check yield; what is missing or broken in one of them hides nothing in the others."""
    for part in parts:
        try: yield from part
        except Missing as e: yield e
WHOLE = {  # what of a body goes over several members
    "key": lambda b: spki(b.key) != spki(b.recovery), "joined": lambda b: len(b.draws) == 2,
    "result": lambda b: "withdrawn" not in b.categories or len(b.categories) == 1,
    **dict.fromkeys(("substitution", "named"), lambda b: (b.opens is None) == (b.salt is None))}
NAMING = ("commitment", "value", "receipt", "void", "substitution", "named", "joined", "infeasible", "closed")

class Ledger:
    """Its entries, each with the members of its body beside its own, and the draws that they are about."""
    def __init__(self, folder):
        self.folder, self.entries, self.draws, self.newest, self.refusal = folder, [], [], {}, None
        self.published = folder["ledger/entries.jsonl"] is not None
        self.kinds, self.about, self.versions, self.reviews = (collections.defaultdict(list) for _ in range(4))
        self.found, self.read = {}, {}
        rows = (folder["ledger/entries.jsonl"] or b"").split(b"\n")
        try:
            for row in rows[:-1]: self.take(parse(row, "entry"), row)
            lines_of(folder["ledger/entries.jsonl"] or b"")
        except (ValueError, RecursionError) as e: self.refusal = f"entry {len(self.entries)}: {e}"
        self.tree = Tree(rows[:len(self.entries)])
        self.binding, self.issues, self.keys_seen, self.seals = None, None, None, {e.index: e for e in self.of("sealed")}
        self.closing = {e.year: e for e in reversed(self.of("closed"))}
        self.now = self.entries[-1].at if self.entries else None
        for e in self.of("commitment"):
            if e.draw not in self.found: self.add(Draw(self, e.draw, e))
    def take(self, e, row):
        form = f"body of {e.kind}"
        known = form in FORMS and fits(form, e.body) and WHOLE.get(e.kind, bool)(e.body) and e.index == len(self.entries)
        entry = Row(e.body, **e) if known else refuse(f"not the next, or not of its kind: {row[:160]}")
        self.entries.append(entry)
        self.kinds[e.kind].append(entry)
        if e.kind in ("result", "reviewed"): (self.versions if e.kind == "result" else self.reviews)[entry.record].append(entry)
        for draw in entry.draws or [entry.draw]: self.about[draw].append(entry)
    def add(self, draw):
        self.draws.append(draw)
        self.newest[draw.sector] = self.found[draw.id] = draw
    def of(self, kind, before=None): return [e for e in self.kinds.get(kind, ()) if before is None or e.index < before]
    def find(self, draw): return self.found.get(draw)
    def head(self, n): return self.tree.head(n).hex()
    def policy(self, named): return parsed(self, f"policy/{named}.json", "policy-file", "policy", "ledger", rule=is_policy)
    def in_force(self, before, date, fallback=True):
        """The policy entry in force on a day, of those before an index (§11)."""
        entries = self.of("policy", before)
        begun = [(effective, e.index, e) for e in entries for effective in [self.policy(e.digest).effective] if effective <= date]
        return max(begun, key=lambda each: each[:2])[2] if begun else entries[0] if entries and fallback else None

def check_ledger(ledger, trusted):
    """entries in form and order, each reference kept, under signed checkpoints"""
    if not ledger.published: raise Missing("ledger/entries.jsonl is not published")
    yield from in_parts([in_order(ledger), seals(ledger), documents(ledger), keys(ledger, trusted), checkpoints(ledger)])
    yield from in_parts(reviewed(ledger, e) for e in ledger.of("result"))
    yield from in_parts(closed(ledger, e) for e in ledger.of("closed"))
def in_order(ledger):
    yield "entries in their form", None, ledger.refusal
    yield "kind of entry 0", ["key"], [e.kind for e in ledger.entries[:1]]
    committed = set()
    for before, e in zip(ledger.entries[:1] + ledger.entries, ledger.entries):
        yield f"entry {e.index} not before {before.at}", True, moment(before.at) <= moment(e.at)
        if e.kind == "commitment": committed.add(e.draw)
        if e.draws or e.draw: yield f"a commitment before entry {e.index}", set(), set(e.draws or [e.draw]) - committed
        if e.kind == "visit": yield f"the day of visit {e.index}, not after {e.at[:10]}", True, e.inspectedOn <= e.at[:10]
def seals(ledger):
    closed = set(ledger.seals)
    for e in ledger.entries:
        if e.opens is None: continue
        cover, body = ledger.seals.get(e.opens, Row()), {k: v for k, v in e.body.items() if k not in ("opens", "salt")}
        good = e.opens in closed and e.opens < e.index
        expected = True, e.kind, digest({"body": body, "salt": e.salt})
        yield f"what entry {e.index} opens", expected, (good, cover.of, cover.digest)
        closed.discard(e.opens)
def documents(ledger):
    yield from in_parts(document(ledger, e) for e in ledger.of("policy"))
def document(ledger, e):
    yield f"policy/{e.digest}.json", e.digest, digest(ledger.policy(e.digest))
def readable(d):
    """Whether a draw's commitment is published in its form."""
    try: return bool(d.commitment)
    except Missing: return False
def origin(ledger):
    keys = ledger.of("key")
    return verifier_key(keys[0].key)[0] if keys else None
def reviewed(ledger, e):
    """§10: between its seal and a result every step of the policy's review is approved, in order, by different people."""
    d = ledger.find(e.draw)
    if not d: return
    before = [other.index for other in ledger.versions[e.record] if other.index < e.index]
    rows = [r for r in ledger.reviews[e.record] if max([e.opens] + before) < r.index < e.index]
    last = max([n for n, r in enumerate(rows, 1) if r.outcome == "returned"], default=0)
    approved, people = iter(rows[last:]), set()
    yield f"a review of entry {e.index}", True, bool(rows[last:])
    for step in ledger.policy(d.commitment.policy).review or []:
        by = next((r.by for r in approved if r.step == step and r.by not in people), None)
        yield f"step {step} of the review of entry {e.index}", True, by is not None
        people.add(by)
def closed(ledger, e):
    """§9, §10: what stands before and after a year is closed, and which sectors it names."""
    yield f"the entry that closes {e.year}", ledger.closing[e.year].index, e.index
    draws = [d for d in ledger.draws if d.year == e.year and d.index < e.index]
    spoken = {d.sector for d in draws if not d.voided(e.index)}
    spoken |= {i.sector for i in ledger.of("infeasible", e.index) if i.year == e.year}
    yield f"sectors in entry {e.index}", sorted(spoken), [s.sector for s in e.sectors]
    for d in draws: yield from in_parts([over(d, e.index, f"before entry {e.index}")])
    for late in ledger.entries[e.index + 1:] if e is ledger.closing[e.year] else ():
        years = {ledger.find(x).year for x in late.draws or [late.draw] if ledger.find(x)} | {late.year}
        if late.kind in NAMING and late.kind != "closed": yield f"entry {late.index} about a closed year", False, e.year in years
def over(d, upto, when):
    """A draw's end, and its disclosure if it was kept back and not voided."""
    yield f"{d.id} ended {when}", True, bool(d.ends) and d.ends[0].index < upto
    if d.ends and not d.voided(upto) and d.commitment.discloseBy:
        yield f"{d.id} disclosed {when}", True, d.disclosed and d.disclosed_at < upto

# ---- Keys and checkpoints
def keys(ledger, trusted):
    entries, used = ledger.of("key"), set()
    for e in entries:
        yield f"a new key in entry {e.index}", False, spki(e.key) in used
        used |= {spki(e.key), spki(e.recovery)}
    yield "keys of one name", 1 if entries else 0, len({verifier_key(k)[0] for e in entries for k in (e.key, e.recovery)})
    if trusted: yield "the key known from elsewhere", True, trusted in [e.key for e in entries]
    if entries: yield has(ledger, "ledger/key", "".join(e.key + "\n" for e in entries).encode())
def has(ledger, path, expected):
    return Missing(f"{path} is not published") if ledger.folder[path] is None else (path, expected, ledger.folder[path])
def checkpoints(ledger):
    entries, size = ledger.of("key"), len(ledger.entries)
    if not entries or entries[0].index: return
    paths = [(n, f"ledger/checkpoints/{n}") for n in range(1, size + 1)] + [(size, "ledger/checkpoint")]
    owed = {"ledger/checkpoint", f"ledger/checkpoints/{size}"} | {f"ledger/checkpoints/{e.index + 1}" for e in entries[1:]}
    places = [e.index for e in entries]
    for n, path in paths:
        note = ledger.folder[path]
        if note is None and path in owed: yield Missing(f"{path} is not published")
        if note is None: continue
        place = bisect.bisect_left(places, n) - 1
        key, old = entries[place], entries[place - 1]
        text = f"{origin(ledger)}\n{n}\n{base64.b64encode(bytes.fromhex(ledger.head(n))).decode()}\n"
        yield f"{path}, signed by {key.key}", text, signed(note, key.key)
        if place and n == key.index + 1:
            endorsed = signed(note, old.key) or signed(note, old.recovery)
            yield f"{path}, signed by the old or the recovery key too", text, endorsed
