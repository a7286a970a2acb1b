using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Rows of a sheet that are no entries of the list: totals, signatures, dates and notes below it, headers again, lines between.</summary>
/// <param name="header">The sheet's header.</param>
/// <param name="above">What stands above it.</param>
/// <param name="wanted">The columns that an entry has something in.</param>
internal sealed class FooterRows(Header header, IReadOnlyList<SheetRow> above, IEnumerable<Column> wanted)
{
    private const int LongestLead = 8;

    private readonly int[] _wanted = [.. wanted.Select(header.PositionOf).OfType<int>().Distinct()];

    /// <summary>What the row is, or null for an entry.</summary>
    public Text? Find(SheetRow row)
    {
        string? first = row.Cells.Where(c => !c.IsBlank && !c.IsCovered).Select(c => c.Text).FirstOrDefault();
        if (first is null || row.IsMalformed)
        {
            return null;
        }

        // An entry has something in most of its columns, a footer in one or two.
        int filled = _wanted.Count(i => i < row.Cells.Count && !row.Cells[i].IsBlank && !row.Cells[i].IsCovered);
        if (filled < _wanted.Length && IsFooter(first) && (filled * 2 <= _wanted.Length || Aliases.Footers.Contains(Spelling.Normalize(first), StringComparer.Ordinal)))
        {
            return new Text("表尾", "below the list");
        }

        return header.IsRepeatedBy(row) || (above.Any(row.Says) && row.SaysMore) ? new Text("重复的表头", "the header again")
            : IsLine(row) ? new Text("单独一行", "a line of its own")
            : null;
    }

    private static bool IsFooter(string text)
    {
        string lead = Spelling.Normalize(text);
        string raw = text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);
        return Array.Exists(Aliases.Footers, f => lead.StartsWith(f, StringComparison.Ordinal) && (lead.Length <= f.Length + LongestLead || raw.AsSpan().IndexOfAny("：:（(") >= 0 || lead.StartsWith('注') || lead.StartsWith("说明", StringComparison.Ordinal)));
    }

    // Merged over several columns, or one cell beside every column that an entry needs: a title between, a number without an entry.
    private bool IsLine(SheetRow row)
    {
        int[] own = [.. Enumerable.Range(0, row.Cells.Count).Where(i => !row.Cells[i].IsBlank && !row.Cells[i].IsCovered)];
        return own.Length == 1
            && ((own[0] + 1 < row.Cells.Count && row.Cells[own[0] + 1].IsCovered && row.Cells[own[0] + 1].MergedAt == row.Number && row.Texts.Count == 1)
                || (!_wanted.Contains(own[0]) && _wanted.Any(i => i >= row.Cells.Count || row.Cells[i].IsBlank)));
    }
}
