using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>What a table of marks is made of.</summary>
/// <param name="Instead">The column of sectors, for which it may stand.</param>
/// <param name="Names">The sectors after which its columns are called.</param>
internal sealed record MarkedSectors(Column Instead, SectorNames Names);

/// <summary>The header of a sheet: where it is, on one row or two, and which column stands where.</summary>
internal sealed class Header
{
    /// <summary>Rows looked at: a bureau's file has a title, a number and notes above its header.</summary>
    public const int SearchRows = 30;

    // One column that is called like a sector may be anything; two are a table of marks.
    private const int FewestMarks = 2;

    private readonly Dictionary<Column, int> _positions = [];
    private readonly string[] _names;

    private Header(SheetRow first, SheetRow last, IReadOnlyList<Column> columns, HeaderMap map, MarkedSectors? sectors)
    {
        (First, Last) = (first, last);
        int width = int.Max(first.Cells.Count, last.Cells.Count);
        HeaderText[][] texts = [.. Enumerable.Range(0, width).Select(i => Texts(first, last, i))];
        _names = [.. texts.Select(t => t.Length == 0 ? "" : t[0].Text)];
        Width = width - _names.Reverse().TakeWhile(n => n.Length == 0).Count();
        List<(Column Column, Sector Sector, int Position)> marks = sectors is null ? [] : MarksOf(texts, sectors.Names);
        int[] marked = marks.Count < FewestMarks ? [] : [.. marks.Select(m => m.Position)];

        // 物业服务企业 over marks is no name of a firm.
        IEnumerable<(int Rank, Column Column, int Position, string Name)> matches =
            from column in columns
            from position in Enumerable.Range(0, width).Except(marked)
            from text in texts[position]
            let rank = map.RankOf(column, text)
            where rank >= 0
            select (rank, column, position, text.Text);
        foreach ((_, Column column, int position, string name) in matches.OrderBy(m => m.Rank).ThenBy(m => m.Position))
        {
            if (!_positions.ContainsKey(column) && !_positions.ContainsValue(position))
            {
                _positions.Add(column, position);
                _names[position] = name;
            }
        }

        Matches = _positions.Count;
        Marks = sectors is null || marked.Length == 0 || _positions.ContainsKey(sectors.Instead) ? [] : marks;
        Matches += Marks.Count > 0 ? 1 : 0;

        foreach ((Column column, _, int position) in Marks)
        {
            _positions.Add(column, position);
        }
    }

    /// <summary>The first row of it, and the last: the same but for a header of two levels.</summary>
    public SheetRow First { get; }

    /// <inheritdoc cref="First"/>
    public SheetRow Last { get; }

    /// <summary>Number of columns, named or not, without those to the right of the last name.</summary>
    public int Width { get; }

    /// <summary>True when cells of the upper level reach down into the lower: both are the header, whatever the upper alone would name.</summary>
    private bool IsMergedDown => !ReferenceEquals(First, Last) && Last.Cells.Any(c => c.IsCovered && c.MergedAt == First.Number);

    /// <summary>How many of the wanted columns it names.</summary>
    public int Matches { get; }

    /// <summary>The columns that are called like sectors, each with its sector and place, where rows mark what they belong to; else none.</summary>
    public IReadOnlyList<(Column Column, Sector Sector, int Position)> Marks { get; }

    /// <summary>Where the column stands, or null when the file has none.</summary>
    public int? PositionOf(Column column) => _positions.TryGetValue(column, out int i) ? i : null;

    /// <summary>The header of a column as the file spells it.</summary>
    public string NameOf(Column column) => PositionOf(column) is int i ? Printed(_names[i]) : column.Names[0];

    /// <summary>Named columns that the import does not use.</summary>
    public IEnumerable<string> Unused => Enumerable.Range(0, Width)
        .Where(i => _names[i].Length > 0 && !_positions.ContainsValue(i))
        .Select(i => Printed(_names[i]))
        .Distinct(StringComparer.Ordinal);

    /// <summary>A used column whose header stands over another column too, or null.</summary>
    public string? Twice => _positions
        .Where(p => Enumerable.Range(0, Width).Any(i => i != p.Value && !IsCovered(i) && Spelling.Normalize(_names[i]) == Spelling.Normalize(_names[p.Value])))
        .Select(p => Printed(_names[p.Value]))
        .FirstOrDefault();

    /// <summary>True for a row that says the same again, as on every printed page.</summary>
    public bool IsRepeatedBy(SheetRow row) => (row.Says(Last) || row.Says(First)) && row.SaysMore;

    /// <summary>The row, or pair of rows, among the first that names most of the columns; null when none names any.</summary>
    /// <param name="rows">The rows of the sheet.</param>
    /// <param name="columns">The columns that are looked for.</param>
    /// <param name="map">Headers that were given columns.</param>
    /// <param name="sectors">The sectors after which columns of marks may be called, or null where there can be none.</param>
    public static Header? Find(IEnumerable<SheetRow> rows, IReadOnlyList<Column> columns, HeaderMap map, MarkedSectors? sectors = null)
    {
        SheetRow[] first = [.. rows.TakeWhile(r => r.Number <= SearchRows)];
        IEnumerable<Header> single = first.Select(r => new Header(r, r, columns, map, sectors));
        IEnumerable<Header> pairs = first.Zip(first.Skip(1))
            .Where(p => p.Second.Number == p.First.Number + 1 && p.First.Texts.Count > 1)
            .Select(p => new Header(p.First, p.Second, columns, map, sectors));
        return single.Concat(pairs).Where(h => h.Matches > 0).MaxBy(h => (h.Matches, h.IsMergedDown));
    }

    private static List<(Column Column, Sector Sector, int Position)> MarksOf(HeaderText[][] texts, SectorNames sectors) =>
    [
        .. Enumerable.Range(0, texts.Length)
            .Where(i => texts[i].Length > 0)
            .Select(i => (Name: texts[i][0].Text, Position: i, Sector: sectors.Find(texts[i][0].Text)))
            .Where(m => m.Sector is not null)
            .DistinctBy(m => m.Sector)
            .Select(m => (Column.Called(m.Name), m.Sector!, m.Position)),
    ];

    private bool IsCovered(int i) => i < Last.Cells.Count && Last.Cells[i].IsCovered;

    // The lower level, both together (有效期 over 至), or the upper alone where nothing stands below.
    private static HeaderText[] Texts(SheetRow first, SheetRow last, int position)
    {
        string upper = TextOf(first, position), lower = TextOf(last, position);
        return lower.Length + upper.Length == 0 ? []
            : ReferenceEquals(first, last) || upper == lower || upper.Length == 0 ? [new HeaderText(lower)]
            : lower.Length == 0 ? [new HeaderText(upper)]
            : [new HeaderText(lower), new HeaderText(upper + lower, isJoined: true)];
    }

    private static string TextOf(SheetRow row, int position) => position < row.Cells.Count ? row.Cells[position].Text : "";

    private static string Printed(string name) => name.ReplaceLineEndings("");
}
