using DocumentFormat.OpenXml.Wordprocessing;
using Inspections.Core.Directories;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// The inspection notice (检查通知书) that a firm gets: on what basis, for which items, by whom with which certificates, how often it
/// was inspected this year, and how to ask for another inspector (行政处罚法 art. 43).
/// </summary>
internal static class NoticePaper
{
    public static byte[] Write(VisitPaper v) => AddTo(new WordPaper(), v).ToBytes();

    /// <summary>Adds it to a document, on pages of its own.</summary>
    public static WordPaper AddTo(WordPaper document, VisitPaper v)
    {
        string codes = string.Join("、", v.Tasks.Select(t => t.Number));
        WordPaper paper = document
            .Title("检查通知书", $"抽查任务编号：{codes}")
            .Text($"{v.Name}（{v.Firm}）：", indented: false)
            .Text($"根据{string.Join("、", v.Tasks.Select(t => $"《{t.PlanName}》（编号 {t.Plan}）"))}，你单位在{string.Join("、", v.Tasks.Select(t => $"“{t.Name}”"))}中经公开随机抽取，被确定为检查对象。"
                + (v.Tasks.Count > 1 ? "上述任务合并为一次检查（综合查一次）。" : "")
                + $"我单位拟于 {Day(v.Day)} 派执法人员进行检查；如有变动，在 {Day(v.Window.Last)} 前另行通知。")
            .Text("一、检查事项、依据和方式", bold: true)
            .Table(
                [12, 24, 34, 16],
                ["编号", "事项", "依据", "方式"],
                v.Items.Select(i => (IReadOnlyList<string>)[$"{i.Code}", i.Name, i.LegalBasis, i.Method]))
            .Text("二、检查内容", bold: true);
        foreach (InspectionItem item in v.Items)
        {
            paper.Text($"{item.Name}：{item.Content}");
        }

        return paper
            .Text("三、检查人员", bold: true)
            .Table(
                [14, 26, 46],
                ["", "姓名", "执法证号"],
                v.Team.Select((m, n) => (IReadOnlyList<string>)[n == 0 ? "组长" : "成员", m.Name, m.Certificate]))
            .Text("执法人员不少于两人，检查时应当主动出示执法证件；不出示的，你单位有权拒绝检查。")
            .Text("四、你单位的权利和义务", bold: true)
            .Text("认为上述人员与你单位有直接利害关系或者有其他关系可能影响公正执法的，有权在检查前向我单位申请回避，由我单位负责人决定（《行政处罚法》第四十三条）。")
            .Text($"本年度此前已公示的对你单位的检查：{v.VisitsThisYear} 次。检查结果将依法公示；对结果有异议的，可以陈述、申辩。")
            .Text("请予以配合，如实提供有关资料，并安排人员到场。抽取过程和随机数已公开，任何人均可核验。")
            .Text($"{v.Institution}（印章）", indented: false, JustificationValues.Right)
            .Text("年　　月　　日", indented: false, JustificationValues.Right)
            .Text("送达回执", bold: true)
            .Table([22, 28, 22, 28], header: null, [["受送达人（签名或盖章）", "", "送达时间", ""], ["送达方式", "", "送达人（签名）", ""]], least: 560);
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
