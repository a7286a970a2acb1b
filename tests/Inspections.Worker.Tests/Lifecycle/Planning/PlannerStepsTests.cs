using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Worker.Health;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>What one step or one sector cannot do stops nothing else.</summary>
public sealed class PlannerStepsTests
{
    [Fact]
    public void A_sector_with_a_wrong_setting_is_left_unplanned_with_a_warning_and_all_others_are_planned_and_drawn()
    {
        using var desk = new Desk(s => s.Planning.PlannedItems[Desk.First.Sector.ToString()] = ["NO-SUCH-ITEM"]);
        Assert.Empty(desk.Rounds(Desk.First.Sector));
        Condition condition = Assert.Single(desk.Conditions.Now);
        Assert.Equal((ConditionIds.SectorUnplanned, $"{Desk.First.Sector} 2026"), (condition.Id, condition.Subject));
        Assert.Contains("PlannedItems:property-management", condition.Says.En, StringComparison.Ordinal);
        Round other = desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).MinBy(r => r.DrawAt)!;
        desk.RunTo(other.DrawAt);
        Assert.Equal(RoundState.Staffed, desk.Round(other.Draw).State);

        desk.Settings.Planning.PlannedItems.Clear();
        desk.Processor.LookAhead();
        Assert.Equal(3, desk.Rounds(Desk.First.Sector).Count);
        Assert.Empty(desk.Conditions.Now);
    }

    [Fact]
    public void An_item_that_goes_wrong_after_the_plan_was_made_holds_up_its_own_sector_alone()
    {
        using var desk = new Desk();
        desk.Settings.Planning.PlannedItems[Desk.First.Sector.ToString()] = ["NO-SUCH-ITEM"];
        SectorCode[] others = [.. desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).Select(r => r.Draw.Sector).Distinct().Where(s => s != Desk.First.Sector)];
        DateTimeOffset end = desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).Max(r => r.DrawAt);
        HashSet<(string, string)> seen = [];
        while (desk.Processor.Appointments().Where(r => r.DueAt > desk.Bureau.Now).Select(r => r.DueAt!.Value).Order().FirstOrDefault() is var next && next != default && next <= end)
        {
            desk.ClockTo(next);
            desk.Processor.RunDue();
            desk.Processor.LookAhead();
            seen.UnionWith(desk.Conditions.Now.Select(c => (c.Id, c.Subject)));
        }

        Each.Of(others.SelectMany(desk.Rounds), r => Assert.True(RoundSteps.IsDrawn(r.State), $"{r.Draw} {r.State}"));
        Each.Of(desk.Rounds(Desk.First.Sector), r => Assert.False(RoundSteps.IsDrawn(r.State)));
        Assert.Contains((ConditionIds.RoundBlocked, $"{Desk.First}"), seen);
    }

    [Fact]
    public void A_page_that_is_lost_is_made_again_though_nothing_else_has_changed()
    {
        using var desk = new Desk();
        string page = Path.Combine(desk.PublicFolder, "index.html");
        byte[] made = File.ReadAllBytes(page);
        File.Delete(page);
        desk.Processor.LookAhead();
        Assert.Equal(made, File.ReadAllBytes(page));
    }

    [Fact]
    public void A_published_draw_that_was_changed_is_reported_after_a_start_and_over_the_day_after_it_was_put_right()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Empty(desk.Conditions.Now);
        string receipt = Path.Combine(desk.PublicFolder, "draws", Desk.First.ToString(), "receipt.json");
        byte[] good = File.ReadAllBytes(receipt), bad = [.. good];
        bad[bad.Length / 2] ^= 1;
        File.WriteAllBytes(receipt, bad);
        desk.Restart();

        // One draw is looked at in a turn.
        for (int turn = 0; turn < 12; turn++)
        {
            desk.Processor.LookAhead();
        }

        Assert.Contains(desk.Conditions.Now, c => c.Id == ConditionIds.DrawNotValid && c.Subject == Desk.First.ToString());
        File.WriteAllBytes(receipt, good);
        desk.ClockTo(desk.Bureau.Now.AddDays(1));
        for (int turn = 0; turn < 12; turn++)
        {
            desk.Processor.LookAhead();
        }

        Assert.Empty(desk.Conditions.Now);
    }

    [Fact]
    public void A_step_that_fails_is_counted_each_time_reported_when_it_keeps_failing_and_over_when_it_works()
    {
        var conditions = new Conditions(TimeProvider.System, NullLogger.Instance);
        var steps = new StepWatch(conditions, NullLogger.Instance);
        int taken = 0;
        for (int turn = 0; turn < 3; turn++)
        {
            Assert.Empty(conditions.Now);
            Assert.IsType<IOException>(steps.Take("publish", () => throw new IOException("No space left on device")));
            Assert.Null(steps.Take("plan the year", () => taken++));
        }

        Assert.Equal((3, 3L), (taken, steps.Failures["publish"]));
        Condition condition = Assert.Single(conditions.Now);
        Assert.Equal((ConditionIds.StepFails, "publish"), (condition.Id, condition.Subject));
        Assert.Null(steps.Take("publish", () => { }));
        Assert.Empty(conditions.Now);
    }
}
