using System.Diagnostics.CodeAnalysis;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>
/// Reads the cells of one row. A bad cell is a problem and yields a default value; reading goes on, so that all
/// problems of the row are found, and the row's value is then not taken.
/// </summary>
internal sealed class RowReader(ImportRun run, SheetRow row)
{
    private readonly List<Sector> _sectors = new(1);
    private HashSet<Column>? _faulty;

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
        if (ShapeFault() is Refusal fault)
        {
            HasProblem = true;
            run.Problems.Add(new RowProblem(run.File, row.Number, "", "", fault, run.SheetName));
        }

        value = HasProblem ? default : Read(read);
        if (!HasProblem)
        {
            run.Use(_sectors);
        }

        return !HasProblem;
    }

    // Cells that cannot be read leave nothing to make the whole from; what is wrong with them is noted already.
    private T? Read<T>(Func<RowReader, T> read)
    {
        try
        {
            return read(this);
        }
        catch (ProtocolFormatException) when (HasProblem)
        {
            return default;
        }
    }

    /// <summary>The columns in which the row marks its sectors; none where the file has a column that names them.</summary>
    public IEnumerable<(Column Column, Sector Sector)> Marks =>
        run.Header.Marks.Select(m => (m.Column, m.Sector));

    /// <summary>True when the file has the column.</summary>
    public bool HasColumn(Column column) => run.Header.PositionOf(column) is not null;

    /// <summary>The cell; blank when the file has no such column.</summary>
    public Cell CellOf(Column column) => run.Header.PositionOf(column) is int i && i < row.Cells.Count ? row.Cells[i] : Cell.Blank;

    /// <summary>True when the file has the column and the row something in it.</summary>
    public bool Has(Column column) => !CellOf(column).IsBlank;

    /// <summary>Notes a problem with a cell; only the first counts, the others follow from it.</summary>
    public void Problem(Column column, Refusal refusal)
    {
        HasProblem = true;
        if ((_faulty ??= []).Add(column))
        {
            run.Problems.Add(new RowProblem(run.File, row.Number, run.Header.NameOf(column), CellOf(column).Text, refusal, run.SheetName));
        }
    }

    /// <summary>The same, and only a warning where what cannot be verified is taken.</summary>
    public void Problem(Column column, Refusal refusal, bool isAccepted)
    {
        if (isAccepted)
        {
            Warning(column, refusal.Says);
        }
        else
        {
            Problem(column, refusal);
        }
    }

    /// <summary>Notes a warning about a cell.</summary>
    public void Warning(Column column, Text reason) => run.Warnings.Add(At(column, reason));

    /// <summary>Notes a warning about a cell, or one for the whole file where it has no such column.</summary>
    public void WarningOnce(Column column, Text reason)
    {
        if (HasColumn(column))
        {
            Warning(column, reason);
        }
        else if (run.IsNews(reason.Zh))
        {
            run.Warnings.Add(new RowProblem(run.File, 0, "", "", new Text($"没有列“{column.Names[0]}”：{reason.Zh}", $"no column “{column.Names[0]}”: {reason.En}"), run.SheetName));
        }
    }

    /// <summary>Notes that a cell was read as something else than it says.</summary>
    public void Correction(Column column, Text reason) => run.Corrections.Add(At(column, reason));

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
            Problem(column, RowRefusals.Repeats.Of(row.Number, first));
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

        Problem(column, RowRefusals.SectorUnknown.Of(Printable.Shorten(name), run.Options.Sectors.Nearest(name)));
        return null;
    }

    /// <summary>Notes what the list calls a department.</summary>
    public void Take(Label department, string name) => run.Use(department, name);

    /// <summary>Notes sectors that a row belongs to without naming them.</summary>
    public void Take(IEnumerable<Sector> sectors) => _sectors.AddRange(sectors);

    private Refusal? ShapeFault() =>
        row.IsMalformed ? RowRefusals.QuoteOutOfPlace.Of()
        : !run.Sheet.IsText ? null
        : row.Cells.Count < run.Header.Width
            ? RowRefusals.FewColumns.Of(row.Cells.Count, run.Header.Width)
        : row.Cells.Skip(run.Header.Width).Any(c => !c.IsBlank)
            ? RowRefusals.ManyColumns.Of(row.Cells.Count, run.Header.Width)
        : null;

    private RowProblem At(Column column, Text reason) =>
        new(run.File, row.Number, run.Header.NameOf(column), CellOf(column).Text, reason, run.SheetName);
}
