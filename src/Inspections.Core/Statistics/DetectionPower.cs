using Inspections.Core.Policy;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: if some firms break the rules, how likely is it that the sample holds at least one of them?
/// <para>Definition. Of N firms, V violate and n are drawn without replacement. The chance to draw none of the V is
/// C(N−V, n) / C(N, n), so the chance to find at least one is 1 minus that. V is the share of N rounded up. It holds for
/// violators who have nothing to do with the strata, or within one stratum, and only if an inspection of a violator
/// finds the violation.</para>
/// <para>Unit: a chance from 0 to 1; sizes in firms. Source: the hypergeometric distribution; as discovery sampling in
/// auditing, for instance Arkin, Handbook of sampling for auditing and accounting, 1963.</para>
/// </summary>
/// <example>N = 100, V = 5, n = 10: 1 − C(95, 10)/C(100, 10) = 0.4162. For 95 %, 45 of the 100 must be drawn.</example>
public static class DetectionPower
{
    /// <summary>The violators meant by a share of <paramref name="population"/>: rounded up.</summary>
    public static int Violators(Ratio share, int population) => (int)share.CeilingOf(population);

    /// <summary>The chance that a sample holds at least one violator.</summary>
    /// <param name="population">N, all firms.</param>
    /// <param name="violators">V, those that violate.</param>
    /// <param name="sample">n, those drawn.</param>
    public static double Chance(int population, int violators, int sample)
    {
        RequireWithin(violators, population);
        RequireWithin(sample, population);
        if (violators + sample > population)
        {
            return 1;
        }

        // The smaller of the two runs the product: n and V may change places.
        (int few, int many) = violators < sample ? (violators, sample) : (sample, violators);
        double none = 1;
        for (int i = 0; i < few; i++)
        {
            none *= (double)(population - many - i) / (population - i);
        }

        return 1 - none;
    }

    /// <summary>The smallest sample whose chance to hold a violator is at least <paramref name="wanted"/>; null when there is none to find.</summary>
    public static int? SampleFor(int population, int violators, double wanted)
    {
        RequireWithin(violators, population);
        if (violators == 0)
        {
            return null;
        }

        (int low, int high) = (0, population - violators + 1);
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = Chance(population, violators, middle) >= wanted ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static void RequireWithin(int part, int population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, population);
    }
}
