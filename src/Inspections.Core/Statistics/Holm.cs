namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: whoever looks at forty p-values will find one below 0.05 where nothing is wrong. So each is raised until the
/// chance of even one false alarm among all of them is at most the level it is compared with.
/// <para>Definition: of m values in rising order, the i-th (from 1) becomes the largest of (m − j + 1)·p_j over j ≤ i,
/// at most 1. It holds whatever the dependence between the tests.</para>
/// <para>Unit: a chance. Source: Holm, A simple sequentially rejective multiple test procedure, 1979.</para>
/// </summary>
/// <example>0.01, 0.04, 0.03 become 0.03, 0.06, 0.06.</example>
internal static class Holm
{
    /// <summary>The adjusted values, in the given order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] adjusted = new double[values.Count];
        double highest = 0;
        foreach ((int place, int rank) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Select((place, rank) => (place, rank)))
        {
            highest = double.Max(highest, double.Min(1, (values.Count - rank) * values[place]));
            adjusted[place] = highest;
        }

        return adjusted;
    }
}
