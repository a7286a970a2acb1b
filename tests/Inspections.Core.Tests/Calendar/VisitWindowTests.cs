using Inspections.Core.Calendar;
using Xunit;

namespace Inspections.Core.Tests.Calendar;

public sealed class VisitWindowTests
{
    private static readonly WorkingDayCalendar Days = new("by hand 1", [2026], [new DateOnly(2026, 10, 1)], []);

    [Fact]
    public void It_begins_on_the_draws_day_which_is_not_counted_and_ends_on_a_working_day()
    {
        var window = VisitWindow.After(new DateOnly(2026, 9, 28), 4, Days);
        Assert.Equal(new VisitWindow(new DateOnly(2026, 9, 28), new DateOnly(2026, 10, 5), Provisional: false), window);
        Assert.True(window.Contains(window.First) && window.Contains(window.Last));
        Assert.False(window.Contains(window.First.AddDays(-1)) || window.Contains(window.Last.AddDays(1)));
    }

    [Fact]
    public void A_window_that_reaches_a_year_without_data_is_provisional_and_no_exception() => Assert.Equal(
        new VisitWindow(new DateOnly(2026, 12, 21), new DateOnly(2027, 1, 18), Provisional: true), VisitWindow.After(new DateOnly(2026, 12, 21), 20, Days));

    [Theory]
    [InlineData("2026-09-01", "2026-09-27", false)]
    [InlineData("2026-09-01", "2026-09-28", true)]
    [InlineData("2026-10-05", "2026-10-30", true)]
    [InlineData("2026-10-06", "2026-10-30", false)]
    public void Windows_overlap_when_they_share_a_day(string first, string last, bool overlap) => Assert.Equal(
        overlap,
        VisitWindow.After(new DateOnly(2026, 9, 28), 4, Days).Overlaps(new VisitWindow(Day(first), Day(last), Provisional: false)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
