"""What verify.py reads with: files of a folder or a site, trees (RFC 6962), notes (C2SP), signatures (ECDSA P-256)."""
import base64, functools, hashlib, http.client, json, os, re, stat, time, urllib.error, urllib.parse, urllib.request

class Missing(Exception): """Something is not published (yet)."""
class Broken(Missing): """A file has not its form: the checks named first fail, for all others it is not published."""
class Unreadable(Exception): """Something can not be read, which is no verdict."""
class Row(dict):
    """A JSON object whose members are read as attributes; one that is left out is None."""
    __getattr__ = dict.get
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "protocol.json"), encoding="utf-8") as file:
    TABLE = json.load(file, object_hook=Row)  # names, limits, patterns and notices, shared by all verifiers
PATIENCE = 30  # seconds without an answer
ABSENT = "ledger/checkpoints/0"  # the checkpoint of an empty ledger: no site has it

# ---- Files, on disk or behind an address; each is read once
class Folder(dict):
    """Published files by path; None where there is none."""
    root, remote = "", True
    def __init__(self, root):
        self.root, self.remote = root.rstrip("/") + "/", "://" in root
        self.real = os.path.join(os.path.realpath(self.root), "")
        if self.remote and not re.fullmatch("https?://[!-~]+", root): raise Unreadable(f"no http(s) address: {root}")
        if self.remote and self.fetch(ABSENT) is not None: raise Unreadable("the site answers for files that are not there")
    def __missing__(self, path): return self.setdefault(path, self.fetch(path) if self.remote else self.read(path))
    def read(self, path):
        """A plain file inside the folder: no device, no pipe, no directory, no link that leads out."""
        try:
            os.lstat(self.root + path)
            if not os.path.realpath(self.root + path).startswith(self.real): raise Unreadable(f"{path} leads out of the folder")
            if not stat.S_ISREG(os.stat(self.root + path).st_mode): raise Unreadable(f"{path} is no plain file")
            with open(os.open(self.root + path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
                return small(path, file.read(most(path) + 1))
        except (FileNotFoundError, NotADirectoryError): return None
        except OSError as e: raise Unreadable(f"{path}: {e.strerror}") from None
    def fetch(self, path):
        """What a site answers: 200 is the file and 404 none; anything else is no answer."""
        for tries in (2, 1, 0):
            try:
                with ONE_SITE.open(self.root + urllib.parse.quote(path), timeout=PATIENCE) as answer:
                    if answer.status != 200: raise Unreadable(f"{path}: answer {answer.status}")
                    return small(path, in_time(answer, most(path)))
            except urllib.error.HTTPError as e:
                if e.code == 404: return None
                raise Unreadable(f"{path}: answer {e.code}") from None
            except (OSError, http.client.HTTPException) as e:
                if not tries: raise Unreadable(f"{path}: {type(e).__name__} {e}") from None
    def draws(self):
        """The folders of draws, where they can be listed."""
        try: return [] if self.remote else sorted(os.listdir(self.root + "draws"))
        except (FileNotFoundError, NotADirectoryError): return []
        except OSError as e: raise Unreadable(f"draws: {e.strerror}") from None
def most(path):
    """The bytes up to which a file is read: of a list, of a document, or of a note or key."""
    ending = os.path.splitext(path)[1]
    return {".jsonl": TABLE.limits.listBytes, ".json": TABLE.limits.fileBytes}.get(ending, TABLE.limits.noteBytes)
def small(path, data): return data if len(data) <= most(path) else stop(f"{path} is larger than {most(path)} bytes")
def stop(why): raise Unreadable(why)
def in_time(answer, limit):
    """The whole body; a server that keeps it back, cuts it short or has too much of it is not waited for."""
    end, parts, size = time.monotonic() + PATIENCE * 4, [], 0
    while size <= limit:
        part = answer.read1(1 << 20)
        if not part: break
        parts.append(part)
        size += len(part)
        if time.monotonic() > end: stop(f"{answer.url} does not come to an end")
    length = answer.headers.get("Content-Length")
    if length and size <= limit and size != int(length): raise http.client.IncompleteRead(b"")
    return b"".join(parts)
class SameSite(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, request, file, code, message, headers, target):
        origin = lambda address: urllib.parse.urlsplit(address)[:2]
        if origin(target) != origin(request.full_url): stop(f"{request.full_url} leads to another site")
        return super().redirect_request(request, file, code, message, headers, target)
ONE_SITE = urllib.request.build_opener(SameSite)

# ---- Trees
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
class Tree:
    """A growing log: head(n) is the tree head over its first n leaves. The peaks are the heads of full subtrees."""
    def __init__(self, leaves):
        self.peaks = [()]
        for n, leaf in enumerate(leaves, 1):
            row = [*self.peaks[-1], sha(b"\0", leaf)]
            while n % 2 == 0: row[-2:], n = [sha(b"\1", *row[-2:])], n // 2
            self.peaks.append(tuple(row))
    def head(self, n):
        return functools.reduce(lambda right, left: sha(b"\1", left, right), reversed(self.peaks[n])) if n else sha()
def root_of(leaves):
    level = [sha(b"\0", leaf) for leaf in leaves]
    while len(level) > 1:
        level = [sha(b"\1", *level[n:n + 2]) if n + 1 < len(level) else level[n] for n in range(0, len(level), 2)]
    return level[0] if level else sha()
def root_from(index, size, leaf, proof):
    """The head to which an inclusion proof leads from a leaf's hash; none if it is too long or too short."""
    if index >= size or size == 1 or not proof: return leaf if (index, size, proof) == (0, 1, []) else b""
    half = 1 << (size - 1).bit_length() - 1
    if index < half: return sha(b"\1", root_from(index, half, leaf, proof[:-1]), proof[-1])
    return sha(b"\1", proof[-1], root_from(index - half, size - half, leaf, proof[:-1]))

# ---- ECDSA P-256 (SEC 1) in whole numbers. Points are (X, Y, Z) with x = X/Z² and y = Y/Z³; nothing here is secret
P, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b
G = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
     0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5, 1)
def double(a):
    x, y, z = a
    if not z or not y: return 0, 1, 0
    yy, zz = y * y % P, z * z % P
    s, m = 4 * x * yy % P, 3 * (x - zz) * (x + zz) % P
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P
def add(a, b):
    if not a[2]: return b
    if not b[2]: return a
    za, zb = a[2] * a[2] % P, b[2] * b[2] % P
    u, v, s, t = a[0] * zb % P, b[0] * za % P, a[1] * b[2] * zb % P, b[1] * a[2] * za % P
    if u == v: return double(a) if s == t else (0, 1, 0)
    h, r = v - u, t - s
    hh = h * h % P
    hhh, uhh = h * hh % P, u * hh % P
    x3 = (r * r - hhh - 2 * uhh) % P
    return x3, (r * (uhh - x3) - s * hhh) % P, h * a[2] * b[2] % P
@functools.lru_cache(maxsize=64)
def multiples(point):
    row = [(0, 1, 0), point]
    while len(row) < 16: row.append(add(row[-1], point))
    return row
def on_curve(x, y): return x < P and y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0
def two_numbers(der):
    """The two numbers of a signature in strict DER, each positive and as short as can be."""
    numbers, rest = [], der[2:]
    if len(der) < 8 or der[0] != 0x30 or der[1] != len(rest) or der[1] > 127: return None
    while rest:
        size = rest[1] if len(rest) > 1 else 0
        body = rest[2:2 + size]
        if rest[0] != 2 or not size or len(body) != size or body[0] > 127: return None
        if size > 1 and body[0] == 0 and body[1] < 128: return None
        numbers.append(int.from_bytes(body, "big"))
        rest = rest[2 + size:]
    return numbers if len(numbers) == 2 else None
@functools.lru_cache(maxsize=1 << 16)
def verifies(spki, text, signature):
    """Whether a DER signature over a text's SHA-256 is by the key of a SubjectPublicKeyInfo."""
    r, s = two_numbers(signature) or (0, 0)
    if not (0 < r < N and 0 < s < N): return False
    key = (int.from_bytes(spki[-64:-32], "big"), int.from_bytes(spki[-32:], "big"), 1)
    inverse, total = pow(s, -1, N), (0, 1, 0)
    u, v = int.from_bytes(sha(text), "big") * inverse % N, r * inverse % N
    for shift in range(252, -4, -4):  # both products at once, four bits at a time
        for _ in range(4): total = double(total)
        total = add(add(total, multiples(G)[u >> shift & 15]), multiples(key)[v >> shift & 15])
    return bool(total[2]) and total[0] * pow(total[2], -2, P) % P % N == r

# ---- Keys and signed notes
def base64_of(text):
    """Bytes from their one spelling in base64."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text: raise ValueError(f"another spelling of base64: {text[:120]}")
    return raw
@functools.lru_cache(maxsize=4096)
def verifier_key(text):
    """Name, id and SubjectPublicKeyInfo of an ECDSA P-256 key: after a 2 DER that begins with the algorithm."""
    name, key_id, encoded = text.split("+", 2)
    raw = base64_of(encoded)
    holds = len(raw) == 92 and raw[:28].hex() == "023059301306072a8648ce3d020106082a8648ce3d03010703420004"
    holds = holds and key_id == sha(raw[1:])[:4].hex() and signer(name)
    if holds and on_curve(int.from_bytes(raw[28:60], "big"), int.from_bytes(raw[60:], "big")): return name, key_id, raw[1:]
    raise ValueError(f"no verifier key: {text[:200]}")
def spki(key): return verifier_key(key)[2]
def signer(name):  # printable ASCII without space and plus
    return name != "" and "+" not in name and all("!" <= c <= "~" for c in name)
@functools.lru_cache(maxsize=4096)
def opened(note):
    """Text and signature lines (name, key id, signature) of a note."""
    text, blank, tail = note.decode().rpartition("\n\n")
    if not blank or not text or tail[-1:] != "\n" or re.search("[\0-\x09\x0b-\x1f\x7f-\x9f]", text): raise ValueError("no note")
    lines = []
    for line in dict.fromkeys(tail[:-1].split("\n")):  # one that is repeated says nothing more
        name, gap, encoded = line[2:].partition(" ")
        raw = base64_of(encoded)
        if line[:2] != "— " or not gap or not signer(name) or len(raw) < 5: raise ValueError("no signature line")
        lines.append((name, raw[:4].hex(), raw[4:]))
    return text + "\n", lines
def signed(note, key):
    """The text of a note that the key has signed; None if note or key has not its form, or a signature is wrong."""
    try: (name, key_id, of), (text, lines) = verifier_key(key), opened(note or b"")
    except ValueError: return None
    mine = [signature for who, number, signature in lines if (who, number) == (name, key_id)]
    return text if mine and all(verifies(of, text.encode(), signature) for signature in mine) else None
