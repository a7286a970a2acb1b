
namespace Inspections.Worker.Files.Tables;

/// <summary>A row that is not blank.</summary>
/// <param name="Number">Row as a spreadsheet counts it, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="IsMalformed">True when quotes are out of place, so that the cells cannot be trusted.</param>
/// <param name="Fatal">Why nothing after this row can be trusted, or null.</param>
/// <param name="IsHidden">True when the workbook does not show it.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells, bool IsMalformed = false, Text? Fatal = null, bool IsHidden = false)
{
    /// <summary>True when every cell is blank.</summary>
    public bool IsBlank => Cells.All(c => c.IsBlank);

    /// <summary>The different texts in it, in the order of its columns; a merged cell counts once.</summary>
    public IReadOnlyList<string> Texts => [.. Cells.Where(c => !c.IsBlank).Select(c => c.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>True when there are two different texts in it.</summary>
    public bool SaysMore
    {
        get
        {
            string? first = null;
            foreach (Cell cell in Cells)
            {
                if (!cell.IsBlank && first is not null && cell.Text != first)
                {
                    return true;
                }

                first = cell.IsBlank ? first : cell.Text;
            }

            return false;
        }
    }

    /// <summary>True for a row with the same texts.</summary>
    public bool Says(SheetRow other) => First == other.First && Texts.SequenceEqual(other.Texts, StringComparer.Ordinal);

    private string? First
    {
        get
        {
            foreach (Cell cell in Cells)
            {
                if (!cell.IsBlank)
                {
                    return cell.Text;
                }
            }

            return null;
        }
    }
}
