namespace Inspections.Worker.Publication.Reports;

/// <summary>A table of a report; its first column are the rows' names, and cells are texts or whole numbers.</summary>
/// <param name="Name">What it is called, short enough for a sheet.</param>
/// <param name="Note">What stands behind the name where there is room.</param>
/// <param name="Headers">Its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record ReportTable(string Name, string Note, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<object>> Rows)
{
    /// <summary>The name with what stands behind it.</summary>
    public string Title => Name + Note;
}

/// <summary>A report as it is read: sentences for the annual report, and tables.</summary>
internal sealed record Report(string Title, string Source, Language Language, IReadOnlyList<string> Paragraphs, IReadOnlyList<ReportTable> Tables, bool Adds);
