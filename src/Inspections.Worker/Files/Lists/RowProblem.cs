namespace Inspections.Worker.Files.Lists;

/// <summary>Something wrong, or worth a look, in one cell of a file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">Row as a spreadsheet counts it: the first is 1, blank ones count.</param>
/// <param name="Column">Header of the column, as the file has it; empty for the row as a whole.</param>
/// <param name="Value">The value as read.</param>
/// <param name="Reason">Why, in Chinese and English.</param>
/// <param name="Sheet">Name of the sheet; empty where the file has but one.</param>
internal sealed record RowProblem(string File, int Row, string Column, string Value, string Reason, string Sheet = "")
{
    /// <summary>One line for people.</summary>
    public override string ToString()
    {
        string place = Sheet.Length == 0 ? File : $"{File}[{Printable.Shorten(Sheet)}]";
        return Row == 0 ? $"{place}: {Reason}"
            : Column.Length == 0 ? $"{place}: 第 {Row} 行 row {Row}: {Reason}"
            : $"{place}: 第 {Row} 行 row {Row}, {Printable.Shorten(Column)} = '{Printable.Shorten(Value)}': {Reason}";
    }
}
