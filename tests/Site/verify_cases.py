"""Runs verify.py on many variants of one published folder; arguments, input and output as of verify-cases.js."""
import base64, importlib, json, os, re, sys

sys.dont_write_bytecode = True
script, cases = sys.argv[1:]
sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
verify = importlib.import_module("verify")


class Variant(verify.Folder):
    """A folder in memory: nothing else is published."""
    def __init__(self, files): self.update(files)
    def __missing__(self, path): return None
    def draws(self): return sorted({path.split("/")[1] for path in self if path.startswith("draws/") and self[path] is not None})


def decode(files): return {path: None if text is None else base64.b64decode(text) for path, text in files.items()}


def run(files, draw, year):
    try: report = verify.verify(Variant(files), draw=draw, year=year)
    except Exception as e: return {"verdict": "CRASHED", "failed": [], "errors": [repr(e)], "notices": []}
    failed = [c for c in report["checks"] if c["outcome"] == "failed"]
    fault = re.compile("(Type|Attribute|Name|Index|Key|Recursion|Unbound\\w+)Error")
    return {"verdict": report["verdict"], "failed": sorted({c["name"] for c in failed}),
            "errors": [c["found"] for c in failed if fault.match(c["found"])],
            "notices": [n["name"] for n in report["notices"]], "report": report}


with open(cases, encoding="utf-8") as lines:
    folder = decode(json.loads(next(lines))["files"])
    for line in lines:
        case = json.loads(line)
        print(json.dumps({"name": case["name"], **run({**folder, **decode(case["changes"])}, case.get("draw"), case.get("year"))}))
