"""What a check says: it holds, it fails with what was expected and found, or something is missing."""

RULES = {  # what each check of section 12 expects
    "ledger": "entries in form and order, each reference kept, under signed checkpoints",
    "commitment": "the protocol's form and the digest in the ledger",
    "policy": "floor, rounds, rates and team of a policy entered before",
    "history": "the ledger head before it, and the sector's last round ended and disclosed",
    "frame": "the firms committed to", "roster": "the inspectors committed to",
    "recusals": "the drawn firms' lists under the root committed to",
    "quotas": "the takes that follow from frame, floor and rates", "sources": "every value in its form and time",
    "key": "the key that follows from commitment and values", "selection": "the firms with the smallest tickets",
    "teams": "the bound and the teams that follow from the key", "receipt": "the draw's outcome, as entered in the ledger",
    "ends": "one receipt, or one void that was allowed then", "witnesses": "no signed note that contradicts what is published",
    "flags": "exclusions, largest and gone as the ledger gives them", "coverage": "enough distinct firms",
    "rounds": "enough rounds", "outcomes": "one result per draw and drawn firm, by its team"}

class Failed(Exception): """Published bytes break a rule; the arguments are what was expected and what was found."""
class Missing(Exception): """Something is not published (yet), or rests on a check that says so or fails itself."""
class Voided(Exception): """Nothing was drawn, so there is nothing to check."""
def need(holds, expected, found):
    if not holds: raise Failed(expected, found)
def same(what, expected, found): need(expected == found, f"{what} {expected}", found)


class Voided(Exception): """Nothing was drawn, so there is nothing to check."""

def finding(name, check, draw=None, sector=None, year=None):
    """Runs a check and says how it came out; whatever goes wrong in it is what was found."""
    state, expected, found, product = "ok", RULES.get(name), "just that", None
    try: product = check()
    except Voided: state, found = "ok", "voided, nothing was drawn"
    except Missing as missing: state, expected, found = "incomplete", "published data", str(missing)
    except Failed as failed: state, (expected, found) = "failed", failed.args
    except Exception as e: state, expected, found = "failed", "data that can be checked", f"{type(e).__name__}: {e}"
    return {"name": name, "draw": draw, "sector": sector, "year": year, "ok": state == "ok", "outcome": state,
            "expected": str(expected)[:300], "found": str(found)[:300]}, product
