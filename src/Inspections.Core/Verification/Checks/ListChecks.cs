using Inspections.Core.Ledger;

namespace Inspections.Core.Verification.Checks;

/// <summary>The published list of firms is the one committed to (protocol section 2).</summary>
internal static class FrameCheck
{
    public static void Run(DrawCase draw, Expectations e) => ListHead.Compare(draw.Commitment.Value.Frame, draw.Frame.Read().Head, e);
}

/// <summary>The published list of inspectors is the one committed to (protocol section 2).</summary>
internal static class RosterCheck
{
    public static void Run(DrawCase draw, Expectations e) => ListHead.Compare(draw.Commitment.Value.Roster, draw.Roster.Read().Head, e);
}

/// <summary>Compares a list's tree head with the committed one.</summary>
internal static class ListHead
{
    public static void Compare(TreeHead committed, TreeHead published, Expectations e)
    {
        e.Equal("tree head in the commitment", committed, published);
        e.Conclude($"tree head {committed}", $"tree head {published}");
    }
}
