namespace Inspections.Worker.Files.Tables;

/// <summary>A merged cell: rows and columns from 1, both ends inside.</summary>
internal readonly record struct MergedCell(int Top, int Left, int Bottom, int Right);

/// <summary>The merged cells of one sheet; gives the value of each to every cell it covers, row by row from the top.</summary>
internal sealed class MergedCells
{
    /// <summary>Most of them in a sheet.</summary>
    public const int Most = 200_000;

    private readonly Queue<MergedCell> _ahead;
    private readonly List<(MergedCell Place, Cell Value)> _open = [];

    public MergedCells(IEnumerable<MergedCell> places) => _ahead = new Queue<MergedCell>(places
        .Where(m => m.Left <= SheetSize.Columns && (m.Bottom > m.Top || m.Right > m.Left))
        .OrderBy(m => m.Top).ThenBy(m => m.Left));

    /// <summary>The row with its merged cells filled in, or null where nothing is in it but what covers it from above.</summary>
    public SheetRow? Fill(SheetRow row)
    {
        _open.RemoveAll(m => m.Place.Bottom < row.Number);
        bool isBlank = row.IsBlank;
        while (_ahead.TryPeek(out MergedCell next) && next.Top <= row.Number)
        {
            _ahead.Dequeue();

            // One that began in a row that is not there has no value.
            if (next.Top == row.Number && next.Left <= row.Cells.Count)
            {
                _open.Add((next, row.Cells[next.Left - 1]));
            }
        }

        if (_open.Count > SheetSize.Columns)
        {
            throw new InvalidDataException("merged cells lie over each other");
        }

        if (isBlank || _open.Count == 0)
        {
            return isBlank ? null : row;
        }

        var cells = new List<Cell>(row.Cells);
        foreach ((MergedCell place, Cell value) in _open.Where(m => !m.Value.IsBlank))
        {
            int right = int.Min(place.Right, SheetSize.Columns);
            while (cells.Count < right)
            {
                cells.Add(Cell.Blank);
            }

            for (int c = place.Left; c <= right; c++)
            {
                bool isCovered = c > place.Left || row.Number > place.Top;
                if (!isCovered || cells[c - 1].IsBlank)
                {
                    cells[c - 1] = value with { MergedAt = place.Top, IsCovered = isCovered };
                }
            }
        }

        return row with { Cells = cells };
    }
}
