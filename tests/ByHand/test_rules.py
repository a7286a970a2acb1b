"""Rules of the second edition, each broken by a bureau that signs whatever it likes: which check fails, or what is pointed out."""
import copy, unittest

from bureau import POLICY, Bureau
import verify
from verify_ledger import Ledger
from verify_teams import Teams

CLOCK = "2026-12-31T09:00:00+08:00"


def policy(change):
    made = copy.deepcopy(POLICY)
    change(made, made["sectors"][0])
    return made


class Year:
    """Two rounds, all results, and the year's close in December; a test changes what it is about."""
    def __init__(self, rules=POLICY, **of):
        self.bureau, self.of, self.teams = Bureau(rules, of.pop("firms", 10)), of, {}
        for number, month in ((1, 3), (2, 6)): self.round(number, f"2026-{month:02}")
    def round(self, number, month):
        b, name = self.bureau, f"pm-2026-r{number}"
        drawn = {firm: ["drawn"] for teams in self.teams.values() for firm in teams}
        self.before_commit(number)
        b.commit(name, self.of.get("committed", f"{month}-01T09:00:00+08:00"), f"{month}-04T09:00:00+08:00", drawn,
                 **self.of.get(f"r{number}", {}), change=self.of.get(f"change{number}", lambda c: c))
        self.teams[name] = b.draw(name, f"{month}-04T09:10:00+08:00")
        self.after_draw(name, month)
        for firm, team in self.teams[name].items(): self.result(name, firm, team, f"{month}-10")
    def before_commit(self, number): pass
    def after_draw(self, name, month): pass
    def result(self, name, firm, team, day): self.bureau.result(name, firm, team, day)
    def close(self, at="2026-12-05T09:00:00+08:00", **change):
        drawn = len({firm for teams in self.teams.values() for firm in teams})
        row = {"coverage": {"denominator": len(self.bureau.frame), "numerator": drawn}, "rounds": len(self.teams), "sector": "pm", **change}
        self.bureau.enter("closed", {"sectors": [row], "year": 2026}, at)
        return self
    def judged(self, clock=CLOCK): return verify.verify(self.bureau.publish(), clock=clock)


class Rules(unittest.TestCase):
    def holds(self, year, *notices, clock=CLOCK):
        report = year.judged(clock)
        self.assertEqual(report["verdict"], "VALID", [c for c in report["checks"] if not c.ok][:3])
        self.assertLessEqual(set(notices), {n["name"] for n in report["notices"]})
        return report
    def fails(self, year, *names):
        report = year.judged()
        failed = {c.name: c for c in report["checks"] if c.outcome == "failed"}
        self.assertEqual((report["verdict"], set(failed)), ("INVALID", set(names)), list(failed.values())[:4])
        self.assertEqual((report["notices"], report["assurances"]), ([], {}))

    def test_an_honest_year_is_valid(self):
        report = self.holds(Year().close(), "NoTrustedKey", "HeadWatched")
        self.assertEqual(set(report["assurances"].values()), {"self-sealed"})

    def test_a_year_that_goes_on_owes_nothing_yet_and_an_overdue_one_does(self):
        self.holds(Year())
        report = Year().judged("2027-04-01T00:00:00+08:00")
        self.assertEqual(report["verdict"], "INCOMPLETE")
        self.assertIn("YearOpen", {n["name"] for n in report["notices"]})
        self.holds(Year(), clock="2027-03-31T23:59:59+08:00")

    def test_results_of_days_that_were_not(self):
        for day in ("2026-03-03", "2026-03-11", "2019-01-01"):
            class Wrong(Year):
                def result(self, name, firm, team, on): self.bureau.result(name, firm, team, on, day=day if on[5:7] == "03" else None)
            self.fails(Wrong().close(), "outcomes")

    def test_a_visit_that_is_not_yet_made(self):
        year = Year()
        year.bureau.enter("visit", {"firm": "F00", "inspectedOn": "2026-12-02", "type": "x"}, "2026-12-01T09:00:00+08:00")
        self.fails(year.close(), "ledger")

    def test_a_result_by_others_than_its_team(self):
        class Wrong(Year):
            def result(self, name, firm, team, on): self.bureau.result(name, firm, ["J8", "J9"], on)
        self.fails(Wrong().close(), "outcomes")

    def test_the_steps_of_the_review(self):
        rules = policy(lambda p, s: p.update(review=["a", "b"]))
        for review, right in (((("a", "x"), ("b", "y")), True), ((("a", "x"), ("b", "x")), False), ((("b", "y"), ("a", "x")), False), ((("a", "x"),), False),
                              ((("a", "x"), ("a", "z"), ("b", "x"), ("b", "y")), True), ((), False)):
            class Reviewed(Year):
                def result(self, name, firm, team, on): self.bureau.result(name, firm, team, on, review=review)
            with self.subTest(review):
                if right: self.holds(Reviewed(rules).close())
                else: self.fails(Reviewed(rules).close(), "ledger")

    def test_without_steps_a_result_is_reviewed_once_at_least(self):
        class Hasty(Year):
            def result(self, name, firm, team, on): self.bureau.result(name, firm, team, on, review=())
        self.fails(Hasty().close(), "ledger")

    def test_a_second_record_begins_only_when_the_last_was_withdrawn(self):
        class Twice(Year):
            def result(self, name, firm, team, on):
                record = self.bureau.result(name, firm, team, on)
                if self.of["withdrawn"]: self.bureau.result(name, firm, team, on, record=record, version=2, categories=["withdrawn"])
                self.bureau.result(name, firm, team, on)
        self.fails(Twice(withdrawn=False).close(), "outcomes")
        self.holds(Twice(withdrawn=True).close(), "Reinspected", "Corrected")

    def test_a_result_that_was_withdrawn_is_owed(self):
        class Gone(Year):
            def result(self, name, firm, team, on):
                record = self.bureau.result(name, firm, team, on)
                self.bureau.result(name, firm, team, on, record=record, version=2, categories=["withdrawn"])
        self.assertEqual(Gone().close().judged()["verdict"], "INCOMPLETE")
        self.holds(Gone())

    def test_what_a_closed_year_still_takes(self):
        year = Year().close()
        name, teams = next(iter(year.teams.items()))
        firm, team = next(iter(teams.items()))
        year.bureau.result(name, firm, team, "2026-12-20", record="r1", version=2, categories=["ProblemPendingFollowUp"], day="2026-03-10")
        self.holds(year, "AfterClosing", "StillPending", "Corrected")
        year.bureau.enter("infeasible", {"drawn": 0, "eligible": 0, "frame": "00" * 32, "population": 0, "round": 3, "sector": "pm", "year": 2026}, "2026-12-21T09:00:00+08:00")
        self.fails(year, "ledger")

    def test_what_a_closing_says(self):
        self.fails(Year().close(rounds=3), "rounds")
        self.fails(Year().close(coverage={"denominator": 10, "numerator": 9}), "coverage")
        self.fails(Year().close().close(), "ledger")
        self.holds(Year().close("2026-07-01T09:00:00+08:00"), "ClosedEarly")
        class Short(Year):
            def round(self, number, month): super().round(number, month) if number == 1 else None
        self.fails(Short().close(), "rounds")

    def test_the_policy_in_force(self):
        higher = policy(lambda p, s: (p.update(effective="2026-05-01"), s.update(floor={"denominator": 10, "numerator": 1})))
        lower = policy(lambda p, s: (p.update(effective="2026-05-01"), s.update(floor={"denominator": 100, "numerator": 1})))
        fewer = policy(lambda p, s: (p.update(effective="2026-05-01"), s.update(rounds=1)))
        for other, adopted, right in ((higher, True, True), (higher, False, False), (lower, True, False), (fewer, True, False)):
            class Changed(Year):
                def before_commit(self, number):
                    if number == 1: return
                    old = self.bureau.policy
                    new = self.bureau.adopt(other, "2026-04-01T09:00:00+08:00")
                    self.bureau.policy = new if adopted else old
            if right: self.holds(Changed().close(), "PolicyChanged")
            else: self.assertIn("policy", {c.name for c in Changed().close().judged()["checks"] if c.outcome == "failed"})

    def test_a_policy_of_a_form_that_is_refused(self):
        for change in (lambda p, s: s.update(cap=2**31), lambda p, s: s.update(rounds=2, basis=[]), lambda p, s: p.update(review=[]),
                       lambda p, s: p.update(review=["a", "a"]), lambda p, s: s.update(x=1), lambda p, s: p["sectors"].append(s)):
            self.assertIn("policy", {c.name for c in Year(policy(change)).judged()["checks"] if c.outcome == "failed"})

    def test_a_rotation_to_an_old_key(self):
        year = Year()
        b = year.bureau
        b.enter("key", {"key": b.recovery.text, "recovery": b.key.text}, "2026-11-01T09:00:00+08:00")
        b.files["ledger/key"] = (b.key.text + "\n" + b.recovery.text + "\n").encode()
        b.key = b.recovery
        self.fails(year, "ledger")

    def test_seals_that_nothing_opens_and_times(self):
        year = Year()
        year.bureau.enter("sealed", {"digest": "00" * 32, "of": "result"}, "2026-11-01T09:00:00+08:00")
        self.holds(year.close(), "SealedNeverOpened")
        self.holds(Year(), "FutureTime", clock="2026-01-01T00:00:00+08:00")

    def test_cap_and_cooldown_count_visits_of_the_past_only(self):
        rules = policy(lambda p, s: s.update(cooldownDays=30))
        for day, excluded, right in (("2026-02-20", True, True), ("2026-02-20", False, False), ("2026-01-05", False, True), ("2026-01-05", True, False)):
            class Visited(Year):
                def before_commit(self, number):
                    if number == 1: self.bureau.enter("visit", {"firm": "F03", "inspectedOn": day, "type": "x"}, "2026-02-25T09:00:00+08:00")
                def round(self, number, month):
                    if number == 2: return
                    b = self.bureau
                    self.before_commit(1)
                    b.commit("pm-2026-r1", "2026-03-01T09:00:00+08:00", "2026-03-04T09:00:00+08:00", {"F03": ["cooldown"]} if excluded else {})
                    self.teams["pm-2026-r1"] = b.draw("pm-2026-r1", "2026-03-04T09:10:00+08:00")
            if right: self.holds(Visited(rules), *["ExcludedByVisits"] * excluded)
            else: self.fails(Visited(rules), "flags")

    def test_two_people_for_a_substitution(self):
        class Replaced(Year):
            def after_draw(self, name, month):
                if name != "pm-2026-r1": return
                b = self.bureau
                firm, team = next(iter(self.teams[name].items()))
                d = Ledger(b.publish()).find(name)
                best = Teams(d).best(firm, team[1:], 10**6)
                b.enter("substitution", {"approvedBy": self.of["approved"], "decidedBy": "x", "draw": name, "firm": firm, "inspector": team[0],
                                         "reason": "absent", "substitute": best}, f"{month}-05T09:00:00+08:00")
                self.teams[name][firm] = team[1:] + [best]
        self.holds(Replaced(approved="y").close(), "Substitution")
        self.fails(Replaced(approved="x").close(), "outcomes")

    def test_a_team_is_named_only_where_nobody_is_left(self):
        class Named(Year):
            def after_draw(self, name, month):
                firm = next(iter(self.teams[name]))
                self.bureau.enter("named", {"approvedBy": "y", "decidedBy": "x", "draw": name, "firm": firm, "inspectors": ["Z1", "Z2"]}, f"{month}-05T09:00:00+08:00")
                self.teams[name][firm] = ["Z1", "Z2"]
        self.fails(Named().close(), "outcomes")
        class Few(Named):
            def __init__(self, **of):
                super().__init__(policy(lambda p, s: s.update(team={"size": 7})), **of)
            def after_draw(self, name, month):
                for firm in self.teams[name]:
                    self.bureau.enter("named", {"approvedBy": "y", "decidedBy": "x", "draw": name, "firm": firm, "inspectors": [f"Z{n}" for n in range(self.of["size"])]}, f"{month}-05T09:00:00+08:00")
                    self.teams[name][firm] = [f"Z{n}" for n in range(self.of["size"])]
        self.holds(Few(size=7).close(), "NamedTeam")
        self.fails(Few(size=0).close(), "outcomes")


if __name__ == "__main__":
    unittest.main()
