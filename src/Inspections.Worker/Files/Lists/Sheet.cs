using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>A sheet whose header was recognised.</summary>
/// <param name="Name">Its name; empty for a text file.</param>
/// <param name="Header">Its header.</param>
/// <param name="Above">What stands above the header.</param>
/// <param name="Rows">What stands below it.</param>
/// <param name="IsText">True for a text file.</param>
/// <param name="NamedAfter">The sector that the sheet is named after, or null.</param>
internal sealed record Sheet(string Name, Header Header, IReadOnlyList<SheetRow> Above, IEnumerable<SheetRow> Rows, bool IsText, Sector? NamedAfter);

/// <summary>A sheet that is not read, and why.</summary>
internal sealed record LeftOutSheet(string Name, Text Reason);

/// <summary>The sheets of a file.</summary>
/// <param name="Read">Those with the header, in their order; at least one.</param>
/// <param name="LeftOut">The others that hold anything.</param>
internal sealed record FileSheets(IReadOnlyList<Sheet> Read, IReadOnlyList<LeftOutSheet> LeftOut)
{
    /// <summary>Reads the file the way that makes most of its headers: under a wrong delimiter no column has its name.</summary>
    /// <exception cref="ImportFileException">No header, a column missing or twice; the message names it.</exception>
    public static FileSheets Of(FileContent file, FileShape shape, ImportOptions options)
    {
        Candidate[] candidates = Candidates(file, shape, options);
        if (candidates.Length == 0)
        {
            throw file.Refuse(ListRefusals.NoSheet);
        }

        Candidate[] good = [.. candidates.Where(c => c.IsComplete && !c.Table.IsHidden)];
        if (good.Length == 0)
        {
            throw Refuse(file, candidates);
        }

        foreach (Candidate sheet in good)
        {
            if (sheet.Header!.Twice is string name)
            {
                throw file.Refuse(ListRefusals.ColumnTwice, Place(sheet.Table), name);
            }
        }

        return new FileSheets(
            [.. good.Select(c => c.ToSheet())],
            [.. candidates.Except(good).Where(c => c.First is not null).Select(c => new LeftOutSheet(c.Table.Name, c.Reason()))]);
    }

    /// <summary>What is recognised in each sheet that holds anything, also where the file cannot be used as it is.</summary>
    /// <exception cref="ImportFileException">It is no table at all.</exception>
    public static IReadOnlyList<SheetLook> Look(FileContent file, FileShape shape, ImportOptions options) =>
    [
        .. Candidates(file, shape, options).Where(c => c.First is not null).Select(c => new SheetLook(
            c.Table.Name,
            c.IsComplete && !c.Table.IsHidden ? null : c.Reason(),
            c.Header?.Last.Number,
            [.. shape.Columns.Select(column => (column, c.Header?.PositionOf(column) is null ? null : c.Header.NameOf(column)))],
            [.. c.Header?.Unused ?? []])),
    ];

    private static Candidate[] Candidates(FileContent file, FileShape shape, ImportOptions options) =>
        Table.Readings(file).Select(sheets => sheets.Select(s => new Candidate(s, shape, options)).ToArray()).MaxBy(r => r.Select(c => c.Header?.Matches ?? 0).DefaultIfEmpty(-1).Max())!;

    private static ImportFileException Refuse(FileContent file, Candidate[] candidates)
    {
        Candidate best = candidates.OrderByDescending(c => !c.Table.IsHidden).ThenByDescending(c => c.Header?.Matches ?? 0).FirstOrDefault(c => c.First is not null) ?? candidates[0];
        if (best.Header is null && best.Table.IsText && TextForm.IsBig5(file))
        {
            return file.Refuse(TableRefusals.Big5);
        }

        return best.First is null ? file.Refuse(TableRefusals.Empty)
            : best.Table.IsHidden ? file.Refuse(ListRefusals.SheetHidden, best.Table.Name)
            : file.Refuse(ListRefusals.ColumnMissing, Place(best.Table), best.Missing.Select(Missing), Found(best.Header?.Last ?? best.First));
    }

    private static string Place(SheetTable table) => table.Name.Length == 0 ? "" : $"[{table.Name}] ";

    private static Text Missing(Column[] columns)
    {
        string names = string.Join(" | ", columns.SelectMany(c => c.Names.Where(n => !n.Contains('*', StringComparison.Ordinal)).Take(12)));
        return new($"缺少列“{columns[0].Names[0]}”，可用名称 {names}", $"column missing, accepted: {names}");
    }

    private static Text Found(SheetRow row)
    {
        string columns = string.Join(" | ", row.Texts.Take(40).Select(Printable.Shorten));
        return new($"第 {row.Number} 行的列 {columns}", $"columns found in row {row.Number}: {columns}");
    }

    private sealed class Candidate
    {
        private readonly Sector? _namedAfter;

        public Candidate(SheetTable table, FileShape shape, ImportOptions options)
        {
            Table = table;
            _namedAfter = shape.Sector is null ? null : options.Sectors.Find(table.Name) ?? options.Sectors.In(table.Name);
            Header = Header.Find(table.Rows, shape.Columns, options.Map, shape.MarksSectors ? new MarkedSectors(shape.Sector!, options.Sectors) : null);
            First = table.Rows.FirstOrDefault();
            Missing = [.. shape.Missing(Header, options.Sector is not null || _namedAfter is not null || Header?.Marks.Count > 0)];
        }

        public SheetTable Table { get; }

        public Header? Header { get; }

        public SheetRow? First { get; }

        public Column[][] Missing { get; }

        public bool IsComplete => Header is not null && Missing.Length == 0;

        public Text Reason() => Table.IsHidden
            ? new Text("隐藏的工作表，未导入；要导入请取消隐藏", "hidden sheet, not imported: unhide it to import it")
            : Header is null ? new Text("没有表头，未导入", "no header, not imported")
            : new Text($"缺少列 {string.Join("、", Missing.Select(s => $"“{s[0].Names[0]}”"))}，未导入", $"not imported, columns missing: {string.Join(", ", Missing.Select(s => s[0].Names[0]))}");

        public Sheet ToSheet() => new(
            Table.Name,
            Header!,
            [.. Table.Rows.TakeWhile(r => r.Number < Header!.First.Number)],
            Table.Rows.Where(r => r.Number > Header!.Last.Number || r.Fatal is not null),
            Table.IsText,
            _namedAfter);
    }
}
