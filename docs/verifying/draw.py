"""The checks of one draw, protocol section 12: a method per check."""
import fractions, re
from verifying.drawing import ceil, draw_key, is_value, may_be_drawn, select, takes, teams
from verifying.forms import canonical, lines, parse, seconds
from verifying.outcomes import Failed, Missing, Voided, finding, need, same
from verifying.published import digest, heads, root_from, sha, verifier_key
from verifying.witnesses import Witnessed, known_from

CHECKS = ("commitment policy history frame roster recusals quotas sources key selection teams receipt ends "
          "witnesses").split()

class Draw(Witnessed):
    """One draw: a method per check of §12, which gives what later checks build on."""
    def __init__(self, ledger, entry):
        self.ledger, self.id, self.entry, self.done, self.owners = ledger, entry["draw"], entry, {}, None
        parts = re.fullmatch("(.+)-([0-9]{4})-r([0-9]+)(?:-v([0-9]+))?", self.id)
        self.sector, self.year, self.round, self.attempt = parts[1], parts[2], int(parts[3]), int(parts[4] or 1)
        self.values = [e for e in ledger.of("value") if e["draw"] == self.id]
        self.endings = [e for e in ledger.of("receipt", "void") if e["draw"] == self.id]
        end = self.endings[0] if self.endings else {"kind": None}
        self.drawn, self.void = [end if end["kind"] == kind else None for kind in ("receipt", "void")]

    def of(self, name):
        """What a check gives; Missing where it does not hold."""
        if name not in self.done: self.done[name] = finding(name, getattr(self, name), self.id, self.sector, int(self.year))
        said, product = self.done[name]
        if said["found"].startswith("voided"): raise Voided
        if not said["ok"]: raise Missing(f"rests on the check '{name}'")
        return product

    def before(self):  # the sector's draw committed to last before this one
        return next((d for d in reversed(self.earlier()) if d.sector == self.sector), None)

    def earlier(self): return [d for d in self.ledger.draws.values() if d.entry["index"] < self.entry["index"]]

    def path(self, name): return f"draws/{self.id}/{name}"
    def read(self, name): return self.ledger.folder.read(self.path(name))
    def rows(self, name, form):
        return [parse(row, form, self.path(name)) for row in lines(self.read(name), self.path(name))]

    def receipt_file(self):
        if self.void: raise Voided
        data = self.read("receipt.json")
        try: return parse(data, "receipt", self.path("receipt.json"))
        except Failed: raise Missing("rests on the check 'receipt': the file has not its form") from None

    def commitment(self):
        data = self.read("commitment.json")
        c = parse(data, "commitment", self.path("commitment.json"))
        same("digest in the ledger", self.entry["commitment"], sha(data).hex())
        names = ("draw", "sector", "year", "round", "protocol")
        mine = [self.id, self.sector, int(self.year), self.round, "inspections-draw/1"]
        same(f"{names}:", mine, [c[name] for name in names])
        same("authority", self.ledger.origin(), c["authority"])
        need(c["drawAt"].startswith(self.year), f"drawAt in {self.year}", c["drawAt"])
        same("one recusal leaf per firm:", c["frame"]["size"], c.get("recusals", c["frame"])["size"])
        for what, rows in (("name", c["sources"]), ("digest", [s for s in c["sources"] if "digest" in s]),
                           ("stratum", c["quotas"]), ("name", c.get("witnesses", [])), ("key", c.get("witnesses", []))):
            same(f"different {what}s:", len(rows), len({row[what] for row in rows}))
        need(c["sources"], "a source", "none")
        for w in c.get("witnesses", []): same("name in the key of witness", w["name"], verifier_key(w["key"])[0])
        keys = [w["key"].split("+", 1)[1] for w in c.get("witnesses", [])]
        same("different keys of witnesses:", len(keys), len(set(keys)))
        share = [fractions.Fraction(q["numerator"], q["denominator"]) for q in c["quotas"]]
        need(share == sorted(share, reverse=True), "quotas of higher rates first", c["quotas"])
        named = {"witness:" + w["name"] for w in c.get("witnesses", [])}
        sealers = {s["name"] for s in c["sources"] if s["name"].startswith("witness:")}
        need(sealers <= named, "sealed sources of the commitment's witnesses", sealers - named)
        own = [s["name"] for s in c["sources"] if s["name"].startswith("own:")]
        need("discloseBy" not in c or own, "an own: source to keep back", "none")
        rates = c["quotas"] + [c["floor"]]
        need(all(rate["numerator"] <= rate["denominator"] for rate in rates), "rates from 0 to 1", rates)
        return c

    def policy(self):
        c = self.of("commitment")
        path = f"policy/{c['policy']}.json"
        data = self.ledger.folder.read(path)
        same("policy document with the digest", c["policy"], sha(data).hex())
        document = parse(data, "policy", path)
        entered = {e["digest"] for e in self.ledger.of("policy", upto=self.entry["index"])}
        need(c["policy"] in entered, f"a policy entry of {c['policy']} before the commitment", entered)
        rules = [s for s in document["sectors"] if s["sector"] == self.sector]
        same("sectors and authority:", (1, c["authority"]), (len(rules), document["authority"]))
        shape = lambda rows: [(row["stratum"], row["numerator"], row["denominator"]) for row in rows]
        for what in ("floor", "rounds", "team"): same(f"{what} of the policy", rules[0][what], c[what])
        same("strata and rates of the policy", shape(rules[0]["strata"]), shape(c["quotas"]))
        return rules[0]

    def history(self):
        c, index, last = self.of("commitment"), self.entry["index"], self.before()
        same("ledger head", {"root": self.ledger.heads[index].hex(), "size": index}, c["ledger"])
        same("commitments for one id:", 1, sum(e["draw"] == self.id for e in self.ledger.of("commitment")))
        need(self.entry["at"] < c["drawAt"], f"committed before {c['drawAt']}", self.entry["at"])
        subject, infeasible = (self.sector, self.year), self.ledger.of("infeasible", upto=index)
        past = {d.round for d in self.earlier() if (d.sector, d.year) == subject}
        past |= {e["round"] for e in infeasible if (e["sector"], str(e["year"])) == subject}
        in_order = set(range(1, self.round)) <= past and max(past, default=0) <= self.round
        need(in_order, f"rounds 1 to {self.round - 1}, and no later one, before", past)
        again = last is not None and (last.year, last.round) == (self.year, self.round)
        need(not again or last.void, "a new round: the last one was drawn", self.id)
        same("number of the try:", last.attempt + 1 if again else 1, self.attempt)
        if last is None: return
        need(last.endings and last.endings[0]["index"] < index, f"the end of {last.id} before", last.endings)
        then = last.of("commitment")
        for s in then["sources"] if last.drawn and "discloseBy" in then else []:
            opened = [v for v in last.values if v["name"] == s["name"] and v["index"] < index]
            need(opened or not s["name"].startswith("own:"), f"{last.id} disclosed before", f"no value of {s['name']}")
        wrong = {"frame-error": ("frame", "recusals", "quotas"), "roster-error": ("roster", "recusals")}
        for what in ("frame", "roster", "recusals", "quotas") if again else ():
            if what not in wrong.get(last.void["reason"], ()):
                same(f"{what} of {last.id} kept:", then.get(what), c.get(what))

    def leaves(self, name, form):
        c, rows = self.of("commitment"), self.rows(name + ".jsonl", form)
        need(all(a["id"] < b["id"] for a, b in zip(rows, rows[1:])), "strictly ascending ids", name)
        same(f"the {name} committed to:", c[name], {"root": heads(map(canonical, rows))[-1].hex(), "size": len(rows)})
        return rows

    def frame(self): return self.leaves("frame", "leaf")
    def roster(self): return self.leaves("roster", "inspector")

    def quotas(self):
        c, frame = self.of("commitment"), self.of("frame")
        strata = [q["stratum"] for q in c["quotas"]]
        strangers = {leaf["stratum"] for leaf in frame} - set(strata)
        need(not strangers, f"strata {strata}", strangers)
        count = lambda holds: [sum(leaf["stratum"] == s and bool(holds(leaf)) for leaf in frame) for s in strata]
        lifted = not any("excluded" not in leaf for leaf in frame)
        same("lifted", lifted, c.get("lifted", False))
        expected, rest = takes(c, count(lambda leaf: True), count(lambda leaf: "drawn" in leaf.get("excluded", ())),
                               count(lambda leaf: may_be_drawn(leaf, lifted)))
        same("take of each stratum", expected, [q["take"] for q in c["quotas"]])
        need(c["round"] <= c["rounds"] or rest > 0, "a supplementary round only while firms are missing", "none are")
        need(c["largest"] >= len(frame), f"largest at least {len(frame)}", c["largest"])

    def sources(self):  # §4: the values in the commitment's order
        c, found = self.of("commitment"), {}
        start, kept = seconds(c["drawAt"]), "discloseBy" in c
        for s in c["sources"]:
            need(known_from(s, start) >= start, f"{s['name']} not older than drawAt", s)
            if "digest" in s:
                others = [d.id for d in self.earlier() if s["digest"] in [o.get("digest") for o in d.sources_committed()]]
                need(not others, f"a fresh digest for {s['name']}", f"that of {others}")
        by_name = {s["name"]: s for s in c["sources"]}
        for v in self.values:
            need(v["name"] in by_name and v["name"] not in found, "one value of every source", v["name"])
            s, at, absent = by_name[v["name"]], seconds(v["at"]), v["value"] == "ABSENT"
            witness, own = s["name"].startswith("witness:"), s["name"].startswith("own:")
            need(witness and absent or is_value(s, v["value"]), f"a value of the kind {s['kind']}", v["value"])
            if s["kind"] == "sealed" and not absent:
                opened = digest({"draw": self.id, "name": s["name"], "value": v["value"]})
                same(f"what {s['name']} sealed", s["digest"], opened)
            if s["kind"] == "drand":
                randomness = sha(bytes.fromhex(v.get("signature", ""))).hex()
                same(f"{s['name']}, SHA-256 of its signature", randomness, v["value"])
            need(("signature" in v) == (s["kind"] == "drand"), "a signature for pulses only", v["name"])
            if witness and not absent: need(at < start, f"{s['name']} entered before {c['drawAt']}", v["at"])
            else: need(at >= start, f"{s['name']} entered from {c['drawAt']} on", v["at"])
            if "at" in s or s["kind"] == "drand": need(at > known_from(s, start), f"{s['name']} entered after its time", v["at"])
            before_receipt = not self.drawn or v["index"] < self.drawn["index"]
            need(before_receipt or own and kept, f"{s['name']} before the receipt", v["index"])
            found[v["name"]] = v["value"]
        if self.void: raise Voided
        for s in c["sources"]:
            if s["name"] not in found:
                kept_back = kept and s["name"].startswith("own:")
                need(not self.drawn or kept_back, f"a value of {s['name']} before the receipt", "none")
                raise Missing(f"no value of {s['name']} yet")
        return [{"name": s["name"], "value": found[s["name"]]} for s in c["sources"]]

    def sources_committed(self):
        try: return self.of("commitment")["sources"]
        except (Missing, Voided): return []

    def key(self):
        prk = draw_key(self.entry["commitment"], self.of("sources"))
        same("prk", prk.hex(), self.receipt_file()["prk"])
        return prk

    def selection(self):  # the drawn firms in draw order
        strata, order = select(self.of("key"), self.of("commitment"), self.of("frame"))
        same("strata", strata, self.receipt_file()["strata"])
        return order

    def recusals(self):  # drawn firm -> the inspectors it may not get
        c, path = self.of("commitment"), self.path("recusals.jsonl")
        if "recusals" not in c:
            need(self.ledger.folder.find(path) is None, "no recusals, as committed", path)
            return {}
        order, places = self.of("selection"), {leaf["id"]: i for i, leaf in enumerate(self.of("frame"))}
        opened = self.rows("recusals.jsonl", "opening")
        found = [(o["index"], o["leaf"]["id"]) for o in opened]
        same("an opening per drawn firm:", [(places[firm], firm) for firm in order], found)
        for o in opened:
            same(f"root over {o['leaf']['id']}", c["recusals"]["root"],
                 root_from(o["index"], c["recusals"]["size"], sha(b"\0", canonical(o["leaf"])), o["proof"]))
        lists, by_owner = {o["leaf"]["id"]: o["leaf"]["inspectors"] for o in opened}, {}
        for firm, inspectors in lists.items():
            same("one list for all projects of a firm:", by_owner.setdefault(self.owner(firm), inspectors), inspectors)
        return lists

    def owner(self, drawn):  # the firm of a project
        if self.owners is None: self.owners = {leaf["id"]: leaf.get("firm", leaf["id"]) for leaf in self.of("frame")}
        return self.owners.get(drawn, drawn)

    def allowed(self, firm):
        return [i for i in self.of("roster") if self.sector in i["sectors"] and "unavailable" not in i
                and i["id"] not in self.of("recusals").get(firm, ())]

    def teams(self):  # drawn firm -> its team, the leader first
        order, rule, published = self.of("selection"), self.of("commitment")["team"], self.receipt_file()
        bound, made = teams(self.of("key"), rule, order, {firm: self.allowed(firm) for firm in order})
        same("bound", bound, published["bound"])
        same("teams", made, published["teams"])
        return {t["firm"]: t["inspectors"] for t in made}

    def receipt(self):
        path = self.path("receipt.json")
        data = self.ledger.folder.find(path)
        need(data is None or self.drawn, "no receipt without its entry", path)
        if self.void: raise Voided
        data = self.read("receipt.json")
        same("digest in the ledger", self.drawn["receipt"], sha(data).hex())
        published = parse(data, "receipt", path)
        for name, expected in (("commitment", self.entry["commitment"]), ("draw", self.id), ("protocol", "inspections-draw/1"),
                               ("sources", self.of("sources"))):
            same(f"{name} of the receipt", expected, published[name])
        for name in ("key", "selection", "teams"): self.of(name)

    def ends(self):  # §8
        c = self.of("commitment")
        if not self.endings: raise Missing("no receipt and no void yet")
        same("ends:", 1, len(self.endings))
        end, names = self.endings[0], {s["name"]: s for s in c["sources"]}
        valued = {v["name"] for v in self.values if v["index"] < end["index"]}
        if end is self.drawn: return need(end["at"] >= c["drawAt"], f"a receipt from {c['drawAt']} on", end["at"])
        late = end["at"] >= c["drawAt"] or bool(valued)
        same("source-unavailable only after drawAt or a value, and then only that:", late, end["reason"] == "source-unavailable")
        same("a source named with source-unavailable:", late, "source" in end)
        if late:  # a sealed value cannot be unavailable: a witness's becomes ABSENT, and the bureau has its own
            open_source = end["source"] in names and names[end["source"]]["kind"] != "sealed"
            need(open_source and end["source"] not in valued, "dice, a lottery or a pulse without a value", end["source"])
