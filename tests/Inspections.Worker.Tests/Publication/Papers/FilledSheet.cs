using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Publication.Papers;
using Column = Inspections.Worker.Files.Lists.Column;
using Text = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Inspections.Worker.Tests.Publication.Papers;

/// <summary>Fills a printed result sheet in, as an inspector does.</summary>
internal static class FilledSheet
{
    /// <summary>What stands in a cell of the first sheet; empty when nothing does.</summary>
    public static string Read(string file, Column column, int row)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        return Find(document, column, row).InnerText;
    }

    /// <summary>How many firms the sheet has.</summary>
    public static int Rows(string file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        return First(document).GetFirstChild<SheetData>()!.Elements<Row>().Count() - 1;
    }

    public static void Write(string file, int row, params ReadOnlySpan<(Column Column, string Text)> cells)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: true);
        foreach ((Column column, string text) in cells)
        {
            Cell cell = Find(document, column, row);
            cell.RemoveAllChildren();
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text));
        }
    }

    /// <summary>Writes a day as a spreadsheet keeps it: a number with the format of a date.</summary>
    public static void WriteDay(string file, int row, DateOnly day)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: true);
        Cell cell = Find(document, ResultFile.InspectedOn, row);
        cell.DataType = null;
        cell.CellValue = new CellValue(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);
    }

    private static Cell Find(SpreadsheetDocument document, Column column, int row)
    {
        string name = SheetPaper.CellName(ResultFile.Columns.Index().First(c => c.Item == column).Index, row);
        return First(document).Descendants<Cell>().Single(c => c.CellReference == name);
    }

    private static Worksheet First(SpreadsheetDocument document)
    {
        var sheet = document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First();
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
    }
}
