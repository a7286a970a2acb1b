namespace Inspections.Worker.Files.Tables;

/// <summary>One sheet of a workbook, or a text file.</summary>
/// <param name="Name">Name of the sheet; empty for a text file.</param>
/// <param name="IsHidden">True for a sheet that the workbook does not show.</param>
/// <param name="IsText">True for a text file: there a cell too many means that the columns have shifted.</param>
/// <param name="Rows">Its rows that are not blank, read anew whenever they are asked for.</param>
internal sealed record SheetTable(string Name, bool IsHidden, bool IsText, IEnumerable<SheetRow> Rows);
