using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Visiting;

public sealed class TaskTests
{
    [Fact]
    public void Every_sectors_plan_has_a_number_when_the_year_is_planned()
    {
        using var desk = new Desk();
        IReadOnlyList<InspectionPlan> plans = desk.Bureau.Database.Read(PlanStore.All);
        Assert.Equal(4, plans.Count);
        Assert.Equal(Enumerable.Range(1, 4).Select(n => PlanNumber.Of(desk.Bureau.Authority, 2026, n)), plans.Select(p => p.Number));
        Each.Of(plans, p => Assert.NotEmpty(p.Items));
        desk.Restart();
        Assert.Equal(plans.Select(p => p.Number), desk.Bureau.Database.Read(PlanStore.All).Select(p => p.Number));
    }

    [Fact]
    public void A_draw_is_a_task_of_its_plan_and_of_its_day_with_the_items_on_the_list()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        InspectionTask task = Task(desk);
        Assert.Equal(TaskNumber.Of(desk.Bureau.Authority, DateOnly.FromDateTime(desk.Round(Desk.First).DrawAt.DateTime), 1), task.Number);
        Assert.Equal(desk.Bureau.Database.Read(s => PlanStore.Find(s, Desk.First.Sector, 2026))!.Number, task.Plan);
        Assert.Equal(["WY-01", "WY-02"], task.Items.Select(i => i.Code.ToString()));
        Assert.Equal("2026年度物业服务第1批双随机抽查", task.Name);
        Assert.Null(task.Filter);
        Assert.Equal(desk.Calendar.Add(BeijingTime.DateOf(desk.Round(Desk.First).DrawAt), desk.Settings.Visits.VisitWorkingDays, assumeWeekdays: true).Date, task.Visits.Last);
    }

    [Fact]
    public void The_plan_announces_its_tasks_with_what_they_draw_from_and_the_days_of_the_visits()
    {
        using var desk = new Desk();
        Assert.DoesNotContain("检查日期自", Plan(desk), StringComparison.Ordinal);
        desk.CommitFirst();
        InspectionTask task = Task(desk);
        Assert.Contains("名录库内全部物业服务检查对象", Plan(desk), StringComparison.Ordinal);
        Assert.Contains(
            $"<code>{task.Number}</code></td><td><a href=\"draws/{Desk.First}/index.html\">{task.Name}</a></td><td class=\"day\">{BeijingTime.Format(BeijingTime.DateOf(desk.Round(Desk.First).DrawAt))}</td><td class=\"day\">{BeijingTime.Format(task.Visits.Last)}</td>",
            Plan(desk),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_items_of_a_draw_stay_as_they_were_when_it_was_committed_to()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        InspectionItem was = Task(desk).Items[0];
        Change(desk, new DirectoryChange<InspectionItem>([], [was with { Content = "另一内容" }], []));
        Assert.Equal(was, Task(desk).Items[0]);
    }

    [Fact]
    public void Only_the_planned_items_are_inspected()
    {
        using var desk = new Desk(s => s.Planning.PlannedItems["property-management"] = ["WY-02"]);
        desk.CommitFirst();
        Assert.Equal(["WY-02"], Task(desk).Items.Select(i => i.Code.ToString()));
    }

    [Theory]
    [InlineData("KF-01")]
    [InlineData("XX-99")]
    public void An_item_that_is_not_on_the_sectors_list_cannot_be_planned(string item)
    {
        using var desk = new Desk(s => s.Planning.PlannedItems["property-management"] = [item]);
        Assert.Empty(desk.Rounds(Desk.First.Sector));
        Condition condition = Assert.Single(desk.Conditions.Now);
        Assert.Equal(ConditionIds.SectorUnplanned, condition.Id);
        Assert.Contains($"the item {item} is not on the sector's list of items", condition.Says.En, StringComparison.Ordinal);
        Assert.Contains($"事项 {item} 不在该行业的抽查事项清单上", condition.Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_round_waits_while_nothing_is_listed_for_its_sector_and_is_committed_to_once_something_is()
    {
        using var desk = new Desk();
        IReadOnlyList<InspectionItem> items = [.. desk.Bureau.Database.Read(ItemStore.Current).Where(i => i.Sector == Desk.First.Sector)];
        Change(desk, new DirectoryChange<InspectionItem>([], [], items));
        desk.CommitFirst();
        Assert.Equal(RoundState.Planned, desk.Round(Desk.First).State);
        Assert.Equal(["items"], desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Settings.Commitment, desk.Bureau.Today)).Single().Rounds[Desk.First].WaitsFor);

        Change(desk, new DirectoryChange<InspectionItem>(items, [], []));
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Committed, desk.Round(Desk.First).State);
    }

    private static string Plan(Desk desk) => File.ReadAllText(Path.Combine(desk.PublicFolder, "plan.html"));

    private static InspectionTask Task(Desk desk) => desk.Bureau.Database.Read(s => TaskStore.Of(s, Desk.First))!;

    private static void Change(Desk desk, DirectoryChange<InspectionItem> change) =>
        desk.Bureau.Database.Write(s => ItemStore.Save(s, change, desk.Bureau.Now));
}
