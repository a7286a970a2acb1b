using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Publication.Reports;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Papers;

public sealed class SheetPaperTests
{
    [Theory]
    [InlineData(0, "A1")]
    [InlineData(25, "Z1")]
    [InlineData(26, "AA1")]
    [InlineData(51, "AZ1")]
    [InlineData(52, "BA1")]
    [InlineData(701, "ZZ1")]
    [InlineData(702, "AAA1")]
    [InlineData(16383, "XFD1")]
    public void A_column_after_Z_has_two_letters_and_after_ZZ_three(int column, string name) => Assert.Equal(name, SheetPaper.CellName(column, 1));

    [Fact]
    public void A_report_of_sixty_sectors_is_a_workbook_whose_cells_stand_in_their_columns()
    {
        string[] sectors = [.. Enumerable.Range(1, 60).Select(n => $"行业{n}")];
        var table = new ReportTable("检查结果", "（一户可有多项）", ["检查结果", .. sectors, "合计"], [["未发现问题", .. Enumerable.Range(1, 60).Select(n => (object)(long)n), 1830L]]);
        using var file = new MemoryStream(ReportSheet.Write(new Report("报告", "依据", Language.Chinese, [], [table], Adds: true)));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Row[] rows = [.. document.WorkbookPart!.WorksheetParts.Single(p => p.Uri.OriginalString.Contains('2', StringComparison.Ordinal)).Worksheet!.GetFirstChild<SheetData>()!.Elements<Row>()];
        Assert.Equal(2, rows.Length);
        Each.Of(rows, row =>
        {
            string[] names = [.. row.Elements<Cell>().Select(c => c.CellReference!.Value!)];
            Assert.Equal(62, names.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal($"BJ{row.RowIndex}", names[^1]);
            Each.Of(names, n => Assert.True(n.All(char.IsAsciiLetterOrDigit), n));
        });
    }
}
