using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Text = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A workbook to read and to fill in: a fixed header, wrapped text, columns wide enough, choices where there are any; never a formula.</summary>
internal sealed class SheetPaper
{
    private const uint TextStyle = 1, HeaderStyle = 2, EmptyStyle = 3, DayStyle = 4, NumberStyle = 5;

    // As the spreadsheet format numbers them.
    private const uint GeneralFormat = 0, DayFormat = 14, TextFormat = 49;

    // Inches.
    private const double Margin = 0.4, HeaderMargin = 0.2;

    private readonly List<(string Name, Worksheet Sheet)> _sheets = [];

    /// <summary>A sheet with a header that stays in sight.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Names and widths of its columns.</param>
    /// <param name="rows">Texts and whole numbers; null for a cell that is to be filled in.</param>
    /// <param name="days">Columns, from 0, that are filled in with days.</param>
    public SheetPaper Sheet(string name, IReadOnlyList<(string Name, double Width)> columns, IReadOnlyList<IReadOnlyList<object?>> rows, params int[] days)
    {
        var pane = new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };
        _sheets.Add((name, new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(pane),
            new Columns(columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })),
            new SheetData([Row(1, columns.Select(c => c.Name), HeaderStyle, []), .. rows.Select((r, i) => Row((uint)i + 2, r, TextStyle, days))]))));
        return this;
    }

    /// <summary>Choices for some cells of the last sheet; other words may be written, for several may hold at once.</summary>
    public SheetPaper Choices(IEnumerable<(string Cells, IReadOnlyList<string> Words)> choices)
    {
        DataValidation[] validations =
        [
            .. choices.Select(c => new DataValidation(new Formula1($"\"{string.Join(',', c.Words)}\""))
            {
                Type = DataValidationValues.List,
                AllowBlank = true,
                ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = c.Cells },
            }),
        ];
        if (validations.Length > 0)
        {
            _sheets[^1].Sheet.AppendChild(new DataValidations(validations) { Count = (uint)validations.Length });
        }

        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            var sheets = new Sheets();
            workbook.Workbook = new Workbook(sheets);
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            foreach ((int i, (string name, Worksheet sheet)) in _sheets.Index())
            {
                // A centimetre all round.
                sheet.AppendChild(new PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin, Header = HeaderMargin, Footer = HeaderMargin });
                sheet.AppendChild(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToHeight = 0 });
                workbook.AddNewPart<WorksheetPart>($"sheet{i + 1}").Worksheet = sheet;
                sheets.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = $"sheet{i + 1}", SheetId = (uint)i + 1, Name = name });
            }

            // Every printed page begins with the header.
            workbook.Workbook.AppendChild(new DefinedNames(_sheets.Index().Select(s => new DefinedName($"'{s.Item.Name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)s.Index })));
        }

        return OpenXmlFile.WithoutClock(file.ToArray());
    }

    /// <summary>The name of a cell, <c>A1</c> the first.</summary>
    /// <param name="column">From 0; after <c>Z</c> comes <c>AA</c>.</param>
    /// <param name="row">From 1.</param>
    public static string CellName(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{ColumnName(column)}{row}");

    private static string ColumnName(int column)
    {
        const int Letters = 26;
        return (column < Letters ? "" : ColumnName((column / Letters) - 1)) + (char)('A' + (column % Letters));
    }

    private static Row Row(uint number, IEnumerable<object?> cells, uint style, int[] days) =>
        new(cells.Select((value, i) => ToCell(CellName(i, (int)number), value, style, days.Contains(i)))) { RowIndex = number };

    private static Cell ToCell(string name, object? value, uint style, bool isDay) => value switch
    {
        null => new Cell { CellReference = name, StyleIndex = isDay ? DayStyle : EmptyStyle },
        long number => new Cell { CellReference = name, StyleIndex = NumberStyle, DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
        _ => new Cell { CellReference = name, StyleIndex = style, DataType = CellValues.InlineString, InlineString = new InlineString(new Text($"{value}")) },
    };

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEEF1F5" }) { PatternType = PatternValues.Solid }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFFBE6" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(
            new LeftBorder { Style = BorderStyleValues.Thin },
            new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin },
            new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(TextFormat, font: 0, fill: 0),
            Format(TextFormat, font: 1, fill: 2),
            Format(TextFormat, font: 0, fill: 3),
            Format(DayFormat, font: 0, fill: 3),
            Format(GeneralFormat, font: 0, fill: 0)));

    private static CellFormat Format(uint number, uint font, uint fill) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
    {
        NumberFormatId = number,
        ApplyNumberFormat = true,
        FontId = font,
        ApplyFont = true,
        FillId = fill,
        ApplyFill = true,
        BorderId = 1,
        ApplyBorder = true,
        ApplyAlignment = true,
    };
}
