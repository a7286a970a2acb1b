using System.Globalization;

namespace Inspections.Worker.Stores;

/// <summary>
/// The days of a year that a bureau sets apart for one of a sector's rounds: <c>03-01/04-30</c> for two months, <c>04-01/04-10</c> for the first
/// days of a quarter.
/// </summary>
internal sealed record RoundWindow
{
    // A year that has 29 February.
    private const int LeapYear = 2000;

    private readonly DateOnly _first;
    private readonly DateOnly _last;

    private RoundWindow(DateOnly first, DateOnly last) => (_first, _last) = (first, last);

    /// <summary>The first day and the last of a year; 28 February where the year has no 29th.</summary>
    public (DateOnly First, DateOnly Last) In(int year) => (On(_first, year), On(_last, year));

    /// <summary>True when the other begins after this one has ended.</summary>
    public bool IsBefore(RoundWindow other) => _last < other._first;

    /// <summary>Reads a window; null where the text is none.</summary>
    public static RoundWindow? Read(string text) =>
        text.Split('/') is [var first, var last] && Day(first) is { } from && Day(last) is { } to && from <= to ? new RoundWindow(from, to) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_first:MM-dd}/{_last:MM-dd}");

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(string.Create(CultureInfo.InvariantCulture, $"{LeapYear}-{text.Trim()}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static DateOnly On(DateOnly day, int year) => new(year, day.Month, int.Min(day.Day, DateTime.DaysInMonth(year, day.Month)));
}
