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

    /// <summary>Gives a drawn firm without a team the one that was chosen for it.</summary>
    /// <returns>False, and nothing changes, when the firm was not drawn or has a team.</returns>
    public bool TryName(Identifier firm, IReadOnlyList<Identifier> inspectors)
    {
        if (Of(firm) is not { Count: 0 })
        {
            return false;
        }

        _teams[firm].AddRange(inspectors);
        _ever[firm].UnionWith(inspectors);
        return true;
    }

    /// <summary>Who takes an inspector's place; null when nobody is left and the visit waits.</summary>
    /// <exception cref="ArgumentException">The inspector is not on the firm's team.</exception>
    public Identifier? SubstituteFor(Identifier firm, Identifier inspector) => Of(firm) is { } team && team.Contains(inspector)
        ? Substitutes.First(_key, firm, _eligibility, _rule.PerDepartment, _roster, [.. team.Where(i => i != inspector)], _ever[firm])
        : throw new ArgumentException($"{inspector} is not on the team of {firm}", nameof(inspector));

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
