using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Every firm's exclusions, <c>lifted</c>, <c>largest</c> and <c>gone</c> follow from the ledger before the
/// commitment, and earlier recusals by substitution stand in its lists (protocol sections 2, 3 and 9).
/// </summary>
internal static class FlagsCheck
{
    private sealed record Difference(string Expected, string Found);

    public static void Run(DrawCase draw, Examination e)
    {
        e.Part(() => Compare(draw, e));
        e.Part(() => StandingRecusals.Check(draw, e));
        FrameFigureText(draw, e);
    }

    private static void Compare(DrawCase draw, Examination e)
    {
        List<Difference> differences = [.. Differences(draw, draw)];
        if (differences.Count > 0 && !KeptFrom(draw).Any(kept => !Differences(draw, kept).Any()))
        {
            differences.ForEach(d => e.Require(holds: false, d.Expected, d.Found));
        }
    }

    // A next try that keeps a voided try's frame keeps its flags too, as they were then.
    private static IEnumerable<DrawCase> KeptFrom(DrawCase draw)
    {
        for (DrawCase now = draw; now.Folder.Before(now) is DrawCase last && Succession.KeepsFrame(now, last); now = last)
        {
            yield return last;
        }
    }

    private static IEnumerable<Difference> Differences(DrawCase draw, DrawCase asOf)
    {
        Commitment commitment = draw.Commitment.Value;
        FrameList frame = FrameList.Of(draw.Frame.Value.Leaves);
        History history = draw.Folder.HistoryAt(asOf.Index);
        SectorPolicy rules = draw.Rules;
        IReadOnlySet<Identifier> counting = history.Counting(draw.Id.Sector, draw.Id.Year);
        DateOnly day = BeijingTime.DateOf(asOf.Commitment.Value.DrawAt);
        foreach (FrameLeaf leaf in frame.Flagged([.. counting, .. history.Inspected]))
        {
            Exclusions expected = history.ExclusionsOf(leaf.Id, leaf.Inspected, rules, counting, day);
            if (expected != leaf.Excluded)
            {
                yield return new Difference($"{leaf.Id} excluded for: {expected}", $"{leaf.Excluded}");
            }
        }

        long largest = history.Largest(draw.Id.Sector, draw.Id.Year, frame.Count);
        if (largest != commitment.Largest)
        {
            yield return new Difference($"largest: {largest}", $"{commitment.Largest}");
        }

        long gone = counting.LongCount(f => frame.IndexOf(f) < 0);
        if (gone != commitment.Gone)
        {
            yield return new Difference($"gone: {gone}", $"{commitment.Gone}");
        }

        bool lifted = FrameFigures.IsLifted(frame);
        if (lifted != commitment.Lifted)
        {
            yield return new Difference($"lifted: {lifted}", $"{commitment.Lifted}");
        }
    }

    private static void FrameFigureText(DrawCase draw, Examination e)
    {
        FrameList frame = FrameList.Of(draw.Frame.Value.Leaves);
        Commitment c = draw.Commitment.Value;
        string text = FormattableString.Invariant($"{frame.ExcludedCount} of {frame.Count} firms excluded, largest {c.Largest}, gone {c.Gone}");
        e.Conclude(text, text);
    }
}
