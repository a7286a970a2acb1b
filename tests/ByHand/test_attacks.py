"""Rigged and honest years of tests/Attacks get the verdict of its table."""
import json, os, shutil, tarfile, tempfile, unittest

from by_hand import HERE, run
import verify
from verify_files import Folder

ATTACKS, CLOCK = os.path.join(HERE, "../Attacks"), "2026-11-30T09:00:00+08:00"


class Attacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.mkdtemp()
        for name in ("years", "honest"):
            with tarfile.open(os.path.join(ATTACKS, f"{name}.tar.gz")) as tar: tar.extractall(cls.scratch)
    @classmethod
    def tearDownClass(cls): shutil.rmtree(cls.scratch)

    def test_every_year_gets_the_verdict_of_the_table(self):
        with open(os.path.join(ATTACKS, "table.json"), encoding="utf-8") as file: table = json.load(file)
        self.assertEqual({row["folder"] for row in table}, set(os.listdir(self.scratch)))
        for row in table:
            with self.subTest(row["folder"]):
                report = verify.verify(Folder(os.path.join(self.scratch, row["folder"])), clock=CLOCK)
                wrong = [c for c in report["checks"] if c.outcome == "failed"][:3]
                self.assertIn(report["verdict"], row["verdicts"], wrong)
                self.assertLessEqual(set(row.get("notices", [])), {n["name"] for n in report["notices"]})
                if "assurance" in row: self.assertIn(row["assurance"], report["assurances"].values())

    def test_of_a_draws_folder_alone_every_check_is_made_that_its_bytes_allow(self):
        report = verify.verify(Folder(os.path.join(self.scratch, "missing-only-one-draw-folder")))
        said = {c.name: c.outcome for c in report["checks"]}
        rules = verify.TABLE.withoutLedger
        self.assertEqual({name for name, outcome in said.items() if outcome == "ok"} | {"witnesses"}, set(rules.ok))
        self.assertEqual({name for name, outcome in said.items() if outcome == "incomplete"} - {"witnesses"}, set(rules.incomplete))
        self.assertEqual((report["assurances"], report["notices"]), ({}, []))

    def test_what_is_wrong_in_a_draws_folder_alone_is_found(self):
        folder = os.path.join(self.scratch, "altered")
        shutil.copytree(os.path.join(self.scratch, "missing-only-one-draw-folder"), folder)
        try:
            receipt = os.path.join(folder, "draws", os.listdir(os.path.join(folder, "draws"))[0], "receipt.json")
            with open(receipt, "rb") as file: data = file.read()
            with open(receipt, "wb") as file: file.write(data.replace(b'"bound":', b'"bound":9'))
            report = verify.verify(Folder(folder))
            self.assertEqual({c.name for c in report["checks"] if c.outcome == "failed"}, {"teams", "receipt"})
            self.assertEqual(report["verdict"], "INVALID")
        finally: shutil.rmtree(folder)

    def test_nothing_of_a_published_text_moves_a_terminal(self):
        for how in ((), ("--json",)):
            code, out, err = run(os.path.join(self.scratch, "term-hide-verdict"), *how)
            self.assertEqual((code, err), (1, b""))
            shown = out.decode()
            self.assertFalse([c for c in shown if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f" or c in "\u2028\u202e")])
            self.assertIn("INVALID", shown.splitlines()[-1])


if __name__ == "__main__":
    unittest.main()
