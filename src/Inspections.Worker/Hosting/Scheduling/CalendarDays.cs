using Inspections.Core.Calendar;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Announced days, year by year: days off and days worked; a year without any day is not announced.</summary>
/// <param name="Version">Where they come from, and which version.</param>
/// <param name="Years">The announced years.</param>
/// <param name="Holidays">Days off, weekends among them or not; also days of December that the next year's announcement names.</param>
/// <param name="Workdays">Saturdays and Sundays that are worked.</param>
internal sealed record CalendarDays(string Version, IReadOnlySet<int> Years, IReadOnlySet<DateOnly> Holidays, IReadOnlySet<DateOnly> Workdays)
{
    /// <summary>Years that the file names without any day: they stay unknown.</summary>
    public IReadOnlyList<int> Empty { get; init; } = [];

    /// <summary>These days, with the years of other ones in their place; other days of other years are added.</summary>
    public CalendarDays With(CalendarDays other) => new(
        $"{Version} + {other.Version}",
        Years.Union(other.Years).ToHashSet(),
        Holidays.Where(d => !other.Years.Contains(d.Year) && !other.Workdays.Contains(d)).Union(other.Holidays).ToHashSet(),
        Workdays.Where(d => !other.Years.Contains(d.Year) && !other.Holidays.Contains(d)).Union(other.Workdays).ToHashSet());

    public WorkingDayCalendar ToCalendar() => new(Version, Years, Holidays, Workdays);
}
