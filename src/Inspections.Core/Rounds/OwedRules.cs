using Inspections.Core.Policy;

namespace Inspections.Core.Rounds;

/// <summary>What a year owes every sector: the rules that bureau, pages and verifiers judge it by (protocol sections 9 and 12).</summary>
public static class OwedRules
{
    /// <summary>The policy whose rules a year owes: that of its last commitment, of any sector, that is not void; without any the one in force on its last day; null without either.</summary>
    /// <param name="drawnBy">The policy of that commitment, or null.</param>
    /// <param name="adopted">The policies that the ledger took, in order; asked only without a commitment.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="ArgumentNullException"><paramref name="adopted"/> is null.</exception>
    public static PolicyDocument? Of(PolicyDocument? drawnBy, Func<IReadOnlyList<AdoptedPolicy>> adopted, int year)
    {
        ArgumentNullException.ThrowIfNull(adopted);
        return drawnBy ?? OnLastDay(adopted(), year);
    }

    /// <summary>The policy in force on a year's last day, of those entered by then; null without any.</summary>
    /// <param name="adopted">The policies that the ledger took, in order.</param>
    /// <param name="year">The year.</param>
    internal static PolicyDocument? OnLastDay(IEnumerable<AdoptedPolicy> adopted, int year)
    {
        ArgumentNullException.ThrowIfNull(adopted);
        return PolicyInForce.On([.. adopted.Where(p => p.At.Year <= year)], new DateOnly(year, 12, 31))?.Document;
    }
}
