using System.Globalization;

namespace Inspections.Worker.Files.Tables;

/// <summary>Numbers of a workbook as the bureau sees them: what a workbook made of a value must not pass for the value.</summary>
internal static class NumberText
{
    // From here on a workbook drops digits: it keeps fifteen.
    private const double DigitsEnd = 1e15;

    // The days that a workbook can name, to the year 9999.
    private const double LastDay = 2_958_465;

    // The calendar of old Apple workbooks begins four years later.
    private const int Days1904 = 1462;

    /// <summary>A number under its format: 00123 by the format 00000, 5% by a percent format, a day by a format of days.</summary>
    public static Cell Of(double number, string format, bool is1904 = false)
    {
        if (!(double.Abs(number) < DigitsEnd))
        {
            return new Cell(number.ToString("0.################E+0", CultureInfo.InvariantCulture), CellKind.DigitsLost);
        }

        if (NumberFormat.IsDate(format))
        {
            double day = double.Floor(number) + (is1904 ? Days1904 : 0);
            return day is >= 1 and <= LastDay ? Day(day) : new Cell(number.ToString("R", CultureInfo.InvariantCulture), CellKind.Unusable);
        }

        decimal exact = (decimal)number;
        bool isPercent = format.EndsWith('%');
        string shown = format.Length > 0 && format.All(c => c == '0') && decimal.IsInteger(exact) ? format : "0.###############";
        return new Cell((isPercent ? exact * 100 : exact).ToString(shown, CultureInfo.InvariantCulture) + (isPercent ? "%" : ""), CellKind.Text);
    }

    /// <summary>The day of a number of a workbook.</summary>
    public static DateOnly DayOf(double day)
    {
        // The workbook's calendar has a 29 February 1900.
        int number = (int)day;
        return new DateOnly(1899, 12, 30).AddDays(number < 61 ? number + 1 : number);
    }

    private static Cell Day(double day) => new(DayOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);
}
