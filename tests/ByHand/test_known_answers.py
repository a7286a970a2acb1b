"""Known answers for the verifier by hand: python3 -m unittest discover tests/ByHand"""
import base64, json, os, sys, unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../docs"))
sys.dont_write_bytecode = True
import verify_draw as by_hand
from verify_draw import Row

DRAWS = ("dead-end", "dead-end-departments", "lifted", "risk-classes", "round-two", "single-stratum", "supplementary", "unstaffed")

# The file "dead-end" lists two teams of one member although a staffing with teams of two exists under its own bound of 3
# (docs/decisions/0004). Protocol section 7 decides: these are the teams it gives.
CORRECTED = {"91350100MA89NMWK4E": ["FZ0005", "FZ0002"], "91350100MAN2BW6431": ["FZ0002", "FZ0006"]}


def vector(name):
    with open(os.path.join(HERE, "../Inspections.Core.Tests/Vectors", name), encoding="utf-8") as f:
        return json.load(f, object_hook=Row)


def refused(read, *arguments):
    try:
        return not read(*arguments)
    except (ValueError, TypeError, RecursionError):
        return True


class Known(by_hand.Draw):
    """A draw of the known answers: its lists are given, no ledger and no file."""
    def __init__(self, known):
        self.id, self.sector, self.entry = known.commitment.draw, known.commitment.sector, Row(commitment=known.commitmentDigest)
        self.commitment, self.frame, self.roster, self.sources = known.commitment, known.frame, known.roster, known.receipt.sources
        self.openings = known.recusalOpenings or []


class KnownAnswers(unittest.TestCase):
    def test_every_draw_is_repeated(self):
        for name in DRAWS:
            with self.subTest(name):
                self.repeat(vector(f"draw-protocol-1/{name}.json"), CORRECTED if name == "dead-end" else {})

    def repeat(self, known, corrected):
        c, receipt = known.commitment, known.receipt
        self.assertTrue(by_hand.fits("commitment-file", c))
        for leaves, committed in ((known.frame, c.frame), (known.roster, c.roster)):
            self.assertEqual(by_hand.heads(map(by_hand.canonical, leaves))[-1].hex(), committed.root)
        self.assertEqual(by_hand.digest(c), known.commitmentDigest)
        draw = Known(known)
        count = lambda holds: [sum(leaf.stratum == q.stratum and bool(holds(leaf)) for leaf in known.frame) for q in c.quotas]
        made, _ = by_hand.takes(c, count(lambda leaf: True), count(lambda leaf: "drawn" in (leaf.excluded or [])), count(draw.may_be_drawn))
        self.assertEqual(made, [q.take for q in c.quotas])
        for firm, opening in zip(draw.order, draw.openings):
            proof = [bytes.fromhex(step) for step in opening.proof]
            head = by_hand.root_from(opening.index, len(known.frame), by_hand.sha(b"\0", by_hand.canonical(opening.leaf)), proof)
            self.assertEqual((firm, head.hex()), (opening.leaf.id, c.recusals.root))
        teams = [{"firm": t.firm, "inspectors": corrected.get(t.firm, t.inspectors)} for t in receipt.teams]
        self.assertEqual(draw.outcome, {**receipt, "teams": teams})

    def test_quotas(self):
        for known in vector("draw-protocol-1/quotas.json"):
            figures = [[s[name] for s in known.strata] for name in ("population", "drawn", "eligible")]
            made, _ = by_hand.takes(Row(known, quotas=known.strata), *figures)
            self.assertEqual("none eligible" if made is None else made, known.takes)

    def test_tree_heads_and_inclusion_proofs(self):
        known = vector("rfc6962_merkle.json")
        self.assertEqual([h.hex() for h in by_hand.heads(map(bytes.fromhex, known.leaves_hex))], known.roots_by_size_hex)
        data = lambda text: base64.b64decode(text or "")
        for probe in vector("rfc6962_probes_inclusion.json").probes:
            proof = [data(step) for step in probe.proof or []]
            root = by_hand.root_from(probe.leafIdx, probe.treeSize, data(probe.leafHash), proof)
            self.assertEqual(len(root) == 32 and root == data(probe.root), not probe.wantErr, probe.desc)

    def test_notes(self):
        known = vector("draw-protocol-1/notes.json")
        for note in known.valid:
            self.assertIsNotNone(by_hand.signed(note.encode(), known.verifierKey), note)
        for note in known.invalid:
            self.assertIsNone(by_hand.signed(note.encode(), known.verifierKey), note)
        for key in known.invalidKeys:
            self.assertTrue(refused(by_hand.verifier_key, key), key)

    def test_what_the_protocol_refuses(self):
        known = vector("draw-protocol-1/refuse.json")
        for kind, value in known["values"]:
            self.assertTrue(refused(by_hand.is_value, Row(kind=kind, digits=20), value), (kind, value))
        for form, texts in (("draw", known.draws), ("at", known.times), ("id", known.identifiers)):
            for text in texts:
                self.assertTrue(refused(by_hand.fits, form, text), text)
        for form, kind in (("numbers", "number"), ("texts", "text")):
            by_hand.FORMS[form] = f"a?:{kind} b?:{kind}"
        self.assertTrue(by_hand.parse(b'{"a":1,"b":2}', "numbers") and by_hand.parse(b'{"a":"A"}', "texts"))
        for form, texts in (("leaf", known.leaves), ("numbers", known.canonicalJson), ("texts", known.canonicalJson)):
            for text in texts:
                self.assertTrue(refused(by_hand.parse, text.encode("utf-8", "surrogatepass"), form), text)


if __name__ == "__main__":
    unittest.main()
