namespace Inspections.Core.Statistics;

/// <summary>One urn by cells: how many firms of each it held, and how many of each were taken.</summary>
/// <param name="Take">Firms taken.</param>
/// <param name="Firms">Firms, per cell.</param>
/// <param name="Drawn">Firms taken, per cell.</param>
internal sealed record Tally(int Take, int[] Firms, int[] Drawn)
{
    public int Total { get; } = Firms.Sum();

    /// <summary>False when it had to come out as it did: everybody was taken, or all were of one cell.</summary>
    public bool IsChance => Take > 0 && Take < Total && Firms.All(f => f < Total);

    public double Expected(int cell) => (double)Take * Firms[cell] / Total;

    /// <summary>Covariance of two cells' counts when drawing without replacement (the multivariate hypergeometric law).</summary>
    public double Covariance(int a, int b)
    {
        double share = (double)Firms[a] / Total;
        return IsChance
            ? Take * share * ((a == b ? 1 : 0) - ((double)Firms[b] / Total)) * (Total - Take) / (Total - 1)
            : 0;
    }

    /// <summary>The same urn with cells put together; <paramref name="place"/> gives the new one of each.</summary>
    public Tally Merge(int[] place, int cells)
    {
        (int[] firms, int[] drawn) = (new int[cells], new int[cells]);
        for (int i = 0; i < place.Length; i++)
        {
            firms[place[i]] += Firms[i];
            drawn[place[i]] += Drawn[i];
        }

        return new Tally(Take, firms, drawn);
    }
}
