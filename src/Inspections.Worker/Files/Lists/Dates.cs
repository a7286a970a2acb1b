using System.Globalization;

namespace Inspections.Worker.Files.Lists;

/// <summary>Dates in the spellings of bureau files; the year always first, so that no day passes for a month.</summary>
internal static class Dates
{
    // Databases export a date as midnight.
    private static readonly string[] Forms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日",
        "yyyy-M-d 00:00:00", "yyyy/M/d 0:00:00", "yyyy/M/d 00:00:00", "yyyy-M-d'T'00:00:00",
    ];

    /// <summary>The date, or null when the text is none.</summary>
    public static DateOnly? Find(string text) =>
        DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
