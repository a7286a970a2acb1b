using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Staffing;

/// <summary>Who may inspect what: the allowed pairs of protocol section 7.</summary>
public sealed class Eligibility
{
    private readonly RosterLeaf[] _covering;
    private readonly TeamRule _team;
    private readonly IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> _recused;

    /// <summary>The allowed pairs of a draw.</summary>
    /// <param name="sector">The sector drawn.</param>
    /// <param name="team">How a team is made up.</param>
    /// <param name="roster">The committed roster.</param>
    /// <param name="recused">Per frame id, who must stay away; firms without recusals may be left out.</param>
    public Eligibility(
        SectorCode sector, TeamRule team, IEnumerable<RosterLeaf> roster, IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> recused)
    {
        _covering = [.. roster.Where(r => r.Covers(sector))];
        (_team, _recused) = (team, recused);
    }

    /// <summary>The inspectors that may go to <paramref name="firm"/>.</summary>
    public IReadOnlyList<RosterLeaf> AllowedFor(Identifier firm) =>
        _recused.TryGetValue(firm, out IReadOnlyList<Identifier>? away) && away.Count > 0
            ? [.. _covering.Where(r => !away.Contains(r.Id))]
            : _covering;

    /// <summary>True when the firm by itself has enough allowed inspectors within the department limit (section 7, step 0).</summary>
    public bool CanStaff(Identifier firm) =>
        AllowedFor(firm).GroupBy(r => r.Department).Sum(d => int.Min(d.Count(), _team.DepartmentLimit)) >= _team.Size;

    /// <summary>The firms that may be drawn and by themselves cannot be staffed: the bureau names them before it commits (section 3).</summary>
    /// <param name="sector">The sector drawn.</param>
    /// <param name="team">How a team is made up.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="lifted">True when firms drawn before may be drawn again.</param>
    /// <param name="recusals">Per firm, who must stay away.</param>
    public static IReadOnlyList<Identifier> FirmsWithoutTeam(
        SectorCode sector, TeamRule team, IEnumerable<RosterLeaf> roster, IEnumerable<FrameLeaf> frame, bool lifted, ILookup<Identifier, Identifier> recusals)
    {
        FrameLeaf[] drawable = [.. frame.Where(l => l.MayBeDrawn(lifted))];
        var eligibility = new Eligibility(sector, team, roster, drawable.Where(l => recusals.Contains(l.Inspected))
            .ToDictionary(l => l.Id, l => (IReadOnlyList<Identifier>)[.. recusals[l.Inspected]]));
        return [.. drawable.Select(l => l.Id).Where(f => !eligibility.CanStaff(f))];
    }
}
