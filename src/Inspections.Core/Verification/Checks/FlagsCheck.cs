using Inspections.Core.Drawing;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Every firm's exclusions, <c>lifted</c>, <c>largest</c> and <c>gone</c> follow from the ledger before the
/// commitment, and earlier recusals by substitution stand in its lists (protocol sections 2, 3 and 9).
/// </summary>
internal static class FlagsCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        e.Part(() => Compare(draw, e));
        e.Part(() => KeptRecusals.Check(draw, e));
        FrameFigureText(draw, e);
    }

    // A next try that keeps a voided try's frame keeps its flags too, as they were then.
    private static void Compare(DrawCase draw, Expectations e)
    {
        Commitment commitment = draw.Commitment.Value;
        FrameList frame = FrameList.Of(draw.Frame.Value.Leaves);
        ExclusionRule rule = draw.ExclusionRule(InspectionScope.All);
        foreach (FrameLeaf leaf in frame.Flagged(rule.Concerned))
        {
            Exclusions right = rule.Of(leaf.Id, leaf.Inspected);
            e.Require(right == leaf.Excluded, $"{leaf.Id} excluded for: {right}", $"{leaf.Excluded}");
        }

        e.Equal("largest", draw.Folder.LargestBefore(draw.AsOf.Index, new(draw.Id.Sector, draw.Id.Year), frame.Count), commitment.Largest);
        e.Equal("gone", rule.Counting.LongCount(f => frame.IndexOf(f) < 0), commitment.Gone);
        e.Equal("lifted", FrameFigures.IsLifted(frame), commitment.Lifted);
    }

    private static void FrameFigureText(DrawCase draw, Expectations e)
    {
        FrameList frame = FrameList.Of(draw.Frame.Value.Leaves);
        Commitment c = draw.Commitment.Value;
        string text = FormattableString.Invariant($"{frame.ExcludedCount} of {frame.Count} firms excluded, largest {c.Largest}, gone {c.Gone}");
        e.Conclude(text, text);
    }
}
