using Inspections.Core.Encodings;

namespace Inspections.Core.Calendar;

/// <summary>When a round is committed to and drawn.</summary>
/// <param name="CommitAt">When its commitment is due.</param>
/// <param name="DrawAt">When it is drawn.</param>
/// <param name="Provisional">True when its days were assumed, in a year without data.</param>
public readonly record struct RoundTimes(DateTimeOffset CommitAt, DateTimeOffset DrawAt, bool Provisional);

/// <summary>Finds days for a single round, after the year's plan was made.</summary>
/// <param name="calendar">The working days.</param>
/// <param name="lead">Working days between commitment and draw.</param>
/// <param name="time">Beijing time of commitments and draws.</param>
/// <param name="assumeWeekdays">True when Monday to Friday may be taken for working days in a year without data.</param>
public sealed class RoundDays(WorkingDayCalendar calendar, int lead, TimeOnly time, bool assumeWeekdays)
{
    /// <summary>A draw on a working day chosen at random between two days, its lead inside them too; null when they are too few.</summary>
    /// <param name="first">The first day on which anything may happen.</param>
    /// <param name="last">The last.</param>
    /// <param name="secret">What the day is drawn with.</param>
    /// <param name="label">The round's name, so that the secret serves several.</param>
    public RoundTimes? AtRandom(DateOnly first, DateOnly last, Digest secret, string label) =>
        On(first, last, later => YearSchedule.Pick(secret, label, later));

    /// <summary>The earliest draw between two days, its lead inside them too; null when they are too few.</summary>
    /// <param name="first">The first day on which anything may happen.</param>
    /// <param name="last">The last.</param>
    public RoundTimes? Earliest(DateOnly first, DateOnly last) => On(first, last, _ => 0);

    /// <summary>True when from tomorrow on there are as many working days as the lead asks for, up to and with the draw's.</summary>
    public bool LeadFits(DateOnly today, DateOnly drawOn) => Between(today.AddDays(1), drawOn).Count >= lead;

    private RoundTimes? On(DateOnly first, DateOnly last, Func<int, int> choose)
    {
        IReadOnlyList<DateOnly> days = Between(first, last);
        if (days.Count <= lead)
        {
            return null;
        }

        int commitOn = choose(days.Count - lead);
        return new RoundTimes(
            YearSchedule.At(days[commitOn], time), YearSchedule.At(days[commitOn + lead], time), !calendar.IsKnown(days[commitOn + lead].Year));
    }

    private IReadOnlyList<DateOnly> Between(DateOnly first, DateOnly last) => calendar.Between(first, last, assumeWeekdays);
}
