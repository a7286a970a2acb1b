using Inspections.Core.Statistics;
using Xunit;

namespace Inspections.Core.Tests.Statistics;

// Figures computed beforehand with exact fractions in Python, or taken from the paper that is named.

public sealed class DetectionPowerTests
{
    private const double Digits = 1e-9;

    // 1 - Fraction(comb(N - V, n), comb(N, n))
    [Theory]
    [InlineData(100, 5, 10, 0.4162476330738481)]
    [InlineData(389, 20, 20, 0.6614462918125623)]
    [InlineData(10, 1, 3, 0.3)]
    [InlineData(10, 0, 3, 0)]
    [InlineData(10, 8, 3, 1)]
    public void The_chance_to_find_a_violator_is_hypergeometric(int firms, int violators, int sample, double expected) =>
        Assert.Equal(expected, DetectionPower.Chance(firms, violators, sample), Digits);

    // min(n for n in range(N + 1) if 1 - Fraction(comb(N - V, n), comb(N, n)) >= w)
    [Theory]
    [InlineData(100, 5, 0.95, 45)]
    [InlineData(389, 20, 0.95, 53)]
    [InlineData(10, 1, 1, 10)]
    [InlineData(10, 2, 1, 9)]
    public void The_sample_for_a_wanted_chance_is_the_smallest(int firms, int violators, double wanted, int expected) =>
        Assert.Equal(expected, DetectionPower.SampleFor(firms, violators, wanted));

    [Fact]
    public void Nobody_can_be_found_where_nobody_violates() => Assert.Null(DetectionPower.SampleFor(10, 0, 0.95));
}

public sealed class UrnLawTests
{
    private const double Digits = 1e-9;

    // One urn: 6.2 * 299/270; with two degrees of freedom the tail is exp(-x/2).
    [Fact]
    public void One_urn_gives_the_usual_chi_square_corrected_for_drawing_without_replacement()
    {
        var p = Assert.IsType<TestOutcome.PValue>(UrnTests.ChiSquare([new Tally(30, [100, 100, 100], [16, 9, 5])], 3));
        Assert.Equal((TestMethod.ChiSquare, 2), (p.Method, p.Freedom));
        Assert.Equal(6.865925925925926, p.Statistic, Digits);
        Assert.Equal(0.03229112149150518, p.Value, Digits);
    }

    // d and V as fractions, the last cell left out, d' V^-1 d = 8173516923/6639564550.
    [Fact]
    public void Several_urns_add_up_their_covariances()
    {
        var p = Assert.IsType<TestOutcome.PValue>(UrnTests.ChiSquare(
            [new Tally(30, [100, 100, 100], [16, 9, 5]), new Tally(20, [50, 40, 10], [6, 10, 4])], 3));
        Assert.Equal(8173516923.0 / 6639564550, p.Statistic, Digits);
        Assert.Equal(0.5403619763905858, p.Value, Digits);
    }

    // Urns of 10 (4 of the first cell, 3 taken) and 8 (2, 4 taken); the law is 1/28, 17/84, 27/70, 2/7, 1/12, 1/140.
    [Theory]
    [InlineData(0, 3.0 / 70)]
    [InlineData(1, 23.0 / 70)]
    [InlineData(2, 1)]
    [InlineData(3, 43.0 / 70)]
    [InlineData(4, 53.0 / 420)]
    [InlineData(5, 1.0 / 140)]
    public void Two_cells_are_tested_by_the_exact_law_of_the_count(int drawn, double expected)
    {
        int first = int.Min(drawn, 3), second = drawn - first;
        var p = Assert.IsType<TestOutcome.PValue>(UrnTests.Exact(
            [new Tally(3, [4, 6], [first, 3 - first]), new Tally(4, [2, 6], [second, 4 - second])]));
        Assert.Equal(expected, p.Value, Digits);
    }
}

public sealed class KolmogorovSmirnovTests
{
    private const double Digits = 1e-9;

    // Marsaglia, Tsang and Wang: P(D10 < 0.274) = 0.6284796154565043. One number: 2d - 1; two: 2(2d - 1/2)^2 up to d = 1/2.
    [Theory]
    [InlineData(10, 0.274, 1 - 0.6284796154565043)]
    [InlineData(1, 0.7, 1 - 0.4)]
    [InlineData(2, 0.4, 1 - 0.18)]
    public void Kolmogorov_Smirnov_is_exact_for_few_numbers(int count, double distance, double expected) =>
        Assert.Equal(expected, KolmogorovSmirnov.UpperTail(count, distance), Digits);

    // Kolmogorov's limit: P(sqrt(n) D > 1.3581) = 0.05.
    [Theory]
    [InlineData(900)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(100_000)]
    public void Kolmogorov_Smirnov_comes_near_its_limit_for_many_numbers(int count) =>
        Assert.InRange(KolmogorovSmirnov.UpperTail(count, 1.3581 / Math.Sqrt(count)), 0.047, 0.0502);

    [Fact]
    public void The_exact_tail_and_the_limit_meet_where_one_takes_over_from_the_other()
    {
        foreach (double scaled in new[] { 0.6, 0.8, 1.0, 1.2, 1.4, 1.6 })
        {
            double below = KolmogorovSmirnov.UpperTail(1000, scaled / Math.Sqrt(1000)), above = KolmogorovSmirnov.UpperTail(1001, scaled / Math.Sqrt(1001));
            Assert.Equal(below, above, scaled < 1.3 ? 0.005 : 0.0005);
        }
    }
}

public sealed class TicketUniformityTests
{
    // Three degrees of freedom: erfc(sqrt(x/2)) + sqrt(2x/pi) exp(-x/2) at 5.2 (expected 5 a cell, departures 3, -3, 2, -2 give 26/5).
    [Fact]
    public void Equal_cells_are_tested_by_chi_square_when_they_hold_enough()
    {
        var p = Assert.IsType<TestOutcome.PValue>(TicketUniformity.ChiSquare([8, 2, 7, 3]));
        Assert.Equal((5.2, 3), (p.Statistic, p.Freedom));
        Assert.Equal(0.157724, p.Value, 1e-6);
        Assert.Equal(new TestOutcome.None(Untested.TooFew), TicketUniformity.ChiSquare([4, 5, 5, 5]));
    }
}

public sealed class HolmTests
{
    [Fact]
    public void Holm_raises_every_value_by_the_number_of_tests_left()
    {
        Assert.Equal([0.03, 0.06, 0.06], Holm.Adjust([0.01, 0.04, 0.03]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1, 1], Holm.Adjust([0.6, 0.9]));
        Assert.Empty(Holm.Adjust([]));
    }
}
