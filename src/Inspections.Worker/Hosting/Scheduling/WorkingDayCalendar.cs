namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>A day, and whether it was found by assuming Monday to Friday in a year without data.</summary>
internal readonly record struct WorkingDay(DateOnly Date, bool Provisional);

/// <summary>
/// The working days of the State Council's yearly announcements: holidays fall on weekdays, and Saturdays and Sundays are
/// made up for (调休). A year without data is unknown; it is read as Monday to Friday only where the caller allows it, and
/// what comes of that is provisional.
/// </summary>
internal sealed class WorkingDayCalendar
{
    private readonly HashSet<int> _years;
    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<DateOnly> _workdays;

    /// <summary>A calendar of announced days.</summary>
    /// <param name="version">Where the data come from, and which version.</param>
    /// <param name="years">The years announced.</param>
    /// <param name="holidays">Days off, weekends among them or not.</param>
    /// <param name="workdays">Saturdays and Sundays that are worked.</param>
    public WorkingDayCalendar(string version, IEnumerable<int> years, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workdays) =>
        (Version, _years, _holidays, _workdays) = (version, [.. years], [.. holidays], [.. workdays]);

    /// <summary>Where the data come from, and which version.</summary>
    public string Version { get; }

    /// <summary>True when the year was announced.</summary>
    public bool IsKnown(int year) => _years.Contains(year);

    /// <summary>True on a working day.</summary>
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

    /// <summary>The working days from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <exception cref="UnknownYearException">A year of them was not announced, and weekdays may not be assumed.</exception>
    public IReadOnlyList<DateOnly> Between(DateOnly first, DateOnly last, bool assumeWeekdays = false) =>
    [
        .. Enumerable.Range(0, int.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays).Where(d => IsWorkingDay(d, assumeWeekdays)),
    ];
}

/// <summary>A working day was asked for in a year whose holidays are not known.</summary>
internal sealed class UnknownYearException(int year) : Exception(FormattableString.Invariant(
    $"{year} 年的节假日安排尚无数据：请用设置 Calendar 指定工作日文件，或设置 AssumeWeekdays 允许暂按周一至周五计算\nthe holidays of {year} are not known: name a file of working days by the setting Calendar, or allow Monday to Friday for now by AssumeWeekdays"))
{
    public int Year => year;
}
