using System.Text;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;

namespace Inspections.Core.Verification.Checks;

/// <summary>The receipt's key follows from the commitment and the values in the ledger (protocol section 4).</summary>
internal static class KeyCheck
{
    public static void Run(DrawCase draw, Expectations e) => ReceiptPart.Compare(draw, e, () =>
    {
        Receipt outline = draw.Redraw.Outline;
        ReceiptPart.Same(draw, e, draw.Redraw.OutlineJson, "sources");
        ReceiptPart.Same(draw, e, draw.Redraw.OutlineJson, "prk");
        e.Conclude($"prk {outline.Prk}", $"prk {outline.Prk}");
    });
}

/// <summary>The receipt's firms and cut-offs are the smallest tickets of every stratum (protocol section 6).</summary>
internal static class SelectionCheck
{
    public static void Run(DrawCase draw, Expectations e) => ReceiptPart.Compare(draw, e, () =>
    {
        Receipt outline = draw.Redraw.Outline;
        ReceiptPart.Same(draw, e, draw.Redraw.OutlineJson, "strata");
        string drawn = Wording.List(outline.Selection.DrawOrder);
        e.Conclude(drawn, drawn);
    });
}

/// <summary>The receipt's teams and bound follow from tickets, roster and recusals (protocol section 7).</summary>
internal static class TeamsCheck
{
    public static void Run(DrawCase draw, Expectations e) => ReceiptPart.Compare(draw, e, () =>
    {
        Receipt receipt = draw.Redraw.Receipt;
        ReceiptPart.Same(draw, e, draw.Redraw.ReceiptJson, "teams");
        ReceiptPart.Same(draw, e, draw.Redraw.ReceiptJson, "bound");
        string loads = FormattableString.Invariant($"{receipt.Assignment.Teams.Count} teams, at most {receipt.Assignment.Bound} firms each");
        e.Conclude(loads, loads);
    });
}

/// <summary>Compares one member of the published receipt with the one that the draw gives.</summary>
internal static class ReceiptPart
{
    public static void Compare(DrawCase draw, Expectations e, Action compare)
    {
        if (draw.Void is null)
        {
            compare();
        }
        else
        {
            e.Conclude("nothing is drawn of a void draw", "void");
        }
    }

    public static void Same(DrawCase draw, Expectations e, Json.Map expected, string member)
    {
        Json own = expected.Members[member];
        bool exists = draw.Receipt.Value.Members.TryGetValue(member, out Json? value);
        if (exists && CanonicalJson.IsSame(own, value!))
        {
            return;
        }

        string right = Text(own), found = exists ? Text(value!) : "nothing";
        int difference = right.AsSpan().CommonPrefixLength(found);
        e.Require(holds: false, $"{member}: {From(right, difference)}", From(found, difference));
    }

    private static string Text(Json value) => Encoding.UTF8.GetString(CanonicalJson.Write(value));

    // Long lists are shown from shortly before the first difference.
    private static string From(string text, int difference) =>
        difference < 80 ? text : "…" + text[int.Min(difference - 60, text.Length)..];
}
