"""A made-up bureau for the tests: it enters, commits, draws and signs what it is told, honest or not."""
import base64, hmac

import by_hand
from verify_draw import Draw, takes
from verify_files import G, N, P, Folder, Row, Tree, add, double, root_of, sha
from verify_forms import canonical, digest
from verify_ledger import Ledger

POLICY = {"authority": "350100/housing", "basis": ["x"], "effective": "2026-01-01", "sectors": [
    {"basis": ["x"], "cap": 0, "cooldownDays": 0, "floor": {"denominator": 100, "numerator": 5}, "name": "x", "rounds": 2, "sector": "pm",
     "strata": [{"denominator": 10, "name": "all", "numerator": 3, "stratum": "all"}], "team": {"size": 2}}]}


class Key:
    """A key of ECDSA P-256; what it signs follows from what is signed."""
    def __init__(self, name, secret):
        self.name, self.secret, x = name, secret, self.times(secret)
        spki = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004") + b"".join(n.to_bytes(32, "big") for n in x)
        self.id, self.text = sha(spki)[:4], f"{name}+{sha(spki)[:4].hex()}+{base64.b64encode(bytes([2]) + spki).decode()}"
    @staticmethod
    def times(n):
        point = (0, 1, 0)
        for bit in bin(n)[2:]: point = add(double(point), G) if bit == "1" else double(point)
        inverse = pow(point[2], -1, P)
        return point[0] * inverse ** 2 % P, point[1] * inverse ** 3 % P
    def note(self, text):
        k = int.from_bytes(hmac.digest(self.secret.to_bytes(32, "big"), text.encode(), "sha256"), "big") % N or 1
        r = self.times(k)[0] % N
        s = pow(k, -1, N) * (int.from_bytes(sha(text.encode()), "big") + r * self.secret) % N
        number = lambda n: (lambda raw: bytes([2, len(raw)]) + raw)(n.to_bytes(n.bit_length() // 8 + 1, "big"))
        der = number(r) + number(s)
        return f"{text}\n— {self.name} {base64.b64encode(self.id + bytes([0x30, len(der)]) + der).decode()}\n".encode()


class Files(Folder):
    """A folder in memory."""
    def __init__(self, files): self.update(files)
    def __missing__(self, path): return None
    def draws(self): return sorted({path.split("/")[1] for path in self if path.startswith("draws/")})


class Bureau:
    def __init__(self, policy=POLICY, firms=10):
        self.key, self.recovery, self.files, self.rows, self.signers, self.records = Key("350100/housing", 7), Key("350100/housing", 8), {}, [], {}, 0
        self.enter("key", {"key": self.key.text, "recovery": self.recovery.text}, "2026-01-02T09:00:00+08:00")
        self.policy = self.adopt(policy, "2026-01-02T09:00:00+08:00")
        self.frame = [{"id": f"F{n:02}", "stratum": "all"} for n in range(firms)]
        self.roster = [{"department": "d", "id": f"J{n}", "sectors": ["pm"]} for n in range(6)]
    def enter(self, kind, body, at):
        self.rows.append(canonical({"at": at, "body": body, "index": len(self.rows), "kind": kind}))
        return len(self.rows) - 1
    def adopt(self, policy, at):
        named = digest(policy)
        self.files[f"policy/{named}.json"] = canonical(policy)
        self.enter("policy", {"digest": named, "year": 2026}, at)
        self.policies = {**getattr(self, "policies", {}), named: policy}
        return named
    def head(self): return {"root": Tree(self.rows).head(len(self.rows)).hex(), "size": len(self.rows)}
    def commit(self, name, at, draw_at, flags=None, value="ab" * 32, frame=None, change=lambda c: c, **members):
        """A commitment by the policy; flags are the reasons by firm."""
        rules, head = self.policies[self.policy]["sectors"][0], lambda leaves: {"root": root_of(map(canonical, leaves)).hex(), "size": len(leaves)}
        frame = [{**leaf, "excluded": flags[leaf["id"]]} if leaf["id"] in (flags or {}) else leaf for leaf in frame or self.frame]
        year, number = int(name.split("-")[-2]), int(name.split("-")[-1][1:])
        c = {"authority": "350100/housing", "draw": name, "drawAt": draw_at, "floor": rules["floor"], "frame": head(frame), "gone": 0, "largest": len(frame),
             "ledger": self.head(), "policy": self.policy, "protocol": "inspections-draw/1",
             "quotas": [{"denominator": s["denominator"], "numerator": s["numerator"], "stratum": s["stratum"], "take": 0} for s in rules["strata"]],
             "roster": head(self.roster), "round": number, "rounds": rules["rounds"], "sector": "pm",
             "sources": [{"digest": digest({"draw": name, "name": "own:1", "value": value}), "kind": "sealed", "name": "own:1"}],
             "team": rules["team"], "year": year, **members}
        count = lambda holds: [sum(leaf["stratum"] == q["stratum"] and holds(leaf) for leaf in frame) for q in c["quotas"]]
        as_rows = Row(c, floor=Row(c["floor"]), quotas=[Row(q) for q in c["quotas"]])
        made, _ = takes(as_rows, count(lambda leaf: True), count(lambda leaf: "drawn" in leaf.get("excluded", ())), count(lambda leaf: "excluded" not in leaf))
        for q, take in zip(c["quotas"], made): q["take"] = take
        c = change(c)
        for path, data in (("commitment.json", canonical(c)), ("frame.jsonl", b"".join(canonical(x) + b"\n" for x in frame)),
                           ("roster.jsonl", b"".join(canonical(x) + b"\n" for x in self.roster))): self.files[f"draws/{name}/{path}"] = data
        self.enter("commitment", {"commitment": digest(c), "draw": name}, at)
        return c
    def draw(self, name, at, value="ab" * 32, disclose=True):
        """Opens the bureau's value, and publishes the outcome."""
        ledger = Ledger(Files({**self.files, "ledger/entries.jsonl": b"".join(row + b"\n" for row in self.rows)}))
        d = ledger.find(name)
        d.values = {"own:1": Row(value=value)}
        outcome = d.outcome
        if disclose: self.enter("value", {"draw": name, "name": "own:1", "value": value}, at)
        self.enter("receipt", {"draw": name, "receipt": digest(outcome)}, at)
        if disclose: self.files[f"draws/{name}/receipt.json"] = canonical(outcome)
        return {team["firm"]: team["inspectors"] for team in outcome["teams"]}
    def result(self, name, firm, inspectors, on, review=(("final", "chief"),), record=None, version=1, categories=("NoProblemFound",), day=None):
        """Sealed, reviewed and opened on one day."""
        self.records += record is None
        record, at, salt = record or f"r{self.records}", f"{on}T10:00:00+08:00", "cd" * 32
        body = {"categories": list(categories), "draw": name, "firm": firm, "inspectedOn": day or on, "inspectors": sorted(inspectors), "items": ["i1"], "record": record, "version": version}
        seal = self.enter("sealed", {"digest": digest({"body": body, "salt": salt}), "of": "result"}, at)
        for step, by in review: self.enter("reviewed", {"by": by, "outcome": "approved", "record": record, "step": step}, at)
        self.enter("result", {**body, "opens": seal, "salt": salt}, at)
        return record
    def publish(self):
        """Signs the ledger, whatever is in it, at every size at which a transaction may have ended."""
        self.files["ledger/entries.jsonl"] = b"".join(row + b"\n" for row in self.rows)
        self.files.setdefault("ledger/key", (self.key.text + "\n").encode())
        note = self.key.note(f"350100/housing\n{len(self.rows)}\n{base64.b64encode(Tree(self.rows).head(len(self.rows))).decode()}\n")
        self.files["ledger/checkpoint"] = self.files[f"ledger/checkpoints/{len(self.rows)}"] = note
        return Files(self.files)
