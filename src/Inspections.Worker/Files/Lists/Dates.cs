using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Dates in the spellings of bureau files; the year always first, so that no day passes for a month.</summary>
internal static partial class Dates
{
    // The days that a workbook's number of five digits can mean in a list: 1954 to 2064.
    private const int FirstSerial = 20_000, LastSerial = 60_000;

    /// <summary>The date, or null when the text is none. A moment is its day: databases export days with a time.</summary>
    public static DateOnly? Find(string text)
    {
        Match match = Whole().Match(HalfWidth(text));
        return match.Success ? Of(match) : null;
    }

    /// <summary>The dates in a text, such as those of <c>2023.5.1-2028.4.30</c>.</summary>
    public static IReadOnlyList<DateOnly> In(string text) => [.. Part().Matches(HalfWidth(text)).Select(Of).OfType<DateOnly>()];

    /// <summary>The day of a number that a workbook or its CSV shows in place of a date, or null.</summary>
    public static DateOnly? FindSerial(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= FirstSerial and <= LastSerial ? NumberText.DayOf(day) : null;

    /// <summary>True for a year and month, or a year alone.</summary>
    public static bool IsMonth(string text) => Month().IsMatch(HalfWidth(text));

    private static DateOnly? Of(Match match)
    {
        (int year, int month, int day) = (Number("y"), Number("m"), Number("d"));
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        int Number(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    private static string HalfWidth(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c == '　' ? ' ' : c)).Trim();

    private const string Date = @"((?<y>[0-9]{4})(?<s>[-/.])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})|(?<y>[0-9]{4})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*(?<d>[0-9]{1,2})\s*[日号]?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))";

    [GeneratedRegex(@"\A" + Date + @"([T\s]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?)\s*(Z|[+-][0-9]{2}:?[0-9]{2})?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![0-9])" + Date + @"(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"\A[0-9]{4}(\s*年|[-/.])?(\s*[0-9]{1,2}\s*月?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();
}
