#!/usr/bin/env python3
"""核验公示的抽取 Verifies the draws of protocol inspections-draw/1 from their published bytes alone.

    python3 verify.py FOLDER-OR-URL [--draw ID] [--key VERIFIER-KEY-OR-FILE] [--json]

Needs Python 3.8, the folder verifying beside it, and for signatures the program openssl. Exit code: 0 VALID, 1 INVALID,
2 INCOMPLETE, 64 wrong use. Written from protocol.md alone; it shares no code with the software it checks.
"""
import argparse, json, os, sys
sys.dont_write_bytecode = True
from verifying.draw import CHECKS
from verifying.forms import fits
from verifying.ledger import Ledger
from verifying.notices import notices
from verifying.outcomes import Missing, finding, need
from verifying.published import Folder
from verifying.year import Year

def uncommitted(folder, draw):
    need(folder.find(f"draws/{draw}/commitment.json") is None, "its entry in the ledger", "a published commitment without one")
    raise Missing(f"no commitment to {draw} in the ledger")

def verify(folder, draw, key):
    ledger = Ledger(folder)
    findings = [finding("ledger", lambda: ledger.check(key))[0]]
    draws = [d for d in ledger.draws.values() if draw in (None, d.id)]
    if draw and not draws: findings.append(finding("commitment", lambda: uncommitted(folder, draw), draw)[0])
    for d in draws:
        for name in CHECKS:
            finding(name, lambda: d.of(name))
            findings.append(d.done[name][0])
    for sector, year in [] if draw else ledger.years():
        of = Year(ledger, sector, year)
        findings += [finding("flags", lambda: of.flags(d), d.id, sector, int(year))[0] for d in of.draws]
        for name in ("coverage", "rounds", "outcomes"):
            findings.append(finding(name, getattr(of, name), None, sector, int(year))[0])
    outcomes = {f["outcome"] for f in findings}
    verdict = "INVALID" if "failed" in outcomes else "INCOMPLETE" if "incomplete" in outcomes else "VALID"
    broken = {f["draw"] for f in findings if f["outcome"] == "failed"}
    assurance = {d.id: finding("", d.assurance)[1] for d in draws if d.id not in broken}
    return {"verdict": verdict, "assurance": {d: word for d, word in assurance.items() if word}, "checks": findings,
            "notices": [notice for d in draws for notice in notices(d)]}

def main():
    options = argparse.ArgumentParser(description="核验公示的抽取 verify published draws")
    options.add_argument("folder", help="公示目录或网址 the published folder or its address")
    options.add_argument("--draw", help="只核验一次抽取 one draw only")
    options.add_argument("--key", help="从别处得知的本机关公钥 the bureau's verifier key, known from elsewhere")
    options.add_argument("--json", action="store_true", help="print JSON")
    wanted = options.parse_args()
    if "://" not in wanted.folder and not os.path.isdir(wanted.folder) or wanted.draw and not fits("draw", wanted.draw):
        print("没有该目录，或抽取编号有误 no such folder, or not a draw id", file=sys.stderr)
        return 64
    key = open(wanted.key, encoding="utf-8").read().strip() if wanted.key and os.path.isfile(wanted.key) else wanted.key
    report = verify(Folder(wanted.folder), wanted.draw, key)
    if wanted.json: print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for f in report["checks"]:
            print("FAILED" if f["outcome"] == "failed" else f["outcome"], f["name"], (f["draw"] or f["sector"] or "") + ":",
                  f"应为 expected {f['expected']}  实为 found {f['found']}")
        for draw, word in report["assurance"].items(): print("可信程度 assurance", draw, word)
        for n in report["notices"]: print("提示 notice", n["kind"], n["draw"] or "", n["text"])
        print(report["verdict"])
    return {"VALID": 0, "INVALID": 1, "INCOMPLETE": 2}[report["verdict"]]

if __name__ == "__main__":
    sys.exit(main())
