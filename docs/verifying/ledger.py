"""Protocol section 10: the ledger, its order and references, its keys and checkpoints."""
import base64
from verifying.draw import Draw
from verifying.forms import canonical, parse
from verifying.outcomes import Failed, Missing, need, same
from verifying.published import digest, heads, is_signed, parse_note, sha, verifier_key

class Draws(dict):
    """The draws by id, in the order of their commitments."""
    def __missing__(self, draw): raise Missing(f"no commitment of {draw} in the ledger")

class Ledger:
    """§10. The entries that can be read, in order; each also carries the members of its body."""
    def __init__(self, folder):
        self.folder, self.entries, self.broken, self.draws = folder, [], None, Draws()
        rows = (folder.find("ledger/entries.jsonl") or b"").split(b"\n")
        self.heads = heads(rows[:-1])
        for index, row in enumerate(rows[:-1]):
            try:
                entry = parse(row, "entry", f"entry {index}")
                parse(canonical(entry["body"]), "body " + entry["kind"], f"the body of entry {index}")
                same("entry number", index, entry["index"])
                self.entries.append({**entry["body"], **entry})
            except Failed as failed: self.broken = self.broken or failed
            except KeyError: self.broken = self.broken or Failed("an entry of a known kind", row[:120])
        if rows[-1]: self.broken = self.broken or Failed("a newline after every entry", rows[-1][:120])
        for e in self.of("commitment"): self.draws.setdefault(e["draw"], Draw(self, e))

    def origin(self):
        """The bureau: the name of the first key."""
        if not self.of("key", upto=1): raise Missing("entry 0 is no key")
        return verifier_key(self.entries[0]["key"])[0]

    def of(self, *kinds, upto=None):
        """The entries of these kinds, before an index if one is given."""
        return [e for e in self.entries if e["kind"] in kinds and (upto is None or e["index"] < upto)]

    def policy(self, digest):
        path = f"policy/{digest}.json"
        return parse(self.folder.read(path), "policy", path)

    def years(self):
        """Every sector and year that it speaks of: drawn, infeasible, closed, or in the policy of a year with draws."""
        spoken = {(d.sector, d.year) for d in self.draws.values()}
        spoken |= {(e["sector"], str(e["year"])) for e in self.of("infeasible")}
        spoken |= {(s["sector"], str(e["year"])) for e in self.of("closed") for s in e["sectors"]}
        for d in self.draws.values():
            try: spoken |= {(s["sector"], d.year) for s in self.policy(d.of("commitment")["policy"])["sectors"]}
            except (Failed, Missing): pass  # the draw's own checks say so
        return sorted(spoken, key=lambda s: (s[1], s[0]))

    def check(self, trusted):
        self.folder.read("ledger/entries.jsonl")
        if self.broken: raise self.broken
        need(self.entries and self.entries[0]["kind"] == "key", "entry 0 of kind key", self.entries[:1])
        committed, kept_back = set(), {}
        for before, e in zip([self.entries[0]] + self.entries, self.entries):
            need(before["at"] <= e["at"], f"entry {e['index']} not before {before['at']}", e["at"])
            if e["kind"] == "commitment": committed.add(e["draw"])
            about = set(e.get("draws", [e["draw"]] if "draw" in e else []))
            need(about <= committed, f"a commitment before entry {e['index']}", about - committed)
            if e["kind"] == "sealed": kept_back[e["index"]] = e
            need(("opens" in e) == ("salt" in e), "opens and salt together", e["index"])
            if "opens" in e:
                body = {k: v for k, v in e["body"].items() if k not in ("opens", "salt")}
                cover = kept_back.pop(e["opens"], {"of": None, "digest": None})
                same(f"what entry {e['opens']} sealed:", (cover["of"], cover["digest"]),
                     (e["kind"], digest({"body": body, "salt": e["salt"]})))
            if e["kind"] == "result":
                need("opens" in e, "a result that was sealed before it was opened", e["index"])
        keys = self.of("key")
        names = {verifier_key(k[which])[0] for k in keys for which in ("key", "recovery")}
        need(len(names) == 1, "keys of one name", names)
        need(trusted is None or trusted in [k["key"] for k in keys], f"the key {trusted}", [k["key"] for k in keys])
        same("ledger/key:", "".join(k["key"] + "\n" for k in keys).encode(), self.folder.read("ledger/key"))
        for e in self.of("policy"):
            document = self.folder.read(f"policy/{e['digest']}.json")
            same("a policy document with the digest", e["digest"], sha(document).hex())
        sizes = [n for n in range(1, len(self.heads)) if self.folder.find(f"ledger/checkpoints/{n}") is not None]
        for n in sizes: self.checkpoint(f"ledger/checkpoints/{n}", n, sizes)
        self.checkpoint("ledger/checkpoint", len(self.entries), sizes)
        self.folder.read(f"ledger/checkpoints/{len(self.entries)}")

    def checkpoint(self, path, size, sizes):
        note = parse_note(self.folder.read(path), path)
        keys, last = self.of("key", upto=size), max([n for n in sizes if n < size], default=0)
        origin = verifier_key(keys[0]["key"])[0]
        same(f"{path}:", f"{origin}\n{size}\n{base64.b64encode(self.heads[size]).decode()}\n", note[0])
        need(is_signed(note, keys[-1]["key"]), f"{path} signed by {keys[-1]['key']}", "a signature that is missing or wrong")
        if len(keys) > 1 and last <= keys[-1]["index"]:  # the first one after a change of keys
            need(any(is_signed(note, keys[-2][which]) for which in ("key", "recovery")),
                 f"{path} signed by the old or the recovery key too", "it is not")
