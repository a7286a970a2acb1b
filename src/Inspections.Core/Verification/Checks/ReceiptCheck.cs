using Inspections.Core.Drawing;
using Inspections.Core.Encoding;

namespace Inspections.Core.Verification.Checks;

/// <summary>The receipt is the one that the draw gives and the one in the ledger (protocol sections 8 and 10).</summary>
internal static class ReceiptCheck
{
    public static void Run(DrawCase draw, Examination e)
    {
        if (!draw.IsEntered)
        {
            Receipt alone = draw.Redraw.Receipt;
            e.Equal("digest of the receipt that the draw gives", alone.Digest, CanonicalJson.DigestOf(draw.Receipt.Read()));
            e.Conclude($"receipt {alone.Digest}", "the same; whether it was entered cannot be seen without the ledger");
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
        if (draw.Receipt.Exists)
        {
            e.Equal("digest of receipt.json, as entered in the ledger", entered, CanonicalJson.DigestOf(draw.Receipt.Read()));
        }
        else
        {
            e.Wait($"receipt.json with the digest {entered}", draw.IsDisclosed ? "it is missing" : "kept back");
        }

        Receipt right = draw.Redraw.Receipt;
        e.Equal("digest of the receipt that the draw gives", right.Digest, entered);
        if (draw.Receipt.Exists)
        {
            e.Equal("digest of the receipt that the draw gives", right.Digest, CanonicalJson.DigestOf(draw.Receipt.Value));
        }

        e.Conclude($"receipt {right.Digest}", $"receipt {entered}");
    }
}
