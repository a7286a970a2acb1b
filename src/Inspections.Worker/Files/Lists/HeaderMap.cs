namespace Inspections.Worker.Files.Lists;

/// <summary>Headers that the person at the keyboard has given columns, such as <c>工号=序号</c>; they win over all others.</summary>
internal sealed class HeaderMap
{
    public static readonly HeaderMap None = new([]);

    private readonly (Column Column, string Header)[] _pairs;

    private HeaderMap((Column Column, string Header)[] pairs) => _pairs = pairs;

    /// <summary>Reads pairs of a usual name and a file's header.</summary>
    /// <exception cref="UserErrorException">One is no pair, or names no column of <paramref name="columns"/>.</exception>
    public static HeaderMap Parse(IEnumerable<string> texts, IReadOnlyList<Column> columns) => new([.. texts.Select(text =>
    {
        int at = text.AsSpan().IndexOfAny('=', '＝');
        string header = at > 0 ? text[(at + 1)..].Trim() : "";
        var name = new HeaderText(at > 0 ? text[..at].Trim() : "");
        Column? column = columns.Where(c => c.RankOf(name) >= 0).MinBy(c => c.RankOf(name));
        return header.Length > 0 && column is not null
            ? (column, Spelling.Normalize(header))
            : throw ListRefusals.HeaderPair.Error(text, columns.Select(c => c.Names[0]));
    })]);

    /// <summary>How well a header names the column, with what was given.</summary>
    public int RankOf(Column column, HeaderText header)
    {
        foreach ((Column given, string wanted) in _pairs)
        {
            if (given == column || wanted == header.Whole)
            {
                return given == column && wanted == header.Whole ? 0 : -1;
            }
        }

        int rank = column.RankOf(header);
        return rank < 0 ? -1 : rank + 1;
    }
}
