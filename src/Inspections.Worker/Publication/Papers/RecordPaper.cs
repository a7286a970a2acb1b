using Inspections.Core.Directories;
using Inspections.Core.Results;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// The record form (检查记录表) that a team fills in at the firm. Who, where and what for is printed; nothing that is found is:
/// results are never filled in beforehand.
/// </summary>
internal static class RecordPaper
{
    private const string Box = "□";

    public static byte[] Write(VisitPaper v) => AddTo(new WordPaper(), v).ToBytes();

    /// <summary>Adds it to a document, on pages of its own.</summary>
    public static WordPaper AddTo(WordPaper document, VisitPaper v)
    {
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            ["检查机关", v.Institution],
            ["检查对象", v.Owner is null ? v.Name : $"{v.Name}（项目，所属企业 {v.Owner}）"],
            ["代码", $"{v.Firm}", "地区", v.District ?? ""],
            ["任务", string.Join("\n", v.Tasks.Select(t => $"{t.Name}　{t.Number}"))],
            ["检查组", string.Join("\n", v.Team.Select((m, n) => $"{(n == 0 ? "组长 " : "")}{m.Name}　{m.Certificate}"))],
            ["检查日期", "　　　　年　　月　　日", "地点", ""],
            ["企业在场人员", "", "职务", ""],
        ];
        return document
            .Title("检查记录表", v.Tasks.Count > 1 ? "综合查一次" : null)
            .Table([16, 34, 12, 28], header: null, rows, least: 480)
            .Text("一、逐项检查情况", bold: true)
            .Table(
                [14, 30, 22, 34],
                ["编号", "检查事项和内容", "检查情况", "发现的问题"],
                v.Items.Select(i => (IReadOnlyList<string>)[$"{i.Code}", $"{i.Name}\n{i.Content}", $"{Box} 未发现问题\n{Box} 发现问题\n{Box} 未检查", ""]),
                least: 1100)
            .Text("二、检查结果（可以并列，“未发现问题”除外）", bold: true)
            .Table([1, 1], header: null, Pairs([.. ResultCategory.All.Select(c => $"{Box} {c.Chinese}")]))
            .Text("三、后续处置和期限", bold: true)
            .Table([30, 20, 30, 20], header: null, Measures(), least: 480)
            .Text("四、其他需要说明的情况", bold: true)
            .Table([1], header: null, [[""]], least: 900)
            .Table(
                [24, 26, 24, 26],
                header: null,
                [["执法人员（签名，不少于两人）", "", "企业在场人员（签名）", ""], ["日期", "", "拒绝签名的原因", ""]],
                least: 700);
    }

    private static IEnumerable<IReadOnlyList<string>> Pairs(IReadOnlyList<string> words) => words.Chunk(2).Select(p => (IReadOnlyList<string>)p);

    private static IEnumerable<IReadOnlyList<string>> Measures() => FollowUpWords.All.Chunk(2)
        .Select(p => (IReadOnlyList<string>)[.. p.SelectMany(w => new[] { $"{Box} {w.Chinese}", "期限：" })]);
}
