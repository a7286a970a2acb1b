using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Lifecycle.Staffing;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Visiting;

public sealed class PlanVisitsTests
{
    [Fact]
    public void Every_firm_gets_a_working_day_of_the_window_and_keeps_it()
    {
        using var desk = new ResultDesk();
        IReadOnlyDictionary<Identifier, VisitDay> days = Propose(desk);
        VisitWindow window = desk.Desk.Bureau.Database.Read(s => TaskStore.Of(s, ResultDesk.Draw))!.Visits;
        Assert.Equal(desk.Firms.Order(), days.Keys.Order());
        Each.Of(days.Values, d => Assert.True(window.Contains(d.On) && desk.Desk.Calendar.IsWorkingDay(d.On)));
        Assert.Equal(days.Values.Select(d => d.On), Propose(desk).Values.Select(d => d.On));
    }

    [Fact]
    public void A_team_can_choose_another_day_and_needs_a_reason_outside_the_window()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        VisitWindow window = desk.Desk.Bureau.Database.Read(s => TaskStore.Of(s, ResultDesk.Draw))!.Visits;
        Choose(desk, firm, window.Last);
        Assert.Equal((window.Last, true), (Propose(desk)[firm].On, Propose(desk)[firm].IsChosen));

        Assert.Equal(VisitRefusals.NotWorkingDay, Assert.Throws<UserErrorException>(() => Choose(desk, firm, window.Last.AddDays(1))).Kind);
        Assert.Throws<UserErrorException>(() => Choose(desk, firm, window.First.AddDays(-1), "提前"));
        Assert.Equal(window.Last, Propose(desk)[firm].On);

        Choose(desk, firm, window.Last.AddDays(1), "企业搬迁");
        Assert.Equal("企业搬迁", Propose(desk)[firm].Reason);
    }

    [Fact]
    public void The_day_of_a_visit_that_is_over_stays()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        Propose(desk);
        desk.Submit(desk.Good(firm));
        Assert.Throws<UserErrorException>(() => Choose(desk, firm, desk.Desk.Bureau.Today.AddDays(3)));
    }

    [Fact]
    public void There_are_no_days_before_the_draw()
    {
        using var desk = new Desk();
        Assert.Throws<UserErrorException>(() => desk.Bureau.Database.Write(s => Plan(desk).Propose(s, Desk.First)));
        Assert.Throws<UserErrorException>(() => desk.Bureau.Database.Write(s => Plan(desk).Propose(s, DrawId.Parse("property-management-2031-r1"))));
    }

    [Fact]
    public void A_joint_visit_has_one_day_in_both_draws()
    {
        using var joint = new JointDesk();
        Desk desk = joint.Desk;
        desk.Bureau.Database.Write(s => Plan(desk).Propose(s, Desk.First));
        joint.Join();
        DateOnly day = desk.Bureau.Database.Write(s => Plan(desk).Propose(s, JointDesk.Other))[JointDesk.Firm].On;
        Assert.Equal(day, desk.Bureau.Database.Write(s => Plan(desk).Propose(s, Desk.First))[JointDesk.Firm].On);

        DateOnly later = desk.Calendar.Add(day, 1).Date;
        desk.Bureau.Database.Write(s => Plan(desk).Choose(s, JointDesk.Other, JointDesk.Firm, later, reason: null));
        Assert.Equal(later, desk.Bureau.Database.Read(s => VisitDayStore.Of(s, Desk.First))[JointDesk.Firm].On);
    }

    private static IReadOnlyDictionary<Identifier, VisitDay> Propose(ResultDesk desk) =>
        desk.Desk.Bureau.Database.Write(s => Plan(desk.Desk).Propose(s, ResultDesk.Draw));

    private static void Choose(ResultDesk desk, Identifier firm, DateOnly day, string? reason = null) =>
        desk.Desk.Bureau.Database.Write(s => Plan(desk.Desk).Choose(s, ResultDesk.Draw, firm, day, reason));

    private static PlanVisits Plan(Desk desk) => new(desk.Bureau, desk.Calendar);
}
