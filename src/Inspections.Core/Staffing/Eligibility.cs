using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Staffing;

/// <summary>Who may inspect what: the allowed pairs of protocol section 7.</summary>
public sealed class Eligibility
{
    private readonly RosterLeaf[] _covering;
    private readonly Dictionary<Identifier, int> _places;
    private readonly Dictionary<Label, int> _byDepartment;
    private readonly int _seats;
    private readonly TeamRule _team;
    private readonly IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> _recused;

    /// <summary>The allowed pairs of a draw.</summary>
    /// <param name="sector">The sector drawn.</param>
    /// <param name="team">How a team is made up.</param>
    /// <param name="roster">The committed roster.</param>
    /// <param name="recused">Per frame id, who must stay away; firms without recusals may be left out.</param>
    internal Eligibility(
        SectorCode sector, TeamRule team, IEnumerable<RosterLeaf> roster, IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> recused)
    {
        _covering = [.. roster.Where(r => r.Covers(sector)).OrderBy(r => r.Id)];
        (_team, _recused) = (team, recused);
        _places = _covering.Select((r, i) => (r.Id, i)).ToDictionary(p => p.Id, p => p.i);
        _byDepartment = _covering.GroupBy(r => r.Department).ToDictionary(g => g.Key, g => g.Count());
        _seats = _byDepartment.Values.Sum(n => int.Min(n, team.DepartmentLimit));
    }

    /// <summary>All who may go to firms of the sector in general, by id.</summary>
    internal IReadOnlyList<RosterLeaf> Inspectors => _covering;

    /// <summary>The places in <see cref="Inspectors"/> of those who must stay away from <paramref name="firm"/>.</summary>
    internal int[] AwayFrom(Identifier firm) => _recused.TryGetValue(firm, out IReadOnlyList<Identifier>? away) && away.Count > 0
        ? Places(away)
        : [];

    private int[] Places(IEnumerable<Identifier> inspectors) => [.. inspectors.Distinct().Where(_places.ContainsKey).Select(i => _places[i])];

    /// <summary>The inspectors that may go to <paramref name="firm"/>.</summary>
    internal IReadOnlyList<RosterLeaf> AllowedFor(Identifier firm) =>
        _recused.TryGetValue(firm, out IReadOnlyList<Identifier>? away) && away.Count > 0
            ? [.. _covering.Where(r => !away.Contains(r.Id))]
            : _covering;

    /// <summary>How many inspectors may go to <paramref name="firm"/>.</summary>
    internal int CountAllowedFor(Identifier firm) => _covering.Length - AwayFrom(firm).Length;

    /// <summary>True when the firm's recusals name the inspector.</summary>
    internal bool IsRecused(Identifier firm, Identifier inspector) =>
        _recused.TryGetValue(firm, out IReadOnlyList<Identifier>? away) && away.Contains(inspector);

    /// <summary>True when the firm by itself has enough allowed inspectors within the department limit (section 7, step 0).</summary>
    internal bool CanStaff(Identifier firm) => SeatsWithout(AwayFrom(firm)) >= _team.Size;

    private int SeatsWithout(int[] places)
    {
        // Who stays away takes a seat only where the department has no more people than seats.
        int seats = _seats;
        foreach (IGrouping<Label, int> away in places.GroupBy(i => _covering[i].Department))
        {
            int all = _byDepartment[away.Key];
            seats -= int.Min(all, _team.DepartmentLimit) - int.Min(all - away.Count(), _team.DepartmentLimit);
        }

        return seats;
    }

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
        // A firm without recusals is staffed like every other.
        var eligibility = new Eligibility(sector, team, roster, new Dictionary<Identifier, IReadOnlyList<Identifier>>());
        bool common = eligibility._seats >= team.Size;
        var without = new List<Identifier>();
        foreach (FrameLeaf leaf in frame)
        {
            if (!leaf.MayBeDrawn(lifted))
            {
                continue;
            }

            bool staffed = recusals.Contains(leaf.Inspected) ? eligibility.SeatsWithout(eligibility.Places(recusals[leaf.Inspected])) >= team.Size : common;
            if (!staffed)
            {
                without.Add(leaf.Id);
            }
        }

        return without;
    }
}
