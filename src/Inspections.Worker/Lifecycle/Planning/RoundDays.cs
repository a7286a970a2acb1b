using Inspections.Core.Encoding;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>When a round is committed to and drawn.</summary>
internal readonly record struct RoundTimes(DateTimeOffset CommitAt, DateTimeOffset DrawAt, bool Provisional);

/// <summary>Finds days for a single round, after the year's plan was made.</summary>
internal sealed class RoundDays(WorkingDayCalendar calendar, WorkerSettings settings)
{
    /// <summary>A draw on a working day chosen at random between two days, its lead inside them too; null when they are too few.</summary>
    public RoundTimes? AtRandom(DateOnly first, DateOnly last, Digest secret, string label) =>
        On(first, last, later => YearSchedule.Pick(secret, label, later));

    /// <summary>The earliest draw between two days, its lead inside them too; null when they are too few.</summary>
    public RoundTimes? Earliest(DateOnly first, DateOnly last) => On(first, last, _ => 0);

    /// <summary>True when from tomorrow on there are as many working days as the lead asks for, up to and with the draw's.</summary>
    public bool LeadFits(DateOnly today, DateOnly drawOn) => Between(today.AddDays(1), drawOn).Count >= settings.CommitLeadWorkingDays;

    private RoundTimes? On(DateOnly first, DateOnly last, Func<int, int> choose)
    {
        IReadOnlyList<DateOnly> days = Between(first, last);
        int lead = settings.CommitLeadWorkingDays;
        if (days.Count <= lead)
        {
            return null;
        }

        int commitOn = choose(days.Count - lead);
        return new RoundTimes(
            YearSchedule.At(days[commitOn], settings.DrawTime), YearSchedule.At(days[commitOn + lead], settings.DrawTime), !calendar.IsKnown(days[commitOn + lead].Year));
    }

    private IReadOnlyList<DateOnly> Between(DateOnly first, DateOnly last) => calendar.Between(first, last, settings.AssumeWeekdays);
}
