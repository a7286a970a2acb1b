using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Results;

/// <summary>
/// Which drawn firms have no public result: the one rule by which a bureau closes its year, a verifier finds a closed year incomplete, and
/// what an open year owes is counted (protocol sections 9 and 12). A record counts by its latest version; one that withdraws leaves none.
/// </summary>
public static class MissingResults
{
    /// <summary>The firms without a result, in the order of the draw.</summary>
    /// <param name="drawn">The firms that one draw drew.</param>
    /// <param name="results">The draw's <c>result</c> entries, in the ledger's order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="drawn"/> or <paramref name="results"/> is null.</exception>
    public static IReadOnlyList<Identifier> Of(IEnumerable<Identifier> drawn, IEnumerable<ResultBody> results)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(results);
        HashSet<Identifier> have = [.. results.GroupBy(r => (r.Firm, r.Record)).Select(record => record.Last()).Where(latest => !latest.IsWithdrawn).Select(latest => latest.Firm)];
        return [.. drawn.Where(firm => !have.Contains(firm))];
    }
}
