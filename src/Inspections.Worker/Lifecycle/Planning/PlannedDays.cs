using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What the days of a year's rounds follow from, and whether they can be known.</summary>
internal static class PlannedDays
{
    // The month by which the next year's holidays are usually known.
    private const int HolidaysAnnounced = 11;

    /// <summary>What a year's plan follows from, seen from a day: nothing happens before the next.</summary>
    /// <param name="options">What the bureau has set.</param>
    /// <param name="calendar">Its working days.</param>
    /// <param name="plans">What two people have decided of sectors' plans.</param>
    /// <param name="year">The year.</param>
    /// <param name="today">The day.</param>
    /// <param name="secret">What the days are drawn with.</param>
    public static PlanRequest RequestOf(PlanningOptions options, WorkingDayCalendar calendar, IReadOnlyList<SectorPlan> plans, int year, DateOnly today, Digest secret) => new()
    {
        Year = year,
        Calendar = calendar,
        From = today.AddDays(1),
        Secret = secret,
        Lead = options.CommitLeadWorkingDays,
        Time = options.DrawTime,
        AssumeWeekdays = options.AssumeWeekdays,
        Windows = plans.ToDictionary(p => p.Sector, p => (IReadOnlyList<(DateOnly First, DateOnly Last)>)[.. p.Windows.Select(w => w.In(year))]),
    };

    /// <summary>True when a year's working days are known, or may be assumed: without them nothing is planned.</summary>
    public static bool HasDays(WorkingDayCalendar calendar, PlanningOptions options, int year) => calendar.IsKnown(year) || options.AssumeWeekdays;

    /// <summary>This year, and from November on the next, as far as their working days are not known.</summary>
    public static IReadOnlyList<int> YearsWithout(WorkingDayCalendar calendar, PlanningOptions options, DateOnly today) =>
        [.. Enumerable.Range(today.Year, today.Month < HolidaysAnnounced ? 1 : 2).Where(y => !HasDays(calendar, options, y))];

    /// <summary>What a year waits for whose working days are not known, and what to do.</summary>
    public static Text Unknown(int year) => new(
        $"{year} 年的工作日未知，不安排也不承诺：国务院办公厅公布后请导入工作日文件，或以设置 AssumeWeekdays 允许按周一至周五安排",
        $"nothing is planned or committed to in {year}, because its working days are not known: when they are announced, import them, or allow Monday to Friday with the setting AssumeWeekdays");

    /// <summary>The later of two days.</summary>
    public static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
