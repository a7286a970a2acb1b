using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Witnessing;

/// <summary>What a witness last signed of one bureau's ledger, and every commitment it has signed.</summary>
/// <param name="Authority">The bureau.</param>
/// <param name="Head">The head last signed.</param>
/// <param name="Commitments">By draw; one each, for ever.</param>
internal sealed record SignedLedger(Authority Authority, TreeHead Head, IReadOnlyDictionary<DrawId, Digest> Commitments)
{
    public Json.Map ToJson() => Json.Object(
        ("authority", Authority.ToString()),
        ("draws", Json.Array(
            Commitments.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal),
            c => Json.Object(("commitment", c.Value), ("draw", c.Key.ToString())))),
        ("root", Head.Root),
        ("size", Head.Size));

    public static SignedLedger FromJson(Json value) => MemberReader.Read(value, "signed ledger", m => new SignedLedger(
        m.Text("authority", Authority.Parse),
        new TreeHead(m.Text("root", Digest.Parse), m.Integer("size", 1)),
        m.List("draws", d => MemberReader.Read(d, "signed draw", r => (Draw: r.Text("draw", DrawId.Parse), Commitment: r.Text("commitment", Digest.Parse))))
            .ToDictionary(d => d.Draw, d => d.Commitment)));
}
