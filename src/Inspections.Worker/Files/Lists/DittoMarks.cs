using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Cells that say 同上: their value is that of the entry above.</summary>
internal sealed class DittoMarks
{
    private static readonly string[] Marks = ["同上", "同前", "〃", "″", "〞"];

    private IReadOnlyList<Cell> _above = [];

    /// <summary>How many cells were filled in.</summary>
    public int Count { get; private set; }

    /// <summary>The row with what stands above in the place of every mark; a mark below nothing stays.</summary>
    public SheetRow Fill(SheetRow row)
    {
        if (row.IsMalformed)
        {
            return row;
        }

        SheetRow filled = row;
        if (HasMark(row.Cells))
        {
            Cell[] cells = [.. row.Cells.Select((c, i) => IsMark(c) && i < _above.Count && !_above[i].IsBlank ? _above[i] : c)];
            Count += cells.Zip(row.Cells).Count(p => p.First != p.Second);
            filled = row with { Cells = cells };
        }

        _above = filled.Cells;
        return filled;
    }

    private static bool HasMark(IReadOnlyList<Cell> cells)
    {
        foreach (Cell cell in cells)
        {
            if (IsMark(cell))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(Cell cell) => cell.Text.Length is 1 or 2 && Marks.Contains(cell.Text, StringComparer.Ordinal);
}
