using Inspections.Core.Directory;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;
using Inspections.Core.Verification.Checks;

namespace Inspections.Core.Verification;

/// <summary>A draw's teams after every <c>named</c> team and substitution, each judged by the rules of protocol sections 7 and 9.</summary>
internal sealed class StandingTeams
{
    private readonly DrawCase _draw;
    private readonly Dictionary<Identifier, List<Identifier>> _teams;
    private readonly Dictionary<Identifier, HashSet<Identifier>> _ever;

    private StandingTeams(DrawCase draw)
    {
        _draw = draw;
        _teams = draw.Redraw.Assignment.Teams.ToDictionary(t => t.Firm, t => t.Inspectors.ToList());
        _ever = _teams.ToDictionary(t => t.Key, t => t.Value.ToHashSet());
    }

    /// <summary>The team of a drawn firm; empty when nobody could be drawn or named yet, null for a firm not drawn.</summary>
    public IReadOnlyList<Identifier>? Of(Identifier firm) => _teams.GetValueOrDefault(firm);

    /// <summary>Works out the teams and reports every change that breaks the rules.</summary>
    public static StandingTeams Judge(DrawCase draw, Examination e)
    {
        var teams = new StandingTeams(draw);
        IEnumerable<LedgerEntry> changes = draw.EntriesOf<EntryBody>().Select(x => x.Entry)
            .Where(x => x.Body is NamedBody or SubstitutionBody)
            .OrderBy(StandingRecusals.Since);
        foreach (LedgerEntry change in changes)
        {
            if (change.Body is NamedBody named)
            {
                teams.Name(named, change.Index, e);
            }
            else
            {
                teams.Substitute((SubstitutionBody)change.Body, change.Index, e);
            }
        }

        return teams;
    }

    private void Name(NamedBody named, long index, Examination e)
    {
        bool unstaffed = _teams.TryGetValue(named.Firm, out List<Identifier>? team) && team.Count == 0;
        e.Require(unstaffed, $"a named team (entry {index}) only for a drawn firm without one", team is null ? $"{named.Firm} was not drawn" : $"{named.Firm} has {Wording.List(team)}");
        if (unstaffed)
        {
            team!.AddRange(named.Inspectors);
            _ever[named.Firm].UnionWith(named.Inspectors);
        }
    }

    private void Substitute(SubstitutionBody change, long index, Examination e)
    {
        if (!_teams.TryGetValue(change.Firm, out List<Identifier>? team) || !team.Remove(change.Inspector))
        {
            e.Require(holds: false, $"{change.Inspector} on the team of {change.Firm} (entry {index})", team is null ? "the firm was not drawn" : Wording.List(team));
            return;
        }

        Identifier? expected = Substitutes.First(
            _draw.Redraw.Key,
            change.Firm,
            _draw.Redraw.Eligibility,
            _draw.Commitment.Value.Team.PerDepartment,
            _draw.Roster.Value.Leaves,
            team,
            _ever[change.Firm]);
        e.Require(expected == change.Substitute, $"substitute for {change.Inspector} at {change.Firm} (entry {index}): {expected?.ToString() ?? "nobody is left"}", $"{change.Substitute}");
        team.Add(change.Substitute);
        _ever[change.Firm].Add(change.Substitute);
    }
}
