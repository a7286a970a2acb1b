using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Inspections.Worker.Publication.Papers;

/// <summary>Writes a paper that Word, WPS and LibreOffice open: A4, the margins and type of official documents, tables whose header repeats.</summary>
internal sealed class WordPaper
{
    // Twentieths of a point: A4, and margins near those of GB/T 9704.
    private const int PageWidth = 11906, PageHeight = 16838, Top = 1700, Bottom = 1500, Side = 1500;

    private readonly Body _body = new();

    /// <summary>The width that text and tables have.</summary>
    public const int Width = PageWidth - (2 * Side);

    /// <summary>A title; one that is not the first begins a new page.</summary>
    public WordPaper Title(string text, string? below = null)
    {
        Paragraph title = Paragraph([Run(text, 40, bold: true, "宋体")], JustificationValues.Center, after: below is null ? 240 : 60);
        if (_body.HasChildren)
        {
            title.ParagraphProperties!.InsertAt(new PageBreakBefore(), 0);
        }

        _body.AppendChild(title);
        return below is null ? this : Add(Paragraph([Run(below, 21)], JustificationValues.Center, after: 200));
    }

    /// <summary>A paragraph, indented by two characters as Chinese documents are.</summary>
    public WordPaper Text(string text, bool indented = true, JustificationValues? at = null, bool bold = false) =>
        Add(Paragraph([Run(text, 24, bold)], at ?? JustificationValues.Both, after: 60, indented, isHeading: bold));

    /// <summary>A table. Widths are shares; the first row is a header that every page repeats, unless there is none.</summary>
    public WordPaper Table(IReadOnlyList<int> shares, IReadOnlyList<string>? header, IEnumerable<IReadOnlyList<string>> rows, int least = 0)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = $"{Width}", Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 },
                new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed }));
        int[] widths = [.. shares.Select(s => Width * s / shares.Sum())];
        table.AppendChild(new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        if (header is not null)
        {
            table.AppendChild(Row(header, widths, least: 0, isHeader: true));
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AppendChild(Row(row, widths, least, isHeader: false));
        }

        _body.AppendChild(table);
        return Add(Paragraph([], JustificationValues.Left, after: 60));
    }

    /// <summary>A document with nothing on its page.</summary>
    public static byte[] Empty() => new WordPaper().ToBytes();

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            _body.AppendChild(new SectionProperties(
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = Top, Bottom = Bottom, Left = Side, Right = Side, Header = 720, Footer = 720, Gutter = 0 }));
            main.Document = new Document(_body);
        }

        return OpenXmlFile.WithoutClock(file.ToArray());
    }

    private static TableRow Row(IReadOnlyList<string> cells, int[] widths, int least, bool isHeader)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (least > 0)
        {
            row.TableRowProperties!.AppendChild(new TableRowHeight { Val = (uint)least, HeightType = HeightRuleValues.AtLeast });
        }

        if (isHeader)
        {
            row.TableRowProperties!.AppendChild(new TableHeader());
        }

        // Of fewer cells than columns the last one takes the rest.
        for (int i = 0; i < cells.Count; i++)
        {
            int span = i == cells.Count - 1 ? widths.Length - i : 1;
            var properties = new TableCellProperties(new TableCellWidth { Width = $"{widths[i..(i + span)].Sum()}", Type = TableWidthUnitValues.Dxa });
            if (span > 1)
            {
                properties.AppendChild(new GridSpan { Val = span });
            }

            properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            row.AppendChild(new TableCell([properties, .. cells[i].Split('\n').Select(line => Paragraph([Run(line, 21, isHeader)], JustificationValues.Left, after: 0, line: 280))]));
        }

        return row;
    }

    private static Paragraph Paragraph(IReadOnlyList<Run> runs, JustificationValues at, int after, bool indented = false, bool isHeading = false, int line = 360)
    {
        var properties = new ParagraphProperties();
        if (isHeading)
        {
            properties.AppendChild(new KeepNext());
        }

        properties.AppendChild(new SpacingBetweenLines { After = $"{after}", Line = $"{line}", LineRule = LineSpacingRuleValues.Auto });
        if (indented)
        {
            properties.AppendChild(new Indentation { FirstLineChars = 200 });
        }

        properties.AppendChild(new Justification { Val = at });
        return new Paragraph([properties, .. runs]);
    }

    private static Run Run(string text, int halfPoints, bool bold = false, string font = "仿宋")
    {
        var properties = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font });
        if (bold)
        {
            properties.AppendChild(new Bold());
        }

        properties.AppendChild(new FontSize { Val = $"{halfPoints}" });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private WordPaper Add(OpenXmlElement element)
    {
        _body.AppendChild(element);
        return this;
    }
}
