using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The teams of a drawn round as they stand today: drawn, named, substituted; joined where two draws meet (protocol section 9).</summary>
internal sealed class TeamStore
{
    private readonly Session _session;
    private readonly LedgerStore _ledger;
    private readonly FieldTeams _teams;

    private TeamStore(Session session, LedgerStore ledger, DrawOutcome outcome)
    {
        (_session, _ledger, Outcome) = (session, ledger, outcome);
        Commitment commitment = outcome.Committed.Commitment;
        _teams = new FieldTeams(
            DrawKey.Of(commitment.Digest, outcome.Receipt.Values),
            outcome.Receipt.Assignment,
            new Eligibility(commitment.Draw.Sector, commitment.Team, outcome.Committed.Roster.Leaves, outcome.Committed.Recused),
            commitment.Team,
            outcome.Committed.Roster.Leaves);
        foreach (EntryBody change in Changes(session, ledger, commitment.Draw))
        {
            Apply(change);
        }
    }

    /// <summary>What was drawn.</summary>
    public DrawOutcome Outcome { get; }

    public DrawId Draw => Outcome.Receipt.Draw;

    /// <summary>The drawn firms, in draw order.</summary>
    public IReadOnlyList<Identifier> Firms => Outcome.Receipt.Selection.DrawOrder;

    /// <summary>Reads the teams of a draw that has its receipt.</summary>
    public static TeamStore Open(Session session, LedgerStore ledger, DrawId draw) =>
        new(session, ledger, DrawOutcome.Known(session, draw));

    /// <summary>The firm's own team in this draw; empty when nobody could be drawn or named yet, null when the firm was not drawn.</summary>
    public IReadOnlyList<Identifier>? Of(Identifier firm) => _teams.Of(firm);

    /// <summary>Who visits the firm: its team, or the one that a joint visit has.</summary>
    public IReadOnlyList<Identifier> VisitorsOf(Identifier firm) =>
        JoinedWith(firm) is { } other ? JointTeam.Of(PartOf(firm), Open(_session, _ledger, other).PartOf(firm)) : Of(firm) ?? [];

    /// <summary>The draw with which the firm's visit is joined, or null.</summary>
    public DrawId? JoinedWith(Identifier firm) => Joined(firm) is { } joined ? (joined.Earlier == Draw ? joined.Later : joined.Earlier) : null;

    /// <summary>Who takes an inspector's place, or null when nobody is left.</summary>
    public Identifier? SubstituteFor(Identifier firm, Identifier inspector) => _teams.SubstituteFor(firm, inspector);

    /// <summary>True when every drawn firm has a team.</summary>
    public bool IsStaffed => Firms.All(f => Of(f)!.Count > 0);

    private JoinedBody? Joined(Identifier firm) => _ledger.Of<JoinedBody>()
        .FirstOrDefault(j => (j.Earlier == Draw || j.Later == Draw) && (j.Firm == firm || j.Firm == Inspected(firm)));

    private JointPart PartOf(Identifier firm)
    {
        Identifier here = Firms.FirstOrDefault(f => f == firm || Inspected(f) == firm, firm);
        Commitment commitment = Outcome.Committed.Commitment;
        return new JointPart(Draw, commitment.DrawAt, Of(here) ?? [], Outcome.Committed.Roster.Leaves) { Recused = Outcome.Committed.Recused.GetValueOrDefault(here, []) };
    }

    /// <summary>The firm itself, or a project's firm, whom recusals, cap and joint visits follow.</summary>
    public Identifier Inspected(Identifier firm) => Outcome.Projects.GetValueOrDefault(firm, firm);

    private void Apply(EntryBody change)
    {
        bool applied = change switch
        {
            NamedBody n => _teams.TryName(n.Firm, n.Inspectors),
            SubstitutionBody s => _teams.TrySubstitute(s.Firm, s.Inspector, s.Substitute),
            _ => throw new InvalidOperationException($"{change.Kind} changes no team"),
        };
        if (!applied)
        {
            throw new InvalidOperationException($"{Draw}: a {change.Kind} entry that fits no team");
        }
    }

    // Of a list that is kept back the changes are sealed; they stand all the same.
    private static IEnumerable<EntryBody> Changes(Session session, LedgerStore ledger, DrawId draw) => ledger.About(draw)
        .Select(e => (Since: e.Body.Opens?.Index ?? e.Index, e.Body))
        .Concat(SealedEntries.TeamChanges(session, draw).Select(b => (Since: b.Opens!.Index, Body: b)))
        .Where(c => c.Body is NamedBody or SubstitutionBody)
        .OrderBy(c => c.Since)
        .Select(c => c.Body);
}
