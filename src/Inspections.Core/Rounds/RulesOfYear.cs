using Inspections.Core.Policy;

namespace Inspections.Core.Rounds;

/// <summary>The rules of a year rise at once and fall only with the next (protocol section 9).</summary>
public static class RulesOfYear
{
    /// <summary>
    /// Null when a policy may follow those that the year was already drawn by, else what is expected: no sector with a lower
    /// floor or fewer rounds, none left out.
    /// </summary>
    /// <param name="earlier">The policies of the year's earlier commitments that are not void.</param>
    /// <param name="next">The policy that is to be drawn by.</param>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> or <paramref name="next"/> is null.</exception>
    public static string? Refuse(IEnumerable<PolicyDocument> earlier, PolicyDocument next)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(next);
        foreach (SectorPolicy then in earlier.SelectMany(p => p.Sectors))
        {
            SectorPolicy? now = next.Of(then.Sector);
            string? lowered = now is null ? $"rules for {then.Sector}, which the year was drawn by before"
                : then.Floor.IsAbove(now.Floor) ? $"a floor of {then.Sector} of {then.Floor} or more until the year ends"
                : now.Rounds < then.Rounds ? FormattableString.Invariant($"{then.Rounds} rounds or more of {then.Sector} until the year ends")
                : null;
            if (lowered is not null)
            {
                return lowered;
            }
        }

        return null;
    }
}
