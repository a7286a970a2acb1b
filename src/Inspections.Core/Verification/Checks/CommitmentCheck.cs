using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Checks;

/// <summary>The commitment is well-formed, is this draw's, the ledger's authority's, and the one in the ledger (protocol section 3).</summary>
internal static class CommitmentCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        Commitment commitment = draw.Commitment.Read();
        e.Equal("draw", draw.Id, commitment.Draw);
        if (!draw.IsEntered)
        {
            e.Conclude($"a commitment to {draw.Id} in its form", $"commitment {commitment.Digest}; whether it was entered cannot be seen without the ledger");
            return;
        }

        e.Equal("digest of commitment.json, as entered in the ledger", draw.Entered, commitment.Digest);
        if (draw.Folder.Ledger.Entries[0].Body is KeyBody first)
        {
            e.Equal("authority, the ledger's origin", first.Key.Name, commitment.Authority.ToString());
        }

        e.Conclude($"commitment {draw.Entered}", $"commitment {commitment.Digest}");
    }
}
