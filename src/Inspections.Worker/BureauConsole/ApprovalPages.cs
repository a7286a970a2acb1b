using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>检查审批: the visits of a round as the head approves them before notices exist; in an emergency afterwards.</summary>
internal sealed class ApprovalPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/rounds/{draw}/approval", Duty.Read, Show),
        ConsoleRoute.Post("/rounds/{draw}/approval/give", Duty.ApproveVisits, Approve),
        ConsoleRoute.Post("/rounds/{draw}/approval/emergency", Duty.DeclareEmergency, DeclareEmergency),
    ];

    /// <summary>Where an approval stands, in one line.</summary>
    public static Text StateOf(VisitApproval approval, Func<Label, string> staff) => approval switch
    {
        { Approved: { } done } => ApprovalTexts.ApprovedBy(staff(done.By), MomentText.Of(done.At)),
        { Emergency: { } emergency } => ApprovalTexts.EmergencyOf(staff(emergency.By), MomentText.Of(emergency.At)),
        _ => ApprovalTexts.Waits,
    };

    /// <summary>What people of the bureau are called.</summary>
    public static Func<Label, string> StaffNames(Session session)
    {
        Dictionary<Label, string> names = AccountStore.All(session).ToDictionary(a => a.Staff, a => a.Name);
        return staff => $"{names.GetValueOrDefault(staff)} {staff}".Trim();
    }

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        return console.Bureau.Database.Read(session =>
        {
            Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
            if (!RoundSteps.IsDrawn(round.State))
            {
                throw VisitRefusals.NotDrawn.Error(draw);
            }

            VisitApproval approval = VisitApprovalStore.Of(session, draw);
            InspectionTask task = TaskStore.Of(session, draw)!;
            return ConsoleAnswer.Of<ApprovalPage>(new ApprovalView(
                console.Frame(request),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                StateOf(approval, StaffNames(session)),
                approval.Emergency?.Reason,
                $"{task.Number} {task.Name}",
                $"{BeijingTime.Format(task.Visits.First)}–{BeijingTime.Format(task.Visits.Last)}",
                [.. task.Items.Select(i => ($"{i.Code} {i.Name}", i.LegalBasis))],
                Visits(session, draw),
                PolicyStore.Of(session, draw).Of(draw.Sector)?.Cap,
                ApproveVisits.Shown(session, draw),
                ApproveVisits.WaitsFor(request.Person, approval),
                !approval.Allows && RoleTable.Has(request.Person.Account, Duty.DeclareEmergency)));
        });
    }

    private IReadOnlyList<ApprovalRow> Visits(Session session, DrawId draw)
    {
        IReadOnlyList<RoundFirm> firms = RoundFirm.Of(session, draw, console.Settings.Review);
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session, [.. firms.Select(f => f.Firm)]);
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        LedgerStore ledger = LedgerStore.Open(session);
        var earlier = EarlierVisits.Of(session, ledger, draw.Year);
        var teams = TeamStore.Open(ledger, draw);
        return
        [
            .. firms.Select(f => new ApprovalRow(
                $"{f.Firm}",
                names.GetValueOrDefault($"{f.Firm}", $"{f.Firm}"),
                [.. f.Team.Select(i => $"{people.GetValueOrDefault(i)} {i}".Trim())],
                f.Day is { } day ? BeijingTime.Format(day.On) : null,
                earlier.To(teams.Inspected(f.Firm), f.JoinedWith is { } other ? [draw, other] : [draw]).Count)),
        ];
    }

    private ConsoleAnswer.GoTo Approve(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        console.Authentication.Prove(request.Person, request.Proving);
        console.Bureau.Write(session => Approving(session).Approve(session, draw, $"{request.Person.Account.Staff}", request.Person.Address, request.Form["seen"]));
        return new ConsoleAnswer.GoTo($"/rounds/{draw}/approval", ConsoleNotice.VisitsApproved);
    }

    private ConsoleAnswer.GoTo DeclareEmergency(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        console.Bureau.Write(session => Approving(session).DeclareEmergency(session, draw, $"{request.Person.Account.Staff}", request.Form["reason"], request.Person.Address));
        return new ConsoleAnswer.GoTo($"/rounds/{draw}/approval", ConsoleNotice.EmergencyNoted);
    }

    private ApproveVisits Approving(Session session) => new(console.Bureau, StaffList.On(session, console.Settings.Staff, console.Bureau.Today));
}
