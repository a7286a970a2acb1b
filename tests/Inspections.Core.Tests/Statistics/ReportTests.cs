using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Statistics;
using Inspections.Core.Tests.Drawing;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Xunit;

namespace Inspections.Core.Tests.Statistics;

// What a report on a year's draws says, and of what.

/// <summary>One sector's year of three rounds, 100 firms of one stratum.</summary>
internal static class ObservedYear
{
    private static readonly Lazy<YearModel> Model = new(() =>
    {
        var year = new YearModel(3, ("all", 20));
        Firm[] firms = [.. Enumerable.Range(0, 100).Select(n => YearModel.Firm(n))];
        for (int round = 1; round <= 3; round++)
        {
            year.Run(round, firms, seed: round);
        }

        return year;
    });

    public static IReadOnlyList<ObservedDraw> Draws => Model.Value.Observed;

    public static FairnessReport Report { get; } = FairnessReport.Of(Draws);

    public static YearFairness Year => Assert.Single(Report.Years);
}

public sealed class ObservedDrawTests
{
    [Fact]
    public void Its_pools_hold_who_could_be_drawn_and_what_was_taken() => Each.Of(ObservedYear.Draws, d =>
    {
        Assert.Equal(d.Commitment.Draw, d.Id);
        Assert.Equal(d.Frame.Where(l => l.MayBeDrawn(d.Commitment.Lifted)).Select(l => l.Id), d.Pools.SelectMany(p => p.Firms));
        Assert.Equal(d.Drawn.Count, d.Pools.Sum(p => p.Take));
    });
}

public sealed class PoolTests
{
    [Fact]
    public void Everybody_in_it_has_the_same_chance_and_in_an_empty_one_nobody_has_any()
    {
        Assert.Equal(new Fraction(1, 4), new Pool(Label.Parse("all"), 2, [.. Enumerable.Range(0, 8).Select(n => YearModel.Firm(n).Id)]).Chance);
        Assert.Equal(default, new Pool(Label.Parse("all"), 0, []).Chance);
    }
}

public sealed class FractionTests
{
    [Fact]
    public void It_is_kept_in_lowest_terms_and_calculated_exactly()
    {
        Assert.Equal("1/2", new Fraction(2, 4).ToString());
        Assert.Equal(new Fraction(5, 6), new Fraction(1, 2) + new Fraction(1, 3));
        Assert.Equal(new Fraction(1, 6), new Fraction(1, 2) - new Fraction(1, 3));
        Assert.Equal(new Fraction(1, 6), new Fraction(1, 2) * new Fraction(1, 3));
        Assert.Equal(new Fraction(2, 3), new Fraction(1, 3).Complement);
        Assert.Equal(0.125, new Fraction(1, 8).ToDouble());
        Assert.Equal((0, 1), ((int)default(Fraction).Numerator, (int)default(Fraction).Denominator));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, 0));
    }

    [Fact]
    public void It_is_ordered_by_value()
    {
        Fraction third = new(1, 3), half = new(1, 2);
        Assert.True(third < half && third <= half && half > third && half >= third && third.CompareTo(half) < 0 && Fraction.One > half);
    }
}

public sealed class FirmChanceTests
{
    [Fact]
    public void It_is_below_the_rate_or_not_to_the_last_firm()
    {
        FirmChance chance = Assert.Single(InclusionChances.Of(ObservedYear.Draws), c => c.Firm == YearModel.Firm(7).Id);
        Assert.Equal((new Fraction(1, 5), false), (chance.Chance, chance.IsBelowRate));
        Assert.True((chance with { Chance = new Fraction(199, 1000) }).IsBelowRate);
    }
}

public sealed class ShortfallReasonsTests
{
    [Fact]
    public void Reasons_are_added_up_and_none_is_none()
    {
        Assert.Equal(ShortfallReasons.RoundsMissing, Assert.Single(InclusionChances.Of([ObservedYear.Draws[0]]).Select(c => c.Reasons).Distinct()));
        Assert.Equal(ShortfallReasons.None, Assert.Single(InclusionChances.Of(ObservedYear.Draws).Select(c => c.Reasons).Distinct()));
    }
}

public sealed class GroupComparisonTests
{
    [Fact]
    public void Every_entry_stands_in_one_cell_and_what_is_expected_sums_to_what_was_drawn()
    {
        GroupComparison halves = GroupComparison.Of(ObservedYear.Draws, (_, pool, place) => place < pool.Firms.Count / 2 ? "a" : "b");
        Assert.Equal(ObservedYear.Draws.Sum(d => d.Pools.Sum(p => p.Firms.Count)), halves.Cells.Sum(c => c.Entries));
        Assert.Equal(20, halves.Cells.Sum(c => c.Drawn));
        Assert.Equal(20, halves.Cells.Sum(c => c.Expected), 1e-9);
    }
}

public sealed class GroupCellTests
{
    [Fact]
    public void It_names_its_group_and_counts_its_entries()
    {
        GroupCell cell = Assert.Single(GroupComparison.Of(ObservedYear.Draws, (_, _, _) => "all").Cells);
        Assert.Equal(["all"], cell.Groups);
        Assert.Equal((20L, 20.0), (cell.Drawn, Math.Round(cell.Expected, 9)));
    }
}

public sealed class UntestedTests
{
    [Fact]
    public void What_is_not_tested_says_why()
    {
        Assert.Equal(new TestOutcome.None(Untested.OneGroup), GroupComparison.Of(ObservedYear.Draws, (_, _, _) => "all").Outcome);
        Assert.Equal(new TestOutcome.None(Untested.FixedByRule), GroupComparison.Of(ObservedYear.Draws, (d, _, _) => d.Id.ToString()).Outcome);
        Assert.Equal(new TestOutcome.None(Untested.TooFew), KolmogorovSmirnov.Test([]));
    }
}

public sealed class TestOutcomeTests
{
    [Fact]
    public void A_p_value_lies_between_nothing_and_one() => Each.Of(
        ObservedYear.Report.Tests, t => Assert.InRange(t.Outcome.Value, 0, 1));
}

public sealed class TestMethodTests
{
    [Fact]
    public void A_year_is_tested_by_several_methods() => Assert.Equal(
        [TestMethod.ChiSquare, TestMethod.KolmogorovSmirnov], ObservedYear.Report.Tests.Select(t => t.Outcome.Method).Distinct().Order().Where(m => m != TestMethod.Exact));
}

public sealed class JudgedTestTests
{
    /// <summary>Of many tests one is bound to look bad: what is judged is adjusted for how many there are.</summary>
    [Fact]
    public void An_adjusted_value_is_never_smaller() => Each.Of(ObservedYear.Report.Tests, t => Assert.InRange(t.Adjusted, t.Outcome.Value, 1));
}

public sealed class GroupFairnessTests
{
    [Fact]
    public void Without_a_directory_strata_and_places_in_the_list_are_compared() =>
        Assert.Equal([Grouping.Stratum, Grouping.Place], ObservedYear.Report.Groups.Select(g => g.Grouping));
}

public sealed class GroupingTests
{
    [Fact]
    public void With_a_directory_every_grouping_is_compared()
    {
        var options = new FairnessOptions { Directory = Enumerable.Range(0, 100).Select(n => YearModel.Firm(n) with { District = $"d{n % 2}", Founded = new DateOnly(1990 + (n % 20), 1, 1) }).ToDictionary(f => f.Id) };
        Assert.Equal(Enum.GetValues<Grouping>(), FairnessReport.Of(ObservedYear.Draws, options).Groups.Select(g => g.Grouping));
    }
}

public sealed class FairnessOptionsTests
{
    [Fact]
    public void Usually_one_firm_in_twenty_violates_and_one_is_to_be_found_with_95_in_100()
    {
        var options = new FairnessOptions();
        Assert.Equal((new Ratio(5, 100), new Ratio(95, 100), true), (options.Violating, options.Wanted, options.Directory is null));
        Assert.Equal(5, ObservedYear.Year.Power.Violators);
    }
}

public sealed class SamplePowerTests
{
    [Fact]
    public void It_says_the_chance_to_find_a_violator_and_how_many_firms_that_needs()
    {
        var power = SamplePower.Of(100, 10, new Ratio(5, 100), new Ratio(95, 100));
        Assert.Equal((100, 10, 5, 45), (power.Firms, power.Drawn, power.Violators, power.Needed));
        Assert.Equal(0.4162476330738481, power.Chance, 1e-9);
    }
}

public sealed class YearFairnessTests
{
    [Fact]
    public void A_year_is_one_sectors_with_all_its_rounds_and_firms()
    {
        YearFairness year = ObservedYear.Year;
        Assert.Equal(new SectorYear(SectorCode.Parse("property"), 2026), year.Subject);
        Assert.Equal((3, 100, 20), (year.Rounds.Count, year.Chances.Count, year.Power.Drawn));
        Assert.Equal(new Ratio(5, 100), year.Floor);
        Assert.Empty(year.Unexplained);
    }
}

public sealed class StratumFairnessTests
{
    [Fact]
    public void Every_stratum_has_its_rate_and_its_chance_to_find()
    {
        StratumFairness stratum = Assert.Single(ObservedYear.Year.Strata);
        Assert.Equal((Label.Parse("all"), new Ratio(20, 100), 20), (stratum.Stratum, stratum.Rate, stratum.Power.Drawn));
    }
}

public sealed class FairnessReportTests
{
    [Fact]
    public void An_honest_year_is_not_conspicuous_and_every_draw_is_tested()
    {
        Assert.Empty(ObservedYear.Report.Conspicuous);
        Assert.Equal(3, ObservedYear.Report.Tickets.Count);
        Each.Of(ObservedYear.Report.Conspicuous.Prepend(ObservedYear.Report.Tests[0] with { Adjusted = FairnessReport.Level / 2 }), t => Assert.True(t.Adjusted < FairnessReport.Level));
    }
}

public sealed class NotObservedTests
{
    [Fact]
    public void A_voided_draw_is_named_as_void()
    {
        Bureau bureau = RichYear.Honest();
        var published = PublishedDraws.Read(bureau.Publish());
        Assert.Contains(published.Others, o => o.Reason == NotObserved.Void);
        Assert.Empty(published.Others.Select(o => o.Draw).Intersect(published.Draws.Select(d => d.Id)));
    }
}
