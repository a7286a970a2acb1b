using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Publication.Reports;

/// <summary>A report as a workbook: the sentences, then a sheet a table.</summary>
internal static class ReportSheet
{
    private const double Sentences = 100, FirstColumn = 36, OtherColumns = 16;

    public static byte[] Write(Report report)
    {
        SheetPaper paper = new SheetPaper().Sheet(ReportTexts.Sentences.In(report.Language), [(report.Title, Sentences)], [[report.Source], .. report.Paragraphs.Select(p => (IReadOnlyList<object?>)[p])]);
        foreach (ReportTable table in report.Tables)
        {
            paper.Sheet(
                table.Name,
                [.. table.Headers.Select((h, i) => (h, i == 0 ? FirstColumn : OtherColumns))],
                table.Rows);
        }

        return paper.ToBytes();
    }
}
