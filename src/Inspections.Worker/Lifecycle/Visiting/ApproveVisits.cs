using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>
/// teams → approved visits (检查审批): the head approves a round's visits before its notices exist; in an emergency afterwards, when
/// somebody else has said why they could not wait.
/// </summary>
/// <param name="bureau">The bureau.</param>
/// <param name="staff">Its staff.</param>
internal sealed class ApproveVisits(BureauContext bureau, Staff staff)
{
    /// <summary>Approves the visits of a draw.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="draw">The draw.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="address">From where.</param>
    /// <param name="seen">The visits that the person was shown, as <see cref="Shown"/> gives them; null for the visits as they stand.</param>
    /// <exception cref="UserErrorException">It is not drawn or approved already, the person may not approve it, or was shown other visits.</exception>
    public VisitApproval Approve(Session session, DrawId draw, string by, string address, string? seen = null)
    {
        VisitApproval before = Open(session, draw);
        Label who = WithDuty(by, Duty.ApproveVisits);
        if (seen is not null && seen != Shown(session, draw))
        {
            throw VisitRefusals.OtherVisits.Error(draw);
        }

        if (before.Emergency?.By == who)
        {
            throw VisitRefusals.OwnEmergency.Error(who, draw);
        }

        return Keep(session, before with { Approved = (who, bureau.Now) }, who, address, "visits.approve");
    }

    /// <summary>Says why the visits of a draw cannot wait for the approval, which is to follow.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="draw">The draw.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="reason">Why.</param>
    /// <param name="address">From where.</param>
    /// <exception cref="UserErrorException">It is not drawn, or approved or reported already; no reason is given, or the person may not say so.</exception>
    public VisitApproval DeclareEmergency(Session session, DrawId draw, string by, string reason, string address)
    {
        VisitApproval before = Open(session, draw);
        Label who = WithDuty(by, Duty.DeclareEmergency);
        if (before.Emergency is { } other)
        {
            throw VisitRefusals.EmergencyAlready.Error(draw, other.By);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw VisitRefusals.NoReason.Error();
        }

        return Keep(session, before with { Emergency = new EmergencyNote(who, bureau.Now, reason.Trim()) }, who, address, "visits.emergency");
    }

    /// <summary>Refuses notices of a draw whose visits nobody has approved.</summary>
    /// <exception cref="UserErrorException">Nobody has.</exception>
    public static void Require(Session session, DrawId draw)
    {
        if (!VisitApprovalStore.Of(session, draw).Allows)
        {
            throw VisitRefusals.NotApproved.Error(draw);
        }
    }

    /// <summary>The visits that wait for an approval, also those that could not wait: of rounds that are drawn and not reviewed to the end.</summary>
    public static IReadOnlyList<VisitApproval> Waiting(Session session) =>
    [
        .. RoundStore.Unfinished(session).Where(IsToBeApproved).OrderBy(r => r.DrawAt).Select(r => VisitApprovalStore.Of(session, r.Draw)).Where(a => a.Approved is null),
    ];

    /// <summary>True when this person may approve visits that wait: who reported their emergency may not.</summary>
    public static bool WaitsFor(SignedIn who, VisitApproval approval) =>
        approval.Approved is null && approval.Emergency?.By != who.Account.Staff && RoleTable.Has(who.Account, Duty.ApproveVisits) && who.Account.Sees(approval.Draw.Sector);

    /// <summary>Digest of what is approved: the firms that are drawn and who visits each.</summary>
    public static string Shown(Session session, DrawId draw)
    {
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        return $"{Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', teams.Firms.Select(f => $"{f} {string.Join(' ', teams.VisitorsOf(f))}"))))}";
    }

    private static bool IsToBeApproved(Round round) => RoundSteps.IsDrawn(round.State) && !RoundSteps.HasReached(round.State, RoundState.Reviewed);

    private static VisitApproval Open(Session session, DrawId draw)
    {
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (!RoundSteps.IsDrawn(round.State))
        {
            throw VisitRefusals.NotDrawn.Error(draw);
        }

        VisitApproval approval = VisitApprovalStore.Of(session, draw);
        return approval.Approved is { } done ? throw VisitRefusals.ApprovedAlready.Error(draw, done.By) : approval;
    }

    private Label WithDuty(string by, Duty duty)
    {
        (Label id, Person person) = staff.Find(by);
        return person.Roles.Any(r => Label.TryParse(r, out Label role) && RoleTable.Has(role, duty)) ? id : throw AccountRefusals.NoDuty.Error(id, RoleTable.Duties.First(d => d.Duty == duty).Name);
    }

    private VisitApproval Keep(Session session, VisitApproval approval, Label who, string address, string what)
    {
        VisitApprovalStore.Put(session, approval);
        ActionLog.Add(session, new LoggedAction(bureau.Now, $"{who}", address, what, $"{approval.Draw}", LoggedAction.Done));
        return approval;
    }
}
