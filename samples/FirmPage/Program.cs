using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;
using Inspections.Core.Publication.Places;

// Shows a firm its ticket in a draw, the cut-off, and proofs that its line is in the list and the list in the ledger. `firmpage FOLDER [--urls http://127.0.0.1:5000]`
// reads a bureau's published folder and nothing else. GET /draws/brokers-2026-r1/firms/F001
var folder = new PublishedFolderFiles(args[0]);
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args[1..]);
WebApplication app = builder.Build();
app.MapGet("/draws/{draw}/firms/{firm}", (DrawId draw, Identifier firm) =>
    Show(draw, firm) is { } shown ? Results.Bytes(CanonicalJson.Write(shown), "application/json") : Results.NotFound());
app.Run();

Json? Show(DrawId draw, Identifier firm)
{
    if (Read(PublicLayout.Receipt(draw)) is null)
    {
        return null; // Not committed to, not drawn yet, or kept back.
    }

    var commitment = Commitment.FromJson(CanonicalJson.Parse(Read(PublicLayout.Commitment(draw))!));
    LeafTree<FrameLeaf> frame = LeafTrees.ParseFrame(Read(PublicLayout.Frame(draw))!);
    int index = frame.Leaves.ToList().FindIndex(l => l.Id == firm);
    if (index < 0)
    {
        return null;
    }

    // The ledger, entry by entry: the values that the draw is made with, and where its commitment stands.
    var log = new EntryLog();
    var tree = new MerkleTree();
    foreach (byte[] leaf in JsonLines.Split(Read(PublicLayout.Entries)))
    {
        log.Add(leaf);
        tree.Append(leaf);
    }

    Dictionary<Label, string> values = log.About(draw).Select(e => e.Body).OfType<ValueBody>().ToDictionary(v => v.Name, v => v.Value);
    LedgerEntry entry = log.About(draw).Single(e => e.Body is CommitmentBody);

    // Nothing is looked up: ticket and cut-off follow from what was committed to and from the values.
    DrawKey key = DrawKey.Of(commitment.Digest, commitment.Sources.Select(s => new SourceValue(s.Name, values[s.Name])));
    Selection selection = Selection.Of(key, commitment, frame.Leaves);
    return Json.Object(
        ("cutOff", selection.Strata.Single(s => s.Stratum == frame.Leaves[index].Stratum).CutOff?.ToString()),
        ("draw", draw.ToString()),
        ("drawn", new Json.Flag(selection.DrawOrder.Contains(firm))),
        ("firm", firm.ToString()),
        ("ledger", Proof(tree.Head, entry.Index, entry.ToJson(), tree.InclusionProof(entry.Index, tree.Size))),
        ("list", Proof(frame.Head, index, frame.Leaves[index].ToJson(), frame.Prove(index))),
        ("ticket", key.FirmTicket(firm)));
}

// RFC 6962: the leaf's hash and those of the proof come to the root. The root of the list is in the commitment, that of the ledger in the bureau's signed checkpoint.
static Json Proof(TreeHead head, long index, Json leaf, IReadOnlyList<Digest> proof) => Json.Object(
    ("index", index), ("leaf", leaf), ("proof", Json.Array(proof, d => d)), ("root", head.Root), ("size", head.Size));

byte[]? Read(string path) => folder.TryRead(path);
