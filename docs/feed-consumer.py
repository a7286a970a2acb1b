#!/usr/bin/env python3
"""Reads a bureau's credit feed into SQLite: every record exactly once, each with its proof checked.

    python3 feed-consumer.py FOLDER|URL DATABASE

Run it as often as you like, for example every hour. It may be killed at any moment: the next run goes on where the last
one stopped. Nothing but Python's standard library is needed. The rule it follows is in feed.md.
"""

import base64
import hashlib
import json
import pathlib
import sqlite3
import sys
import time
import urllib.error
import urllib.request

FEED = "feed/credit/"
TABLES = """
CREATE TABLE IF NOT EXISTS record (
    sequence INTEGER PRIMARY KEY,
    operation TEXT NOT NULL,
    identity TEXT NOT NULL,
    firm TEXT NOT NULL,
    result TEXT NOT NULL,
    content TEXT NOT NULL
);
"""


class Refused(Exception):
    """What was published does not hold together. Nothing of the page was stored."""


def read(place, path):
    """The bytes of one published file."""
    if not place.startswith(("http://", "https://")):
        return (pathlib.Path(place) / path).read_bytes()
    for attempt in range(4):
        try:
            # No cache on the way may answer for current.json with an old one; closed pages never change.
            request = urllib.request.Request(place.rstrip("/") + "/" + path, headers={"Cache-Control": "no-cache"})
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.read()
        except urllib.error.HTTPError:
            raise
        except OSError:
            if attempt == 3:
                raise
            time.sleep(attempt + 1)


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    """Canonical JSON (RFC 8785); the ledger uses ASCII names, strings and integers only."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def root_of(leaf, index, size, path):
    """The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2), or None."""
    node, last, found = index, size - 1, sha256(b"\x00" + leaf)
    if not 0 <= index < size:
        return None
    for sibling in map(bytes.fromhex, path):
        if last == 0:
            return None
        if node % 2 or node == last:
            found = sha256(b"\x01" + sibling + found)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + sibling)
        node, last = node >> 1, last >> 1
    return found.hex() if last == 0 else None


class Checkpoints:
    """The signed heads of the ledger, each read once."""

    def __init__(self, place):
        self.place, self.roots = place, {}

    def root(self, size):
        if size not in self.roots:
            # Its signature is checked by `python3 verify.py`, which knows the key; here the root is compared.
            lines = read(self.place, f"ledger/checkpoints/{size}").decode().split("\n")
            if lines[1] != str(size):
                raise Refused(f"ledger/checkpoints/{size} is of {lines[1]} entries")
            self.roots[size] = base64.b64decode(lines[2]).hex()
        return self.roots[size]


def check(record, checkpoints):
    """The ledger must hold the entry, and the record must say what the entry says."""
    where, proof = f"record {record['sequence']}", record["ledger"]
    entry = proof["entry"]
    body = entry["body"]
    if entry["kind"] != "result" or entry["index"] != proof["index"]:
        raise Refused(f"{where}: not of the ledger's result entry {proof['index']}")
    root = root_of(canonical(entry), proof["index"], proof["size"], proof["proof"])
    if root != proof["root"] or root != checkpoints.root(proof["size"]):
        raise Refused(f"{where}: the proof does not lead to checkpoint {proof['size']}")
    operation = "d" if body["categories"] == ["withdrawn"] else "i" if body["version"] == 1 else "u"
    said = (record["cd_operation"], record["administrative_cp_ui_code"], record["check_date"], record["check_result_names"], record["version"])
    if said != (operation, body["firm"], body["inspectedOn"], body["categories"], body["version"]):
        raise Refused(f"{where}: differs from entry {proof['index']} of the ledger")
    if not record["record_unique_identity"].endswith("/" + body["record"]):
        raise Refused(f"{where}: not the ledger's record {body['record']}")


def pages_after(place, last):
    """The pages that hold what comes after a sequence, the oldest first."""
    pages = [json.loads(read(place, FEED + "current.json"))]
    while pages[-1]["from"] > last + 1:
        page = json.loads(read(place, FEED + pathlib.PurePosixPath(pages[-1]["previous"]).name))
        if page["to"] != pages[-1]["from"] - 1:
            raise Refused(f"the page before record {pages[-1]['from']} ends with record {page['to']}")
        pages.append(page)
    return reversed(pages)


def store(database, page, checkpoints):
    """Stores what is new in a page, all of it or nothing, and gives how many records that was."""
    with database:
        database.execute("BEGIN IMMEDIATE")
        last = database.execute("SELECT COALESCE(MAX(sequence), 0) FROM record").fetchone()[0]
        before = database.execute("SELECT content FROM record ORDER BY sequence DESC LIMIT 1").fetchone()
        position = json.loads(before[0])["ledger"]["index"] if before else -1
        new = 0
        for expected, record in enumerate(page["records"], page["from"]):
            if record["sequence"] != expected:
                raise Refused(f"record {record['sequence']} stands where {expected} belongs")
            content = canonical(record).decode()
            if expected <= last:
                known = database.execute("SELECT content FROM record WHERE sequence = ?", (expected,)).fetchone()
                if known[0] != content:
                    raise Refused(f"record {expected} is not what it was: the feed was rewritten")
                continue
            if expected != last + 1:
                raise Refused(f"record {last + 1} is missing")
            check(record, checkpoints)
            if record["ledger"]["index"] <= position:
                raise Refused(f"record {expected} is out of the ledger's order")
            database.execute(
                "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)",
                (expected, record["cd_operation"], record["record_unique_identity"], record["administrative_cp_ui_code"], record["check_result"], content))
            last, position, new = expected, record["ledger"]["index"], new + 1
        return new


def main(place, file):
    database = sqlite3.connect(file, isolation_level=None, timeout=60)
    database.execute("PRAGMA journal_mode = WAL")
    database.executescript(TABLES)
    checkpoints = Checkpoints(place)
    last = database.execute("SELECT COALESCE(MAX(sequence), 0) FROM record").fetchone()[0]
    new = sum(store(database, page, checkpoints) for page in pages_after(place, last))
    total = database.execute("SELECT COUNT(*) FROM record").fetchone()[0]
    print(f"{new} new, {total} in all")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(sys.argv[1], sys.argv[2])
    except (Refused, OSError) as problem:
        sys.exit(f"refused: {problem}" if isinstance(problem, Refused) else f"could not be read: {problem}")
