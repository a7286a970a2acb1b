using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification;

/// <summary>
/// A draw's teams after every <c>named</c> team and substitution, each judged by the rules of protocol sections 7 and 9, and as
/// they stood at any seal.
/// </summary>
internal sealed class TeamHistory
{
    private readonly DrawCase _draw;
    private readonly FieldTeams _teams;
    private readonly Dictionary<Identifier, List<(long Since, DateOnly Day, IReadOnlyList<Identifier> Team)>> _stood = [];
    private readonly List<(string Expected, string Found)> _faults = [];
    private int _recusals;

    private TeamHistory(DrawCase draw)
    {
        _draw = draw;
        _teams = new FieldTeams(draw.Redraw.Key, draw.Redraw.Assignment, draw.Redraw.Eligibility, draw.Commitment.Value.Team, draw.Roster.Value.Leaves);
        foreach (Identifier firm in draw.Redraw.Selection.DrawOrder)
        {
            _stood[firm] = [(long.MinValue, DateOnly.MinValue, [.. _teams.Of(firm)!])];
        }
    }

    /// <summary>Every change that breaks the rules.</summary>
    public IReadOnlyList<(string Expected, string Found)> Faults => _faults;

    /// <summary>Works out the teams.</summary>
    public static TeamHistory Of(DrawCase draw)
    {
        var history = new TeamHistory(draw);
        IEnumerable<LedgerEntry> changes = draw.EntriesOf<EntryBody>().Select(x => x.Entry)
            .Where(x => x.Body is NamedBody or SubstitutionBody)
            .OrderBy(StandingRecusal.SinceOf);
        foreach (LedgerEntry change in changes)
        {
            history.Apply(change);
        }

        return history;
    }

    /// <summary>True for a firm that was drawn.</summary>
    public bool Knows(Identifier firm) => _stood.ContainsKey(firm);

    /// <summary>The team of a drawn firm before the entry <paramref name="index"/>.</summary>
    public IReadOnlyList<Identifier> At(Identifier firm, long index) => _stood[firm].Last(s => s.Since < index).Team;

    /// <summary>The day of the firm's last change of team before the entry <paramref name="index"/>, or null.</summary>
    public DateOnly? ChangedOn(Identifier firm, long index) =>
        _stood[firm].Last(s => s.Since < index) is { Since: >= 0 } last ? last.Day : null;

    private void Apply(LedgerEntry change)
    {
        long since = StandingRecusal.SinceOf(change);
        long? drawn = _draw.Drawn?.Entry.Index;
        Require(since > drawn, $"a change of team (entry {change.Index}) after the receipt, entry {drawn}", $"since entry {since}");
        BindUntil(since);
        Identifier firm = change.Body is NamedBody n ? n.Firm : ((SubstitutionBody)change.Body).Firm;
        if (change.Body is NamedBody named)
        {
            People(named.DecidedBy, named.ApprovedBy, change);
            Name(named, change.Index);
        }
        else if (change.Body is SubstitutionBody substitution)
        {
            People(substitution.DecidedBy, substitution.ApprovedBy, change);
            Substitute(substitution, change.Index);
        }

        if (_stood.TryGetValue(firm, out var stood))
        {
            DateTimeOffset at = change.Body.Opens is Opening opening && opening.Index < change.Index ? _draw.Folder.Ledger.Entries[(int)opening.Index].At : change.At;
            stood.Add((since, BeijingTime.DateOf(at), [.. _teams.Of(firm)!]));
        }
    }

    // Recusals of other draws bind as well, for the firm and its projects.
    private void BindUntil(long since)
    {
        IReadOnlyList<StandingRecusal> all = _draw.Folder.Recusals;
        for (; _recusals < all.Count && all[_recusals].Since < since; _recusals++)
        {
            StandingRecusal recusal = all[_recusals];
            foreach (Identifier firm in _stood.Keys.Where(f => recusal.IsAbout(_draw.Redraw.LeafOf(f))))
            {
                _teams.Recuse(firm, recusal.Inspector);
            }
        }
    }

    private void People(Label decided, Label approved, LedgerEntry change) => Require(
        decided != approved, $"a {change.Body.Kind} (entry {change.Index}) decided and approved by two different people", $"both by {decided}");

    private void Name(NamedBody named, long index)
    {
        string? refusal = _teams.RefuseNamed(named.Firm, named.Inspectors);
        Require(refusal is null, $"{refusal} (entry {index}, {named.Firm})", Wording.List(named.Inspectors));
        _teams.TryName(named.Firm, named.Inspectors);
    }

    private void Substitute(SubstitutionBody change, long index)
    {
        IReadOnlyList<Identifier>? team = _teams.Of(change.Firm);
        if (team is null || !team.Contains(change.Inspector))
        {
            Require(holds: false, $"{change.Inspector} on the team of {change.Firm} (entry {index})", team is null ? "the firm was not drawn" : Wording.List(team));
            return;
        }

        if (change.Reason == SubstitutionReason.Recusal)
        {
            _teams.Recuse(change.Firm, change.Inspector);
        }

        Identifier? expected = _teams.SubstituteFor(change.Firm, change.Inspector);
        Require(expected == change.Substitute, $"substitute for {change.Inspector} at {change.Firm} (entry {index}): {expected?.ToString() ?? "nobody is left"}", $"{change.Substitute}");
        _teams.TrySubstitute(change.Firm, change.Inspector, change.Substitute);
    }

    private void Require(bool holds, string expected, string found)
    {
        if (!holds)
        {
            _faults.Add((expected, found));
        }
    }
}
