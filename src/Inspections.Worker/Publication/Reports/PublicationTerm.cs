using Inspections.Core.Encoding;
using Inspections.Worker.Hosting.Scheduling;

namespace Inspections.Worker.Publication.Reports;

/// <summary>
/// Until when a result had to be public: 20 working days after the visit (《政府信息公开条例》第二十六条). The days are the announced
/// ones and no bureau's setting, so that everybody's report says the same.
/// </summary>
internal static class PublicationTerm
{
    private const int WorkingDays = 20;

    private static readonly WorkingDayCalendar Announced = CalendarFile.Open(null);

    /// <summary>True when a result was published after its last day.</summary>
    public static bool IsLate(DateOnly inspectedOn, DateTimeOffset publishedAt) =>
        BeijingTime.DateOf(publishedAt) > Announced.Add(inspectedOn, WorkingDays, assumeWeekdays: true).Date;
}
