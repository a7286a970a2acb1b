#!/usr/bin/env python3
"""核验公示的抽取 Verifies published draws from their bytes alone, after protocol.md.

    python3 verify.py FOLDER-OR-URL... [--draw ID] [--year YEAR] [--key VERIFIER-KEY-OR-FILE] [--now TIME] [--json]

Needs Python 3.8, the other verify_*.py and protocol.json beside it, and nothing else. Ends with 0 VALID, 1 INVALID,
2 INCOMPLETE; without a verdict with 64 (wrong use), 69 (something cannot be read) or 70 (an error of its own)."""
import argparse, datetime, json, os, re, sys
sys.dont_write_bytecode = True
from verify_checks import DRAW_CHECKS
from verify_draw import Draw
from verify_files import TABLE, Broken, Folder, Missing, Row, Unreadable, verifier_key
from verify_forms import fits, moment
from verify_ledger import Ledger, check_ledger, in_parts
from verify_notices import notices
from verify_witness import assurance, check_heads, check_witnesses
from verify_year import Year, check_coverage, check_flags, check_outcomes, check_rounds, open_years

def escaped(text):
    """No control, line break or character that turns the writing's direction: what is published stays on its line."""
    return re.sub("[%s]" % "".join("\\u%s-\\u%s" % (each[:4], each[-4:]) for each in ESCAPED), lambda c: "\\u%04x" % ord(c[0]), text)
ESCAPED = [each.split(" ")[0] for each in TABLE.escaping.characters]
def check(name, rule, *of, **subject):
    """One finding: everything that a rule yields of its subject is compared, and the first difference is shown."""
    failed, missing = [], []
    for said in in_parts([rule(*of)]):
        if isinstance(said, Broken) and name in said.args[0]: failed.append(("its form", said.args[1]))
        elif isinstance(said, Missing): missing.append(("published data", said.args[-1]))
        elif said[1] != said[2]: failed.append((f"{said[0]}: {shown(said[1])}", shown(said[2])))
    outcome = "failed" if failed else "incomplete" if missing else "ok"
    expected, found = [escaped(str(text)) for text in (failed + missing + [(rule.__doc__, "just that")])[0]]
    return Row(name=name, ok=outcome == "ok", outcome=outcome, expected=expected, found=found,
               **{member: value for member, value in subject.items() if value is not None})
def shown(value): return str(list(value)[:20] if isinstance(value, (list, set)) else value)[:TABLE.limits.textLength]
def whole_ledger(ledger, trusted):
    """entries in form and order, each reference kept, under signed checkpoints"""
    yield from in_parts([check_ledger(ledger, trusted), check_heads(ledger)])
def check_uncommitted(ledger, draw):
    """a commitment in the ledger"""
    yield "its entry in the ledger", None, ledger.folder[f"draws/{draw}/commitment.json"]
    yield Missing(f"no commitment to {draw} in the ledger")

def verify(folder, draw=None, trusted=None, year=None, clock=None):
    """Every check that the bytes of a folder allow, of one draw or one year or all; the clock is the verifier's."""
    ledger = Ledger(folder)
    if not ledger.published:  # a draw's folder alone, or several
        for name in [draw] if draw else filter(lambda text: fits("draw", text), folder.draws()): ledger.add(Draw(ledger, name))
    if ledger.now and clock: ledger.now = max(ledger.now, clock, key=moment)
    draws = [d for d in ledger.draws if draw in (None, d.id) and year in (None, d.year)]
    checks = [check("ledger", whole_ledger, ledger, trusted)]
    if draw and not draws: checks.append(check("commitment", check_uncommitted, ledger, draw, draw=draw))
    for d in draws:
        for rule in DRAW_CHECKS + (check_witnesses,):
            checks.append(check(rule.__name__[len("check_"):], rule, d, draw=d.id, sector=d.sector, year=d.year))
    years, overdue, spoken = [], set(), set()
    if ledger.published and not draw:
        overdue = set(attempt(lambda: list(open_years(ledger, ledger.now)), [])) if ledger.entries else set()
        years = [y for y in Year.all_of(ledger) if year in (None, y.year)]
        overdue = {y for y in overdue if year in (None, y)}
        spoken = {y.year for y in years} | overdue | {e.year for e in ledger.of("closed") if year in (None, e.year)}
        for y in years:
            checks += [check("flags", check_flags, d, draw=d.id, sector=d.sector, year=d.year) for d in y.draws]
            checks.append(check("coverage", check_coverage, y, sector=y.sector, year=y.year))
            checks.append(check("rounds", check_rounds, y, y.year in overdue, sector=y.sector, year=y.year))
            checks.append(check("outcomes", check_outcomes, y, sector=y.sector, year=y.year))
        for y in sorted(overdue - {y.year for y in years}): checks.append(check("rounds", check_silent, y, year=y))
    if year and not draws and not years and not overdue: checks.append(check("rounds", check_nothing, year, year=year))
    outcomes = {c.outcome for c in checks}
    verdict = "INVALID" if "failed" in outcomes else "INCOMPLETE" if "incomplete" in outcomes else "VALID"
    valid = verdict != "INVALID"  # what is said beyond the checks is said of what breaks no rule
    words = {d.id: attempt(lambda: assurance(d), None) for d in draws if valid and ledger.published}
    said = notices(ledger, draws, sorted(spoken), clock, trusted) if valid else []
    return {"verdict": verdict, "assurances": {d: word for d, word in words.items() if word}, "checks": checks,
            "notices": [{"name": name, "text": escaped(text), **({"draw": d} if d else {})} for name, d, text in said]}
def check_silent(year):
    """an entry that closes the year"""
    yield Missing(f"an entry that closes {year}")
def check_nothing(year):
    """draws of the year in the ledger"""
    yield Missing(f"a draw of {year}")
def attempt(make, otherwise):
    try: return make()
    except Missing: return otherwise

# ---- The command
def show(report):
    for c in report["checks"]:
        outcome = "FAILED" if c.outcome == "failed" else c.outcome
        print(f"{outcome} {c.name} {c.draw or ' '.join(str(x) for x in (c.sector, c.year) if x)}: "
              f"应为 expected {c.expected}  实为 found {c.found}")
    for draw, word in report["assurances"].items(): print("可信程度 assurance", draw, word)
    words = {n.name: n.zh for n in TABLE.notices}
    for n in report["notices"]: print("提示 notice", n["name"], words[n["name"]], n.get("draw", ""), n["text"])
    print(report["verdict"])
class WrongUse(Exception): """The command was not given as it has to be."""
def stop(text): raise WrongUse(text)
def named(text):
    """The published folder, and the draw whose folder or page in it is named."""
    place = re.sub(r"(index|audit)\.html$", "", text) or "."
    *root, draws, draw = ["."] + place.rstrip("/").split("/")
    if draws == "draws" and fits("draw", draw): return "/".join(root[1:] + [""]) or ".", draw
    if "://" not in place and not os.path.isdir(place): stop(f"没有该目录 no such folder: {text}")
    return place, None
def key_of(text):
    if os.path.isfile(text):
        with open(text, encoding="utf-8") as file: text = file.read(1 << 16).strip(" \t\r\n")
    try: return verifier_key(text) and text
    except ValueError: stop("--key: 不是验证公钥 no verifier key")
def main(arguments):
    options = argparse.ArgumentParser(description="核验公示的抽取 verify published draws", allow_abbrev=False)
    options.add_argument("folders", nargs="+", help="公示目录或网址，或其中一次抽取的 published folders or addresses, or a draw's")
    options.add_argument("--draw", help="只核验一次抽取 one draw only")
    options.add_argument("--year", help="只核验一个年度 one year only")
    options.add_argument("--key", help="从别处得知的本机关公钥 the bureau's verifier key, known from elsewhere")
    options.add_argument("--now", help="核验时刻，缺省为本机时钟 the time of the verification, else the machine's")
    options.add_argument("--json", action="store_true", help="print JSON, a line for each folder")
    options.error = stop
    wanted = options.parse_args(arguments)
    year = int(wanted.year) if re.fullmatch("[2-9][0-9]{3}", wanted.year or "") else None
    if wanted.year and not year: stop("--year: 不是年度 no year")
    if wanted.draw and not fits("draw", wanted.draw): stop("--draw: 不是抽取编号 no draw id")
    if wanted.now and not fits("at", wanted.now): stop("--now: 2026-01-31T09:00:00+08:00")
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    clock, key = wanted.now or now.strftime("%Y-%m-%dT%H:%M:%S+08:00"), key_of(wanted.key) if wanted.key else None
    places = [(folder, wanted.draw or draw) for folder, draw in map(named, wanted.folders)]
    if any(year and draw and int(re.fullmatch(TABLE.patterns.draw, draw)[2]) != year for _, draw in places):
        stop("--draw 与 --year 不是同一年度 are not of one year")
    reports = [verify(Folder(folder), draw, key, year, clock) for folder, draw in places]
    for report in reports: print(json.dumps(report)) if wanted.json else show(report)
    sys.stdout.flush()
    verdicts = {report["verdict"] for report in reports}
    return 1 if "INVALID" in verdicts else 2 if "INCOMPLETE" in verdicts else 0
def run():
    """An error is no verdict, whatever it is."""
    try:
        for stream in (sys.stdout, sys.stderr): stream.reconfigure(errors="backslashreplace")
        return main(sys.argv[1:])
    except WrongUse as e: code, why = 64, str(e)
    except Unreadable as e: code, why = 69, f"没有结论 no verdict: {e}"
    except Exception as e: code, why = 70, f"没有结论 no verdict: {type(e).__name__}: {e}"
    try: print(escaped(why), file=sys.stderr)
    except Exception: pass
    return code

if __name__ == "__main__": sys.exit(run())
