using MathNet.Numerics.LinearAlgebra;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: numbers spread evenly over 0 to 1 leave, at every point x, a share of about x below it. The largest
/// departure from that is the statistic.
/// <para>Definition: D = sup |F_n(x) − x| over the n numbers; p is the chance of a D at least as large.</para>
/// <para>Unit: D and p from 0 to 1. Up to 1,000 numbers p is exact (to about 7 digits in the far tail); above, it is
/// Kolmogorov's limit with Stephens' correction, good to 0.0005 below p = 0.07 and to 0.005 above it.
/// Source: Marsaglia, Tsang and Wang, Evaluating Kolmogorov's distribution, Journal of Statistical Software 8 (18), 2003;
/// Stephens, 1970.</para>
/// </summary>
/// <example>n = 10 and D = 0.274 give p = 0.3715 (the paper's example: 1 − 0.6284796).</example>
internal static class KolmogorovSmirnov
{
    private const int LargestExact = 1000;

    /// <summary>Tests numbers from 0 to 1 for uniformity.</summary>
    public static TestOutcome Test(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        if (sorted.Length == 0)
        {
            return new TestOutcome.None(Untested.TooFew);
        }

        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            distance = double.Max(distance, double.Max(((i + 1.0) / sorted.Length) - sorted[i], sorted[i] - ((double)i / sorted.Length)));
        }

        return new TestOutcome.PValue(TestMethod.KolmogorovSmirnov, distance, 0, UpperTail(sorted.Length, distance));
    }

    /// <summary>The chance of a distance of at least <paramref name="distance"/> among <paramref name="count"/> numbers.</summary>
    public static double UpperTail(int count, double distance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        double root = Math.Sqrt(count), scaled = distance * distance * count;
        return distance >= 1 ? 0
            : scaled > 7.24 || (scaled > 3.76 && count > 99)
                ? double.Min(1, 2 * Math.Exp(-(2.000071 + (0.331 / root) + (1.409 / count)) * scaled))
            : count <= LargestExact ? 1 - Exact(count, distance)
            : Limit((root + 0.12 + (0.11 / root)) * distance);
    }

    // P(D < d) is an entry of the n-th power of a band matrix; scaled on the way, so that nothing overflows.
    private static double Exact(int count, double distance)
    {
        int k = (int)(count * distance) + 1, m = (2 * k) - 1;
        double h = k - (count * distance);
        Matrix<double> step = Matrix<double>.Build.Dense(m, m, (i, j) => i - j + 1 < 0 ? 0 : 1);
        for (int i = 0; i < m; i++)
        {
            step[i, 0] -= Math.Pow(h, i + 1);
            step[m - 1, i] -= Math.Pow(h, m - i);
        }

        step[m - 1, 0] += (2 * h) - 1 > 0 ? Math.Pow((2 * h) - 1, m) : 0;
        step.MapIndexedInplace((i, j, x) => i - j + 1 > 0 ? x / MathNet.Numerics.SpecialFunctions.Factorial(i - j + 1) : x);

        (Matrix<double> power, int exponent) = Power(step, count, k - 1);
        double chance = power[k - 1, k - 1];
        for (int i = 1; i <= count; i++)
        {
            chance *= (double)i / count;
            if (chance < 1e-140)
            {
                (chance, exponent) = (chance * 1e140, exponent - 140);
            }
        }

        return double.Clamp(chance * Math.Pow(10, exponent), 0, 1);
    }

    private static (Matrix<double> Value, int Exponent) Power(Matrix<double> step, int count, int centre)
    {
        if (count == 1)
        {
            return (step, 0);
        }

        (Matrix<double> half, int exponent) = Power(step, count / 2, centre);
        Matrix<double> power = half * half;
        power = count % 2 == 0 ? power : step * power;
        exponent *= 2;
        return power[centre, centre] > 1e140 ? (power * 1e-140, exponent + 140) : (power, exponent);
    }

    private static double Limit(double x)
    {
        double sum = 0;
        for (int i = 1; i <= 100; i++)
        {
            sum += (i % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * i * i * x * x);
        }

        return double.Clamp(sum, 0, 1);
    }
}
