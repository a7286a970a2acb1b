using FsCheck;
using FsCheck.Xunit;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;

namespace Inspections.Core.Tests.Drawing;

public sealed class YearProperties
{
    private static readonly CreditRiskClass?[] Classes = [CreditRiskClass.D, CreditRiskClass.A, null];

    /// <summary>
    /// Whatever the sector does between rounds, the year ends at its floor and its rounds, or the ledger or a commitment
    /// says why not: nobody could be drawn at all, or nobody who had not been drawn before.
    /// </summary>
    [Property(MaxTest = 400)]
    public bool A_year_keeps_floor_and_rounds_or_says_why_not(PositiveInt size, int[] changes, byte cappedShare, int seed)
    {
        var year = new YearModel(3, ("D", 30), ("all", 5), ("A", 1));
        int count = 1 + (size.Get % 400);
        var firms = Enumerable.Range(0, count).Select(n => YearModel.Firm(n, Classes[n % 3])).ToList();
        foreach (Firm firm in firms.Where((_, n) => n * 7919 % 256 < cappedShare / 2))
        {
            year.Cap(firm);
        }

        int round = 1;
        for (; round <= 3; round++)
        {
            year.Run(round, firms, seed + round);
            Change(firms, changes.ElementAtOrDefault(round), round);
        }

        while (year.Run(round, firms, seed + round))
        {
            round++;
        }

        bool floor = year.Drawn.Count >= year.Floor || year.WasInfeasible || year.WasLifted;
        return floor && (year.Receipts.Count >= 3 || year.WasInfeasible);
    }

    [Property(MaxTest = 100)]
    public bool The_order_of_the_list_decides_nothing(PositiveInt size, int seed)
    {
        Firm[] firms = [.. Enumerable.Range(0, 1 + (size.Get % 200)).Select(n => YearModel.Firm(n))];
        var forward = new YearModel(3, ("all", 5));
        var backward = new YearModel(3, ("all", 5));
        forward.Run(1, firms, seed);
        backward.Run(1, firms.Reverse(), seed);
        return forward.Receipts[0].Digest == backward.Receipts[0].Digest;
    }

    [Property(MaxTest = 100)]
    public bool Removing_a_firm_that_was_not_drawn_moves_nobody_else(PositiveInt size, int seed)
    {
        Firm[] firms = [.. Enumerable.Range(0, 2 + (size.Get % 200)).Select(n => YearModel.Firm(n))];
        var ready = (PreparedRound.Ready)new YearModel(3, ("all", 5)).Prepare(1, firms, seed);
        DrawKey key = DrawKey.Of(ready.Commitment.Digest, []);
        var drawn = Selection.Of(key, ready.Commitment, ready.Frame.Leaves);
        FrameLeaf spared = ready.Frame.Leaves.First(l => !drawn.DrawOrder.Contains(l.Id));
        return Selection.Of(key, ready.Commitment, [.. ready.Frame.Leaves.Where(l => l != spared)]).DrawOrder.SequenceEqual(drawn.DrawOrder);
    }

    private static void Change(List<Firm> firms, int change, int round)
    {
        uint amount = (uint)change;
        int leave = (int)(amount % (uint)firms.Count), join = (int)(amount / 7 % 60);
        firms.RemoveRange(0, int.Min(leave, firms.Count - 1));
        firms.AddRange(Enumerable.Range(0, join).Select(n => YearModel.Firm((1000 * round) + n, Classes[n % 3])));
        for (int n = 0; n < firms.Count; n += 5)
        {
            firms[n] = firms[n] with { RiskClass = Classes[(n + round) % 3] };
        }
    }
}
