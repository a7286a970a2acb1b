namespace Inspections.Core.Policy;

/// <summary>Shares a whole amount in proportion to weights, in whole numbers (protocol section 5).</summary>
internal static class LargestRemainder
{
    /// <summary>
    /// Spreads <paramref name="amount"/>: each gets <c>floor(amount·w/Σw)</c>, what is left goes one each to the
    /// largest remainders, ties to the earlier; a share above its bound is cut, and the excess fills up the first
    /// with room, then the next.
    /// </summary>
    /// <param name="amount">What to spread; at most the sum of the bounds.</param>
    /// <param name="weights">One weight per share, 0 or more, their sum above 0.</param>
    /// <param name="bounds">The most each share may be.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> or <paramref name="bounds"/> is null.</exception>
    public static long[] Spread(long amount, IReadOnlyList<long> weights, IReadOnlyList<long> bounds)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(bounds);
        Int128 sum = weights.Aggregate(Int128.Zero, (s, w) => s + w);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sum, Int128.Zero, nameof(weights));

        long[] shares = [.. weights.Select(w => (long)(amount * (Int128)w / sum))];
        long left = amount - shares.Sum();
        foreach (int i in Enumerable.Range(0, shares.Length).OrderByDescending(i => amount * (Int128)weights[i] % sum).Take((int)left))
        {
            shares[i]++;
        }

        long excess = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            excess += long.Max(0, shares[i] - bounds[i]);
            shares[i] = long.Min(shares[i], bounds[i]);
        }

        for (int i = 0; i < shares.Length && excess > 0; i++)
        {
            long room = long.Min(excess, bounds[i] - shares[i]);
            shares[i] += room;
            excess -= room;
        }

        return shares;
    }
}
