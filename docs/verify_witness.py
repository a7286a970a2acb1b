"""Witnesses (protocol.md, §12): what they signed, what of it is to be compared, and the assurance that follows."""
import math, re
from verify_files import Missing, signed, spki
from verify_forms import HEX, SAFE, fits, known_from, moment
from verify_ledger import in_parts, readable

# ---- Notes
def size_and_root(line):
    head = re.fullmatch(f"(0|[1-9][0-9]{{0,15}}) ({HEX})", line)
    return (int(head[1]), head[2]) if head and int(head[1]) <= SAFE else None
def items(data, key, kind, count):
    """The lines of a signed note after its first, the last of them a time; None where it is missing or does not hold."""
    lines = (signed(data, key) or "").split("\n")
    holds = len(lines) == count + 3 and (lines[0], lines[-1]) == (f"inspections-witness/1 {kind}", "") and fits("at", lines[-2])
    return lines[1:-1] if holds else None
def commitment_note(d, witness):
    """Draw, commitment, (size, root) and time."""
    lines = items(d.data(f"witness/{witness.name}.commitment"), witness.key, "commitment", 3)
    head = size_and_root(lines[2]) if lines and fits("draw", lines[0]) and fits("root", lines[1]) else None
    return (lines[0], lines[1], head, moment(lines[3])) if head else None
def values_note(d, witness):
    """Draw, commitment, the value of every source and time."""
    names = [s.name for s in d.commitment.sources]
    lines = items(d.data(f"witness/{witness.name}.values"), witness.key, "values", 2 + len(names))
    if not lines or not fits("draw", lines[0]) or not fits("root", lines[1]): return None
    values = [line.partition(" ") for line in lines[2:-1]]
    holds = [v[0] for v in values] == names and all(v[2] for v in values)
    return (lines[0], lines[1], values, moment(lines[-1])) if holds else None
def seen(d, witness):
    """Whether its note on the values holds, and every one of them is in the ledger."""
    note = values_note(d, witness)
    return note is not None and all(name in d.values for name, _, _ in note[2])
def heads_signed(ledger):
    """Of each witness that a commitment names its signed head, if it is published: (name, keys, size, root, time) of one that
    holds, with those keys that a commitment gives the name and that signed it, else (name, [])."""
    given = {}
    for d in filter(readable, ledger.draws):
        for w in d.commitment.witnesses or []: given.setdefault(w.name, {})[w.key] = None
    for name in sorted(given):
        note = ledger.folder[f"ledger/witness/{name}"]
        found = [(key, items(note, key, "head", 1)) for key in given[name]]
        keys = [key for key, lines in found if lines and size_and_root(lines[0])]
        if note is not None: yield (name, keys, *[(*size_and_root(lines[0]), lines[1]) for _, lines in found if lines][0]) if keys else (name, [])

# ---- What is compared
def contradictions(ledger, who, size, root, least):
    """A signed head has to be one of this ledger's, and big enough."""
    yield f"size of the ledger that {who} signed", True, least < size <= len(ledger.entries)
    if least < size <= len(ledger.entries): yield f"the ledger of size {size} that {who} signed", root, ledger.head(size)
def check_witnesses(d):
    """nothing signed by a witness that contradicts what is published"""
    if d.commitment.witnesses and not d.entry: raise Missing("a ledger in which it stands")
    for w in d.commitment.witnesses or []: yield from in_parts([compared(d, w)])
def compared(d, w):
    first, second = commitment_note(d, w), values_note(d, w)
    for draw, commitment, *_ in filter(None, (first, second)):
        yield f"the commitment that {w.name} signed", (d.id, d.entry.commitment), (draw, commitment)
    if first: yield from contradictions(d.ledger, w.name, *first[2], d.index)
    if second: yield f"values that {w.name} signed, from drawAt on", True, second[3] >= d.start
    for name, _, value in second[2] if second else ():
        if name in d.values: yield f"{name} that {w.name} signed", d.values[name].value, value
def check_heads(ledger):
    """no head signed by a witness that is not one of this ledger"""
    for name, keys, *head in heads_signed(ledger) if ledger.published else ():
        if keys: yield from contradictions(ledger, name, *head[:2], -1)

# ---- Assurance (§8, §12)
def own_key(d, witness):
    """Whether a key is the witness's own: no key of the ledger, and of no other name so far."""
    if d.ledger.keys_seen is None:
        d.ledger.keys_seen = seen = {spki(k): [(-1, None)] for e in d.ledger.of("key") for k in (e.key, e.recovery)}
        for x in filter(readable, d.ledger.draws):
            for w in x.commitment.witnesses or []: seen.setdefault(spki(w.key), []).append((x.place, w.name))
    return all(name == witness.name for place, name in d.ledger.keys_seen.get(spki(witness.key), ()) if place <= d.place)
def doubts(d, witness):
    """Why a witness's notes do not count, as far as they have to be there; none if they do."""
    if not own_key(d, witness): yield "key"
    if not commitment_note(d, witness): yield "commitment"
    if d.disclosed and not seen(d, witness): yield "values"
def counting(d):
    """W: the witnesses whose notes both hold, the first at least 24 hours before drawAt."""
    return {w.name for w in d.commitment.witnesses or []
            if not any(doubts(d, w)) and commitment_note(d, w)[3] <= d.start - 24 * 3600}
def tries_before(d):
    while d.tried:
        d = d.tried
        yield d
def assurance(d):
    """Of a draw whose checks do not fail; None while it is not disclosed."""
    if not d.disclosed: return None
    absent, witnesses = any(v.value == "ABSENT" for v in d.values.values()), counting(d)
    if absent or any(was_known(x) for x in tries_before(d)): return "self-sealed"
    kinds = {s.kind: s for s in d.commitment.sources}
    public = [s for s in d.commitment.sources if s.kind in ("ssq", "dlt", "drand")]
    known = min([known_from(s, d.start) for s in public], default=math.inf)
    bits = 24 * (("ssq" in kinds) + ("dlt" in kinds))
    if "dice" in kinds and len(witnesses) > 1 and moment(d.values["dice"].at) < known: bits += 3 * kinds["dice"].digits
    if witnesses and bits >= 40: return "public"
    again = any(s.name.startswith("witness:") for x in tries_before(d) for s in x.commitment.sources)
    sealed = {"witness:" + name for name in witnesses} & set(d.values)
    return "witnessed" if len(sealed) > 1 and not again else "self-sealed"
def was_known(d):  # whether somebody may have known something when this try was voided
    if not d.void or moment(d.void.at) >= d.start or any(v.index < d.void.index for v in d.values.values()): return True
    notes = [commitment_note(d, w) for w in d.commitment.witnesses or []]
    return any(note and note[3] <= moment(d.void.at) for note in notes)
