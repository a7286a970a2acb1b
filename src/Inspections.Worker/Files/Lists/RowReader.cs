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

    /// <summary>True when a problem was found in this row.</summary>
    public bool HasProblem { get; private set; }

    /// <summary>Reads the row by <paramref name="read"/>; false when it has a problem.</summary>
    public bool TryRead<T>(Func<RowReader, T> read, [MaybeNullWhen(false)] out T value)
    {
        if (ShapeFault() is string fault)
        {
            HasProblem = true;
            run.Problems.Add(new RowProblem(run.File, row.Number, "", "", fault));
        }

        value = HasProblem ? default : read(this);
        if (!HasProblem)
        {
            run.Sectors.Use(_sectors);
        }

        return !HasProblem;
    }

    /// <summary>The cell; blank when the file has no such column.</summary>
    public Cell CellOf(Column column) => run.Header.PositionOf(column) is int i ? row.Cells[i] : Cell.Blank;

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

    /// <summary>Requires that no earlier row has this key.</summary>
    public void RequireUnique(Column column, string key)
    {
        int first = run.FirstRowOf(key, row.Number);
        if (first != row.Number)
        {
            Problem(column, $"第 {row.Number} 行与第 {first} 行重复 / row {row.Number} repeats row {first}");
        }
    }

    /// <summary>The sector of a name in a cell; a name that is not known is a warning, once a file.</summary>
    public Sector SectorOf(Column column, string name)
    {
        Sector sector = run.Sectors.Of(name, out bool isNews);
        if (isNews)
        {
            string reason = $"未知行业，代码为 {sector.Code}；如是错字请改正 / unknown sector, given the code {sector.Code}; correct it if it is a misspelling";
            run.Warnings.Add(At(column, reason) with { Value = name });
            this.RefusePersonalData(column);
        }

        _sectors.Add(sector);
        return sector;
    }

    private string? ShapeFault() =>
        row.IsMalformed ? "引号位置不对，无法分列 / a quote is out of place, the columns cannot be told apart"
        : row.Cells.Count < run.Header.Width
            ? $"只有 {row.Cells.Count} 列，表头有 {run.Header.Width} 列 / {row.Cells.Count} columns, the header has {run.Header.Width}"
        : row.Cells.Skip(run.Header.Width).Any(c => !c.IsBlank)
            ? $"有 {row.Cells.Count} 列，表头只有 {run.Header.Width} 列 / {row.Cells.Count} columns, the header has only {run.Header.Width}"
        : null;

    private RowProblem At(Column column, string reason) =>
        new(run.File, row.Number, run.Header.NameOf(column), CellOf(column).Text, reason);
}
