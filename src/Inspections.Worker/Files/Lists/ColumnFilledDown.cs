using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>A column whose cells were merged downwards before they were saved as text: only the first row of each block still has the value.</summary>
/// <param name="column">The column, or null for none.</param>
/// <param name="header">The sheet's header.</param>
internal sealed class ColumnFilledDown(Column? column, Header header)
{
    private readonly int? _position = column is null ? null : header.PositionOf(column);
    private Cell _above = Cell.Blank;

    /// <summary>How many rows were filled in.</summary>
    public int Count { get; private set; }

    /// <summary>The row with the value of the nearest row above where its own cell is blank; one with nothing else stays as it is.</summary>
    public SheetRow Fill(SheetRow row)
    {
        if (_position is not int at || row.IsMalformed || !row.SaysMore)
        {
            return row;
        }

        if (at < row.Cells.Count && !row.Cells[at].IsBlank)
        {
            _above = row.Cells[at];
            return row;
        }

        if (_above.IsBlank || at >= row.Cells.Count)
        {
            return row;
        }

        Count++;
        return row with { Cells = [.. row.Cells.Take(at), _above with { IsCovered = true }, .. row.Cells.Skip(at + 1)] };
    }
}
