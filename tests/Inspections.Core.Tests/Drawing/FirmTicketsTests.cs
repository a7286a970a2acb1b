using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Drawing;

public sealed class FirmTicketsTests
{
    // More than one piece, and enough that the place of the last ticket is guessed.
    private const int Firms = 40_000;

    private static readonly FrameList Frame = FrameList.Of([.. Enumerable.Range(0, Firms).Select(n => new FrameLeaf(
        Some.Id(FormattableString.Invariant($"F{n:D7}")), Core.Directories.Label.Parse(n % 3 == 0 ? "A" : "B"), n % 7 == 0 ? Exclusions.Drawn : Exclusions.None))]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(9000)]
    [InlineData(Firms)]
    public void The_smallest_tickets_of_a_large_frame_are_those_of_all_sorted(int take)
    {
        Commitment commitment = Taking(take);
        Assert.Equal(
            commitment.Quotas.Select(q => Frame.Where(l => l.Stratum == q.Stratum && l.MayBeDrawn(lifted: false)).Select(l => l.Id).OrderBy(OneDraw.Key.FirmTicket).Take(take)),
            Selection.Of(OneDraw.Key, commitment, Frame, TestContext.Current.CancellationToken).Strata.Select(s => s.Drawn.Select(d => d.Firm)));
    }

    /// <summary>Where the last ticket wanted lies is only guessed: too low, too high or right, the same firms are found.</summary>
    [Fact]
    public void A_guess_of_the_last_ticket_changes_nobody()
    {
        Commitment commitment = Taking(500);
        int[][] Found(ulong edge) => [.. FirmTickets.Smallest(OneDraw.Key, Frame, commitment, CancellationToken.None, (_, _) => edge).Select(Best)];
        int[][] all = Found(ulong.MaxValue);

        Assert.Equal([500, 500], all.Select(a => a.Length));
        Each.Of(new ulong[] { 0, 1UL << 50, ulong.MaxValue / 60, ulong.MaxValue / 2 }, edge => Assert.Equal(all, Found(edge)));
    }

    private static int[] Best(SmallestTickets kept) =>
        [.. kept.Places.ToArray().Zip(kept.Prefixes.ToArray()).OrderBy(k => k.Second).Take(500).Select(k => k.First)];

    private static Commitment Taking(int take) => OneDraw.Commitment with
    {
        Lifted = false,
        Quotas = [.. new[] { "A", "B" }.Select(s => new Quota(Core.Directories.Label.Parse(s), new Ratio(5, 100), take))],
    };
}
