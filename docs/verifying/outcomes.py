"""What a check says: it holds, it fails with what was expected and found, or something is missing."""

class Failed(Exception): """Published bytes break a rule; the arguments are what was expected and what was found."""
class Missing(Exception): """Something is not published (yet), or rests on a check that says so or fails itself."""
class Voided(Exception): """Nothing was drawn, so there is nothing to check."""
def need(holds, expected, found):
    if not holds: raise Failed(expected, found)
def same(what, expected, found): need(expected == found, f"{what} {expected}", found)


class Voided(Exception): """Nothing was drawn, so there is nothing to check."""

def finding(name, check, draw=None, year=None):
    """Runs a check and says how it came out; whatever goes wrong in it is what was found."""
    state, expected, found, product = "ok", "what the protocol says", "so it is", None
    try: product = check()
    except Voided: state, found = "ok", "voided, nothing was drawn"
    except Missing as missing: state, expected, found = "incomplete", "published data", str(missing)
    except Failed as failed: state, (expected, found) = "failed", failed.args
    except Exception as e: state, expected, found = "failed", "data that can be checked", f"{type(e).__name__}: {e}"
    return {"name": name, "draw": draw, "year": year, "ok": state == "ok", "outcome": state, "expected": str(expected)[:300],
            "found": str(found)[:300]}, product
