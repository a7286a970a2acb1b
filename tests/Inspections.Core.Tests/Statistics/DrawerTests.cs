using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Statistics;
using Inspections.Core.Tests.Drawing;
using Xunit;

namespace Inspections.Core.Tests.Statistics;

/// <summary>Honest and biased drawers over seeded years: the one passes at the stated level, the others are caught.</summary>
public sealed class DrawerTests
{
    private const int Firms = 240, Years = 100;

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<ObservedDraw>>> Honest = new(() => [.. Enumerable.Range(0, Years).Select(Year)]);

    private static readonly FairnessOptions Directory = new()
    {
        Directory = Enumerable.Range(0, Firms).Select(n => YearModel.Firm(n) with { District = District(n), Founded = new DateOnly(1980 + (n % 40), 1, 1) })
            .ToDictionary(f => f.Id),
    };

    [Theory]
    [InlineData(0.05, 1, 13)]
    [InlineData(0.20, 8, 33)]
    public void An_honest_drawers_p_values_fall_below_a_level_as_often_as_it_says(double level, int least, int most)
    {
        int below = Honest.Value.Count(y => P(y, d => District(Number(d))) < level);
        Assert.InRange(below, least, most);
    }

    [Fact]
    public void An_honest_drawer_is_hardly_ever_conspicuous_in_a_whole_report() =>
        Assert.InRange(Honest.Value.Count(y => FairnessReport.Of(y, Directory).Conspicuous.Any()), 0, 4);

    [Fact]
    public void A_drawer_who_spares_a_district_is_caught()
    {
        int caught = Honest.Value.Count(y => FairnessReport.Of([.. y.Select(d => Spare(d, n => District(n) == "d0"))], Directory)
            .Conspicuous.Any(t => t.Subject == nameof(Grouping.District)));
        Assert.InRange(caught, Years * 9 / 10, Years);
    }

    [Fact]
    public void A_drawer_who_spares_the_end_of_the_list_is_caught_without_a_directory()
    {
        int caught = Honest.Value.Count(y => FairnessReport.Of([.. y.Select(d => Spare(d, n => n >= Firms * 3 / 4))])
            .Conspicuous.Any(t => t.Subject == nameof(Grouping.Place)));
        Assert.InRange(caught, Years * 9 / 10, Years);
    }

    [Fact]
    public void Numbers_that_lean_to_one_side_are_caught()
    {
        double[] even = [.. Enumerable.Range(0, 400).Select(n => (n + 0.5) / 400)];
        Assert.InRange(((TestOutcome.PValue)KolmogorovSmirnov.Test(even)).Value, 0.99, 1);
        Assert.InRange(((TestOutcome.PValue)KolmogorovSmirnov.Test(even.Select(x => x * x))).Value, 0, 1e-9);
    }

    [Fact]
    public void Strata_have_no_p_value_because_the_rules_fix_what_each_gives()
    {
        GroupFairness strata = FairnessReport.Of(Honest.Value[0]).Groups.Single(g => g.Grouping == Grouping.Stratum);
        Assert.IsType<TestOutcome.None>(strata.Comparison.Outcome);
        Each.Of(strata.Comparison.Cells, c => Assert.Equal(c.Expected, c.Drawn, 1e-9));
    }

    [Fact]
    public void Cells_too_small_for_chi_square_are_merged_until_the_rest_holds_or_two_are_left_for_the_exact_test()
    {
        GroupComparison rare = GroupComparison.Of(Honest.Value[0], (_, pool, place) => Number(pool.Firms[place]) switch { 0 => "a", 1 => "b", _ => "c" });
        Assert.Equal([["c"], ["a", "b"]], rare.Cells.OrderBy(c => c.Groups.Count).Select(c => c.Groups));
        Assert.Equal(TestMethod.Exact, Assert.IsType<TestOutcome.PValue>(rare.Outcome).Method);

        GroupComparison common = GroupComparison.Of(Honest.Value[0], (_, pool, place) => District(Number(pool.Firms[place])));
        Assert.Equal(TestMethod.ChiSquare, Assert.IsType<TestOutcome.PValue>(common.Outcome).Method);
        Each.Of(common.Cells, c => Assert.True(c.Expected >= 5));
    }

    private static double P(IReadOnlyList<ObservedDraw> year, Func<Identifier, string> groupOf) =>
        ((TestOutcome.PValue)GroupComparison.Of(year, (_, pool, place) => groupOf(pool.Firms[place])).Outcome).Value;

    // Whoever is spared gives way to the next ticket.
    private static ObservedDraw Spare(ObservedDraw honest, Func<int, bool> spared) => new(
        honest.Commitment,
        honest.Frame,
        honest.Key,
        honest.Pools.SelectMany(p => p.Firms.OrderBy(f => spared(Number(f))).ThenBy(honest.Key.FirmTicket).Take(p.Take)).ToHashSet());

    private static IReadOnlyList<ObservedDraw> Year(int seed)
    {
        var year = new YearModel(3, ("all", 25));
        List<Firm> firms = [.. Enumerable.Range(0, Firms).Select(n => YearModel.Firm(n))];
        for (int round = 1; round <= 3; round++)
        {
            year.Run(round, firms, (1000 * seed) + round);
        }

        return year.Observed;
    }

    private static string District(int number) => FormattableString.Invariant($"d{number % 4}");

    private static int Number(Identifier firm) => int.Parse(firm.ToString()[1..], CultureInfo.InvariantCulture);
}
