using FsCheck;
using FsCheck.Xunit;
using Inspections.Core.Policy;
using Xunit;

namespace Inspections.Core.Tests.Policy;

// Protocol section 5: how many firms a round takes; the vectors of another implementation are in QuotaVectorTests.

/// <summary>A sector of two strata before its first of three rounds.</summary>
internal static class Figures
{
    public static RoundFigures First(long risky = 40, long others = 400) => new(
        1, 3, new Ratio(5, 100), risky + others, 0, Lifted: false, [new StratumFigures(new Ratio(20, 100), risky, 0, risky), new StratumFigures(new Ratio(5, 100), others, 0, others)]);
}

public sealed class QuotasTests
{
    [Fact]
    public void A_year_needs_every_rate_and_its_floor()
    {
        Quotas quotas = Quotas.Of(Figures.First());
        Assert.Equal([8, 20], quotas.Rests);
        Assert.Equal(10, quotas.Takes!.Sum());
        Assert.True(quotas.OwesFirms);
        Assert.Equal(23, Quotas.YearlyFloor(new Ratio(5, 100), 441));
    }

    [Fact]
    public void Where_nobody_may_be_drawn_there_is_no_quota() =>
        Assert.Null(Quotas.Of(Figures.First() with { Strata = [new StratumFigures(new Ratio(5, 100), 10, 0, 0)] }).Takes);

    [Property]
    public void No_stratum_gives_more_than_may_be_drawn(NonNegativeInt risky, NonNegativeInt others)
    {
        RoundFigures figures = Figures.First(risky.Get, others.Get + 1);
        Assert.True(Quotas.Of(figures).Takes!.Zip(figures.Strata).All(p => p.First >= 0 && p.First <= p.Second.Eligible));
    }
}

public sealed class RoundFiguresTests
{
    /// <summary>Who left the directory after having been drawn still counts towards the floor.</summary>
    [Fact]
    public void Firms_that_are_gone_lower_what_is_still_owed()
    {
        RoundFigures figures = Figures.First(0, 100) with { Floor = new Ratio(20, 100) };
        Assert.Equal(20, Quotas.NeedsOf(figures).Sum());
        Assert.Equal(15, Quotas.NeedsOf(figures with { Gone = 5 }).Sum());
    }

    [Fact]
    public void A_year_owes_a_firm_a_round_at_least() => Assert.Equal(3, Quotas.NeedsOf(Figures.First(0, 10)).Sum());
}

public sealed class StratumFiguresTests
{
    [Fact]
    public void Who_was_drawn_is_not_owed_again() =>
        Assert.Equal([0, 20], Quotas.Of(Figures.First() with { Strata = [new StratumFigures(new Ratio(20, 100), 40, 8, 32), new StratumFigures(new Ratio(5, 100), 400, 0, 400)] }).Rests);
}

public sealed class LargestRemainderTests
{
    [Fact]
    public void The_largest_remainders_get_what_is_left_and_the_first_of_equal_ones()
    {
        Assert.Equal([2, 1, 1], LargestRemainder.Spread(4, [1, 1, 1], [9, 9, 9]));
        Assert.Equal([3, 7], LargestRemainder.Spread(10, [1, 2], [9, 9]));
        Assert.Equal([1, 9], LargestRemainder.Spread(10, [1, 1], [1, 9]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Spread(1, [0, 0], [1, 1]));
    }

    [Property]
    public void All_of_it_is_spread_where_there_is_room(PositiveInt[] weights, NonNegativeInt amount)
    {
        if (weights.Length == 0)
        {
            return;
        }

        long[] bounds = [.. weights.Select(w => (long)w.Get)];
        long spread = amount.Get % (bounds.Sum() + 1);
        long[] shares = LargestRemainder.Spread(spread, bounds, bounds);
        Assert.Equal(spread, shares.Sum());
        Assert.True(shares.Zip(bounds).All(p => p.First >= 0 && p.First <= p.Second));
    }
}

public sealed class AnnualPlanTests
{
    [Fact]
    public void The_rounds_of_a_year_together_take_what_it_owes()
    {
        IReadOnlyList<RoundOutlook> rounds = AnnualPlan.Outlook(Figures.First());
        Assert.Equal([1, 2, 3], rounds.Select(r => r.Round));
        Assert.Equal(28, rounds.Sum(r => r.Takes!.Sum()));
    }
}

public sealed class RoundOutlookTests
{
    [Fact]
    public void A_round_of_nobody_has_no_figures() => Assert.Equal(
        [true, true, true], AnnualPlan.Outlook(Figures.First(0, 0)).Select(r => r.Takes is null));

    [Fact]
    public void When_all_were_drawn_the_next_round_draws_one_of_them_again() =>
        Assert.Equal([1, 1, 1], AnnualPlan.Outlook(Figures.First(0, 2)).Select(r => r.Takes!.Sum()));
}

public sealed class FeasibilityTests
{
    [Fact]
    public void A_year_that_can_be_carried_out_has_no_problem() => Assert.Empty(Feasibility.Of(Figures.First(), new TeamRule(2, 1), [3, 3], 0));
}

public sealed class PlanProblemTests
{
    [Fact]
    public void It_says_what_is_needed_and_what_was_found()
    {
        Assert.Equal([new PlanProblem(PlanFault.TooFewInspectors, 2, 1)], Feasibility.Of(Figures.First(), new TeamRule(2, 1), [5], 0));
        Assert.Equal([new PlanProblem(PlanFault.FirmsWithoutTeam, 0, 4)], Feasibility.Of(Figures.First(), new TeamRule(2, 1), [3, 3], 4));
    }
}

public sealed class PlanFaultTests
{
    [Fact]
    public void Every_fault_is_found_where_it_is()
    {
        RoundFigures capped = Figures.First() with { Strata = [new StratumFigures(new Ratio(5, 100), 440, 0, 0)] };
        IEnumerable<PlanFault> found =
        [
            .. Feasibility.Of(Figures.First(0, 0), new TeamRule(2), [3], 0).Select(p => p.Fault),
            .. Feasibility.Of(capped, new TeamRule(2), [3], 0).Select(p => p.Fault),
            .. Feasibility.Of(Figures.First(), new TeamRule(2), [], 0).Select(p => p.Fault),
            .. Feasibility.Of(Figures.First(), new TeamRule(2), [3], 1).Select(p => p.Fault),
        ];
        Assert.Equal(Enum.GetValues<PlanFault>(), found.Distinct().Order());
    }
}
