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
}
