namespace Inspections.Worker.Publication.Reports;

/// <summary>A table of a report; its first column are the rows' names, and cells are texts or whole numbers.</summary>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<object>> Rows);

/// <summary>A report as it is read: sentences for the annual report, and tables.</summary>
internal sealed record Report(string Title, string Source, IReadOnlyList<string> Paragraphs, IReadOnlyList<ReportTable> Tables, bool Adds);
