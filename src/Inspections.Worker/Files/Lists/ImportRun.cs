using Inspections.Core.Encoding;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>One file being read: what its rows so far have shown.</summary>
internal sealed class ImportRun
{
    private readonly Dictionary<string, int> _firstRows = new(StringComparer.Ordinal);

    private ImportRun(string file, ImportOptions options, Header header)
    {
        (File, Options, Header) = (file, options, header);
        (Problems, Warnings) = (new ProblemList(options.MaxListed), new ProblemList(options.MaxListed));
    }

    public string File { get; }

    public ImportOptions Options { get; }

    public Header Header { get; }

    public ProblemList Problems { get; }

    public ProblemList Warnings { get; }

    public SectorNames Sectors { get; } = new();

    /// <summary>Reads a file of <paramref name="columns"/>, each row by <paramref name="read"/>.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<T> Read<T>(
        string path, ImportOptions options, IReadOnlyList<Column> columns, Func<RowReader, T> read)
    {
        FileContent file = FileContent.Read(path, options.MaxBytes);
        var sheet = Sheet.Of(file, columns);
        var run = new ImportRun(file.Name, options, sheet.Header);
        run.WarnOfUnused();
        var rows = new List<ImportedRow<T>>();
        bool anyRow = false;
        foreach (SheetRow row in sheet.Rows)
        {
            anyRow = true;
            if (row.Fatal is string reason)
            {
                throw file.Refuse(reason);
            }

            if (new RowReader(run, row).TryRead(read, out T? value))
            {
                rows.Add(new ImportedRow<T>(row.Number, value));
            }
        }

        // A file cut off at its header must not end every firm of the directory.
        return anyRow
            ? new ImportedRows<T>(file.Name, rows, run.Problems, run.Warnings, run.Sectors.Used, Digest.Of(file.Bytes))
            : throw file.Refuse("表头下面没有数据 / no rows below the header");
    }

    /// <summary>Reads one row whose cells stand in the order of <paramref name="columns"/>; it did not come from a file.</summary>
    public static ImportedRows<T> ReadOne<T>(string name, IReadOnlyList<string> cells, IReadOnlyList<Column> columns, Func<RowReader, T> read)
    {
        var header = new SheetRow(1, [.. columns.Select(c => Cell.Of(c.Names[0]))]);
        var run = new ImportRun(name, new ImportOptions(), Header.Find([header], columns)!);
        var rows = new List<ImportedRow<T>>();
        if (new RowReader(run, new SheetRow(2, [.. cells.Select(Cell.Of)])).TryRead(read, out T? value))
        {
            rows.Add(new ImportedRow<T>(2, value));
        }

        return new ImportedRows<T>(name, rows, run.Problems, run.Warnings, run.Sectors.Used, default);
    }

    /// <summary>The first row with this key; <paramref name="row"/> itself when the key is new.</summary>
    public int FirstRowOf(string key, int row)
    {
        _firstRows.TryAdd(key, row);
        return _firstRows[key];
    }

    private void WarnOfUnused()
    {
        foreach (string name in Header.Unused.Where(n => n != "序号"))
        {
            Warnings.Add(new RowProblem(File, Header.Row.Number, name, name, "此列不导入 / this column is not imported"));
        }
    }
}
