"""The ledger read by an implementation that is not ours: Go's sumdb/note and sumdb/tlog (Debian: golang-go, golang-golang-x-mod-dev)."""
import os, shutil, subprocess, tempfile, unittest

from by_hand import EXAMPLE, HERE
from verify_files import Folder, Tree, root_from, sha

GO, MODULES = shutil.which("go"), "/usr/share/gocode"
PRESENT = GO and os.path.isdir(os.path.join(MODULES, "src/golang.org/x/mod/sumdb/tlog"))


@unittest.skipUnless(PRESENT, "go or its x/mod is not installed (Debian: golang-go, golang-golang-x-mod-dev)")
class Foreign(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.mkdtemp()
        cls.program = os.path.join(cls.scratch, "ledger")
        environment = {**os.environ, "GO111MODULE": "off", "GOPATH": MODULES, "GOCACHE": os.path.join(cls.scratch, "cache"), "GOFLAGS": ""}
        subprocess.run([GO, "build", "-o", cls.program, os.path.join(HERE, "../Foreign/ledger.go")], check=True, env=environment)
    @classmethod
    def tearDownClass(cls): shutil.rmtree(cls.scratch)

    def read(self, folder): return subprocess.run([self.program, folder], capture_output=True, text=True)

    def test_go_opens_every_checkpoint_and_has_the_same_heads_and_proofs(self):
        done = self.read(EXAMPLE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        said = [line.split(" ") for line in done.stdout.splitlines()]
        leaves = Folder(EXAMPLE)["ledger/entries.jsonl"].split(b"\n")[:-1]
        tree = Tree(leaves)
        self.assertEqual([row[2] for row in said if row[0] == "head"], [tree.head(n).hex() for n in range(1, len(leaves) + 1)])
        self.assertEqual({row[1] for row in said if row[0] == "checkpoint"}, set(os.listdir(os.path.join(EXAMPLE, "ledger/checkpoints"))))
        proofs = [row for row in said if row[0] == "proof"]
        self.assertEqual(len(proofs), len(leaves))
        for _, n, *steps in proofs:
            root = root_from(int(n), len(leaves), sha(b"\0", leaves[int(n)]), [bytes.fromhex(step) for step in steps])
            self.assertEqual(root, tree.head(len(leaves)))

    def test_go_refuses_a_checkpoint_that_was_changed(self):
        folder = shutil.copytree(EXAMPLE, os.path.join(self.scratch, "year"))
        path = os.path.join(folder, "ledger/checkpoints/1")
        with open(path, encoding="utf-8") as file: text = file.read()
        with open(path, "w", encoding="utf-8") as file: file.write(text.replace("\n1\n", "\n2\n"))
        self.assertNotEqual(self.read(folder).returncode, 0)


if __name__ == "__main__":
    unittest.main()
