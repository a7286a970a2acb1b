using Inspections.Core.Directory;
using Inspections.Core.Drawing;

namespace Inspections.Core.Staffing;

/// <summary>One draw's part in a joint visit.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="DrawAt">Its time.</param>
/// <param name="Team">The firm's team in it.</param>
/// <param name="Roster">The draw's roster.</param>
public sealed record JointPart(DrawId Draw, DateTimeOffset DrawAt, IReadOnlyList<Identifier> Team, IReadOnlyList<RosterLeaf> Roster);

/// <summary>Who visits a firm that was drawn in two sectors (综合查一次), protocol section 9.</summary>
public static class JointTeam
{
    /// <summary>The team of the earlier draw (by time, then id) where all its members list both sectors, else both teams.</summary>
    public static IReadOnlyList<Identifier> Of(JointPart one, JointPart other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        (JointPart first, JointPart second) = IsEarlier(one, other) ? (one, other) : (other, one);
        bool covers = first.Team.Count > 0 && first.Team.All(i => first.Roster.Any(
            r => r.Id == i && r.Sectors.Contains(one.Draw.Sector) && r.Sectors.Contains(other.Draw.Sector)));
        return covers ? first.Team : [.. first.Team.Union(second.Team)];
    }

    private static bool IsEarlier(JointPart one, JointPart other)
    {
        int byTime = one.DrawAt.CompareTo(other.DrawAt);
        return byTime < 0 || (byTime == 0 && string.CompareOrdinal(one.Draw.ToString(), other.Draw.ToString()) < 0);
    }
}
