using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Visiting;

/// <summary>The window of visits is decided once, with the commitment, and the same to everybody who asks.</summary>
public sealed class StoredWindowTests
{
    private static readonly WorkingDayCalendar NewYearKnown = new(
        "with 2027", [2026, 2027], [new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 5)], []);

    [Fact]
    public void A_setting_that_changes_later_moves_no_window()
    {
        using var desk = new ResultDesk();
        VisitWindow window = Window(desk);
        desk.Desk.Settings.Visits.VisitWorkingDays = 1;
        Assert.Equal(window, Window(desk));
        Assert.Equal(window.Last, Due(desk).Due);
        desk.Desk.ClockTo(desk.Desk.Bureau.Now.AddDays(window.Last.DayNumber - desk.Desk.Bureau.Today.DayNumber));
        Assert.Empty(desk.Faults(desk.Good(desk.Firms[0])));
        Assert.Contains(desk.Faults(desk.Good(desk.Firms[0]) with { InspectedOn = window.First.AddDays(-1) }), f => f.Field == ResultField.InspectedOn);
    }

    [Fact]
    public void In_December_the_window_reaches_a_year_without_holidays_and_everything_goes_on()
    {
        using ResultDesk desk = InDecember();
        VisitWindow window = Window(desk);
        Assert.True(window.Provisional);
        Assert.Equal(2027, window.Last.Year);
        Assert.Empty(desk.Faults(desk.Good(desk.Firms[0])));
        IReadOnlyDictionary<Identifier, VisitDay> days = desk.Desk.Bureau.Database.Write(s => new PlanVisits(desk.Desk.Bureau, desk.Desk.Calendar).Propose(s, ResultDesk.Draw));
        Assert.Equal(desk.Firms.Order(), days.Keys.Order());
        Assert.NotNull(desk.Desk.Bureau.Database.Read(new JointVisits(desk.Desk.Bureau).Proposals));
        Assert.Equal((window.Last, true), (Due(desk).Due, Due(desk).Provisional));
        Assert.Contains("暂定", Page(desk), StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_holidays_become_known_the_same_number_of_working_days_is_counted_anew()
    {
        using ResultDesk desk = InDecember();
        DateOnly before = Window(desk).Last;
        desk.Desk.Settings.Visits.VisitWorkingDays = 1;
        desk.Desk.Restart(NewYearKnown);
        Assert.Equal(VisitWindow.After(Window(desk).First, 20, NewYearKnown), Window(desk));
        Assert.True(Window(desk).Last > before);
        Assert.False(Due(desk).Provisional);
        Assert.DoesNotContain("暂定", Page(desk), StringComparison.Ordinal);
    }

    private static ResultDesk InDecember() => new(start: "2026-12-01T00:00:00+08:00");

    private static VisitWindow Window(ResultDesk desk) => desk.Desk.Bureau.Database.Read(s => TaskStore.Of(s, ResultDesk.Draw))!.Visits;

    private static Deadline Due(ResultDesk desk) => desk.Desk.Bureau.Database.Read(s => new DeadlineList(desk.Desk.Settings.Deadlines, desk.Desk.Calendar).On(s, desk.Desk.Bureau.Today))
        .First(d => d.Kind == DeadlineKind.Visit && d.Draw == ResultDesk.Draw);

    private static string Page(ResultDesk desk)
    {
        desk.Publish();
        return File.ReadAllText(Path.Combine(desk.Desk.PublicFolder, $"draws/{ResultDesk.Draw}/index.html"));
    }
}
