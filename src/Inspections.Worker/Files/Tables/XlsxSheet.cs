using System.Globalization;
using System.Xml;

namespace Inspections.Worker.Files.Tables;

/// <summary>One sheet of an .xlsx workbook, read row by row.</summary>
internal sealed class XlsxSheet
{
    private readonly XlsxWorkbook _workbook;
    private readonly string _part;
    private readonly Lazy<List<MergedCell>> _merged;

    public XlsxSheet(XlsxWorkbook workbook, string part)
    {
        (_workbook, _part) = (workbook, part);
        _merged = new(Merged);
    }

    /// <summary>Its rows; merged cells stand behind the rows in the file, which is why it is read twice.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        var merged = new MergedCells(_merged.Value);
        using XmlReader reader = XmlGuard.Read(_workbook.Package.Open(_part));
        int number = 0;
        while (XmlGuard.Find(reader, n => n == "row"))
        {
            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int written) ? written : number + 1;
            SheetSize.Require(_workbook.File, number, 1);
            bool isHidden = reader.GetAttribute("hidden") is "1" or "true" || reader.GetAttribute("ht") is "0";
            List<Cell> cells = Cells(reader);
            if (merged.Fill(new SheetRow(number, cells, IsHidden: isHidden)) is SheetRow row)
            {
                yield return row;
            }
        }
    }

    private List<MergedCell> Merged()
    {
        var merged = new List<MergedCell>();
        if (!_workbook.Package.May(_part, "mergeCell"u8))
        {
            return merged;
        }

        using XmlReader reader = XmlGuard.Read(_workbook.Package.Open(_part));
        while (XmlGuard.Find(reader, n => n == "mergeCell"))
        {
            string[] ends = (reader.GetAttribute("ref") ?? "").Split(':');
            if (ends.Length == 2)
            {
                ((int top, int left), (int bottom, int right)) = (Place(ends[0]), Place(ends[1]));
                merged.Add(merged.Count < MergedCells.Most ? new MergedCell(top, left, bottom, right) : throw new InvalidDataException("too many merged cells"));
            }
        }

        return merged;
    }

    private List<Cell> Cells(XmlReader reader)
    {
        var cells = new List<Cell>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        int depth = reader.Depth, column = 0;
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            column = reader.GetAttribute("r") is string place ? Place(place).Column : column + 1;
            SheetSize.Require(_workbook.File, 1, column);
            Cell cell = Read(reader);
            if (column is > 0 and <= SheetSize.Columns && !cell.IsBlank)
            {
                while (cells.Count < column)
                {
                    cells.Add(Cell.Blank);
                }

                cells[column - 1] = cell;
            }
        }

        return cells;
    }

    private Cell Read(XmlReader reader)
    {
        (string kind, string? style) = (reader.GetAttribute("t") ?? "n", reader.GetAttribute("s"));
        if (reader.IsEmptyElement)
        {
            return Cell.Blank;
        }

        int depth = reader.Depth;
        string value = "";
        bool isFormula = false, hasValue = false;
        string? inline = null;
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "v":
                        value = XlsxText.Plain(reader);
                        hasValue = true;
                        break;
                    case "is":
                        inline = XlsxText.Of(reader);
                        break;
                    case "f":
                        isFormula = true;
                        break;
                }
            }
        }

        return inline is not null ? Cell.Of(inline)
            : value.Length == 0 ? (isFormula && !(kind == "str" && hasValue) ? Cell.WithoutValue : Cell.Blank)
            : kind switch
            {
                "s" => Cell.Of(_workbook.Texts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]),
                "str" or "inlineStr" => Cell.Of(value),
                "e" or "b" => new Cell(kind == "b" ? (value == "1" ? "TRUE" : "FALSE") : value, CellKind.Unusable),
                "d" => DateOnly.TryParse(value.Split('T')[0], CultureInfo.InvariantCulture, out DateOnly day) ? new Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date) : Cell.Of(value),
                _ => NumberText.Of(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), _workbook.FormatOf(style), _workbook.Is1904),
            };
    }

    // A1 is row 1, column 1; dollars may stand before both.
    private static (int Row, int Column) Place(string name)
    {
        long row = 0, column = 0;
        foreach (char c in name.Where(c => c != '$'))
        {
            (row, column) = char.IsAsciiLetter(c) ? (row, (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1))
                : char.IsAsciiDigit(c) ? ((row * 10) + (c - '0'), column)
                : throw new InvalidDataException($"not a place in a sheet: {name}");
            if (row > int.MaxValue / 100 || column > int.MaxValue / 100)
            {
                throw new InvalidDataException($"not a place in a sheet: {name}");
            }
        }

        return ((int)row, (int)column);
    }
}
