using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Staffing;

/// <summary>
/// A draw's teams after the draw: as drawn, then as every <c>substitution</c> and <c>named</c> entry changed them, as they stand now and
/// as they stood at any entry (protocol sections 7 and 9). The first member leads; when the leader leaves, the next one does. Bureau,
/// pages and verifiers replay by this one class; an entry that breaks a rule is a fault and takes effect all the same.
/// </summary>
public sealed class CurrentTeams
{
    private readonly DrawnTeams _drawn;
    private readonly Eligibility _eligibility;
    private readonly Lazy<BindingRecusal[]> _recusals;
    private readonly Dictionary<Identifier, TeamHistory> _stands;
    private readonly ILookup<Identifier, Identifier> _idsOf;
    private readonly List<TeamEntry> _changes = [];
    private readonly List<TeamFault> _faults = [];
    private Replacement? _last;
    private int _bound;

    /// <summary>Replays the changes of a draw's teams.</summary>
    /// <param name="drawn">The teams as they were drawn.</param>
    /// <param name="changes">Every change of them, in the order of <see cref="TeamEntry.AllOf"/>.</param>
    /// <param name="recusals">Every recusal that substitutions entered, whatever their draws, in the order in which they bind. A list is read at once, anything else when a change needs it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="drawn"/>, <paramref name="changes"/> or <paramref name="recusals"/> is null.</exception>
    public CurrentTeams(DrawnTeams drawn, IEnumerable<TeamEntry> changes, IEnumerable<BindingRecusal> recusals)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(recusals);
        (_drawn, Firms) = (drawn, [.. drawn.Firms]);
        _eligibility = new Eligibility(drawn.Draw.Sector, drawn.Rule, drawn.Roster, drawn.Recused);
        _stands = drawn.Assignment.Teams.ToDictionary(t => t.Firm, t => TeamHistory.Of(t.Inspectors));
        _idsOf = Firms.ToLookup(FirmOf);
        _recusals = recusals is IReadOnlyList<BindingRecusal> list ? Listed(About(list)) : new(() => About(recusals), LazyThreadSafetyMode.PublicationOnly);
        Apply(changes);
    }

    private CurrentTeams(CurrentTeams before, IEnumerable<TeamEntry> more, BindingRecusal[] recusals)
    {
        (_drawn, Firms, _eligibility, _idsOf) = (before._drawn, before.Firms, before._eligibility, before._idsOf);
        (_stands, _bound, _last) = (new(before._stands), before._bound, before._last);
        _changes.AddRange(before._changes);
        _faults.AddRange(before._faults);
        _recusals = Listed(recusals);
        Apply(more);
    }

    /// <summary>The draw.</summary>
    public DrawId Draw => _drawn.Draw;

    /// <summary>The drawn ids, in draw order.</summary>
    public IReadOnlyList<Identifier> Firms { get; }

    /// <summary>Every change that breaks the rules.</summary>
    internal IReadOnlyList<TeamFault> Faults => _faults;

    /// <summary>True when every drawn firm has a team.</summary>
    public bool IsStaffed => _stands.Values.All(s => s.Team.Count > 0);

    /// <summary>
    /// The same draw's teams as further changes and recusals make them; these stay as they are. What goes on from what these were made from
    /// is added to them, anything else replayed.
    /// </summary>
    /// <param name="changes">Every change of them, in the order of <see cref="TeamEntry.AllOf"/>.</param>
    /// <param name="recusals">Every recusal that substitutions entered, whatever their draws, in the order in which they bind.</param>
    internal CurrentTeams After(IReadOnlyList<TeamEntry> changes, IReadOnlyList<BindingRecusal> recusals)
    {
        ArgumentNullException.ThrowIfNull(changes);
        BindingRecusal[] before = _recusals.Value, binding = About(recusals);
        BindUntil(long.MaxValue);
        long until = long.Max(_changes.Select(c => c.Since).DefaultIfEmpty(long.MinValue).Max(), before.Select(r => r.Since).DefaultIfEmpty(long.MinValue).Max());
        bool goesOn = changes.Take(_changes.Count).SequenceEqual(_changes) && changes.Skip(_changes.Count).All(c => c.Since > until)
            && binding.Take(before.Length).SequenceEqual(before) && binding.Skip(before.Length).All(r => r.Since > until);
        return !goesOn ? new CurrentTeams(_drawn, changes, binding)
            : changes.Count == _changes.Count && binding.Length == before.Length ? this
            : new CurrentTeams(this, changes.Skip(_changes.Count), binding);
    }

    /// <summary>The firm of a drawn id: itself, or a project's firm, whom recusals, cap and joint visits follow.</summary>
    public Identifier FirmOf(Identifier id) => _drawn.FirmOf(id);

    /// <summary>The team of a drawn firm now; empty when nobody could be drawn or named yet, null for a firm not drawn.</summary>
    public IReadOnlyList<Identifier>? Of(Identifier firm) => _stands.GetValueOrDefault(firm)?.Team;

    /// <summary>True for a firm that was drawn.</summary>
    internal bool Knows(Identifier firm) => _stands.ContainsKey(firm);

    /// <summary>The team of a drawn firm before the entry <paramref name="index"/>.</summary>
    internal IReadOnlyList<Identifier> At(Identifier firm, long index) => _stands[firm].Before(index).Team;

    /// <summary>The day of the firm's last change of team before the entry <paramref name="index"/>, or null.</summary>
    public DateOnly? ChangedOn(Identifier firm, long index) => _stands[firm].Before(index).Day;

    /// <summary>Who takes an inspector's place; null when nobody is left and the visit waits for a named team.</summary>
    /// <exception cref="ArgumentException">The inspector is not on the firm's team.</exception>
    public Identifier? SubstituteFor(Identifier firm, Identifier inspector)
    {
        BindUntil(long.MaxValue);
        return _stands.TryGetValue(firm, out TeamHistory? stand) && stand.Team.Contains(inspector)
            ? First(firm, stand, inspector)
            : throw new ArgumentException($"{inspector} is not on the team of {firm}", nameof(inspector));
    }

    /// <summary>The drawn id that a joint visit to a firm is about, or null.</summary>
    public Identifier? JoinedId(Identifier firm) => DrawnTeams.JoinedId(Firms, FirmOf, firm);

    /// <summary>Null when a change may be entered next, else why not.</summary>
    /// <param name="change">A <c>substitution</c> or <c>named</c> body of this draw.</param>
    public TeamFault? Refuse(EntryBody change)
    {
        BindUntil(long.MaxValue);
        return Refuse(change, "");
    }

    /// <summary>The draw's part in a joint visit to a drawn id, with its team before the entry <paramref name="index"/>.</summary>
    internal JointPart PartOf(Identifier id, long index) =>
        new(Draw, _drawn.DrawAt, At(id, index), _drawn.Roster) { Recused = _drawn.Recused.GetValueOrDefault(id, []) };

    private TeamFault? Refuse(EntryBody change, string entry) => change switch
    {
        NamedBody named => RefusePeople(named.DecidedBy, named.ApprovedBy, named.Kind + entry) ?? RefuseNamed(named, entry),
        SubstitutionBody substitution => RefusePeople(substitution.DecidedBy, substitution.ApprovedBy, substitution.Kind + entry) ?? RefuseSubstitution(substitution, entry),
        _ => throw new ArgumentException($"a {change?.Kind} changes no team", nameof(change)),
    };

    private static Lazy<BindingRecusal[]> Listed(BindingRecusal[] recusals) => new(recusals);

    // Those that are about a drawn id: the others change nothing here.
    private BindingRecusal[] About(IEnumerable<BindingRecusal> recusals) => [.. recusals.Where(r => _stands.ContainsKey(r.Id) || _idsOf.Contains(r.Firm))];

    // Whoever is asked by many at once changes nothing any more: recusals that are listed are bound at the end.
    private void Apply(IEnumerable<TeamEntry> changes)
    {
        foreach (TeamEntry change in changes)
        {
            Apply(change);
        }

        if (_recusals.IsValueCreated)
        {
            BindUntil(long.MaxValue);
        }
    }

    private void Apply(TeamEntry change)
    {
        _changes.Add(change);
        if (!(change.Since > _drawn.ReceiptEntry))
        {
            _faults.Add(new TeamFault(
                TeamRefusal.BeforeReceipt, $"a change of team (entry {change.Index}) after the receipt, entry {_drawn.ReceiptEntry}", $"since entry {change.Since}"));
        }

        BindUntil(change.Since);
        if (Refuse(change.Body, $" (entry {change.Index})") is { } fault)
        {
            _faults.Add(fault);
        }

        if (_stands.TryGetValue(change.Firm, out TeamHistory? stand))
        {
            _stands[change.Firm] = stand.After(change);
        }
    }

    // Recusals of other draws bind as well, for the firm and its projects.
    private void BindUntil(long since)
    {
        BindingRecusal[] recusals = _recusals.Value;
        for (; _bound < recusals.Length && recusals[_bound].Since < since; _bound++)
        {
            BindingRecusal recusal = recusals[_bound];
            foreach (Identifier id in _idsOf[recusal.Firm].Append(recusal.Id).Where(_stands.ContainsKey))
            {
                _stands[id] = _stands[id].Without(recusal.Inspector);
            }
        }
    }

    private static TeamFault? RefusePeople(Label decided, Label approved, string what) => decided != approved ? null
        : new TeamFault(TeamRefusal.OnePerson, $"a {what} decided and approved by two different people", $"both by {decided}");

    private TeamFault? RefuseSubstitution(SubstitutionBody change, string entry)
    {
        if (!_stands.TryGetValue(change.Firm, out TeamHistory? stand) || !stand.Team.Contains(change.Inspector))
        {
            return new TeamFault(
                stand is null ? TeamRefusal.NotDrawn : TeamRefusal.NotOnTeam,
                $"{change.Inspector} on the team of {change.Firm}{entry}", stand is null ? "the firm was not drawn" : List(stand.Team));
        }

        Identifier? expected = First(change.Firm, stand, change.Inspector);
        return expected == change.Substitute ? null : new TeamFault(
            expected is null ? TeamRefusal.NobodyLeft : TeamRefusal.OtherSubstitute,
            $"substitute for {change.Inspector} at {change.Firm}{entry}: {expected?.ToString() ?? "nobody is left"}", $"{change.Substitute}");
    }

    private TeamFault? RefuseNamed(NamedBody named, string entry)
    {
        int size = _drawn.Rule.Size;
        return !_stands.TryGetValue(named.Firm, out TeamHistory? stand) ? Fault(TeamRefusal.NotDrawn, "a team named for a drawn firm")
            : !MayBeNamed(named.Firm, stand) ? Fault(TeamRefusal.TeamCanBeKept, "a team named only where none was drawn, or nobody is left")
            : named.Inspectors.Count != size ? Fault(TeamRefusal.WrongSize, FormattableString.Invariant($"{size} different members"))
            : named.Inspectors.Where(i => IsRecused(named.Firm, i)).Select(i => (Identifier?)i).FirstOrDefault() is Identifier away
            ? Fault(TeamRefusal.Recused, $"nobody recused, which {away} is")
            : null;

        TeamFault Fault(TeamRefusal why, string expected) => new(why, $"{expected}{entry}, {named.Firm}", List(named.Inspectors));
    }

    // None could be drawn, one was named before, or nobody is left for a member.
    private bool MayBeNamed(Identifier firm, TeamHistory stand) =>
        stand.Team.Count == 0 || stand.IsNamed || stand.Team.Any(member => First(firm, stand, member) is null);

    // Whoever enters a change asks several times in a row.
    private Identifier? First(Identifier firm, TeamHistory stand, Identifier leaving)
    {
        if (_last is { } last && ReferenceEquals(last.Stand, stand) && last.Firm == firm && last.Leaving == leaving)
        {
            return last.Joins;
        }

        Identifier? joins = Substitutes.First(
            _drawn.Key, firm, _eligibility, _drawn.Rule.PerDepartment, _drawn.Roster, [.. stand.Team.Where(i => i != leaving)], stand.Away);
        _last = new Replacement(firm, stand, leaving, joins);
        return joins;
    }

    private bool IsRecused(Identifier firm, Identifier inspector) => _eligibility.IsRecused(firm, inspector) || _stands[firm].Recused.Contains(inspector);

    private static string List(IEnumerable<Identifier> inspectors) => string.Join(", ", inspectors);

    private sealed record Replacement(Identifier Firm, TeamHistory Stand, Identifier Leaving, Identifier? Joins);
}
