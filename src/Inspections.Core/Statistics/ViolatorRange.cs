using Inspections.Core.Policy;
using MathNet.Numerics;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: some of the drawn firms broke the rules; how many of all firms do?
/// <para>Definition. Of N firms n were drawn without replacement and x of these violate. A number K of violators is believed unless
/// it makes what was found too rare: with K violators, the chance to find x or more, and the chance to find x or fewer, must each be above
/// (1 − confidence) / 2. The range is from the least to the most such K. It covers the true number at least as often as the confidence says,
/// for every N, n and K: no approximation is in it.</para>
/// <para>It holds within one stratum, where every firm has the same chance, and only if an inspection of a violator finds the violation.</para>
/// <para>Unit: firms. Source: the hypergeometric distribution; the interval of Clopper and Pearson, The use of confidence or fiducial limits
/// illustrated in the case of the binomial, 1934, for a finite population.</para>
/// </summary>
/// <example>Of 100 firms 10 were drawn and none violates: with 95 % confidence, from 0 to 29 of the 100 do.</example>
/// <param name="Firms">N, all firms.</param>
/// <param name="Drawn">n, those drawn.</param>
/// <param name="Found">x, those of them that violate.</param>
/// <param name="Least">The fewest violators that are believed.</param>
/// <param name="Most">The most.</param>
public sealed record ViolatorRange(int Firms, int Drawn, int Found, int Least, int Most)
{
    /// <summary>The range of a sample.</summary>
    /// <param name="firms">N, all firms.</param>
    /// <param name="drawn">n, those drawn.</param>
    /// <param name="found">x, those of them that violate.</param>
    /// <param name="confidence">How often the range shall hold the true number, for instance 95/100.</param>
    /// <exception cref="ArgumentOutOfRangeException">More are drawn than there are, or found than drawn; or the confidence is 0 or 1.</exception>
    public static ViolatorRange Of(int firms, int drawn, int found, Ratio confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(found);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(found, drawn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, firms);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence.Numerator, 0, nameof(confidence));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence.Numerator, confidence.Denominator, nameof(confidence));
        double rare = (double)(confidence.Denominator - confidence.Numerator) / confidence.Denominator / 2;
        int fewest = found, most = firms - (drawn - found);
        return new ViolatorRange(
            firms,
            drawn,
            found,
            First(fewest, most, k => Chance(firms, drawn, k, from: found, to: int.Min(drawn, k)) > rare),
            First(fewest, most, k => Chance(firms, drawn, k, from: int.Max(0, drawn - (firms - k)), to: found) <= rare, orAfter: true) - 1);
    }

    /// <summary>
    /// The range of several strata together, of each of which a sample was drawn: the sums of their ranges, each at 1 − (1 − confidence) / k for
    /// k strata (Bonferroni). It holds the true number at least as often as the confidence says, and is a little wide.
    /// </summary>
    /// <param name="strata">Of each stratum all firms, those drawn, and those of them that violate; none gives a range of nothing.</param>
    /// <param name="confidence">How often the range shall hold the true number, for instance 95/100.</param>
    /// <exception cref="ArgumentOutOfRangeException">More are drawn than there are, or found than drawn; or the confidence is 0 or 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="strata"/> is null.</exception>
    public static ViolatorRange OfStrata(IReadOnlyCollection<(int Firms, int Drawn, int Found)> strata, Ratio confidence)
    {
        ArgumentNullException.ThrowIfNull(strata);
        long parts = long.Max(1, strata.Count);
        var each = new Ratio((confidence.Denominator * parts) - (confidence.Denominator - confidence.Numerator), confidence.Denominator * parts);
        ViolatorRange[] ranges = [.. strata.Select(s => Of(s.Firms, s.Drawn, s.Found, each))];
        return new ViolatorRange(ranges.Sum(r => r.Firms), ranges.Sum(r => r.Drawn), ranges.Sum(r => r.Found), ranges.Sum(r => r.Least), ranges.Sum(r => r.Most));
    }

    // The first number of violators of which something holds that holds of all after it.
    private static int First(int low, int high, Func<int, bool> holds, bool orAfter = false)
    {
        int end = orAfter ? high + 1 : high;
        while (low < end)
        {
            int middle = low + ((end - low) / 2);
            (low, end) = holds(middle) ? (low, middle) : (middle + 1, end);
        }

        return low;
    }

    // The chance that a sample holds so many violators.
    private static double Chance(int firms, int drawn, int violators, int from, int to)
    {
        double all = SpecialFunctions.BinomialLn(firms, drawn), sum = 0;
        for (int k = from; k <= to; k++)
        {
            sum += Math.Exp(SpecialFunctions.BinomialLn(violators, k) + SpecialFunctions.BinomialLn(firms - violators, drawn - k) - all);
        }

        return sum;
    }
}
