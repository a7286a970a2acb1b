"""Published files, hashes, trees (RFC 6962), and signed notes with their keys (C2SP, ECDSA P-256 by openssl)."""
import base64, hashlib, os, re, shutil, subprocess, tempfile, urllib.request
from verifying.forms import canonical
from verifying.outcomes import Missing, need, same

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def digest(v): return sha(canonical(v)).hex()
def heads(leaves):  # heads[n] is the tree head over the first n leaves; peaks are the heads of its full subtrees
    peaks, result = [], [sha()]
    for n, leaf in enumerate(leaves, 1):
        peaks.append(sha(b"\0", leaf))
        while n % 2 == 0: peaks[-2:], n = [sha(b"\1", *peaks[-2:])], n // 2
        result.append(peaks[-1])
        for peak in peaks[-2::-1]: result[-1] = sha(b"\1", peak, result[-1])
    return result
def root_from(index, size, head, proof):  # RFC 9162, section 2.1.3.2, from the leaf's hash
    last = size - 1
    for step in map(bytes.fromhex, proof):
        need(last > 0, "a shorter proof", proof)
        right = index % 2 == 1 or index == last
        while right and index % 2 == 0 and index: index, last = index // 2, last // 2
        head, index, last = sha(b"\1", step, head) if right else sha(b"\1", head, step), index // 2, last // 2
    return head.hex() if last == 0 and index == 0 else None
class Folder:
    """A published folder, on disk or behind an address; every file is read once."""
    def __init__(self, root): self.root, self.files = root.rstrip("/") + "/", {}

    def find(self, path):
        if path not in self.files: self.files[path] = self.fetch(path)
        return self.files[path]

    def fetch(self, path):
        try:
            remote = "://" in self.root
            with urllib.request.urlopen(self.root + path) if remote else open(self.root + path, "rb") as f: return f.read()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError): return None
        except Exception as e:
            if getattr(e, "code", 0) in (404, 410): return None
            raise Missing(f"{path} cannot be read: {e}") from None
    def read(self, path):
        data = self.find(path)
        if data is None: raise Missing(f"{path} is not published")
        return data
def verifier_key(text):  # name, id, SubjectPublicKeyInfo of an ECDSA P-256 key
    name, key_id, encoded = text.split("+", 2)
    start = bytes.fromhex("023059301306072a8648ce3d020106082a8648ce3d03010703420004")  # 2, then the DER of the algorithm
    raw = base64.b64decode(encoded, validate=True)
    need(len(raw) == 92 and raw.startswith(start) and base64.b64encode(raw).decode() == encoded, "a P-256 key", text)
    same("key id", sha(raw[1:])[:4].hex(), key_id)
    return name, bytes.fromhex(key_id), raw[1:]
def parse_note(data, what):
    text, blank, tail = data.decode().rpartition("\n\n")
    rows = [re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+={0,2})", row) for row in tail[:-1].split("\n")]
    need(blank and tail.endswith("\n") and all(rows), f"{what}: a signed note", data[:120])
    return text + "\n", [(row[1], base64.b64decode(row[2], validate=True)) for row in rows]
def is_signed(note, key):
    (text, signatures), (name, key_id, spki) = note, verifier_key(key)
    mine = [raw[4:] for signer, raw in signatures if signer == name and raw[:4] == key_id]
    if mine and not shutil.which("openssl"):
        raise Missing("signatures that can be checked: the program openssl is not installed")
    with tempfile.TemporaryDirectory() as scratch:
        files = [os.path.join(scratch, name) for name in ("key.pem", "signature")]
        def holds(signature):
            pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(spki) + b"-----END PUBLIC KEY-----\n"
            for path, data in zip(files, (pem, signature)):
                with open(path, "wb") as f: f.write(data)
            command = ["openssl", "dgst", "-sha256", "-verify", files[0], "-signature", files[1]]
            return subprocess.run(command, input=text.encode(), capture_output=True).returncode == 0
        return bool(mine) and all(map(holds, mine))
