namespace Inspections.Worker.Files.Tables;

/// <summary>A row that is not blank.</summary>
/// <param name="Number">Row as a spreadsheet counts it, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="IsMalformed">True when quotes are out of place, so that the cells cannot be trusted.</param>
/// <param name="Fatal">Why nothing after this row can be trusted, or null.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells, bool IsMalformed = false, string? Fatal = null)
{
    /// <summary>True when every cell is blank.</summary>
    public bool IsBlank => Cells.All(c => c.IsBlank);
}
