namespace Inspections.Worker.Files.Lists;

/// <summary>Something wrong, or worth a look, in one cell of a file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">Row as a spreadsheet counts it: the first is 1, blank ones count.</param>
/// <param name="Column">Header of the column, as the file has it; empty for the row as a whole.</param>
/// <param name="Value">The value as read.</param>
/// <param name="Why">Why.</param>
/// <param name="Sheet">Name of the sheet; empty where the file has but one.</param>
/// <param name="Id">Which refusal it is; empty for what is only worth a look.</param>
internal sealed record RowProblem(string File, int Row, string Column, string Value, Text Why, string Sheet = "", string Id = "")
{
    /// <summary>A row that is refused.</summary>
    public RowProblem(string file, int row, string column, string value, Refusal refusal, string sheet = "")
        : this(file, row, column, value, RowRefusals.IsUsual(refusal.Kind) ? refusal.Says : refusal.Whole, sheet, refusal.Id)
    {
    }

    /// <summary>Why, in both languages.</summary>
    public string Reason => $"{Why.Zh} / {Why.En}";

    /// <summary>One line in the language of who reads.</summary>
    public string Line(TextWriter output)
    {
        string place = Sheet.Length == 0 ? File : $"{File}[{Printable.Shorten(Sheet)}]";
        string row = Row == 0 ? "" : $"{output.Word($"第 {Row} 行", $"row {Row}")}{(Column.Length == 0 ? "" : $", {Printable.Shorten(Column)} = '{Printable.Shorten(Value)}'")}: ";
        return $"{place}: {row}{string.Join(" / ", output.Languages().Select(Why.In))}{(Id.Length == 0 ? "" : $" [{Id}]")}";
    }

    /// <summary>One line in both languages.</summary>
    public override string ToString() => Line(TextWriter.Null);
}
