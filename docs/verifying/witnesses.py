"""Protocol section 12: the notes of witnesses, and the assurance that follows from them and from the sources."""
import re
from verifying.forms import seconds, time
from verifying.outcomes import Failed, same
from verifying.published import is_signed, parse_note, verifier_key

def known_from(s, start):
    """When anybody can know the value of a source."""
    if s["kind"] == "drand": return 1692803367 + 3 * (int(s["name"].split("/")[1]) - 1)
    return seconds(s["at"]) if "at" in s else start

class Witnessed:
    """The part of a draw that is about its witnesses."""
    def note(self, witness, kind):
        """§12: the lines of a witness's note after draw and digest, or None where it is missing or does not hold."""
        path = self.path(f"witness/{witness['name']}.{kind}")
        data = self.ledger.folder.find(path)
        try:
            note = parse_note(data or b"", path)
            first, draw, commitment, *items, at, end = note[0].split("\n")
            if (first, draw, end) != (f"inspections-witness/1 {kind}", self.id, "") or not time(at): return None
            if verifier_key(witness["key"])[0] != witness["name"] or not is_signed(note, witness["key"]): return None
        except (Failed, ValueError): return None
        same(f"the commitment that {witness['name']} signed,", commitment, self.entry["commitment"])
        return items, seconds(at)

    def witnesses(self):
        """Those whose notes both hold, the first one in time; a signed note that contradicts what is published fails."""
        c, counting, self.signed_at = self.of("commitment"), [], []
        for witness in c.get("witnesses", []):
            first, second = self.note(witness, "commitment"), self.note(witness, "values")
            size, _, root = first[0][0].partition(" ") if first and len(first[0]) == 1 else ("", "", "")
            if re.fullmatch("[1-9][0-9]{0,11}", size):
                seen = [head.hex() for head in self.ledger.heads[int(size):int(size) + 1]]
                same(f"the ledger of {size} entries that {witness['name']} signed,", [root], seen)
                self.signed_at.append(first[1])
            entered, sources = {v["name"]: v["value"] for v in self.values}, [s["name"] for s in c["sources"]]
            said = [item.partition(" ")[::2] for item in second[0]] if second else []
            complete = [name for name, _ in said] == sources and set(sources) <= set(entered)
            for name, value in said if complete else []:
                same(f"{name} as {witness['name']} signed it,", value, entered[name])
            held = re.fullmatch("[0-9]+", size) and int(size) > self.entry["index"] and complete
            if held and first[1] <= seconds(c["drawAt"]) - 24 * 3600: counting.append(witness["name"])
        return counting

    def assurance(self):
        """Of a draw whose checks all hold; None while it is not disclosed."""
        if not self.drawn: return None
        c, counting, values = self.of("commitment"), self.of("witnesses"), {v["name"]: v for v in self.values}
        tries = [d for d in self.earlier() if (d.sector, d.year, d.round) == (self.sector, self.year, self.round)]
        if any(d.was_known() for d in tries) or any(v["value"] == "ABSENT" for v in self.values): return "self-sealed"
        start, by_kind = seconds(c["drawAt"]), {s["kind"]: s for s in c["sources"] if s["kind"] != "sealed"}
        later = [known_from(s, start) for s in by_kind.values() if s["kind"] != "dice"]
        dice = by_kind.get("dice")
        in_time = dice and len(counting) > 1 and all(seconds(values["dice"]["at"]) < moment for moment in later)
        bits = sum({"ssq": 24, "dlt": 24, "drand": 256}.get(kind, 0) for kind in by_kind)
        if in_time: bits += 3 * dice["digits"]
        if counting and bits >= 40: return "public"
        return "witnessed" if sum("witness:" + name in values for name in counting) >= 2 else "self-sealed"

    def was_known(self):  # §8: whether a value may have been known to somebody when this try was voided
        self.of("witnesses")
        return (not self.void or self.void["at"] >= self.of("commitment")["drawAt"]
                or any(at <= seconds(self.void["at"]) for at in self.signed_at)
                or any(v["index"] < self.void["index"] for v in self.values))
