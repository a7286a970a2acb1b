using Inspections.Core.Encoding;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>The days on which the firms of a round are visited: from its draw on, a number of working days.</summary>
internal readonly record struct VisitWindow(DateOnly First, DateOnly Last)
{
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    public bool Overlaps(VisitWindow other) => First <= other.Last && other.First <= Last;

    /// <summary>The window of a round.</summary>
    /// <exception cref="UnknownYearException">It reaches into a year that was not announced, and weekdays may not be assumed.</exception>
    public static VisitWindow Of(Round round, WorkingDayCalendar calendar, WorkerSettings settings)
    {
        DateOnly drawn = BeijingTime.DateOf(round.DrawAt);
        return new VisitWindow(drawn, calendar.Add(drawn, settings.VisitWorkingDays, settings.AssumeWeekdays).Date);
    }
}
