using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// The result sheet of a draw (检查结果录入表), to be filled in and imported: the columns that <see cref="ResultFile"/> reads, the firms
/// and teams, and nothing of a result.
/// </summary>
internal static class ResultSheet
{
    // A list of choices is 255 characters at most.
    private const int LongestChoices = 255;

    public static byte[] Write(DrawPapers papers)
    {
        IReadOnlyList<Column> columns = ResultFile.Columns;
        (int inspectors, int items, int categories) = (Place(ResultFile.Inspectors), Place(ResultFile.Items), Place(ResultFile.Categories));
        string[] codes = [.. papers.Task.Items.Select(i => $"{i.Code}")];
        return new SheetPaper()
            .Sheet(
                "检查结果",
                [.. columns.Select(c => (c.Names[0], Width(c)))],
                [.. papers.Visits.Select(v => (IReadOnlyList<string?>)[.. columns.Select(c => Known(papers, v, c))])],
                Place(ResultFile.InspectedOn))
            .Choices(papers.Visits.SelectMany((v, n) => Choices(v, n + 2)))
            .Sheet("填写说明", [("栏目", 24), ("怎么填", 90)], Explained(papers))
            .ToBytes();

        int Place(Column column) => columns.Index().First(c => c.Item == column).Index;

        IEnumerable<(string, IReadOnlyList<string>)> Choices(VisitPaper v, int row)
        {
            yield return (SheetPaper.CellName(inspectors, row), [Ids(v)]);
            yield return (SheetPaper.CellName(items, row), Fitting([string.Join('；', codes), .. codes]));
            yield return (SheetPaper.CellName(categories, row), Fitting([.. ResultCategory.All.Select(c => c.Chinese)]));
        }
    }

    // A comma would end a choice.
    private static string[] Fitting(IReadOnlyList<string> words)
    {
        int length = 0;
        return [.. words.Distinct(StringComparer.Ordinal).TakeWhile(w => (length += w.Length + 1) <= LongestChoices)];
    }

    private static string Ids(VisitPaper v) => string.Join('；', v.Team.Select(m => m.Id));

    private static string? Known(DrawPapers papers, VisitPaper v, Column column) =>
        column == ResultFile.Draw ? $"{papers.Task.Draw}"
        : column == ResultFile.Firm ? $"{v.Firm}"
        : column == ResultFile.Name ? v.Name
        : column == ResultFile.Team ? string.Join('；', v.Team.Select(m => $"{m.Id} {m.Name}"))
        : null;

    private static double Width(Column column) =>
        column == ResultFile.Draw || column == ResultFile.Name || column == ResultFile.Categories || column == ResultFile.Problems ? 30
        : column == ResultFile.Firm || column == ResultFile.Team || column == ResultFile.FollowUps ? 22
        : 16;

    private static IReadOnlyList<IReadOnlyList<string?>> Explained(DrawPapers papers) =>
    [
        ["白色栏目", "已经填好，不要改动。黄色栏目由检查组填写；一户都没有填的行留待以后，可以分几次导入。"],
        [ResultFile.InspectedOn.Names[0], "检查完成的日期，如 2026-03-18"],
        [ResultFile.Inspectors.Names[0], "实际到场的检查组全体人员的工号，用分号隔开；有变动的先办理调换"],
        [ResultFile.Items.Names[0], $"实际检查的事项编号，用分号隔开：{string.Join("；", papers.Task.Items.Select(i => $"{i.Code} {i.Name}"))}"],
        [ResultFile.Categories.Names[0], $"可以几种并列，用分号隔开（“未发现问题”只能单独填）：{string.Join("；", ResultCategory.All.Select(c => c.Chinese))}"],
        [ResultFile.Problems.Names[0], "发现问题的逐项写明：事项编号：问题；一行一项。不写个人姓名、电话、证件号码"],
        [ResultFile.FollowUps.Names[0], $"措施 期限，如“责令改正 2026-05-01”；措施为：{string.Join("、", FollowUpWords.All.Select(w => w.Chinese))}"],
        [ResultFile.WindowReason.Names[0], "检查日期在检查期之外的，写明原因"],
        [ResultFile.Remark.Names[0], "可以不填"],
        ["导入", "inspections import results 本文件 --by 录入人工号"],
    ];
}
