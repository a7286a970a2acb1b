using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>The header row of a file: where it is and which column stands where.</summary>
internal sealed class Header
{
    /// <summary>Rows looked at: a bureau's file has a title and a date above its header.</summary>
    public const int SearchRows = 10;

    private readonly Dictionary<Column, int> _positions = [];

    private Header(SheetRow row, IReadOnlyList<Column> columns)
    {
        Row = row;
        string[] headers = [.. row.Cells.Select(c => Spelling.Normalize(c.Text))];
        foreach (Column column in columns)
        {
            int best = Enumerable.Range(0, headers.Length)
                .Where(i => column.RankOf(headers[i]) >= 0)
                .DefaultIfEmpty(-1)
                .MinBy(i => i < 0 ? 0 : column.RankOf(headers[i]));
            if (best >= 0)
            {
                _positions.Add(column, best);
            }
        }

        Width = headers.Length - headers.Reverse().TakeWhile(h => h.Length == 0).Count();
    }

    /// <summary>The row itself.</summary>
    public SheetRow Row { get; }

    /// <summary>Number of columns, named or not, without those to the right of the last name.</summary>
    public int Width { get; }

    /// <summary>How many of the wanted columns it names.</summary>
    public int Matches => _positions.Count;

    /// <summary>Where the column stands, or null when the file has none.</summary>
    public int? PositionOf(Column column) => _positions.TryGetValue(column, out int i) ? i : null;

    /// <summary>The header of a column as the file spells it.</summary>
    public string NameOf(Column column) => PositionOf(column) is int i ? Row.Cells[i].Text : column.Names[0];

    /// <summary>Named columns that the import does not use.</summary>
    public IEnumerable<string> Unused => Enumerable.Range(0, Width)
        .Where(i => !Row.Cells[i].IsBlank && !_positions.ContainsValue(i))
        .Select(i => Row.Cells[i].Text);

    /// <summary>The row among the first that names most of the columns, or null when none names any.</summary>
    public static Header? Find(IEnumerable<SheetRow> rows, IReadOnlyList<Column> columns) => rows
        .TakeWhile(r => r.Number <= SearchRows)
        .Select(r => new Header(r, columns))
        .Where(h => h.Matches > 0)
        .MaxBy(h => h.Matches);
}
