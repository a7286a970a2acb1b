"""The forms of the verifier by hand are those of the table that all verifiers share."""
import unittest

import by_hand
from verify_files import TABLE
from verify_forms import FORMS
from verify_notices import OF_DRAW, OF_LEDGER, OF_YEAR, TEXTS, said
import verify


def members(form):
    names = [member.partition(":")[0] for member in FORMS[form].split()]
    return {name for name in names if name[-1] != "?"}, {name[:-1] for name in names if name[-1] == "?"}


class Table(unittest.TestCase):
    def test_entries_have_the_members_of_the_table(self):
        self.assertEqual({form[len("body of "):] for form in FORMS if form.startswith("body of ")}, set(TABLE.kinds))
        for kind, of in TABLE.kinds.items():
            self.assertEqual(members("body of " + kind), (set(of.required), set(of.optional or ())), kind)

    def test_documents_have_the_members_of_the_table(self):
        forms = {"frame": "leaf", "roster": "inspector-leaf", "recusal": "recusal", "opening": "opening", "policy": "policy-file",
                 "policySector": "rules", "policyStratum": "stratum-rules", "ratio": "rate", "team": "team"}
        self.assertEqual(set(forms), set(TABLE.documents))
        for name, of in TABLE.documents.items():
            self.assertEqual(members(forms[name]), (set(of.required), set(of.optional or ())), name)
        for kind, of in TABLE.sources.items(): self.assertEqual(members(kind)[0], set(of.required), kind)

    def test_checks_have_the_names_of_the_table(self):
        made = {rule.__name__[len("check_"):] for rule in (*verify.DRAW_CHECKS, verify.check_witnesses, verify.check_flags,
                verify.check_coverage, verify.check_rounds, verify.check_outcomes)} | {"ledger"}
        self.assertEqual(made, set(TABLE.checks))

    def test_every_notice_of_the_table_is_given_somewhere(self):
        import inspect, verify_notices
        source = inspect.getsource(verify_notices)
        for name, texts in TEXTS.items():
            self.assertIn(f'"{name}"', source)
            for form in range(1, len(texts)): self.assertTrue(said(name, *["x"] * 9, form=form)[1])

    def test_a_list_in_a_notice_is_cut_and_says_how_long_it_was(self):
        ids = {f"F{n:02}" for n in range(20)}
        self.assertEqual(said("ExcludedByVisits", ids)[1],
                         "kept out by visits alone: " + ", ".join(sorted(ids)[:12]) + ", ... (20 in all)")


if __name__ == "__main__":
    unittest.main()
