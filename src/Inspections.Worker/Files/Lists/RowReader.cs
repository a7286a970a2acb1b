using System.Diagnostics.CodeAnalysis;
using Inspections.Core.Directory;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>
/// Reads the cells of one row. A bad cell is a problem and yields a default value; reading goes on, so that all
/// problems of the row are found, and the row's value is then not taken.
/// </summary>
internal sealed class RowReader(ImportRun run, SheetRow row)
{
    private readonly HashSet<Sector> _sectors = [];
    private readonly HashSet<Column> _faulty = [];

    /// <summary>The options of the import.</summary>
    public ImportOptions Options => run.Options;

    /// <summary>The row, as a spreadsheet counts it.</summary>
    public int Number => row.Number;

    /// <summary>The sheet, where the file has several.</summary>
    public string SheetName => run.SheetName;

    /// <summary>The sectors of a row that names none.</summary>
    public IReadOnlyList<Sector>? BelongsTo => run.RowsBelongTo;

    /// <summary>True when a problem was found in this row.</summary>
    public bool HasProblem { get; private set; }

    /// <summary>Reads the row by <paramref name="read"/>; false when it has a problem.</summary>
    public bool TryRead<T>(Func<RowReader, T> read, [MaybeNullWhen(false)] out T value)
    {
        if (ShapeFault() is string fault)
        {
            HasProblem = true;
            run.Problems.Add(new RowProblem(run.File, row.Number, "", "", fault, run.SheetName));
        }

        value = HasProblem ? default : read(this);
        if (!HasProblem)
        {
            run.Use(_sectors);
        }

        return !HasProblem;
    }

    /// <summary>True when the file has the column.</summary>
    public bool HasColumn(Column column) => run.Header.PositionOf(column) is not null;

    /// <summary>The cell; blank when the file has no such column.</summary>
    public Cell CellOf(Column column) => run.Header.PositionOf(column) is int i && i < row.Cells.Count ? row.Cells[i] : Cell.Blank;

    /// <summary>True when the file has the column and the row something in it.</summary>
    public bool Has(Column column) => !CellOf(column).IsBlank;

    /// <summary>Notes a problem with a cell; only the first counts, the others follow from it.</summary>
    public void Problem(Column column, string reason)
    {
        HasProblem = true;
        if (_faulty.Add(column))
        {
            run.Problems.Add(At(column, reason));
        }
    }

    /// <summary>Notes a warning about a cell.</summary>
    public void Warning(Column column, string reason) => run.Warnings.Add(At(column, reason));

    /// <summary>Notes a warning about a cell, or one for the whole file where it has no such column.</summary>
    public void WarningOnce(Column column, string reason)
    {
        if (HasColumn(column))
        {
            Warning(column, reason);
        }
        else if (run.IsNews(reason))
        {
            run.Warnings.Add(new RowProblem(run.File, 0, "", "", $"没有列“{column.Names[0]}”：{reason}", run.SheetName));
        }
    }

    /// <summary>Notes that a cell was read as something else than it says.</summary>
    public void Correction(Column column, string reason) => run.Corrections.Add(At(column, reason));

    /// <summary>Notes whose row it is, for when it has a problem and is skipped.</summary>
    public void Missed(string name)
    {
        if (HasProblem && name.Length > 0)
        {
            run.Miss(new MissedRow(name, row.Number, run.SheetName));
        }
    }

    /// <summary>Requires that no earlier row has this key.</summary>
    public void RequireUnique(Column column, string key)
    {
        (string sheet, int first) = run.FirstRowOf(key, row.Number);
        if (first != row.Number || sheet != run.SheetName)
        {
            Problem(column, $"第 {row.Number} 行与第 {first} 行重复 / row {row.Number} repeats row {first}");
        }
    }

    /// <summary>The sector of a name in a cell; a name that is not known is a problem.</summary>
    public Sector? SectorOf(Column column, string name)
    {
        if (run.Options.Sectors.Find(name) is Sector sector)
        {
            _sectors.Add(sector);
            return sector;
        }

        string nearest = string.Join("、", run.Options.Sectors.Nearest(name));
        Problem(
            column,
            $"“{Printable.Shorten(name)}”不是已知行业；相近的有 {nearest}。是新行业的，先执行 inspections sector add {Printable.Shorten(name)} / not a known sector; the nearest are {nearest}; a new one is added by: inspections sector add NAME");
        return null;
    }

    /// <summary>Notes sectors that a row belongs to without naming them.</summary>
    public void Take(IEnumerable<Sector> sectors) => _sectors.UnionWith(sectors);

    private string? ShapeFault() =>
        row.IsMalformed ? "引号位置不对，无法分列 / a quote is out of place, the columns cannot be told apart"
        : !run.Sheet.IsText ? null
        : row.Cells.Count < run.Header.Width
            ? $"只有 {row.Cells.Count} 列，表头有 {run.Header.Width} 列 / {row.Cells.Count} columns, the header has {run.Header.Width}"
        : row.Cells.Skip(run.Header.Width).Any(c => !c.IsBlank)
            ? $"有 {row.Cells.Count} 列，表头只有 {run.Header.Width} 列 / {row.Cells.Count} columns, the header has only {run.Header.Width}"
        : null;

    private RowProblem At(Column column, string reason) =>
        new(run.File, row.Number, run.Header.NameOf(column), CellOf(column).Text, reason, run.SheetName);
}
