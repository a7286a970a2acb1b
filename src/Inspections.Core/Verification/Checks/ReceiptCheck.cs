using Inspections.Core.Encodings;

namespace Inspections.Core.Verification.Checks;

/// <summary>The receipt is the one that the draw gives and the one in the ledger (protocol sections 8 and 10).</summary>
internal static class ReceiptCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        if (!draw.IsEntered)
        {
            Digest alone = draw.Redraw.ReceiptDigest;
            e.Equal("digest of the receipt that the draw gives", alone, CanonicalJson.DigestOf(draw.Receipt.Read()));
            e.Conclude($"receipt {alone}", "the same; whether it was entered cannot be seen without the ledger");
            return;
        }

        if (draw.Drawn is null)
        {
            e.Require(!draw.Receipt.Exists, "no receipt.json without a receipt entry", "there is one");
            if (draw.Void is null)
            {
                e.Wait("a receipt", "not drawn yet");
            }

            e.Conclude("no receipt of a void draw", "void");
            return;
        }

        Digest entered = draw.Drawn.Value.Body.Receipt;
        Digest? published = draw.Receipt.Exists ? CanonicalJson.DigestOf(draw.Receipt.Read()) : null;
        if (published is Digest found)
        {
            e.Equal("digest of receipt.json, as entered in the ledger", entered, found);
        }
        else
        {
            e.Wait($"receipt.json with the digest {entered}", draw.IsDisclosed ? "it is missing" : "kept back");
        }

        Digest right = draw.Redraw.ReceiptDigest;
        e.Equal("digest of the receipt that the draw gives", right, entered);
        if (published is Digest same)
        {
            e.Equal("digest of the receipt that the draw gives", right, same);
        }

        e.Conclude($"receipt {right}", $"receipt {entered}");
    }
}
