"""Draws the same number of a million firms by shuf, by consistent_sampler and by the draw, one after the other, and prints the least
CPU-seconds of five runs of each whole process, and how many times the native draw's they are.

    dotnet publish tests/Inspections.NativeDraw -c Release -r linux-x64 -o NATIVE
    dotnet publish tests/Inspections.NativeDraw -c Release -r linux-x64 -o RUNTIME -p:PublishAot=false -p:PublishReadyToRun=true -p:SelfContained=false
    PYTHONPATH=... compare.py NATIVE/Inspections.NativeDraw RUNTIME/Inspections.NativeDraw FRAME [TAKE]

Rivest's own package is run where it is installed (pip install git+https://github.com/ron-rivest/consistent_sampler#subdirectory=pkg) or on the
PYTHONPATH; its rule, written anew in sampler_rule.py, always.
"""
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile

RUNS = 5
PACKAGE = """import sys
from consistent_sampler import sampler
with open(sys.argv[1], encoding="ascii") as lines:
    ids = [line.rstrip("\\n") for line in lines]
print("\\n".join(sampler(ids, sys.argv[2], take=int(sys.argv[3]), output="id")))"""


def seconds(command):
    def once():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(RUNS))


def main(native, runtime, frame, take="50000"):
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as scratch:
        ids, few = os.path.join(scratch, "ids"), os.path.join(scratch, "few")
        with open(frame, encoding="ascii") as lines, open(ids, "w", encoding="ascii") as out:
            out.writelines(json.loads(line)["id"] + "\n" for line in lines)
        with open(frame, encoding="ascii") as lines, open(few, "w", encoding="ascii") as out:
            out.writelines(next(lines) for _ in range(3))
        rows = {
            "the draw, native: frame read and checked, root, tickets, selection": [native, frame, take],
            "the same of three lines: its start": [native, few, "2"],
            "the draw under the runtime, compiled ahead": [runtime, frame, take],
            "the same of three lines: its start, of the runtime": [runtime, few, "2"],
            "shuf of the frame": ["shuf", "-n", take, frame],
            "shuf of the ids alone": ["shuf", "-n", take, ids],
            "the rule of consistent_sampler, written anew": [sys.executable, os.path.join(here, "sampler_rule.py"), ids, "314159", take],
        }
        if importlib.util.find_spec("consistent_sampler"):
            rows["consistent_sampler"] = [sys.executable, "-c", PACKAGE, ids, "314159", take]
        measured = {name: seconds(command) for name, command in rows.items()}
    drawn = next(iter(measured.values()))
    for name, cpu in measured.items():
        print(f"{cpu:8.3f} {cpu / drawn:6.2f}  {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
