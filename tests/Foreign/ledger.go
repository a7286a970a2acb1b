// Reads a published ledger with Go's own sumdb/note and sumdb/tlog, which share no code with any verifier here:
// opens every checkpoint, and prints the head of every size, and of the whole an inclusion proof for every entry.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run ledger.go FOLDER
package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A verifier of notes signed by ECDSA P-256 (signature type 2), made from a verifier key.
type verifier struct {
	name string
	id   uint32
	key  *ecdsa.PublicKey
}

func (v verifier) Name() string    { return v.name }
func (v verifier) KeyHash() uint32 { return v.id }
func (v verifier) Verify(msg, sig []byte) bool {
	digest := sha256.Sum256(msg)
	return ecdsa.VerifyASN1(v.key, digest[:], sig)
}

func keyOf(text string) verifier {
	parts := strings.SplitN(text, "+", 3)
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	public, err := x509.ParsePKIXPublicKey(raw[1:])
	check(err)
	id := sha256.Sum256(raw[1:])
	if hex.EncodeToString(id[:4]) != parts[1] {
		log.Fatal("the key's id is not that of the key")
	}
	return verifier{parts[0], binary.BigEndian.Uint32(id[:4]), public.(*ecdsa.PublicKey)}
}

// All hashes of a log in memory, as tlog stores them.
type store []tlog.Hash

func (s store) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		found[i] = s[index]
	}
	return found, nil
}

func main() {
	folder := os.Args[1]
	var hashes store
	lines := bytes.Split(bytes.TrimSuffix(read(folder, "ledger/entries.jsonl"), []byte("\n")), []byte("\n"))
	for n, line := range lines {
		added, err := tlog.StoredHashes(int64(n), line, hashes)
		check(err)
		hashes = append(hashes, added...)
	}
	size := int64(len(lines))
	head, err := tlog.TreeHash(size, hashes)
	check(err)
	keys := strings.Split(strings.TrimSuffix(string(read(folder, "ledger/key")), "\n"), "\n")
	known := note.VerifierList(keyOf(keys[len(keys)-1]))
	for n := int64(1); n <= size; n++ {
		root, err := tlog.TreeHash(n, hashes)
		check(err)
		fmt.Printf("head %d %x\n", n, root[:])
		proof, err := tlog.ProveTree(size, n, hashes)
		check(err)
		check(tlog.CheckTree(proof, size, head, n, root))
		data, err := os.ReadFile(filepath.Join(folder, "ledger/checkpoints", fmt.Sprint(n)))
		if os.IsNotExist(err) {
			continue
		}
		check(err)
		opened, err := note.Open(data, known)
		check(err)
		if want := fmt.Sprintf("%s\n%d\n%s\n", opened.Sigs[0].Name, n, root); opened.Text != want {
			log.Fatalf("checkpoint %d says %q, not %q", n, opened.Text, want)
		}
		fmt.Printf("checkpoint %d\n", n)
	}
	for n := int64(0); n < size; n++ {
		proof, err := tlog.ProveRecord(size, n, hashes)
		check(err)
		fmt.Printf("proof %d", n)
		for _, step := range proof {
			fmt.Printf(" %x", step[:])
		}
		fmt.Println()
	}
}

func read(folder, path string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, path))
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
