namespace Inspections.Core.Calendar;

/// <summary>
/// The days on which the firms of a draw are visited (检查日期自…至): from the draw's own day on, a number of working days. It is
/// decided once, with the commitment, and kept with the draw: pages, results, visit days, papers and deadlines read it there.
/// </summary>
/// <param name="First">The draw's day.</param>
/// <param name="Last">The last day, as announced.</param>
/// <param name="Provisional">True while it reaches a year without announced holidays; its last day is counted anew when they are.</param>
public readonly record struct VisitWindow(DateOnly First, DateOnly Last, bool Provisional)
{
    /// <summary>True on a day of the window.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>True when the two have a day in common.</summary>
    public bool Overlaps(VisitWindow other) => First <= other.Last && other.First <= Last;

    /// <summary>The window of a draw.</summary>
    /// <param name="drawnOn">The draw's day, which is not counted.</param>
    /// <param name="workingDays">Working days after it.</param>
    /// <param name="calendar">The working days; a year without data is counted Monday to Friday, and makes the window provisional.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    public static VisitWindow After(DateOnly drawnOn, int workingDays, WorkingDayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        WorkingDay last = calendar.Add(drawnOn, workingDays, assumeWeekdays: true);
        return new VisitWindow(drawnOn, last.Date, last.Provisional);
    }
}
