"""What only all draws of a sector's year together show: protocol sections 5, 9 and 12."""
import collections, datetime
from verifying.drawing import ceil, ticket
from verifying.outcomes import Failed, Missing, finding, need, same

CLOSING = {"Deregistered", "LicenceRevoked", "MovedAway", "DuplicateEntry"}

class Year:
    """One sector's year: what only all its draws together show (§5, §9, §12)."""
    def __init__(self, ledger, sector, year):
        self.ledger, self.sector, self.year = ledger, sector, int(year)
        self.draws = [d for d in ledger.draws.values() if (d.sector, d.year) == (sector, year)]
        self.closed = next((e for e in ledger.of("closed") if e["year"] == self.year), None)

    def stopped(self, upto):  # (draw, firm) whose result closes it or is withdrawn
        latest = {e["record"]: e for e in self.ledger.of("result", upto=upto)}
        return {(e["draw"], e["firm"]) for e in latest.values()
                if e["categories"] == ["withdrawn"] or CLOSING & set(e["categories"])}

    def counting(self, upto):  # ids drawn and still counting
        stopped, drawn = self.stopped(upto), [d for d in self.draws if d.drawn and d.drawn["index"] < upto]
        return {firm for d in drawn for firm in d.of("selection") if (d.id, firm) not in stopped}

    def largest(self, upto):  # of the commitments not voided
        standing = [d for d in self.draws if d.entry["index"] < upto and not (d.void and d.void["index"] < upto)]
        return max((d.of("commitment")["frame"]["size"] for d in standing), default=0)

    def rules(self):
        """Floor and rounds: of the last commitment, or of the last policy where the sector was never drawn."""
        if self.draws: return self.draws[-1].of("commitment")
        sectors = [s for e in self.ledger.of("policy") for s in self.ledger.policy(e["digest"])["sectors"]]
        found = [s for s in sectors if s["sector"] == self.sector]
        if not found: raise Missing(f"a policy for {self.sector}")
        return found[-1]

    def inspections(self, upto, visits=True):  # firm -> the days on which it was inspected, of every sector
        latest = {e["record"]: e for e in self.ledger.of("result", upto=upto)}
        days = collections.defaultdict(list)
        kept = [r for r in latest.values() if r["categories"] != ["withdrawn"]]
        for e in kept + (self.ledger.of("visit", upto=upto) if visits else []):
            days[self.ledger.draws[e["draw"]].owner(e["firm"]) if "draw" in e else e["firm"]].append(e["inspectedOn"])
        return days

    def exclusions(self, d, asof, visits=True):
        """Each leaf of the frame with the reasons that hold, at the time of the draw, or of a try whose frame it kept."""
        upto, rules = asof.entry["index"], d.of("policy")
        days, counting = self.inspections(upto, visits), self.counting(upto)
        today = datetime.date.fromisoformat(asof.of("commitment")["drawAt"][:10])
        age = lambda day: (today - datetime.date.fromisoformat(day)).days
        for leaf in d.of("frame"):
            mine = days.get(leaf.get("firm", leaf["id"]), [])
            reasons = {"cap": 0 < rules["cap"] <= sum(day.startswith(str(self.year)) for day in mine),
                       "cooldown": any(age(day) < rules["cooldownDays"] for day in mine),
                       "drawn": leaf["id"] in counting}
            yield leaf, [reason for reason, holds in reasons.items() if holds]

    def flags_as_of(self, d, asof):
        c, frame, upto = d.of("commitment"), d.of("frame"), asof.entry["index"]
        for leaf, reasons in self.exclusions(d, asof): same(f"{leaf['id']} excluded for", reasons, leaf.get("excluded", []))
        same("largest", max(self.largest(upto), len(frame)), c["largest"])
        same("gone", len(self.counting(upto) - {leaf["id"] for leaf in frame}), c["gone"])

    def flags(self, d):
        try: self.flags_as_of(d, d)
        except Failed:
            last, frame = d.before(), d.of("commitment")["frame"]
            while last and last.void and last.round == d.round and last.of("commitment")["frame"] == frame:
                try: self.flags_as_of(d, last)
                except Failed: last = last.before()
                else: break
            else: raise
        changes = [e for e in self.ledger.of("substitution", upto=d.entry["index"])
                   if e["reason"] == "recusal" and self.ledger.draws[e["draw"]].year == d.year]
        for e in changes if "recusals" not in d.of("commitment") else ():
            firm = self.ledger.draws[e["draw"]].owner(e["firm"])
            need(all(leaf.get("firm", leaf["id"]) != firm for leaf in d.of("frame")), f"{e['inspector']} still recused from {firm}", "no recusals")
        for firm in d.of("selection") if changes and d.drawn else ():
            for e in changes:
                if self.ledger.draws[e["draw"]].owner(e["firm"]) == d.owner(firm):
                    recused = d.of("recusals").get(firm, [])
                    need(e["inspector"] in recused, f"{e['inspector']} still recused from {firm}", recused)

    def reached(self, holds, expected, found):  # a year that is not over may still reach it
        undisclosed = [d.id for d in self.draws if not d.void and not finding("receipt", lambda: d.of("receipt"))[0]["ok"]]
        if not holds and (undisclosed or not self.closed): raise Missing(f"{expected}: {found} so far")
        need(holds, expected, found)

    def coverage(self):
        end, floor = len(self.ledger.heads), self.rules()["floor"]
        if self.closed:
            at = self.closed["index"]
            then = {"denominator": self.largest(at), "numerator": len(self.counting(at))}
            same("coverage when the year was closed", [then], self.at_closing("coverage"))
        needed, drawn = ceil(floor, self.largest(end)), len(self.counting(end))
        self.reached(self.draws and drawn >= needed, f"{needed} distinct firms of {self.largest(end)}", drawn)

    def rounds(self):
        needed, drawn = self.rules()["rounds"], [d for d in self.draws if d.drawn]
        disclosed = [d for d in drawn if finding("receipt", lambda: d.of("receipt"))[0]["ok"]]
        if len(disclosed) < needed:
            for d in drawn: d.of("receipt")  # what is not disclosed yet may still make it up
        if self.closed and disclosed == drawn:
            same("rounds when the year was closed", [len(drawn)], self.at_closing("rounds"))
        self.reached(len(disclosed) >= needed, f"{needed} disclosed rounds", len(disclosed))

    def at_closing(self, what): return [s[what] for s in self.closed["sectors"] if s["sector"] == self.sector]

    def team(self, d, firm, upto):
        """A firm's team after the substitutions and namings before an entry, each of which is checked (§9)."""
        members, most = list(d.of("teams")[firm]), d.of("commitment")["team"].get("perDepartment", 10**6)
        seen, departments = set(members), {i["id"]: i["department"] for i in d.of("roster")}
        order = sorted((ticket(d.of("key"), f"assign:{firm}:{i['id']}"), i["id"]) for i in d.allowed(firm))
        for e in self.ledger.of("named", "substitution", upto=upto):
            if (e["draw"], e["firm"]) != (d.id, firm): continue
            if e["kind"] == "named":
                drawn = d.of("teams")[firm]
                need(not drawn, f"a team named for {firm} only where none could be drawn", drawn)
                members = list(e["inspectors"])
                seen |= set(members)
                continue
            need(e["inspector"] in members, f"a member of the team of {firm} replaced", e["inspector"])
            members.remove(e["inspector"])
            room = lambda j: sum(departments.get(m) == departments[j] for m in members) < most
            following = next((j for _, j in order if j not in seen and room(j)), None)
            same(f"the substitute for {e['inspector']} at {firm}", following, e.get("substitute"))
            if following:
                members.append(following)
                seen.add(following)
        return members

    def visitors(self, d, firm, upto):
        """Its team; of a joint visit the earlier draw's team where that covers both sectors, else both teams."""
        joint = next((e for e in self.ledger.of("joined", upto=upto) if e["firm"] == firm and d.id in e["draws"]), None)
        if not joint: return set(self.team(d, firm, upto))
        both = sorted((self.ledger.draws[i] for i in joint["draws"]), key=lambda o: (o.of("commitment")["drawAt"], o.id))
        need(all(firm in x.of("selection") for x in both), f"{firm} drawn in both of", joint["draws"])
        first, sectors = self.team(both[0], firm, upto), {i["id"]: i["sectors"] for i in both[0].of("roster")}
        if all({x.sector for x in both} <= set(sectors.get(j, ())) for j in first): return set(first)
        return set(first) | set(self.team(both[1], firm, upto))

    def outcomes(self):
        missing, rest = [], None
        for d in self.draws:
            results = [e for e in self.ledger.of("result") if e["draw"] == d.id]
            if not d.drawn: need(not results, f"results of {d.id} only after its receipt", results)
            if not d.drawn or not finding("", lambda: d.of("teams"))[0]["ok"]: continue
            records = {firm: {e["record"] for e in results if e["firm"] == firm} for firm in d.of("selection")}
            together = {e["firm"] for e in self.ledger.of("joined") if d.id in e["draws"]} - set(records) - {d.owner(firm) for firm in records}
            need(not together, f"joint visits to firms drawn in {d.id}", together)
            strangers = {e["firm"] for e in results} - set(records)
            need(not strangers, f"results of firms drawn in {d.id}", strangers)
            latest = {}
            for e in results:
                before = latest.get(e["record"], {"version": 0, "firm": e["firm"]})
                same(f"version and firm of record {e['record']}:", (before["version"] + 1, before["firm"]), (e["version"], e["firm"]))
                latest[e["record"]] = e
            standing = [e for e in latest.values() if e["categories"] != ["withdrawn"]]
            for firm, mine in records.items():
                valid = [e["record"] for e in standing if e["firm"] == firm]
                need(len(valid) <= 1, f"one result of {firm} in {d.id}", valid)
                missing += [] if mine else [firm]
                self.team(d, firm, len(self.ledger.entries))
            for e in standing:
                team = self.visitors(d, e["firm"], e["index"])
                same(f"the team of {e['firm']} in {d.id}:", sorted(team), sorted(e["inspectors"]))
        if missing and self.closed: raise Missing(f"{len(missing)} results of drawn firms")
