using System.Numerics;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Statistics;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Statistics;

public sealed class ViolatorRangeTests
{
    private static readonly Ratio Confidence = new(95, 100);

    [Fact]
    public void Of_a_hundred_firms_ten_without_a_fault_leave_up_to_twenty_nine_with_one() =>
        Assert.Equal(new ViolatorRange(100, 10, 0, 0, 29), ViolatorRange.Of(100, 10, 0, Confidence));

    [Fact]
    public void Who_was_all_looked_at_is_known() => Assert.Equal(new ViolatorRange(12, 12, 5, 5, 5), ViolatorRange.Of(12, 12, 5, Confidence));

    [Fact]
    public void One_stratum_is_the_whole_and_of_two_each_is_looked_at_more_carefully()
    {
        Assert.Equal(ViolatorRange.Of(100, 10, 1, Confidence), ViolatorRange.OfStrata([(100, 10, 1)], Confidence));
        ViolatorRange one = ViolatorRange.Of(100, 10, 1, new Ratio(975, 1000)), other = ViolatorRange.Of(40, 12, 3, new Ratio(975, 1000));
        Assert.Equal(new ViolatorRange(140, 22, 4, one.Least + other.Least, one.Most + other.Most), ViolatorRange.OfStrata([(100, 10, 1), (40, 12, 3)], Confidence));
        Assert.Equal(new ViolatorRange(0, 0, 0, 0, 0), ViolatorRange.OfStrata([], Confidence));
    }

    [Fact]
    public void Nobody_drawn_leaves_everything_open() => Assert.Equal(new ViolatorRange(12, 0, 0, 0, 12), ViolatorRange.Of(12, 0, 0, Confidence));

    /// <summary>The same by whole numbers, which round nothing: 40 times either tail against all samples.</summary>
    [Fact]
    public void It_is_the_range_that_whole_numbers_give()
    {
        foreach ((int firms, int drawn) in new[] { (20, 5), (31, 7), (57, 12) })
        {
            BigInteger all = Choose(firms, drawn);
            BigInteger Tail(int violators, Func<int, bool> counts) => Enumerable.Range(0, drawn + 1).Where(counts)
                .Aggregate(BigInteger.Zero, (sum, k) => sum + (Choose(violators, k) * Choose(firms - violators, drawn - k)));
            for (int found = 0; found <= drawn; found++)
            {
                int[] believed = [.. Enumerable.Range(0, firms + 1).Where(v => 40 * Tail(v, k => k >= found) > all && 40 * Tail(v, k => k <= found) > all)];
                Assert.Equal(new ViolatorRange(firms, drawn, found, believed[0], believed[^1]), ViolatorRange.Of(firms, drawn, found, Confidence));
            }
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ViolatorRange.Of(10, 11, 0, Confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => ViolatorRange.Of(10, 5, 6, Confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => ViolatorRange.Of(10, 5, 1, new Ratio(1, 1)));
    }

    private static BigInteger Choose(int n, int k) => k < 0 || k > n ? 0 : Enumerable.Range(0, k).Aggregate(BigInteger.One, (c, i) => c * (n - i) / (i + 1));
}

public sealed class YearsChanceTests
{
    [Fact]
    public void Three_years_of_one_chance_are_one_minus_the_chance_to_be_missed_three_times()
    {
        FirmChance[] year = [Of("F1", new Fraction(20, 389), drawn: false), Of("F2", new Fraction(1, 2), drawn: true)];
        YearsChance[] all = [.. YearsChance.Of([year, year, [year[0]]])];
        Assert.Equal(new YearsChance(Some.Id("F1"), 3, Fraction.One - (new Fraction(369, 389) * new Fraction(369, 389) * new Fraction(369, 389)), 0), all[0]);
        Assert.Equal(new YearsChance(Some.Id("F2"), 2, new Fraction(3, 4), 2), all[1]);
    }

    private static FirmChance Of(string firm, Fraction chance, bool drawn) => new(Some.Id(firm), Label.Parse("all"), new Ratio(5, 100), chance, drawn, ShortfallReasons.None);
}
