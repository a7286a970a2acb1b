"""The command: exit codes, what is no verdict, what it prints, and what it reads."""
import http.server, json, os, shutil, socket, subprocess, sys, tempfile, threading, unittest

from by_hand import DOCS, EXAMPLE, run, vector
import verify, verify_files
from verify_files import Folder, Unreadable

DRAW = "property-management-2026-r2"
NOW = ("--now", "2026-11-30T09:00:00+08:00")


class Site(http.server.BaseHTTPRequestHandler):
    """A site on loopback; what it does for a path is the server's `how`."""
    def do_GET(self):
        how = self.server.how
        path = os.path.join(EXAMPLE, self.path.lstrip("/"))
        code, body, headers = how(self.path) or ((200, content(path), {}) if os.path.isfile(path) else (404, b"", {}))
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **headers}.items(): self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass


def content(path):
    with open(path, "rb") as file: return file.read()


class Served:
    def __init__(self, how=lambda path: None): self.how = how
    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self.server.how = self.how
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"
    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Command(unittest.TestCase):
    def setUp(self): self.scratch = tempfile.mkdtemp()
    def tearDown(self): shutil.rmtree(self.scratch)
    def copy(self):
        return shutil.copytree(EXAMPLE, os.path.join(self.scratch, "year"))

    def test_a_verdict_has_its_exit_code_and_nothing_else_has_it(self):
        for code, arguments in ((2, [EXAMPLE]), (0, [EXAMPLE, "--draw", DRAW]), (0, [EXAMPLE, "--draw", DRAW, "--year", "2026"]),
                                (64, []), (64, ["nowhere"]), (64, [EXAMPLE, "--draw", "../../etc"]), (64, [EXAMPLE, "--year", "26"]),
                                (64, [EXAMPLE, "--draw", DRAW, "--year", "2025"]), (64, [EXAMPLE, "--key", "no key"]),
                                (64, [EXAMPLE, "--now", "today"]), (64, [EXAMPLE, "--dra", DRAW]), (64, ["--json"]),
                                (69, ["ftp://127.0.0.1/"]), (69, ["http://127.0.0.1:9/"])):
            with self.subTest(arguments):
                found, out, err = run(*arguments, *NOW) if "--now" not in arguments else run(*arguments)
                self.assertEqual(found, code, err)
                self.assertEqual(bool(out), code < 3)

    def test_an_error_is_no_verdict(self):
        scripts = os.path.join(self.scratch, "scripts")
        os.mkdir(scripts)
        for name in os.listdir(DOCS):
            if name.startswith("verify") and name.endswith(".py") or name == "protocol.json": shutil.copy(os.path.join(DOCS, name), scripts)
        with open(os.path.join(scripts, "verify_teams.py"), "a") as file: file.write("\ndef check_results(d, closed): return 1 / 0\n")
        done = subprocess.run([sys.executable, os.path.join(scripts, "verify.py"), EXAMPLE], capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (70, b""))
        self.assertIn(b"ZeroDivisionError", done.stderr)

    def test_the_encoding_of_the_output_changes_no_verdict(self):
        for encoding in ("cp1252", "ascii", "gbk", "utf-8"):
            code, out, err = run(EXAMPLE, "--draw", DRAW, *NOW, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
            self.assertEqual((code, err, out.decode(encoding).splitlines()[-1]), (0, b"", "VALID"))
            code, out, err = run(EXAMPLE, "--json", *NOW, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
            self.assertEqual((code, json.loads(out.decode("ascii"))["verdict"]), (2, "INCOMPLETE"))

    def test_a_key_from_elsewhere_has_to_be_the_ledgers_and_without_one_it_is_said(self):
        with open(os.path.join(EXAMPLE, "ledger/key")) as file: key = file.read().strip("\n")
        notices = lambda *how: [n["name"] for n in json.loads(run(EXAMPLE, "--draw", DRAW, "--json", *NOW, *how)[1])["notices"]]
        self.assertIn("NoTrustedKey", notices())
        self.assertNotIn("NoTrustedKey", notices("--key", key))
        self.assertNotIn("NoTrustedKey", notices("--key", os.path.join(EXAMPLE, "ledger/key")))
        other = vector("draw-protocol-1/notes.json").verifierKey
        self.assertEqual(run(EXAMPLE, "--draw", DRAW, "--key", other, *NOW)[0], 1)

    def test_only_plain_files_of_the_folder_are_read(self):
        outside = os.path.join(self.scratch, "outside")
        with open(outside, "w") as file: file.write("x")
        makes = {"link that leads out": lambda path: os.symlink(outside, path), "pipe": os.mkfifo, "directory": os.mkdir,
                 "device": lambda path: os.symlink("/dev/zero", path)}
        for what, make in makes.items():
            with self.subTest(what):
                folder = self.copy()
                os.remove(os.path.join(folder, "ledger/checkpoint"))
                make(os.path.join(folder, "ledger/checkpoint"))
                code, out, err = run(folder)
                self.assertEqual((code, out), (69, b""))
                shutil.rmtree(folder)

    def test_a_link_within_the_folder_is_a_file_of_it(self):
        folder = self.copy()
        os.rename(os.path.join(folder, "ledger/checkpoint"), os.path.join(folder, "kept"))
        os.symlink("../kept", os.path.join(folder, "ledger/checkpoint"))
        self.assertEqual(run(folder, "--draw", DRAW, *NOW)[0], 0)

    def test_a_site_is_verified_like_a_folder(self):
        with Served() as site:
            self.assertEqual(run(site, "--draw", DRAW, *NOW)[0], 0)
            self.assertEqual(run(f"{site}draws/{DRAW}/index.html", *NOW)[0], 0)

    def test_what_a_site_does_not_say_plainly_is_no_verdict(self):
        entries = "/ledger/entries.jsonl"
        at = lambda what: lambda path: what if path == entries else None
        for name, how in {"a page for what is not there": lambda path: (200, b"welcome", {}), "forbidden": at((403, b"", {})),
                          "broken": at((500, b"", {})), "partial": at((206, b"x", {})),
                          "another site": at((302, b"", {"Location": "http://127.0.0.2:1/x"})),
                          "cut short": at((200, b"x", {"Content-Length": "100"}))}.items():
            with self.subTest(name), Served(how) as site:
                code, out, _ = run(site)
                self.assertEqual((code, out), (69, b""))

    def test_a_redirect_within_the_site_is_followed(self):
        with Served(lambda path: (302, b"", {"Location": "/ledger/key"}) if path == "/moved" else None) as site:
            self.assertIsNotNone(Folder(site)["moved"])

    def test_a_silent_site_is_not_waited_for(self):
        patience, verify_files.PATIENCE = verify_files.PATIENCE, 0.2
        try:
            with socket.create_server(("127.0.0.1", 0)) as silent:
                with self.assertRaises(Unreadable): Folder(f"http://127.0.0.1:{silent.getsockname()[1]}/")
        finally: verify_files.PATIENCE = patience

    def test_a_file_beyond_the_limit_is_no_verdict(self):
        folder = self.copy()
        with open(os.path.join(folder, "ledger/checkpoint"), "ab") as file: file.truncate(verify.TABLE.limits.noteBytes + 1)
        self.assertEqual(run(folder)[0], 69)

    def test_repetition_costs_no_minutes(self):
        folder = self.copy()
        checkpoint, frame = os.path.join(folder, "ledger/checkpoint"), os.path.join(folder, f"draws/{DRAW}/frame.jsonl")
        with open(checkpoint, "r+") as file:
            lines = file.readlines()
            file.write(lines[-1] * 20000)
        self.assertEqual(run(folder, "--draw", DRAW, *NOW)[0], 0)
        with open(frame, "r+") as file:
            line = file.readline()
            file.write(line * 300000)
        self.assertEqual(run(folder, "--draw", DRAW, *NOW)[0], 1)


if __name__ == "__main__":
    unittest.main()
