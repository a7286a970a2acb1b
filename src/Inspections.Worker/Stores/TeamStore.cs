using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The teams of a drawn round as they stand today: drawn, named, substituted; joined where two draws meet (protocol section 9).</summary>
internal sealed class TeamStore
{
    private readonly Session _session;
    private readonly LedgerStore _ledger;
    private readonly CurrentTeams _teams;
    private readonly Lazy<CurrentTeams> _asPublic;

    private TeamStore(Session session, LedgerStore ledger, KnownDraw drawn)
    {
        (_session, _ledger, Drawn) = (session, ledger, drawn);
        LedgerEntry[] pending = SealedEntries.TeamChanges(session, ledger);
        IReadOnlyList<TeamEntry> changes = TeamEntry.AllOf(ledger.About(drawn.Receipt.Draw).Concat(Own(pending)), ledger.EntryAt);
        _teams = Replay(pending, asPublic: false);
        _asPublic = new(() => pending.Length == 0 ? _teams : Replay(Own(pending), asPublic: true), LazyThreadSafetyMode.None);

        CurrentTeams Replay(IEnumerable<LedgerEntry> kept, bool asPublic) => KeptTeams.Of(session, ledger, drawn, changes, Recusals(session, ledger, kept), asPublic);

        // Of a list that is kept back the changes are sealed; they stand all the same.
        IEnumerable<LedgerEntry> Own(IEnumerable<LedgerEntry> kept) => kept.Where(e => EntrySubjects.DrawsOf(e.Body).Contains(drawn.Receipt.Draw));
    }

    /// <summary>What was drawn.</summary>
    public KnownDraw Drawn { get; }

    public DrawId Draw => _teams.Draw;

    /// <summary>The drawn firms, in draw order.</summary>
    public IReadOnlyList<Identifier> Firms => _teams.Firms;

    /// <summary>Reads the teams of a draw that has its receipt, once for the transaction as long as nothing changes any team.</summary>
    public static TeamStore Open(Session session, LedgerStore ledger, DrawId draw) => session.Own(() => new OpenTeams()).Of(draw, ledger, session);

    /// <summary>The recusals that substitutions entered, in whatever draw and sealed ones too: they bind every later team and list (protocol section 9).</summary>
    public static IReadOnlyList<BindingRecusal> Recusals(Session session, LedgerStore ledger) => Recusals(session, ledger, SealedEntries.TeamChanges(session, ledger));

    /// <summary>The firm's own team in this draw; empty when nobody could be drawn or named yet, null when the firm was not drawn.</summary>
    public IReadOnlyList<Identifier>? Of(Identifier firm) => _teams.Of(firm);

    /// <summary>Who visits the firm: its team, or the one that a joint visit has.</summary>
    public IReadOnlyList<Identifier> VisitorsOf(Identifier firm) => Of(firm) is null ? []
        : JointTeam.VisitorsOf(_teams, firm, _ledger.Of<JoinedBody>(), other => Open(_session, _ledger, other)._teams);

    /// <summary>The day of the firm's last change of team before an entry, or null.</summary>
    public DateOnly? ChangedOn(Identifier firm, long index) => _teams.ChangedOn(firm, index);

    /// <summary>The draw with which the firm's visit is joined, or null.</summary>
    public DrawId? JoinedWith(Identifier firm) => Joined(firm)?.OtherThan(Draw);

    /// <summary>The firm that the joint visit of a drawn id names, or null.</summary>
    public Identifier? JoinedFirm(Identifier firm) => Joined(firm)?.Firm;

    /// <summary>The drawn id that a joint visit to a firm is about, or null.</summary>
    public Identifier? JoinedId(Identifier firm) => _teams.JoinedId(firm);

    /// <summary>Who takes an inspector's place, or null when nobody is left.</summary>
    public Identifier? SubstituteFor(Identifier firm, Identifier inspector) => _teams.SubstituteFor(firm, inspector);

    /// <summary>Null when a change of a team may be entered now, else why not.</summary>
    public TeamFault? Refuse(EntryBody change) => _teams.Refuse(change);

    /// <summary>True when a change is right only because of what another draw that is kept back has sealed: until that is disclosed nobody could tell.</summary>
    public bool RestsOnSealed(EntryBody change) => _asPublic.Value.Refuse(change) is not null;

    /// <summary>True when every drawn firm has a team.</summary>
    public bool IsStaffed => _teams.IsStaffed;

    /// <summary>The firm itself, or a project's firm, whom recusals, cap and joint visits follow.</summary>
    public Identifier Inspected(Identifier firm) => _teams.FirmOf(firm);

    private JoinedBody? Joined(Identifier firm) => JointTeam.Find(_teams, firm, _ledger.Of<JoinedBody>());

    private static IReadOnlyList<BindingRecusal> Recusals(Session session, LedgerStore ledger, IEnumerable<LedgerEntry> pending)
    {
        LedgerEntry[] entries = [.. ledger.EntriesOf<SubstitutionBody>().Concat(pending)];
        if (entries.Length == 0)
        {
            return [];
        }

        ILookup<DrawId, (Identifier Firm, Identifier Owner)> owners = DrawStore.Owners(session);
        return BindingRecusal.AllOf(entries, (draw, id) => owners[draw].Where(o => o.Firm == id).Select(o => (Identifier?)o.Owner).FirstOrDefault());
    }

    // What a transaction has read. Recusals bind teams of other draws too: any change of a team, sealed or not, makes all of them old.
    private sealed class OpenTeams
    {
        private readonly Dictionary<DrawId, TeamStore> _open = [];
        private int _changes;

        public TeamStore Of(DrawId draw, LedgerStore ledger, Session session)
        {
            int changes = ledger.CountOf<SubstitutionBody>() + ledger.CountOf<NamedBody>() + ledger.CountOf<SealedBody>();
            if (changes != _changes)
            {
                _open.Clear();
                _changes = changes;
            }

            if (!_open.TryGetValue(draw, out TeamStore? teams))
            {
                _open.Add(draw, teams = new TeamStore(session, ledger, KnownDraw.Of(session, draw)));
            }

            return teams;
        }
    }
}
