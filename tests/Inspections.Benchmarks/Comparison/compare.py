"""Draws the same number of a million firms by shuf, by the rule of consistent_sampler and by the draw, one after the other, and prints
the least CPU-seconds of three runs of each whole process.

    dotnet publish tests/Inspections.Benchmarks -c Release -r linux-x64 -o BENCHMARKS
    compare.py BENCHMARKS/Inspections.Benchmarks FRAME [TAKE]
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

benchmarks, frame = sys.argv[1:3]
take = sys.argv[3] if len(sys.argv) > 3 else "50000"


def seconds(command):
    def once():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(3))


with tempfile.TemporaryDirectory() as scratch:
    ids = os.path.join(scratch, "ids")
    with open(frame, encoding="ascii") as lines, open(ids, "w", encoding="ascii") as out:
        out.writelines(json.loads(line)["id"] + "\n" for line in lines)
    few = os.path.join(scratch, "few")
    with open(frame, encoding="ascii") as lines, open(few, "w", encoding="ascii") as out:
        out.writelines(next(lines) for _ in range(3))
    here = os.path.dirname(os.path.abspath(__file__))
    rows = {
        "shuf": ["shuf", "-n", take, ids],
        "consistent_sampler (its rule in Python)": [sys.executable, os.path.join(here, "consistent_sampler.py"), ids, "314159", take],
        "the draw: frame read, root, tickets, selection": [benchmarks, "select", frame, take],
        "the same of three lines: its start": [benchmarks, "select", few, "2"],
    }
    measured = {name: seconds(command) for name, command in rows.items()}
for name, cpu in measured.items():
    print(f"{cpu:8.3f}  {name}")
