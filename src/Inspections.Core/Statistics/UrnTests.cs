using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Inspections.Core.Statistics;

/// <summary>Compares what was taken of each cell with what was to be expected, over many urns.</summary>
internal static class UrnTests
{
    /// <summary>
    /// Chi-square over urns drawn from without replacement: dᵀ V⁻ d, where d is drawn minus expected, summed over the
    /// urns, and V the sum of their covariances; its rank gives the degrees of freedom. For one urn it is the usual
    /// Σ d²/expected times (N − 1)/(N − n). Each urn's draw is fresh given the ones before, so the covariances add
    /// up although the same firms stand in several. Source: Mantel and Haenszel, 1959; the log-rank test is the same.
    /// </summary>
    public static TestOutcome ChiSquare(IReadOnlyList<Tally> urns, int cells)
    {
        Vector<double> difference = Vector<double>.Build.Dense(cells, c => urns.Sum(u => u.Drawn[c] - u.Expected(c)));
        Matrix<double> covariance = Matrix<double>.Build.Dense(cells, cells, (a, b) => urns.Sum(u => u.Covariance(a, b)));
        Evd<double> parts = covariance.Evd(Symmetricity.Symmetric);
        double[] values = [.. parts.EigenValues.Select(v => v.Real)];
        int[] used = [.. Enumerable.Range(0, cells).Where(i => values[i] > 1e-9 * values.Max())];
        double statistic = used.Sum(i => Math.Pow(parts.EigenVectors.Column(i).DotProduct(difference), 2) / values[i]);
        return new TestOutcome.PValue(
            TestMethod.ChiSquare, statistic, used.Length, SpecialFunctions.GammaUpperRegularized(used.Length / 2.0, statistic / 2));
    }

    /// <summary>
    /// For two cells, the exact law of the first one's count: the convolution of the urns' hypergeometric laws; p is
    /// the chance of all counts that are no likelier than the one that happened. It holds however small the numbers.
    /// Source: Fisher's exact test, extended to several tables (Zelen, 1971).
    /// </summary>
    public static TestOutcome Exact(IReadOnlyList<Tally> urns)
    {
        double[] law = [1];
        foreach (Tally urn in urns)
        {
            law = Convolve(law, [.. Enumerable.Range(0, urn.Take + 1).Select(k => Chance(urn, k))]);
        }

        int drawn = urns.Sum(u => u.Drawn[0]);
        double limit = law[drawn] * (1 + 1e-7);
        return new TestOutcome.PValue(TestMethod.Exact, drawn, 0, double.Min(1, law.Where(p => p <= limit).Sum()));
    }

    private static double Chance(Tally urn, int count) =>
        count > urn.Firms[0] || urn.Take - count > urn.Total - urn.Firms[0]
            ? 0
            : Hypergeometric.PMF(urn.Total, urn.Firms[0], urn.Take, count);

    private static double[] Convolve(double[] a, double[] b)
    {
        double[] sum = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                sum[i + j] += a[i] * b[j];
            }
        }

        return sum;
    }
}
