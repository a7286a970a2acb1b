"""ECDSA P-256 in whole numbers: against openssl, NIST's vectors where Debian's package brings them, and Wycheproof's where they are."""
import glob, json, os, re, shutil, subprocess, tempfile, unittest

from by_hand import vector
from verify_files import B, G, N, P, add, double, on_curve, opened, signed, two_numbers, verifier_key, verifies

HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
NIST = "/usr/lib/python3/dist-packages/cryptography_vectors/asymmetric/ECDSA/FIPS_186-3/SigVer.rsp"  # of python3-cryptography-vectors
# No package of Debian, NuGet or npm has Wycheproof's; WYCHEPROOF names the folder of a copy.
PLACES = [os.environ.get("WYCHEPROOF", ""), "node_modules", "/usr/share", "/usr/lib/python3"]
NAME = "ecdsa_secp256r1_sha256_test.json"


def find_vectors():
    for place in filter(None, PLACES):
        found = glob.glob(os.path.join(place, "**", NAME), recursive=True) if "ycheproof" in place or place == PLACES[0] else (
            [hit for near in glob.glob(os.path.join(place, "*ycheproof*")) for hit in glob.glob(os.path.join(near, "**", NAME), recursive=True)])
        if found: return found[0]
    return None


class Signatures(unittest.TestCase):
    def test_the_curve_is_p_256(self):
        self.assertTrue(on_curve(*G[:2]))
        self.assertFalse(on_curve(G[0], G[1] + 1))
        self.assertEqual(B, (G[1] * G[1] - G[0] ** 3 + 3 * G[0]) % P)
        point = (0, 1, 0)
        for bit in bin(N)[2:]: point = add(double(point), G) if bit == "1" else double(point)
        self.assertEqual(point[2], 0)

    def test_der_has_one_spelling(self):
        good = bytes.fromhex("3006020101020101")
        self.assertEqual(two_numbers(good), [1, 1])
        for bad in ("", "30", "3006020101020101ff", "3007020101020101", "300702010102020001", "3006020100020181", "308106020101020101",
                    "30090201010201010201", "3003020101", "3006020101030101", "30050201010200"):
            self.assertIsNone(two_numbers(bytes.fromhex(bad)), bad)

    @unittest.skipUnless(shutil.which("openssl"), "openssl is not installed")
    def test_what_openssl_signs_holds_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as scratch:
            def ssl(*arguments, data=b""): return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True, cwd=scratch).stdout
            ssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "key")
            spki = ssl("pkey", "-in", "key", "-pubout", "-outform", "DER")
            for n in range(20):
                text = b"%d" % n * n
                signature = ssl("dgst", "-sha256", "-sign", "key", data=text)
                self.assertTrue(verifies(spki, text, signature))
                self.assertFalse(verifies(spki, text + b"x", signature))
                changed = bytearray(signature)
                changed[10 + n] ^= 1
                self.assertFalse(verifies(spki, text, bytes(changed)))

    @unittest.skipUnless(os.path.exists(NIST), "python3-cryptography-vectors is not installed")
    def test_nists_vectors(self):
        with open(NIST, encoding="ascii") as file: part = file.read().split("[P-256,SHA-256]")[1].split("[")[0]
        cases = [dict(re.findall("([A-Za-z]+) = (\\w+)", block)) for block in part.split("\n\n") if "Msg" in block]
        number = lambda text: b"\x02" + bytes([len(text)]) + text
        short = lambda value: (lambda raw: b"\0" + raw if raw[0] > 127 else raw)(bytes.fromhex(value).lstrip(b"\0") or b"\0")
        for case in cases:
            body = number(short(case["R"])) + number(short(case["S"]))
            spki = HEAD + b"\x04" + bytes.fromhex(case["Qx"].zfill(64)) + bytes.fromhex(case["Qy"].zfill(64))
            self.assertEqual(verifies(spki, bytes.fromhex(case["Msg"]), b"\x30" + bytes([len(body)]) + body), case["Result"] == "P", case)
        self.assertGreater(len(cases), 10)

    def test_wycheproofs_vectors(self):
        path = find_vectors()
        if not path: self.skipTest(f"no package with {NAME} is installed (set WYCHEPROOF to its folder)")
        with open(path, encoding="utf-8") as file: groups = json.load(file)["testGroups"]
        wrong, count = [], 0
        for group in groups:
            key = group.get("publicKey") or group["key"]
            spki = HEAD + bytes.fromhex(key["uncompressed"])
            for case in group["tests"]:
                count += 1
                holds = verifies(spki, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
                if holds != (case["result"] == "valid"): wrong.append((case["tcId"], case["comment"]))
        self.assertGreater(count, 300)
        self.assertEqual(wrong, [])

    def test_a_note_has_one_spelling(self):
        known = vector("draw-protocol-1/notes.json")
        key, good = known.verifierKey, known.valid[0]
        line = good.splitlines(True)[-1]
        self.assertEqual(signed((good + line).encode(), key), signed(good.encode(), key))  # the same line again
        self.assertIsNotNone(signed((good + "— x AQIDBAU=\n").encode(), key))  # somebody else's
        for foreign in ("— a\u00a0b AQIDBAU=\n", "— a b AQIDBAU=\n", "— x AQIDBA==\n", "— x AQIDBAV=\n", "— x+ AQIDBAU=\n", "— x  AQIDBAU=\n",
                        "- x AQIDBAU=\n", "— é AQIDBAU=\n", "\n", "— x AQIDBAU=\r\n", "— x AQIDBAU", "— x A Q\n"):
            self.assertIsNone(signed((good + foreign).encode(), key), foreign)
        self.assertIsNone(signed(good.replace("\n42\n", "\n42\r\n").encode(), key))
        self.assertIsNone(signed(good.encode() + b"\xff", key))


if __name__ == "__main__":
    unittest.main()
