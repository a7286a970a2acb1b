using System.Globalization;
using System.Xml;

namespace Inspections.Worker.Files.Tables;

/// <summary>An .ods workbook (OpenDocument 1.3 part 3): one part holds all sheets, and a row or cell stands once for many that are alike.</summary>
internal static class OdsWorkbook
{
    /// <summary>Its sheets, in their order.</summary>
    public static IReadOnlyList<SheetTable> Sheets(FileContent file, Package package)
    {
        var sheets = new List<SheetTable>();
        var hiddenStyles = new HashSet<string>(StringComparer.Ordinal);
        string style = "";
        using XmlReader reader = XmlGuard.Read(package.Open("content.xml"));
        while (XmlGuard.Find(reader, n => n is "table" or "style" or "table-properties"))
        {
            if (reader.LocalName == "style")
            {
                style = Attribute(reader, "name") ?? "";
            }
            else if (reader.LocalName == "table-properties")
            {
                if (Attribute(reader, "display") == "false")
                {
                    hiddenStyles.Add(style);
                }
            }
            else
            {
                int index = sheets.Count;
                sheets.Add(new SheetTable(
                    Attribute(reader, "name") ?? "",
                    hiddenStyles.Contains(Attribute(reader, "style-name") ?? ""),
                    IsText: false,
                    Damage.Guard(file, () => Rows(file, package, index))));
            }
        }

        return sheets.Count > 0 ? sheets : throw file.Refuse(package.Has("META-INF/manifest.xml") ? TableRefusals.NotSpreadsheet : TableRefusals.NoWorkbook);
    }

    private static IEnumerable<SheetRow> Rows(FileContent file, Package package, int index)
    {
        using XmlReader reader = XmlGuard.Read(package.Open("content.xml"));
        for (int i = 0; i <= index; i++)
        {
            XmlGuard.Find(reader, n => n == "table");
        }

        if (reader.IsEmptyElement)
        {
            yield break;
        }

        int depth = reader.Depth;
        long number = 1;
        List<(MergedCell Place, Cell Value)> open = [];
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "table-row")
            {
                continue;
            }

            long repeated = Count(reader, "number-rows-repeated");
            bool isHidden = Attribute(reader, "visibility") is "collapse" or "filter";
            List<Cell> cells = Cells(file, reader, (int)long.Min(number, int.MaxValue), open);
            bool isBlank = cells.All(c => c.IsBlank || c.IsCovered);
            SheetSize.Require(file, isBlank ? 1 : number + repeated - 1, cells.Count);
            for (long i = 0; i < repeated && !isBlank; i++)
            {
                yield return new SheetRow((int)(number + i), cells, IsHidden: isHidden);
            }

            number += repeated;
            open.RemoveAll(m => m.Place.Bottom < number);
        }
    }

    private static List<Cell> Cells(FileContent file, XmlReader reader, int row, List<(MergedCell Place, Cell Value)> open)
    {
        var cells = new List<Cell>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        int depth = reader.Depth;
        long column = 1;
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("table-cell" or "covered-table-cell"))
            {
                continue;
            }

            bool isCovered = reader.LocalName == "covered-table-cell";
            long repeated = Count(reader, "number-columns-repeated");
            (long down, long right) = (Count(reader, "number-rows-spanned"), Count(reader, "number-columns-spanned"));
            Cell cell = Read(reader);
            SheetSize.Require(file, 1, cell.IsBlank ? 1 : column + repeated - 1);
            if (down > 1 || right > 1)
            {
                cell = cell with { MergedAt = row };
                open.Add((new MergedCell(row, (int)long.Min(column, int.MaxValue), (int)long.Min(row + down - 1, int.MaxValue), (int)long.Min(column + right - 1, int.MaxValue)), cell));
                if (open.Count > SheetSize.Columns)
                {
                    throw new InvalidDataException("merged cells lie over each other");
                }
            }

            for (long c = column; c < column + repeated && c <= SheetSize.Columns; c++)
            {
                Cell here = isCovered && open.FindLast(m => m.Place.Left <= c && c <= m.Place.Right && row <= m.Place.Bottom) is { Value.IsBlank: false } over
                    ? over.Value with { IsCovered = true } : cell;
                if (!here.IsBlank)
                {
                    while (cells.Count < c)
                    {
                        cells.Add(Cell.Blank);
                    }

                    cells[(int)c - 1] = here;
                }
            }

            column += repeated;
        }

        return cells;
    }

    private static Cell Read(XmlReader reader)
    {
        (string? kind, string? value, string? date) = (Attribute(reader, "value-type"), Attribute(reader, "value"), Attribute(reader, "date-value"));
        bool isFormula = Attribute(reader, "formula") is not null;
        string text = Shown(reader);
        return kind switch
        {
            "date" when date is not null => new Cell(date.Split('T')[0], CellKind.Date),
            "percentage" or "float" or "currency" when value is not null && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) =>
                NumberText.Of(number, kind == "percentage" ? "0%" : text.Length > 1 && text.All(char.IsAsciiDigit) && text[0] == '0' ? new string('0', text.Length) : ""),
            "boolean" or "time" => new Cell(text, CellKind.Unusable),
            null when isFormula && text.Length == 0 => Cell.WithoutValue,
            _ => Cell.Of(text),
        };
    }

    // Paragraphs are lines; notes on the cell do not belong to it.
    private static string Shown(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        int depth = reader.Depth, note = int.MaxValue;
        var text = new System.Text.StringBuilder();
        bool any = false;
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.LocalName == "annotation")
            {
                note = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement ? reader.Depth : int.MaxValue;
            }
            else if (reader.Depth > note)
            {
                continue;
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                text.Append(reader.LocalName switch { "p" when any => "\n", "s" => " ", "tab" => "\t", "line-break" => "\n", _ => "" });
                any |= reader.LocalName == "p";
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                text.Append(text.Length + reader.Value.Length <= SheetSize.Text ? reader.Value : throw new InvalidDataException($"a cell has more than {SheetSize.Text} characters"));
            }
        }

        return text.ToString();
    }

    private static long Count(XmlReader reader, string name) =>
        int.TryParse(Attribute(reader, name), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count : 1;

    private static string? Attribute(XmlReader reader, string localName)
    {
        string? value = null;
        while (value is null && reader.MoveToNextAttribute())
        {
            value = reader.LocalName == localName ? reader.Value : null;
        }

        reader.MoveToElement();
        return value;
    }
}
