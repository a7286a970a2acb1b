using System.CommandLine;
using System.Globalization;
using System.Text;
using CsvHelper;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Cli.Teams;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary><c>inspections export|template firms|inspectors|items|recusals FILE</c>: a list as it stands, or an empty sheet to fill in.</summary>
internal static class ExportCommand
{
    private const int BlankRows = 300;

    // A list of choices is 255 characters at most.
    private const int LongestChoices = 255;

    private static readonly Dictionary<string, IReadOnlyList<ListColumn>> Kinds = new(StringComparer.Ordinal)
    {
        ["firms"] = DirectoryCells.Firms,
        ["inspectors"] = DirectoryCells.Inspectors,
        ["items"] = DirectoryCells.Items,
        ["recusals"] = DirectoryCells.Recusals,
    };

    public static Command Make(Option<string> data, TextWriter output)
    {
        (Argument<string> kind, Argument<string> file) = Arguments();
        var year = new RecusalYear();
        var command = new Command("export", "导出名录（含不公开的内容，仅供本单位）write a list as it stands, for the bureau alone") { kind, file };
        year.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            string which = parsed.GetRequiredValue(kind), path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var cells = new DirectoryCells(BureauSectors.Of(parsed.GetRequiredValue(data)), opened.Bureau.Database.Read(DepartmentStore.All));
            IReadOnlyList<string>[] rows = opened.Bureau.Database.Read(session => (which switch
            {
                "firms" => FirmStore.Current(session).Select(cells.Of),
                "inspectors" => InspectorStore.Current(session).Select(cells.Of),
                "items" => ItemStore.Current(session).Select(cells.Of),
                _ => RecusalStore.Of(session, year.Read(parsed, opened.Bureau.Today)).Select(DirectoryCells.Of),
            }).ToArray());
            AtomicFile.Write(path, Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".CSV" => Csv(Kinds[which], rows),
                ".XLSX" => new SheetPaper().Sheet("名录", Header(Kinds[which]), [.. rows.Select(r => (IReadOnlyList<object?>)[.. r])]).ToBytes(),
                string other => throw CommandRefusals.ExportForm.Error(other, ".xlsx, .csv"),
            });
            output.Say($"{path}：{rows.Length} {("条", "entries")}");
            return 0;
        });
        return command;
    }

    public static Command Template(Option<string> data, TextWriter output)
    {
        (Argument<string> kind, Argument<string> file) = Arguments();
        var command = new Command("template", "空白名录表，带下拉选项 an empty sheet with choices, to be filled in and imported") { kind, file };
        command.SetAction(parsed =>
        {
            IReadOnlyList<ListColumn> columns = Kinds[parsed.GetRequiredValue(kind)];
            string path = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                throw CommandRefusals.ExportForm.Error(Path.GetFileName(path), ".xlsx");
            }

            SectorNames sectors = BureauSectors.Of(parsed.GetRequiredValue(data));
            object?[] blank = new object?[columns.Count];
            AtomicFile.Write(path, new SheetPaper()
                .Sheet("名录", Header(columns), [.. Enumerable.Repeat((IReadOnlyList<object?>)blank, BlankRows)], [.. columns.Index().Where(c => c.Item.IsDay).Select(c => c.Index)])
                .Choices(columns.Index().Select(c => (Cells(c.Index), Words(c.Item.Column, sectors))).Where(c => c.Item2.Count > 0))
                .Sheet("填写说明", [("栏目", 24), ("怎么填", 90)], [.. columns.Select(c => (IReadOnlyList<object?>)[c.Column.Names[0] + (c.Column.IsRequired ? "（必填）" : ""), Explained(c, sectors)])])
                .ToBytes());
            output.WriteLine($"{path}");
            return 0;
        });
        return command;
    }

    private static (Argument<string> Kind, Argument<string> File) Arguments()
    {
        Argument<string> kind = new("kind") { Description = "哪种名录 which list" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        return (kind, new Argument<string>("file") { Description = "文件 the file to write" });
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

    private static string Explained(ListColumn column, SectorNames sectors) =>
        column.IsDay ? "日期，如 2026-03-18"
        : column.Column == FirmFile.Sectors || column.Column == InspectorFile.Sectors ? $"可以几个，用顿号隔开：{string.Join("、", sectors.All.Select(s => s.Name))}"
        : column.Column == FirmFile.Code ? "18 位统一社会信用代码；单元格请设为文本格式"
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
