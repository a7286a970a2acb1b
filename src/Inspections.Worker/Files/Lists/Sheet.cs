using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>A file whose header was recognised, and the rows below it.</summary>
internal sealed record Sheet(Header Header, IEnumerable<SheetRow> Rows)
{
    /// <summary>Reads the file the way that makes most of its header: under a wrong delimiter no column has its name.</summary>
    /// <exception cref="ImportFileException">No header, a column missing or twice; the message names it.</exception>
    public static Sheet Of(FileContent file, IReadOnlyList<Column> columns)
    {
        (IEnumerable<SheetRow> Rows, Header? Header)[] readings =
            [.. Table.Readings(file).Select(rows => (rows, Header.Find(rows, columns)))];
        (IEnumerable<SheetRow> rows, Header? header) = readings.MaxBy(r => r.Header?.Matches ?? 0);
        Require(file, header, columns, rows);
        return new Sheet(header!, rows.Where(r => r.Number > header!.Row.Number));
    }

    private static void Require(FileContent file, Header? header, IReadOnlyList<Column> columns, IEnumerable<SheetRow> rows)
    {
        Column[] missing = [.. columns.Where(c => c.IsRequired && header?.PositionOf(c) is null)];
        if (missing.Length > 0)
        {
            SheetRow? shown = header?.Row ?? rows.FirstOrDefault();
            throw shown is null
                ? file.Refuse("文件是空的 / the file is empty")
                : file.Refuse(string.Join('\n', missing.Select(Missing).Append(Found(shown))));
        }

        foreach (Column column in columns)
        {
            string name = Spelling.Normalize(header!.NameOf(column));
            if (header.Row.Cells.Count(c => Spelling.Normalize(c.Text) == name) > 1)
            {
                throw file.Refuse($"列“{header.NameOf(column)}”出现两次 / column '{header.NameOf(column)}' appears twice");
            }
        }
    }

    private static string Missing(Column column) =>
        $"缺少列“{column.Names[0]}” / column missing; 可用名称 accepted: {string.Join(" | ", column.Names)}";

    private static string Found(SheetRow row) =>
        $"第 {row.Number} 行的列 columns found in row {row.Number}: "
        + string.Join(" | ", row.Cells.Where(c => !c.IsBlank).Take(40).Select(c => Printable.Shorten(c.Text)));
}
