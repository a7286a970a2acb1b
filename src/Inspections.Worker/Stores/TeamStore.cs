using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Worker.Stores;

/// <summary>The teams of a drawn round as they stand today: drawn, named, substituted; joined where two draws meet (protocol section 9).</summary>
internal sealed class TeamStore
{
    private readonly LedgerReading _ledger;
    private readonly CurrentTeams _teams;
    private readonly CurrentTeams _asPublic;

    private TeamStore(LedgerReading ledger, DrawId draw) => (_ledger, _teams, _asPublic) = (ledger, ledger.TeamsOf(draw), ledger.PublicTeamsOf(draw));

    /// <summary>What was drawn.</summary>
    public ReceivedDraw Drawn => _ledger.Records.ReceivedOf(Draw);

    public DrawId Draw => _teams.Draw;

    /// <summary>The drawn firms, in draw order.</summary>
    public IReadOnlyList<Identifier> Firms => _teams.Firms;

    /// <summary>The teams of a draw that has its receipt, as the ledger has them now.</summary>
    public static TeamStore Open(LedgerStore ledger, DrawId draw) => new(ledger.Reading, draw);

    /// <summary>The firm's own team in this draw; empty when nobody could be drawn or named yet, null when the firm was not drawn.</summary>
    public IReadOnlyList<Identifier>? Of(Identifier firm) => _teams.Of(firm);

    /// <summary>Who visits the firm: its team, or the one that a joint visit has.</summary>
    public IReadOnlyList<Identifier> VisitorsOf(Identifier firm) => _ledger.VisitorsOf(Draw, firm);

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

    /// <summary>The ticket that an inspector has for a firm: the smallest of those who may go joins.</summary>
    public Digest TicketOf(Identifier firm, Identifier inspector) => DrawKey.Of(Drawn.Commitment.Digest, Drawn.Receipt.Values).AssignmentTicket(firm, inspector);

    /// <summary>Null when a change of a team may be entered now, else why not.</summary>
    public TeamFault? Refuse(EntryBody change) => _teams.Refuse(change);

    /// <summary>True when a change is right only because of what another draw that is kept back has sealed: until that is disclosed nobody could tell.</summary>
    public bool RestsOnSealed(EntryBody change) => _asPublic.Refuse(change) is not null;

    /// <summary>True when every drawn firm has a team.</summary>
    public bool IsStaffed => _teams.IsStaffed;

    /// <summary>The firm itself, or a project's firm, whom recusals, cap and joint visits follow.</summary>
    public Identifier Inspected(Identifier firm) => _teams.FirmOf(firm);

    private JoinedBody? Joined(Identifier firm) => JointTeam.Find(_teams, firm, _ledger.Of<JoinedBody>(Draw));
}
