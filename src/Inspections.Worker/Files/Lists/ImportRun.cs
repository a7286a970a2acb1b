using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>One file being read: what its rows so far have shown.</summary>
internal sealed class ImportRun
{
    private readonly Dictionary<string, (string Sheet, int Row)> _firstRows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<SectorCode, Sector> _sectors = [];
    private readonly HashSet<Sector> _noted = new(ReferenceEqualityComparer.Instance);
    private readonly List<MissedRow> _missed = [];
    private readonly Dictionary<Label, string> _departments = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly bool _hasSheets;

    private ImportRun(string file, ImportOptions options, Sheet sheet, bool hasSheets)
    {
        (File, Options, Sheet, _hasSheets) = (file, options, sheet, hasSheets);
        (Problems, Warnings) = (new ProblemList(options.MaxListed), new ProblemList(options.MaxListed));
        (Corrections, LeftOut) = (new ProblemList(options.MaxListed), new ProblemList(options.MaxListed));
    }

    public string File { get; }

    public ImportOptions Options { get; }

    /// <summary>The sheet that is being read.</summary>
    public Sheet Sheet { get; private set; }

    public Header Header => Sheet.Header;

    /// <summary>The sheet's name in messages; empty where the file has but one.</summary>
    public string SheetName => _hasSheets ? Sheet.Name : "";

    public ProblemList Problems { get; }

    public ProblemList Warnings { get; }

    /// <inheritdoc cref="ImportedRows{T}.Corrections"/>
    public ProblemList Corrections { get; }

    /// <inheritdoc cref="ImportedRows{T}.LeftOut"/>
    public ProblemList LeftOut { get; }

    /// <summary>The sectors of rows without a name of one: what was given, else what the sheet or a line above the row is named after.</summary>
    public IReadOnlyList<Sector>? RowsBelongTo { get; private set; }

    /// <summary>Reads a file of a shape, each row by <paramref name="read"/>; what the rows show together is for <paramref name="finish"/>.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<T> Read<T>(
        string path, ImportOptions options, FileShape shape, Func<RowReader, T> read, Func<ImportRun, List<ImportedRow<T>>, List<ImportedRow<T>>>? finish = null) =>
        Read(FileContent.Read(path, options.MaxBytes), options, shape, read, finish);

    /// <summary>The same of a file whose bytes are there.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<T> Read<T>(
        FileContent file, ImportOptions options, FileShape shape, Func<RowReader, T> read, Func<ImportRun, List<ImportedRow<T>>, List<ImportedRow<T>>>? finish = null)
    {
        file.RequireAtMost(options.MaxBytes);
        var sheets = FileSheets.Of(file, shape, options);
        var run = new ImportRun(file.Name, options, sheets.Read[0], sheets.Read.Count + sheets.LeftOut.Count > 1);
        var rows = new List<ImportedRow<T>>();
        bool anyRow = false;
        foreach (Sheet sheet in sheets.Read)
        {
            run.Begin(sheet);
            anyRow |= run.ReadSheet(file, shape, read, rows);
        }

        run.Tell(sheets);

        // A file cut off at its header must not end every firm of the directory.
        return anyRow
            ? run.Result(finish is null ? rows : finish(run, rows), Digest.Of(file.Bytes), Unspoken(sheets, shape))
            : throw file.Refuse(ListRefusals.NoRows);
    }

    /// <summary>Reads one row whose cells stand in the order of <paramref name="columns"/>; it did not come from a file.</summary>
    public static ImportedRows<T> ReadOne<T>(string name, IReadOnlyList<string> cells, IReadOnlyList<Column> columns, Func<RowReader, T> read, ImportOptions? options = null)
    {
        var header = new SheetRow(1, [.. columns.Select(c => Cell.Of(c.Names[0]))]);
        var sheet = new Sheet("", Header.Find([header], columns, HeaderMap.None)!, [], [], IsText: true, NamedAfter: null);
        var run = new ImportRun(name, options ?? new ImportOptions(), sheet, hasSheets: false);
        run.Begin(sheet);
        var rows = new List<ImportedRow<T>>();
        if (new RowReader(run, new SheetRow(2, [.. cells.Select(Cell.Of)])).TryRead(read, out T? value))
        {
            rows.Add(new ImportedRow<T>(2, value));
        }

        return run.Result(rows, default, new HashSet<string>(StringComparer.Ordinal));
    }

    /// <summary>The first row with this key; the row itself when the key is new.</summary>
    public (string Sheet, int Row) FirstRowOf(string key, int row)
    {
        _firstRows.TryAdd(key, (SheetName, row));
        return _firstRows[key];
    }

    /// <summary>True when this is said of the file for the first time.</summary>
    public bool IsNews(string text) => _reported.Add(text);

    /// <summary>Notes the sectors of a row that is taken.</summary>
    public void Use(IEnumerable<Sector> sectors)
    {
        // Rows name the same few sectors over and over.
        foreach (Sector sector in sectors)
        {
            if (_noted.Add(sector))
            {
                _sectors.TryAdd(sector.Code, sector);
            }
        }
    }

    /// <summary>Notes what the list calls a department.</summary>
    public void Use(Label department, string name) => _departments.TryAdd(department, name);

    /// <summary>The rows that have a problem, by the names in them.</summary>
    public IReadOnlyList<MissedRow> Missed => _missed;

    /// <summary>Notes the name in a row that has a problem.</summary>
    public void Miss(MissedRow row) => _missed.Add(row);

    private void Begin(Sheet sheet)
    {
        Sheet = sheet;
        RowsBelongTo = Options.Sector ?? (sheet.NamedAfter is Sector named ? [named] : null);
    }

    private bool ReadSheet<T>(FileContent file, FileShape shape, Func<RowReader, T> read, List<ImportedRow<T>> rows)
    {
        var footer = new FooterRows(Header, Sheet.Above, shape.Columns.Where(c => c.IsRequired).Concat(shape.OneOf.SelectMany(c => c)));
        bool anyRow = false, widened = false;
        int hidden = 0;
        var same = new DittoMarks();
        var above = new ColumnFilledDown(shape.FillsDown ? shape.Sector : null, Header);
        foreach (SheetRow whole in Sheet.Rows)
        {
            if (whole.Fatal is Text reason)
            {
                throw file.Refuse(TableRefusals.QuoteOpen, reason);
            }

            if (footer.Find(whole) is Text what)
            {
                LeftOut.Add(At(whole, what));
                TakeSector(shape, whole);
                continue;
            }

            SheetRow row = above.Fill(same.Fill(whole));
            anyRow = true;
            hidden += row.IsHidden ? 1 : 0;
            widened |= NoteBeyond(row, widened);
            if (new RowReader(this, row).TryRead(read, out T? value))
            {
                rows.Add(new ImportedRow<T>(row.Number, value, SheetName));
            }
        }

        if (same.Count > 0)
        {
            Corrections.Add(new RowProblem(File, 0, "", "", new Text($"{same.Count} 格写“同上”，取上一行的", $"{Counted.Of(same.Count, "cell says", "cells say")} 同上 (the same as above): that of the row above is taken"), SheetName));
        }

        if (above.Count > 0)
        {
            Corrections.Add(new RowProblem(File, 0, "", "", new Text($"{above.Count} 行的“{Header.NameOf(shape.Sector!)}”是空的，取上面最近一行的", $"{Counted.Of(above.Count, "row leaves", "rows leave")} the sector blank: that of the nearest row above is taken"), SheetName));
        }

        if (hidden > 0)
        {
            Warnings.Add(new RowProblem(File, 0, "", "", new Text($"{hidden} 个隐藏（筛选）的行也已计入", $"{Counted.Of(hidden, "hidden row is", "hidden rows are")} included"), SheetName));
        }

        return anyRow;
    }

    // 一、物业服务企业 over the rows of a sector.
    private void TakeSector(FileShape shape, SheetRow row)
    {
        if (shape.Sector is not null && Header.PositionOf(shape.Sector) is null && Options.Sector is null && row.Texts.Count == 1 && Options.Sectors.Find(row.Texts[0]) is Sector sector)
        {
            RowsBelongTo = [sector];
        }
    }

    // A note beside the table; in a text file a cell too many means that the columns have shifted.
    private bool NoteBeyond(SheetRow row, bool widened)
    {
        bool beyond = !Sheet.IsText && row.Cells.Skip(Header.Width).Any(c => !c.IsBlank);
        if (beyond && !widened)
        {
            LeftOut.Add(new RowProblem(File, row.Number, "", "", new Text("表头右侧没有列名的内容", "what stands to the right of the header has no column"), SheetName));
        }

        return beyond;
    }

    private void Tell(FileSheets sheets)
    {
        foreach (LeftOutSheet sheet in sheets.LeftOut)
        {
            LeftOut.Add(new RowProblem(File, 0, "", "", new Text($"工作表“{Printable.Shorten(sheet.Name)}”：{sheet.Reason.Zh}", $"sheet “{Printable.Shorten(sheet.Name)}”: {sheet.Reason.En}")));
        }

        foreach (Sheet sheet in sheets.Read)
        {
            foreach (SheetRow row in sheet.Above)
            {
                LeftOut.Add(At(row, new Text("表头以上", "above the header")) with { Sheet = _hasSheets ? sheet.Name : "" });
            }
        }

        foreach (IGrouping<string, (Sheet Sheet, string Name)> column in sheets.Read.SelectMany(s => s.Header.Unused.Select(n => (Sheet: s, Name: n))).Where(n => n.Name != "序号").GroupBy(n => n.Name, StringComparer.Ordinal))
        {
            Warnings.Add(new RowProblem(File, column.First().Sheet.Header.Last.Number, column.Key, column.Key, new Text("此列不导入", "this column is not imported")));
        }
    }

    private RowProblem At(SheetRow row, Text what)
    {
        string texts = Printable.Shorten(string.Join(" ", row.Texts));
        return new(File, row.Number, "", "", new Text($"{what.Zh}：{texts}", $"{what.En}: {texts}"), SheetName);
    }

    private static HashSet<string> Unspoken(FileSheets sheets, FileShape shape) =>
        shape.Columns.Where(c => !c.IsRequired && sheets.Read.All(s => s.Header.PositionOf(c) is null)).Select(c => c.Names[0]).ToHashSet(StringComparer.Ordinal);

    private ImportedRows<T> Result<T>(IReadOnlyList<ImportedRow<T>> rows, Digest digest, IReadOnlySet<string> unspoken) =>
        new(File, rows, Problems, Warnings, [.. _sectors.Values], digest) { Corrections = Corrections, LeftOut = LeftOut, Missed = _missed, Unspoken = unspoken, Departments = _departments };
}
