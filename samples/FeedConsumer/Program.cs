using System.Text;
using System.Text.Json;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Verification;

// Follows a bureau's credit feed: `feedconsumer FOLDER|URL KEY STORE`. KEY is a file with the bureau's key, got from elsewhere than the feed; STORE gets a line a record.
// It may be killed anywhere and run again at any time: every record is stored exactly once, and only if the signed ledger bears it out.
var (source, key, store) = (args[0].TrimEnd('/') + "/", VerifierKey.Parse(File.ReadLines(args[1]).First()), args[2]);
using var client = new HttpClient();

// What is stored already. A last line that was not finished is written anew.
List<string> known = File.Exists(store) ? [.. Encoding.UTF8.GetString(File.ReadAllBytes(store)).Split('\n')] : [""];
known.RemoveAt(known.Count - 1);
File.WriteAllText(store, string.Concat(known.Select(l => l + "\n")));

// From the newest page back to the first that has something new, then forward.
var pages = new Stack<JsonElement>();
for (string? path = "feed/credit/current.json"; path is not null;)
{
    JsonElement page = JsonDocument.Parse(Read(path)).RootElement;
    pages.Push(page);
    path = page.GetProperty("from").GetInt64() > known.Count + 1 ? "feed/credit/" + page.GetProperty("previous").GetString() : null;
}

var heads = new Dictionary<long, TreeHead>();
using StreamWriter into = File.AppendText(store);
foreach (JsonElement record in pages.SelectMany(p => p.GetProperty("records").EnumerateArray()))
{
    long sequence = record.GetProperty("sequence").GetInt64();
    string line = JsonSerializer.Serialize(record, Plain.Default.JsonElement);
    if (sequence <= known.Count)
    {
        Require(known[(int)sequence - 1] == line, sequence, "is not what it was: history was rewritten");
        continue;
    }

    Require(sequence == known.Count + 1, sequence, "comes after a gap");
    Require(IsInLedger(record.GetProperty("ledger")), sequence, "is not in the signed ledger");
    known.Add(line);
    into.Write(line + "\n");
    into.Flush();
}

Console.WriteLine($"{known.Count} in all");
return 0;

// The entry's bytes are a leaf of the tree whose root the bureau signed (RFC 6962).
bool IsInLedger(JsonElement proof)
{
    long size = proof.GetProperty("size").GetInt64();
    if (!heads.TryGetValue(size, out TreeHead head))
    {
        SignedNote note = SignedNote.Parse(Read(PublicLayout.CheckpointAt(size)));
        Require(note.IsSignedBy(key), size, "entries: the head is not signed by the key that is known");
        heads.Add(size, head = Checkpoint.Parse(note.Text).Head);
    }

    byte[] leaf = CanonicalJson.Write(CanonicalJson.ParseAnySpelling(Encoding.UTF8.GetBytes(proof.GetProperty("entry").GetRawText())));
    Digest[] path = [.. proof.GetProperty("proof").EnumerateArray().Select(d => Digest.Parse(d.GetString()!))];
    return head.Size == size && MerkleProof.Includes(head, proof.GetProperty("index").GetInt64(), MerkleTree.LeafHash(leaf), path);
}

byte[] Read(string path) => source.StartsWith("http", StringComparison.Ordinal)
    ? client.GetByteArrayAsync(new Uri(new Uri(source), path)).GetAwaiter().GetResult()
    : File.ReadAllBytes(Path.Combine(source, path));

static void Require(bool holds, long number, string otherwise)
{
    if (!holds)
    {
        Console.Error.WriteLine($"refused: {number} {otherwise}");
        Environment.Exit(1);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonElement))]
internal sealed partial class Plain : System.Text.Json.Serialization.JsonSerializerContext;
