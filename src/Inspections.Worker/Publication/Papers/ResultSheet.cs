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

    // Together no wider than can be read when printed.
    private static double Width(Column column) =>
        column == ResultFile.Firm || column == ResultFile.Name || column == ResultFile.Problems ? 18
        : column == ResultFile.Draw || column == ResultFile.Team || column == ResultFile.Categories ? 14
        : column == ResultFile.InspectedOn || column == ResultFile.FollowUps ? 11
        : 8;

    private static IReadOnlyList<IReadOnlyList<string?>> Explained(DrawPapers papers) => SheetGuide.Read(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["检查日期"] = ResultFile.InspectedOn.Names[0],
        ["检查人员"] = ResultFile.Inspectors.Names[0],
        ["检查事项"] = ResultFile.Items.Names[0],
        ["检查结果"] = ResultFile.Categories.Names[0],
        ["问题"] = ResultFile.Problems.Names[0],
        ["后续处置"] = ResultFile.FollowUps.Names[0],
        ["超期原因"] = ResultFile.WindowReason.Names[0],
        ["备注"] = ResultFile.Remark.Names[0],
        ["事项清单"] = string.Join("；", papers.Task.Items.Select(i => $"{i.Code} {i.Name}")),
        ["结果清单"] = string.Join("；", ResultCategory.All.Select(c => c.Chinese)),
        ["措施清单"] = string.Join("、", FollowUpWords.All.Select(w => w.Chinese)),
    });
}
