
namespace Inspections.Worker.Files.Tables;

/// <summary>One cell: its text, trimmed, and how far the text can be trusted.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Kind">How far the text can be trusted.</param>
/// <param name="MergedAt">Row of the merged cell that covers it, or 0 where none does.</param>
/// <param name="IsCovered">True where the value is that of a merged cell which begins elsewhere.</param>
internal readonly record struct Cell(string Text, CellKind Kind, int MergedAt = 0, bool IsCovered = false)
{
    // Left by other programs at the ends of cells; not white space to .NET.
    private const string Invisible = "\uFEFF\u200B\u200C\u200D\u2060";

    // A formula's error, exported as text.
    private static readonly string[] Errors = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];

    /// <summary>An empty cell.</summary>
    public static readonly Cell Blank = new("", CellKind.Text);

    /// <summary>A formula whose value the file does not hold.</summary>
    public static readonly Cell WithoutValue = new("=", CellKind.NoValue);

    /// <summary>True when nothing is in it.</summary>
    public bool IsBlank => Text.Length == 0;

    /// <summary>A cell of text.</summary>
    public static Cell Of(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsPadding(text[start]))
        {
            start++;
        }

        while (end > start && IsPadding(text[end - 1]))
        {
            end--;
        }

        string trimmed = text[start..end];
        return new Cell(trimmed, trimmed.StartsWith('#') && Errors.Contains(trimmed, StringComparer.Ordinal) ? CellKind.Unusable : CellKind.Text);
    }

    private static bool IsPadding(char c) => char.IsWhiteSpace(c) || Invisible.Contains(c, StringComparison.Ordinal);
}

/// <summary>What a cell is.</summary>
internal enum CellKind
{
    /// <summary>Text, or a number whose digits are all there.</summary>
    Text,

    /// <summary>A date of a workbook, written <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A number too long for a workbook to keep its digits.</summary>
    DigitsLost,

    /// <summary>A formula whose value was never computed, or not saved.</summary>
    NoValue,

    /// <summary>An error, a time of day or a logical value.</summary>
    Unusable,
}
