using System.Globalization;
using ExcelDataReader;

namespace Inspections.Worker.Files.Tables;

/// <summary>Workbook cells as text: what a workbook made of a value must not pass for the value.</summary>
internal static class WorkbookCell
{
    /// <summary>From here on a workbook drops digits: it keeps fifteen.</summary>
    private const double DigitsEnd = 1e15;

    /// <summary>One cell of the row read last. The reader gives the error of a formula as blank.</summary>
    public static Cell Read(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => Cell.Blank,
            string text => Cell.Of(text),
            DateTime { TimeOfDay.Ticks: 0 } day => new Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date),
            double number => Number(number, reader.GetNumberFormatString(column) ?? ""),
            int number => Number(number, reader.GetNumberFormatString(column) ?? ""),
            object other => new Cell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "", CellKind.Unusable),
        };

    // Shown as the bureau sees it: 00123 by the format 00000, and 5% by a percent format.
    private static Cell Number(double number, string format)
    {
        if (!(double.Abs(number) < DigitsEnd))
        {
            return new Cell(number.ToString("0.################E+0", CultureInfo.InvariantCulture), CellKind.DigitsLost);
        }

        decimal exact = (decimal)number;
        bool isPercent = format.EndsWith('%');
        string shown = format.Length > 0 && format.All(c => c == '0') && decimal.IsInteger(exact) ? format : "0.###############";
        return new Cell((isPercent ? exact * 100 : exact).ToString(shown, CultureInfo.InvariantCulture) + (isPercent ? "%" : ""), CellKind.Text);
    }
}
