using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Calendar;

/// <summary>
/// The working days of the State Council's yearly announcements: holidays fall on weekdays, and Saturdays and Sundays are
/// made up for (调休). A year without data is unknown; it is read as Monday to Friday only where the caller allows it, and
/// what comes of that is provisional. Days are Beijing's.
/// </summary>
[JsonConverter(typeof(ProtocolJsonConverter<WorkingDayCalendar>))]
public sealed class WorkingDayCalendar : IProtocolObject<WorkingDayCalendar>, IEquatable<WorkingDayCalendar>
{
    private readonly HashSet<int> _years;
    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<DateOnly> _workdays;

    /// <summary>A calendar of announced days.</summary>
    /// <param name="version">Where the data come from, and which version.</param>
    /// <param name="years">The years announced.</param>
    /// <param name="holidays">Days off, weekends among them or not.</param>
    /// <param name="workdays">Saturdays and Sundays that are worked.</param>
    /// <exception cref="ProtocolFormatException">A year is not from 2000 to 9999, or the version cannot be written.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="years"/> is null.</exception>
    public WorkingDayCalendar(string version, IEnumerable<int> years, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workdays)
    {
        ArgumentNullException.ThrowIfNull(years);
        Version = Given.Text(version, "working days: version");
        _years = [.. years.Select(y => Given.Year(y, "working days: years"))];
        (_holidays, _workdays) = ([.. holidays], [.. workdays]);
    }

    /// <summary>Where the data come from, and which version.</summary>
    public string Version { get; }

    /// <summary>True when the year was announced.</summary>
    public bool IsKnown(int year) => _years.Contains(year);

    /// <summary>True on a working day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="assumeWeekdays">True when Monday to Friday may be taken for working days in a year without data.</param>
    /// <exception cref="UnknownYearException">The year was not announced, and weekdays may not be assumed.</exception>
    public bool IsWorkingDay(DateOnly day, bool assumeWeekdays = false)
    {
        if (!IsKnown(day.Year) && !assumeWeekdays)
        {
            throw new UnknownYearException(day.Year);
        }

        bool weekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return (weekday && !_holidays.Contains(day)) || _workdays.Contains(day);
    }

    /// <summary>The working day that is <paramref name="count"/> after (or, negative, before) <paramref name="start"/>, which is not counted.</summary>
    /// <param name="start">The first day, working or not.</param>
    /// <param name="count">How many working days; 0 is the start itself.</param>
    /// <param name="assumeWeekdays">True when Monday to Friday may be taken for working days in a year without data.</param>
    /// <exception cref="UnknownYearException">The way leads through a year that was not announced, and weekdays may not be assumed.</exception>
    public WorkingDay Add(DateOnly start, int count, bool assumeWeekdays = false)
    {
        int step = int.Sign(count);
        bool provisional = !IsKnown(start.Year);
        DateOnly day = start;
        for (int left = int.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            provisional |= !IsKnown(day.Year);
            left -= IsWorkingDay(day, assumeWeekdays) ? 1 : 0;
        }

        return new WorkingDay(day, provisional);
    }

    /// <summary>The working days from <paramref name="first"/> to <paramref name="last"/>, both included, in order.</summary>
    /// <param name="first">The first day looked at.</param>
    /// <param name="last">The last day looked at; before the first there are none.</param>
    /// <param name="assumeWeekdays">True when Monday to Friday may be taken for working days in a year without data.</param>
    /// <exception cref="UnknownYearException">A year of them was not announced, and weekdays may not be assumed.</exception>
    public IReadOnlyList<DateOnly> Between(DateOnly first, DateOnly last, bool assumeWeekdays = false) =>
    [
        .. Enumerable.Range(0, int.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays).Where(d => IsWorkingDay(d, assumeWeekdays)),
    ];

    /// <summary>The same days of some years only.</summary>
    /// <param name="first">The first year.</param>
    /// <param name="last">The last year.</param>
    public WorkingDayCalendar Of(int first, int last)
    {
        bool IsIn(int year) => year >= first && year <= last;
        return new WorkingDayCalendar(Version, _years.Where(IsIn), _holidays.Where(d => IsIn(d.Year)), _workdays.Where(d => IsIn(d.Year)));
    }

    /// <summary>True when both have the same version and the same days.</summary>
    public bool Equals(WorkingDayCalendar? other) => other is not null && Version == other.Version
        && _years.SetEquals(other._years) && _holidays.SetEquals(other._holidays) && _workdays.SetEquals(other._workdays);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkingDayCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, _years.Count, _holidays.Count, _workdays.Count);

    /// <summary>Version and years, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Version} ({string.Join(", ", _years.Order())})");

    /// <summary>All of it as one canonical object: <c>holidays</c>, <c>version</c>, <c>workdays</c>, <c>years</c>, each list ascending.</summary>
    public Json.Map ToJson() => Json.Object(
        ("holidays", Json.Array(_holidays.Order(), d => BeijingTime.Format(d))),
        ("version", Version),
        ("workdays", Json.Array(_workdays.Order(), d => BeijingTime.Format(d))),
        ("years", Json.Array(_years.Order(), y => (long)y)));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static WorkingDayCalendar FromJson(Json value) => MemberReader.Read(value, "working days", m => new WorkingDayCalendar(
        m.Text("version"),
        m.List("years", y => y is Json.Integer { Value: >= 0 and <= int.MaxValue } year
            ? (int)year.Value
            : throw new ProtocolFormatException("working days: 'years' must be years from 2000 to 9999")),
        m.Texts("holidays", BeijingTime.ParseDate),
        m.Texts("workdays", BeijingTime.ParseDate)));
}
