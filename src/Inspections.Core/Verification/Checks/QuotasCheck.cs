using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Verification.Checks;

/// <summary>The numbers to draw follow from frame, rates, floor and round; a supplementary round is owed (protocol section 5).</summary>
internal static class QuotasCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        Commitment commitment = draw.Commitment.Value;
        IReadOnlyList<FrameLeaf> frame = draw.Frame.Value.Leaves;
        bool lifted = FrameFigures.IsLifted(frame);
        e.Equal("lifted, when no firm can be drawn without it", lifted, commitment.Lifted);
        Quotas quotas = Quotas.Of(new RoundFigures(
            draw.Id.Round,
            commitment.Rounds,
            commitment.Floor,
            commitment.Largest,
            commitment.Gone,
            lifted,
            FrameFigures.Of(frame, [.. commitment.Quotas.Select(q => (q.Stratum, q.Rate))], lifted)));
        e.Require(commitment.Largest >= frame.Count, $"largest at least {frame.Count}, this frame", $"{commitment.Largest}");
        e.Require(
            draw.Id.Round <= commitment.Rounds || quotas.OwesFirms,
            $"a supplementary round only while the year owes firms", $"round {draw.Id.Round} of {commitment.Rounds}, nothing owed");
        if (quotas.Takes is null)
        {
            e.Require(holds: false, "an infeasible entry: no firm may be drawn", "a commitment");
            return;
        }

        string expected = Takes(quotas.Takes, commitment);
        e.Require(quotas.Takes.SequenceEqual(commitment.Quotas.Select(q => q.Take)), expected, Takes(commitment.Quotas.Select(q => q.Take), commitment));
        e.Conclude(expected, expected);
    }

    private static string Takes(IEnumerable<long> takes, Commitment commitment) =>
        "take " + string.Join(", ", takes.Zip(commitment.Quotas, (t, q) => FormattableString.Invariant($"{t} of {q.Stratum}")));
}
