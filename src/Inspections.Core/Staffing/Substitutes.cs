using Inspections.Core.Directories;
using Inspections.Core.Drawing;

namespace Inspections.Core.Staffing;

/// <summary>Finds who takes an inspector's place (调换), protocol section 9: the tickets decide, never a person.</summary>
internal static class Substitutes
{
    /// <summary>
    /// The first inspector in the firm's whole assignment order who may be paired with it, was never on its team and
    /// keeps the department limit with those who stay; null when nobody is left and the visit waits.
    /// </summary>
    /// <param name="key">The draw's key.</param>
    /// <param name="firm">The drawn firm.</param>
    /// <param name="eligibility">The draw's allowed pairs.</param>
    /// <param name="perDepartment">Most members of one department, or null for no limit.</param>
    /// <param name="roster">The draw's roster.</param>
    /// <param name="staying">Who stays on the team.</param>
    /// <param name="everOnTeam">Everybody who was ever on it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="eligibility"/> is null.</exception>
    public static Identifier? First(
        DrawKey key,
        Identifier firm,
        Eligibility eligibility,
        int? perDepartment,
        IReadOnlyList<RosterLeaf> roster,
        IReadOnlyCollection<Identifier> staying,
        IReadOnlySet<Identifier> everOnTeam)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(eligibility);
        Dictionary<Label, int> taken = roster.Where(r => staying.Contains(r.Id)).GroupBy(r => r.Department).ToDictionary(g => g.Key, g => g.Count());
        return PairTickets.First(key.Mac, firm, [.. eligibility.AllowedFor(firm)
            .Where(r => !everOnTeam.Contains(r.Id) && (perDepartment is null || taken.GetValueOrDefault(r.Department) < perDepartment))
            .Select(r => r.Id)]);
    }
}
