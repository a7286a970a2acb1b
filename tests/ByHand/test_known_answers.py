"""Known answers for the verifier by hand: python3 -m unittest discover tests/ByHand"""
import base64, unittest

from by_hand import ANSWERS, refused, vector
import verify_draw, verify_files, verify_forms
from verify_files import Row, Tree, root_from, root_of
from verify_forms import FORMS, canonical, digest, fits, is_commitment, is_value, parse

DRAWS = ("dead-end", "dead-end-departments", "lifted", "risk-classes", "round-two", "single-stratum", "supplementary", "unstaffed")


class Known(verify_draw.Draw):
    """A draw of the known answers: its lists are given, no ledger and no file."""
    def __init__(self, known):
        self.id, self.sector, self.entry = known.commitment.draw, known.commitment.sector, Row(commitment=known.commitmentDigest)
        self.commitment, self.frame, self.roster, self.sources = known.commitment, known.frame, known.roster, known.receipt.sources
        self.openings = known.recusalOpenings or []


class KnownAnswers(unittest.TestCase):
    def test_every_draw_is_repeated(self):
        for name in DRAWS:
            with self.subTest(name):
                self.repeat(vector(f"draw-protocol-1/{name}.json"))

    def repeat(self, known):
        c, draw = known.commitment, Known(known)
        self.assertTrue(fits("commitment-file", c))
        self.assertIsNone(is_commitment(c))
        self.assertTrue(fits("receipt-file", known.receipt))
        for leaves, committed in ((known.frame, c.frame), (known.roster, c.roster)):
            self.assertEqual(root_of(map(canonical, leaves)).hex(), committed.root)
        self.assertEqual(digest(c), known.commitmentDigest)
        made, _ = verify_draw.takes(c, *draw.figures)
        self.assertEqual(made, [q.take for q in c.quotas])
        for firm, opening in zip(draw.order, draw.openings):
            proof = [bytes.fromhex(step) for step in opening.proof]
            head = root_from(opening.index, len(known.frame), verify_files.sha(b"\0", canonical(opening.leaf)), proof)
            self.assertEqual((firm, head.hex()), (opening.leaf.id, c.recusals.root))
        self.assertEqual(draw.outcome, known.receipt)
        self.assertEqual(digest(draw.outcome), known.receiptDigest)

    def test_quotas(self):
        for known in vector("draw-protocol-1/quotas.json"):
            figures = [[s[name] for s in known.strata] for name in ("population", "drawn", "eligible")]
            made, _ = verify_draw.takes(Row(known, quotas=known.strata), *figures)
            self.assertEqual("none eligible" if made is None else made, known.takes)

    def test_tree_heads_and_inclusion_proofs(self):
        known = vector("rfc6962_merkle.json")
        leaves = [bytes.fromhex(leaf) for leaf in known.leaves_hex]
        tree = Tree(leaves)
        self.assertEqual([tree.head(n).hex() for n in range(len(leaves) + 1)], known.roots_by_size_hex)
        self.assertEqual([root_of(leaves[:n]).hex() for n in range(len(leaves) + 1)], known.roots_by_size_hex)
        data = lambda text: base64.b64decode(text or "")
        for probe in vector("rfc6962_probes_inclusion.json").probes:
            proof = [data(step) for step in probe.proof or []]
            root = root_from(probe.leafIdx, probe.treeSize, data(probe.leafHash), proof)
            self.assertEqual(len(root) == 32 and root == data(probe.root), not probe.wantErr, probe.desc)

    def test_notes(self):
        known = vector("draw-protocol-1/notes.json")
        for note in known.valid:
            self.assertIsNotNone(verify_files.signed(note.encode(), known.verifierKey), note)
        for note in known.invalid:
            self.assertIsNone(verify_files.signed(note.encode(), known.verifierKey), note)
        for key in known.invalidKeys:
            self.assertTrue(refused(verify_files.verifier_key, key), key)

    def test_what_the_protocol_refuses(self):
        known = vector("draw-protocol-1/refuse.json")
        for kind, value in known["values"]:
            self.assertTrue(refused(is_value, Row(kind=kind, digits=20), value), (kind, value))
        for form, texts in (("draw", known.draws), ("at", known.times), ("id", known.identifiers)):
            for text in texts:
                self.assertTrue(refused(fits, form, text), text)
        for form, kind in (("numbers", "number"), ("texts", "text")):
            FORMS[form] = f"a?:{kind} b?:{kind}"
        self.assertTrue(parse(b'{"a":1,"b":2}', "numbers") and parse(b'{"a":"A"}', "texts"))
        for form, texts in (("leaf", known.leaves), ("numbers", known.canonicalJson), ("texts", known.canonicalJson)):
            for text in texts:
                self.assertTrue(refused(parse, text.encode("utf-8", "surrogatepass"), form), text)


if __name__ == "__main__":
    unittest.main()
