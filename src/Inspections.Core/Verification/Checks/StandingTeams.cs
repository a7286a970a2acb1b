using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification.Checks;

/// <summary>A draw's teams after every <c>named</c> team and substitution, each judged by the rules of protocol sections 7 and 9.</summary>
internal static class StandingTeams
{
    /// <summary>Works out the teams and reports every change that breaks the rules.</summary>
    public static FieldTeams Judge(DrawCase draw, Examination e)
    {
        var teams = new FieldTeams(
            draw.Redraw.Key, draw.Redraw.Assignment, draw.Redraw.Eligibility, draw.Commitment.Value.Team, draw.Roster.Value.Leaves);
        IEnumerable<LedgerEntry> changes = draw.EntriesOf<EntryBody>().Select(x => x.Entry)
            .Where(x => x.Body is NamedBody or SubstitutionBody)
            .OrderBy(StandingRecusals.Since);
        foreach (LedgerEntry change in changes)
        {
            if (change.Body is NamedBody named)
            {
                Name(teams, named, change.Index, e);
            }
            else
            {
                Substitute(teams, (SubstitutionBody)change.Body, change.Index, e);
            }
        }

        return teams;
    }

    private static void Name(FieldTeams teams, NamedBody named, long index, Examination e)
    {
        IReadOnlyList<Identifier>? before = teams.Of(named.Firm) is { } team ? [.. team] : null;
        e.Require(
            teams.TryName(named.Firm, named.Inspectors),
            $"a named team (entry {index}) only for a drawn firm without one",
            before is null ? $"{named.Firm} was not drawn" : $"{named.Firm} has {Wording.List(before)}");
    }

    private static void Substitute(FieldTeams teams, SubstitutionBody change, long index, Examination e)
    {
        IReadOnlyList<Identifier>? team = teams.Of(change.Firm);
        if (team is null || !team.Contains(change.Inspector))
        {
            e.Require(holds: false, $"{change.Inspector} on the team of {change.Firm} (entry {index})", team is null ? "the firm was not drawn" : Wording.List(team));
            return;
        }

        Identifier? expected = teams.SubstituteFor(change.Firm, change.Inspector);
        e.Require(expected == change.Substitute, $"substitute for {change.Inspector} at {change.Firm} (entry {index}): {expected?.ToString() ?? "nobody is left"}", $"{change.Substitute}");
        teams.TrySubstitute(change.Firm, change.Inspector, change.Substitute);
    }
}
