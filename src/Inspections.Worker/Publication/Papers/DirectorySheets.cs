using System.Globalization;
using System.Text;
using CsvHelper;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A list as it stands, or an empty sheet to fill in: what is written is what an import reads.</summary>
internal static class DirectorySheets
{
    private const int BlankRows = 300;

    // A list of choices is 255 characters at most.
    private const int LongestChoices = 255;

    private static readonly Dictionary<string, IReadOnlyList<ListColumn>> Columns = new(StringComparer.Ordinal)
    {
        ["firms"] = DirectoryCells.Firms,
        ["inspectors"] = DirectoryCells.Inspectors,
        ["items"] = DirectoryCells.Items,
        ["recusals"] = DirectoryCells.Recusals,
        ["dishonest"] = DirectoryCells.Dishonest,
    };

    /// <summary>The lists there are.</summary>
    public static IEnumerable<string> Kinds => Columns.Keys;

    /// <summary>The rows of a list as it stands.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="kind">Which list.</param>
    /// <param name="sectors">The sectors, by name.</param>
    /// <param name="year">The year of recusals.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(Session session, string kind, SectorNames sectors, int year)
    {
        var cells = new DirectoryCells(sectors, DepartmentStore.All(session));
        return
        [
            .. kind switch
            {
                "firms" => FirmStore.Current(session).Select(cells.Of),
                "inspectors" => InspectorStore.Current(session).Select(cells.Of),
                "items" => ItemStore.Current(session).Select(cells.Of),
                "dishonest" => Dishonest(session),
                _ => RecusalStore.Of(session, year).Select(DirectoryCells.Of),
            },
        ];
    }

    /// <summary>Rows of a list as a workbook.</summary>
    public static byte[] Workbook(string kind, IReadOnlyList<IReadOnlyList<string>> rows) =>
        new SheetPaper().Sheet("名录", Header(Columns[kind]), [.. rows.Select(r => (IReadOnlyList<object?>)[.. r])]).ToBytes();

    /// <summary>Rows of a list as text.</summary>
    public static byte[] Csv(string kind, IReadOnlyList<IReadOnlyList<string>> rows) => Csv(Columns[kind], rows);

    /// <summary>An empty sheet with choices, to be filled in and imported.</summary>
    public static byte[] Blank(string kind, SectorNames sectors)
    {
        IReadOnlyList<ListColumn> columns = Columns[kind];
        object?[] blank = new object?[columns.Count];
        return new SheetPaper()
            .Sheet("名录", Header(columns), [.. Enumerable.Repeat((IReadOnlyList<object?>)blank, BlankRows)], [.. columns.Index().Where(c => c.Item.IsDay).Select(c => c.Index)])
            .Choices(columns.Index().Select(c => (Cells(c.Index), Words(c.Item.Column, sectors))).Where(c => c.Item2.Count > 0))
            .Sheet("填写说明", [("栏目", 24), ("怎么填", 90)], [.. columns.Select(c => (IReadOnlyList<object?>)[c.Column.Names[0] + (c.Column.IsRequired ? "（必填）" : ""), Hint(c, sectors)])])
            .ToBytes();
    }

    private static IEnumerable<IReadOnlyList<string>> Dishonest(Session session)
    {
        IReadOnlyList<DishonestyEntry> entries = DishonestyStore.Current(session);
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session, [.. entries.Select(e => e.Firm).Distinct()]);
        return entries.Select(e => DirectoryCells.Of(e, names.GetValueOrDefault($"{e.Firm}", "")));
    }

    private static IReadOnlyList<(string Name, double Width)> Header(IReadOnlyList<ListColumn> columns) => [.. columns.Select(c => (c.Column.Names[0], c.Width))];

    private static string Cells(int column) => $"{SheetPaper.CellName(column, 2)}:{SheetPaper.CellName(column, BlankRows + 1)}";

    private static IReadOnlyList<string> Words(Column column, SectorNames sectors)
    {
        IEnumerable<string> words =
            column == FirmFile.Sectors || column == ItemFile.Sector ? sectors.All.Select(s => s.Name)
            : column == InspectorFile.Sectors ? sectors.All.Select(s => s.Name).Prepend("全部")
            : column == FirmFile.RiskClass ? Enum.GetNames<CreditRiskClass>()
            : column == ItemFile.Kind ? ["重点", "一般"]
            : column == RecusalFile.Ground ? Enum.GetValues<RecusalGround>().Select(RelationWords.Of)
            : [];
        int length = 0;
        return [.. words.TakeWhile(w => (length += w.Length + 1) <= LongestChoices)];
    }

    /// <summary>How a column is filled in, in the words of whoever fills it in; empty where its name says so.</summary>
    public static string Hint(ListColumn column, SectorNames sectors) =>
        column.IsDay ? "日期，如 2026-03-18"
        : column.Column == FirmFile.Sectors || column.Column == InspectorFile.Sectors ? $"可以几个，用顿号隔开：{string.Join("、", sectors.All.Select(s => s.Name))}"
        : column.Column == FirmFile.Code || column.Column == DishonestyFile.Firm ? "18 位统一社会信用代码；单元格请设为文本格式"
        : column.Column == InspectorFile.StaffId ? "可以不填，不填的以执法证号作编号；编号会公开，不要用身份证号和手机号"
        : column.Column == FirmFile.Owner ? "只有项目才填：所属企业的统一社会信用代码"
        : Words(column.Column, sectors) is { Count: > 0 } words ? string.Join("、", words)
        : "";

    // With its mark, by which spreadsheets know the encoding.
    private static byte[] Csv(IReadOnlyList<ListColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new CsvWriter(new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), CultureInfo.InvariantCulture))
        {
            foreach (IEnumerable<string> row in rows.Prepend([.. columns.Select(c => c.Column.Names[0])]))
            {
                foreach (string cell in row)
                {
                    writer.WriteField(cell);
                }

                writer.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
