using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Staffing;

/// <summary>
/// A draw's teams as they stand after the draw: as drawn, then named where none could be drawn, then with inspectors
/// substituted (protocol sections 7 and 9). The first member leads; when the leader leaves, the next one does.
/// </summary>
public sealed class FieldTeams
{
    private readonly DrawKey _key;
    private readonly Eligibility _eligibility;
    private readonly TeamRule _rule;
    private readonly IReadOnlyList<RosterLeaf> _roster;
    private readonly Dictionary<Identifier, List<Identifier>> _teams;
    private readonly Dictionary<Identifier, HashSet<Identifier>> _ever;
    private readonly Dictionary<Identifier, HashSet<Identifier>> _recused = [];
    private readonly HashSet<Identifier> _named = [];

    /// <summary>The teams as they were drawn.</summary>
    /// <param name="key">The draw's key.</param>
    /// <param name="assignment">The teams drawn.</param>
    /// <param name="eligibility">The draw's allowed pairs.</param>
    /// <param name="rule">How a team is made up.</param>
    /// <param name="roster">The draw's roster.</param>
    public FieldTeams(DrawKey key, Assignment assignment, Eligibility eligibility, TeamRule rule, IReadOnlyList<RosterLeaf> roster)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        (_key, _eligibility, _rule, _roster) = (key, eligibility, rule, roster);
        _teams = assignment.Teams.ToDictionary(t => t.Firm, t => t.Inspectors.ToList());
        _ever = _teams.ToDictionary(t => t.Key, t => t.Value.ToHashSet());
    }

    /// <summary>The team of a drawn firm; empty when nobody could be drawn or named yet, null for a firm not drawn.</summary>
    public IReadOnlyList<Identifier>? Of(Identifier firm) => _teams.GetValueOrDefault(firm);

    /// <summary>Who takes an inspector's place; null when nobody is left and the visit waits.</summary>
    /// <exception cref="ArgumentException">The inspector is not on the firm's team.</exception>
    public Identifier? SubstituteFor(Identifier firm, Identifier inspector) => Of(firm) is { } team && team.Contains(inspector)
        ? Substitutes.First(_key, firm, _eligibility, _rule.PerDepartment, _roster, [.. team.Where(i => i != inspector)], Away(firm))
        : throw new ArgumentException($"{inspector} is not on the team of {firm}", nameof(inspector));

    /// <summary>From now on an inspector must stay away from a firm: as a substitute and in a named team (protocol section 9).</summary>
    public void Recuse(Identifier firm, Identifier inspector)
    {
        if (!_recused.TryGetValue(firm, out HashSet<Identifier>? away))
        {
            _recused.Add(firm, away = []);
        }

        away.Add(inspector);
    }

    /// <summary>True when a team may be named for the firm: none could be drawn, one was named before, or nobody is left for a member.</summary>
    public bool MayBeNamed(Identifier firm) => Of(firm) is { } team
        && (team.Count == 0 || _named.Contains(firm) || team.Any(member => SubstituteFor(firm, member) is null));

    /// <summary>Null when these may be named as the firm's team, else what is expected (protocol section 9).</summary>
    public string? RefuseNamed(Identifier firm, IReadOnlyList<Identifier> inspectors)
    {
        ArgumentNullException.ThrowIfNull(inspectors);
        Identifier? away = inspectors.Where(i => IsRecused(firm, i)).Select(i => (Identifier?)i).FirstOrDefault();
        return Of(firm) is null ? "a team named for a drawn firm"
            : !MayBeNamed(firm) ? "a team named only where none was drawn, or nobody is left"
            : inspectors.Count != _rule.Size || inspectors.Distinct().Count() != _rule.Size ? FormattableString.Invariant($"{_rule.Size} different members")
            : away is not null ? $"nobody recused, which {away} is"
            : null;
    }

    /// <summary>Gives a drawn firm the team that was chosen for it.</summary>
    /// <returns>False, and nothing changes, when the firm was not drawn or has a drawn team that can be kept up.</returns>
    public bool TryName(Identifier firm, IReadOnlyList<Identifier> inspectors)
    {
        if (!MayBeNamed(firm))
        {
            return false;
        }

        _named.Add(firm);
        _teams[firm].Clear();
        _teams[firm].AddRange(inspectors);
        _ever[firm].UnionWith(inspectors);
        return true;
    }

    private HashSet<Identifier> Away(Identifier firm) =>
        _recused.TryGetValue(firm, out HashSet<Identifier>? away) ? [.. _ever[firm], .. away] : _ever[firm];

    private bool IsRecused(Identifier firm, Identifier inspector) =>
        _eligibility.IsRecused(firm, inspector) || (_recused.TryGetValue(firm, out HashSet<Identifier>? away) && away.Contains(inspector));

    /// <summary>An inspector leaves the team and another joins at its end, whether or not the rules would choose that one.</summary>
    /// <returns>False, and nothing changes, when the inspector is not on the firm's team.</returns>
    public bool TrySubstitute(Identifier firm, Identifier inspector, Identifier substitute)
    {
        if (!_teams.TryGetValue(firm, out List<Identifier>? team) || !team.Remove(inspector))
        {
            return false;
        }

        team.Add(substitute);
        _ever[firm].Add(substitute);
        return true;
    }
}
