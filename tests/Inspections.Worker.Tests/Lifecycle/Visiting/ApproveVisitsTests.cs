using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Visiting;

/// <summary>检查审批: who approves a round's visits, and when.</summary>
public sealed class ApproveVisitsTests
{
    private static readonly Person[] People =
    [
        new() { Id = "J1", Roles = ["operator"] },
        new() { Id = "C1", Roles = ["division-head"] },
        new() { Id = "F1", Roles = ["deputy-director"] },
        new() { Id = "X1", Roles = ["administrator"] },
    ];

    [Fact]
    public void Notices_wait_for_the_head_and_the_log_says_who_approved()
    {
        using var desk = Drawn();
        Assert.Equal(VisitRefusals.NotApproved, Assert.Throws<UserErrorException>(() => Require(desk)).Kind);
        VisitApproval done = desk.Desk.Bureau.Write(s => Approving(desk).Approve(s, ResultDesk.Draw, "C1", "test"));
        Require(desk);
        Assert.Equal("C1", $"{done.Approved!.Value.By}");
        Assert.Equal(done, desk.Desk.Bureau.Database.Read(s => VisitApprovalStore.Of(s, ResultDesk.Draw)));
        LoggedAction logged = Assert.Single(desk.Desk.Bureau.Database.Read(s => ActionLog.Between(s, desk.Desk.Bureau.Today, desk.Desk.Bureau.Today)), a => a.What == "visits.approve");
        Assert.Equal(("C1", $"{ResultDesk.Draw}"), (logged.Staff, logged.Subject));
        Assert.Equal(VisitRefusals.ApprovedAlready, Refused(desk, "F1"));
    }

    [Fact]
    public void Only_a_head_approves()
    {
        using var desk = Drawn();
        Assert.Equal(AccountRefusals.NoDuty, Refused(desk, "J1"));
        Assert.Equal(AccountRefusals.NoDuty, Refused(desk, "X1"));
        Assert.Equal(PeopleRefusals.Unknown, Refused(desk, "nobody"));
        Assert.Equal(VisitRefusals.NotApproved, Assert.Throws<UserErrorException>(() => Require(desk)).Kind);
    }

    [Fact]
    public void In_an_emergency_notices_go_first_with_a_reason_and_another_person_approves_afterwards()
    {
        using var desk = Drawn();
        Assert.Equal(VisitRefusals.NoReason, Assert.Throws<UserErrorException>(() => Declare(desk, "C1", " ")).Kind);
        Assert.Equal(AccountRefusals.NoDuty, Assert.Throws<UserErrorException>(() => Declare(desk, "F1", "险情")).Kind);
        Declare(desk, "C1", "楼体险情");
        Require(desk);
        Assert.Equal(VisitRefusals.OwnEmergency, Refused(desk, "C1"));
        desk.Desk.Bureau.Write(s => Approving(desk).Approve(s, ResultDesk.Draw, "F1", "test"));
        VisitApproval kept = desk.Desk.Bureau.Database.Read(s => VisitApprovalStore.Of(s, ResultDesk.Draw));
        Assert.Equal(("楼体险情", "F1"), (kept.Emergency!.Reason, $"{kept.Approved!.Value.By}"));
        Assert.Equal(VisitRefusals.ApprovedAlready, Assert.Throws<UserErrorException>(() => Declare(desk, "J1", "险情")).Kind);
    }

    [Fact]
    public void Nothing_is_approved_before_the_draw()
    {
        using var desk = new Desk();
        Assert.Equal(VisitRefusals.NotDrawn, Assert.Throws<UserErrorException>(
            () => desk.Bureau.Write(s => new ApproveVisits(desk.Bureau, new Staff(People)).Approve(s, Desk.First, "C1", "test"))).Kind);
    }

    private static ResultDesk Drawn() => new(s => s.Staff.People = People);

    private static ApproveVisits Approving(ResultDesk desk) => new(desk.Desk.Bureau, desk.Desk.Settings.Staff.ToStaff());

    private static VisitApproval Declare(ResultDesk desk, string by, string reason) =>
        desk.Desk.Bureau.Write(s => Approving(desk).DeclareEmergency(s, ResultDesk.Draw, by, reason, "test"));

    private static void Require(ResultDesk desk) => desk.Desk.Bureau.Database.Read(s =>
    {
        ApproveVisits.Require(s, ResultDesk.Draw);
        return true;
    });

    private static RefusalKind Refused(ResultDesk desk, string by) =>
        Assert.Throws<UserErrorException>(() => desk.Desk.Bureau.Write(s => Approving(desk).Approve(s, ResultDesk.Draw, by, "test"))).Kind;
}
