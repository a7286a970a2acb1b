using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Inspections.Worker.Reports;

/// <summary>A report as a workbook: the sentences, then a sheet a table. Every cell is a text or a number, never a formula.</summary>
internal static class ReportSheet
{
    public static byte[] Write(Report report)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            var sheets = new Sheets();
            workbook.Workbook = new Workbook(sheets);
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            Add(workbook, sheets, "文字", 100, [[report.Title], [report.Source], .. report.Paragraphs.Select(p => (IReadOnlyList<object>)[p])]);
            foreach (ReportTable table in report.Tables)
            {
                Add(workbook, sheets, table.Title.Split('（', '：', ' ')[0], 36, [[.. table.Headers.Cast<object>()], .. table.Rows]);
            }
        }

        return file.ToArray();
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, double width, IReadOnlyList<IReadOnlyList<object>> rows)
    {
        WorksheetPart part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(
            new Columns(new Column { Min = 1, Max = 1, Width = width, CustomWidth = true }, new Column { Min = 2, Max = 20, Width = 16, CustomWidth = true }),
            new SheetData(rows.Select(r => new Row(r.Select(ToCell)))));
        sheets.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet
        {
            Id = workbook.GetIdOfPart(part),
            SheetId = (uint)sheets.ChildElements.Count + 1,
            Name = name,
        });
    }

    // The second format breaks long lines.
    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill(), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true }));

    private static Cell ToCell(object value) => value is long number
        ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) }
        : new Cell { StyleIndex = 1, DataType = CellValues.InlineString, InlineString = new InlineString(new Text($"{value}")) };
}
