"""What the tests of the verifier by hand share: where it is, the known answers, and a small published folder."""
import json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
DOCS, ANSWERS = os.path.join(HERE, "../../docs"), os.path.join(HERE, "../Inspections.Core.Tests/Vectors")
EXAMPLE = os.path.join(DOCS, "example")
sys.path.insert(0, DOCS)
sys.dont_write_bytecode = True
from verify_files import Row


def vector(name):
    with open(os.path.join(ANSWERS, name), encoding="utf-8") as f:
        return json.load(f, object_hook=Row)


def refused(read, *arguments):
    try:
        return not read(*arguments)
    except (ValueError, TypeError, RecursionError):
        return True


def run(*arguments, **environment):
    """Exit code, output and errors of the command, as bytes."""
    command = [sys.executable, os.path.join(DOCS, "verify.py"), *arguments]
    done = subprocess.run(command, capture_output=True, env={**os.environ, **environment}, timeout=120)
    return done.returncode, done.stdout, done.stderr
