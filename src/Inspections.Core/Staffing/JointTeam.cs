using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Staffing;

/// <summary>One draw's part in a joint visit.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="DrawAt">Its time.</param>
/// <param name="Team">The firm's team in it.</param>
/// <param name="Roster">The draw's roster.</param>
internal sealed record JointPart(DrawId Draw, DateTimeOffset DrawAt, IReadOnlyList<Identifier> Team, IReadOnlyList<RosterLeaf> Roster)
{
    /// <summary>Who is on the team.</summary>
    public IReadOnlyList<Identifier> Team { get; init => field = Given.List(value); } = Given.List(Team);

    /// <summary>The inspectors of the draw.</summary>
    public IReadOnlyList<RosterLeaf> Roster { get; init => field = Given.List(value); } = Given.List(Roster);

    /// <summary>Who is recused from the firm in this draw.</summary>
    public IReadOnlyList<Identifier> Recused { get; init; } = [];

    /// <summary>True when this part's draw is the earlier one, by time, then id.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool IsEarlierThan(JointPart other)
    {
        ArgumentNullException.ThrowIfNull(other);
        int byTime = DrawAt.CompareTo(other.DrawAt);
        return byTime < 0 || (byTime == 0 && string.CompareOrdinal(Draw.ToString(), other.Draw.ToString()) < 0);
    }

    internal bool Lists(IEnumerable<Identifier> members) => members.All(i => Roster.Any(r => r.Id == i && r.Sectors.Contains(Draw.Sector)));
}

/// <summary>Who visits a firm that was drawn in two sectors (综合查一次), protocol section 9.</summary>
public static class JointTeam
{
    /// <summary>
    /// Who the result of <paramref name="one"/> is by: the team of the earlier draw where each draw's roster lists every member for its
    /// sector and the later's recusals name none, else the draw's own.
    /// </summary>
    internal static IReadOnlyList<Identifier> Of(JointPart one, JointPart other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        (JointPart first, JointPart second) = one.IsEarlierThan(other) ? (one, other) : (other, one);
        bool together = first.Team.Count > 0 && first.Lists(first.Team) && second.Lists(first.Team) && !first.Team.Any(second.Recused.Contains);
        return together ? first.Team : one.Team;
    }

    /// <summary>The joint visit that a drawn id is part of, or null.</summary>
    /// <param name="teams">The draw's teams.</param>
    /// <param name="drawn">The drawn id.</param>
    /// <param name="joined">The ledger's joint visits, in order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="teams"/> or <paramref name="joined"/> is null.</exception>
    public static JoinedBody? Find(CurrentTeams teams, Identifier drawn, IEnumerable<JoinedBody> joined)
    {
        ArgumentNullException.ThrowIfNull(teams);
        ArgumentNullException.ThrowIfNull(joined);
        return joined.FirstOrDefault(j => (j.Earlier == teams.Draw || j.Later == teams.Draw) && teams.JoinedId(j.Firm) == drawn);
    }

    /// <summary>Who visits a drawn firm: its own team, or the one of its joint visit.</summary>
    /// <param name="teams">The draw's teams.</param>
    /// <param name="drawn">The drawn id.</param>
    /// <param name="joined">The ledger's joint visits, in order.</param>
    /// <param name="find">The teams of the other draw; null while they are not known.</param>
    /// <param name="index">The teams as they stand before this entry; all entries unless given.</param>
    /// <exception cref="ArgumentNullException"><paramref name="find"/> is null.</exception>
    public static IReadOnlyList<Identifier> VisitorsOf(
        CurrentTeams teams, Identifier drawn, IEnumerable<JoinedBody> joined, Func<DrawId, CurrentTeams?> find, long index = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(find);
        return Find(teams, drawn, joined) is { } visit && find(visit.OtherThan(teams.Draw)) is { } other && other.JoinedId(visit.Firm) is Identifier there
            ? Of(teams.PartOf(drawn, index), other.PartOf(there, index))
            : teams.At(drawn, index);
    }
}
