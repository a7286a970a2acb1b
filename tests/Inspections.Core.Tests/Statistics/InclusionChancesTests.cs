using FsCheck;
using FsCheck.Xunit;
using Inspections.Core.Directories;
using Inspections.Core.Statistics;
using Inspections.Core.Tests.Drawing;
using Xunit;

namespace Inspections.Core.Tests.Statistics;

public sealed class InclusionChancesTests
{
    private static readonly CreditRiskClass?[] Classes = [CreditRiskClass.D, CreditRiskClass.A, null];

    // Fraction(1) - Fraction(382, 389) * Fraction(375, 382) * Fraction(369, 375)
    [Fact]
    public void Three_rounds_give_every_firm_the_same_exact_chance()
    {
        YearModel year = Year(389, firms => firms, seed: 1, ("all", 5));
        IReadOnlyList<FirmChance> chances = InclusionChances.Of(year.Observed);

        Assert.Equal(389, chances.Count);
        Each.Of(chances, c => Assert.Equal(new Fraction(20, 389), c.Chance));
        Each.Of(chances, c => Assert.False(c.IsBelowRate));
        Assert.Equal(20, chances.Count(c => c.Drawn));
    }

    [Property(MaxTest = 60)]
    public void In_a_year_that_does_not_change_chances_sum_to_the_takes_and_are_equal_within_a_stratum(PositiveInt size, int seed)
    {
        YearModel year = Year(3 + (size.Get % 300), firms => firms, seed, ("D", 30), ("all", 5), ("A", 1));
        if (year.WasLifted)
        {
            return;
        }

        IReadOnlyList<FirmChance> chances = InclusionChances.Of(year.Observed);
        Fraction sum = chances.Aggregate(default(Fraction), (total, c) => total + c.Chance);
        Assert.Equal(new Fraction(year.Drawn.Count, 1), sum);
        Each.Of(chances.GroupBy(c => c.Stratum), g => Assert.Single(g.Select(c => c.Chance).Distinct()));
        Assert.DoesNotContain(chances, c => c.IsBelowRate && c.Reasons == ShortfallReasons.None);
    }

    [Property(MaxTest = 60)]
    public void In_every_round_the_chances_sum_to_the_take(PositiveInt size, int seed)
    {
        YearModel year = Year(3 + (size.Get % 200), firms => [.. firms.Skip(firms.Count / 9)], seed, ("D", 30), ("all", 5));
        Each.Of(year.Observed.SelectMany(d => d.Pools).Where(p => p.Firms.Count > 0), p =>
            Assert.Equal(new Fraction(p.Take, 1), p.Firms.Aggregate(default(Fraction), (total, _) => total + p.Chance)));
    }

    [Fact]
    public void A_firm_that_was_left_out_has_the_rounds_it_could_be_drawn_in_and_the_reason()
    {
        var year = new YearModel(3, ("all", 5));
        List<Firm> firms = [.. Enumerable.Range(0, 100).Select(n => YearModel.Firm(n))];
        year.Cap(firms[0]);
        for (int round = 1; round <= 3; round++)
        {
            year.Run(round, round == 3 ? firms : firms[..99], seed: round);
        }

        Dictionary<Identifier, FirmChance> chances = InclusionChances.Of(year.Observed).ToDictionary(c => c.Firm);
        Assert.Equal((default, ShortfallReasons.Excluded | ShortfallReasons.StratumChanged), (chances[firms[0].Id].Chance, chances[firms[0].Id].Reasons));
        ObservedDraw last = year.Observed[2];
        Assert.Equal(last.Pools[0].Chance, chances[firms[99].Id].Chance);
        Assert.True(chances[firms[99].Id].Reasons.HasFlag(ShortfallReasons.NotInEveryFrame));
        Assert.True(chances[firms[99].Id].IsBelowRate);
    }

    [Fact]
    public void The_chance_does_not_fall_because_a_firm_was_drawn()
    {
        YearModel year = Year(50, firms => firms, seed: 4, ("all", 20));
        ILookup<bool, FirmChance> byDrawn = InclusionChances.Of(year.Observed).ToLookup(c => c.Drawn);
        Assert.Equal(byDrawn[false].First().Chance, byDrawn[true].First().Chance);
    }

    [Fact]
    public void A_year_with_rounds_to_come_says_so()
    {
        YearModel year = Year(100, firms => firms, seed: 4, ("all", 5));
        Each.Of(InclusionChances.Of([.. year.Observed.Take(2)]), c => Assert.Equal(ShortfallReasons.RoundsMissing, c.Reasons));
    }

    private static YearModel Year(int size, Func<IReadOnlyList<Firm>, IReadOnlyList<Firm>> change, int seed, params (string, long)[] strata)
    {
        var year = new YearModel(3, strata);
        IReadOnlyList<Firm> firms = [.. Enumerable.Range(0, size).Select(n => YearModel.Firm(n, strata.Length == 1 ? null : Classes[n % 3]))];
        for (int round = 1; round <= 3; round++)
        {
            year.Run(round, firms, seed + round);
            firms = change(firms);
        }

        return year;
    }
}
