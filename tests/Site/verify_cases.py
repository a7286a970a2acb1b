"""Runs verify.py on many variants of one published folder; arguments, input and output as of verify-cases.js."""
import base64, functools, importlib, json, os, re, sys

sys.dont_write_bytecode = True
script, cases = sys.argv[1:]
sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
verify = importlib.import_module("verify")
ledger, published, witnesses = (importlib.import_module(f"verifying.{name}") for name in ("ledger", "published", "witnesses"))

# Most signatures are the same in all variants, and openssl is started for each.
signed = functools.lru_cache(None)(lambda text, signatures, key: published.is_signed((text, list(signatures)), key))
ledger.is_signed = witnesses.is_signed = lambda note, key: signed(note[0], tuple(note[1]), key)

class Variant(published.Folder):
    def __init__(self, files): self.files = files
    def find(self, path): return self.files.get(path)

def decode(files): return {path: None if text is None else base64.b64decode(text) for path, text in files.items()}

def run(files):
    try: report = verify.verify(Variant(files), None, None)
    except Exception as e: return {"verdict": "CRASHED", "failed": [], "errors": [repr(e)], "notices": []}
    failed = [c for c in report["checks"] if c["outcome"] == "failed"]
    return {"verdict": report["verdict"], "failed": sorted({c["name"] for c in failed}),
            "errors": [c["found"] for c in failed if re.match("(Type|Attribute|Name|Index|Key|Recursion|Unbound\\w+)Error", c["found"])],
            "notices": [n["kind"] for n in report["notices"]]}

with open(cases, encoding="utf-8") as lines:
    folder = decode(json.loads(next(lines))["files"])
    for line in lines:
        case = json.loads(line)
        print(json.dumps({"name": case["name"], **run({**folder, **decode(case["changes"])})}))
