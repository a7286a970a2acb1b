using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>What stands in the place of each placeholder. Facts alone: sentences are the templates'.</summary>
internal static class PaperFacts
{
    private const string Blank = "＿＿＿＿＿＿＿＿";

    /// <summary>The approval form of a draw.</summary>
    public static PaperValues Approval(DrawPapers d, Staff staff)
    {
        (VisitApproval a, InspectionItem[] items) = (d.Approval, [.. d.Task.Items]);
        return OfDraw(d, [d.Task]).And(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["户数"] = Number(d.Visits.Count + d.WithoutTeam.Count),
                ["检查事项"] = Joined(items.Select(i => $"{i.Code} {i.Name}"), "；"),
                ["检查方式"] = Joined(items.Select(i => i.Method), "、"),
                ["紧急报告人"] = a.Emergency is { } e ? staff.Describe(e.By).Zh : "",
                ["紧急报告日"] = a.Emergency is { } f ? Day(BeijingTime.DateOf(f.At)) : "",
                ["审批意见"] = a.Approved is null ? "" : "同意",
                ["审批人"] = a.Approved is { } by ? staff.Describe(by.By).Zh : "",
                ["审批日"] = a.Approved is { } at ? Day(BeijingTime.DateOf(at.At)) : "　　年　　月　　日",
            },
            ("企业", [.. d.Visits.Select((v, n) => Member(
                ("序号", Number(n + 1)), ("名称", v.Name), ("代码", $"{v.Firm}"), ("检查人员", Joined(v.Team.Select(m => $"{m.Name}（{m.Certificate}）"), "、")),
                ("检查日", Day(v.Day)), ("本年检查次数", Number(v.Earlier.Count))))]));
    }

    /// <summary>The papers of one visit; with what was found where that is known.</summary>
    public static PaperValues Visit(DrawPapers d, VisitPaper v)
    {
        InspectionResult? r = v.Result;
        Dictionary<Identifier, string> items = v.Items.DistinctBy(i => i.Code).ToDictionary(i => i.Code, i => i.Name);
        PaperValues values = OfDraw(d, v.Tasks).And(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["文书编号"] = v.Number,
                ["企业名称"] = v.Name,
                ["企业代码"] = $"{v.Firm}",
                ["项目说明"] = v.Owner is null ? "" : $"（项目，所属企业 {v.Owner}）",
                ["地区"] = v.District ?? "",
                ["检查地点"] = $"{v.District}　{v.Name}".Trim(),
                ["检查日"] = Day(v.Day),
                ["检查组"] = Joined(v.Team.Select((m, n) => $"{(n == 0 ? "组长 " : "")}{m.Name}　{m.Certificate}"), "\n"),
                ["检查人员"] = Joined(v.Team.Select(m => $"{m.Name}（{m.Certificate}）"), "、"),
                ["综合查一次"] = v.Tasks.Count > 1 ? "综合查一次" : "",
                ["本年检查次数"] = Number(v.Earlier.Count),
                ["年度上限"] = v.Cap == 0 ? "" : Number(v.Cap),
                ["检查码网址"] = v.Code ?? "",
                ["实际检查日"] = r is null ? Blank : Day(r.InspectedOn),
                ["实际检查事项"] = r is null ? Blank : Joined(r.Items.Select(i => $"{i} {items.GetValueOrDefault(i)}".Trim()), "；"),
                ["检查结果"] = r is null ? Blank : Joined(r.Categories.Select(c => c.Chinese), "；"),
                ["改正期限"] = r?.FollowUps.FirstOrDefault(f => f.Measure == FollowUpMeasure.OrderedCorrection) is { } order ? Day(order.Due) : Blank,
            },
            ("事项", [.. v.Items.Select(i => Member(("编号", $"{i.Code}"), ("名称", i.Name), ("内容", i.Content), ("依据", i.LegalBasis), ("方式", i.Method)))]),
            ("人员", [.. v.Team.Select((m, n) => Member(("职责", n == 0 ? "组长" : "成员"), ("姓名", m.Name), ("执法证号", m.Certificate)))]),
            ("已查", [.. v.Earlier.Select(e => Member(("日期", Day(e.On)), ("类型", e.Kind)))]),
            ("问题", [.. (r?.Problems ?? []).Select(p => Member(("事项", $"{p.Item} {items.GetValueOrDefault(p.Item)}".Trim()), ("内容", p.Text)))]),
            ("处置", [.. (r?.FollowUps ?? []).Select(f => Member(("措施", f.Measure.Chinese()), ("期限", Day(f.Due))))]),
            ("结果类别", [.. ResultCategory.All.Chunk(2).Select(p => Member(("甲", p[0].Chinese), ("乙", p.Length > 1 ? p[1].Chinese : "")))]),
            ("处置种类", [.. FollowUpWords.All.Select(w => Member(("名称", w.Chinese)))]));
        return v.Code is null ? values : values with { Pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["检查码"] = VisitCode.Png(v.Code) } };
    }

    /// <summary>The form of the pre-release review: every step with the words that are signed, who decided it and when; empty where it is still to come.</summary>
    public static PaperValues Review(Session session, DrawPapers d, ReviewOptions review, Staff staff)
    {
        SubmittedResult[] results = [.. ResultStore.ByFirm(session, d.Task.Draw).Select(f => f.Current).OfType<SubmittedResult>().OrderBy(r => r.Position)];
        ReviewDecision[] decisions = [.. results.SelectMany(r => ReviewStore.Of(session, r.Position)).Where(r => r.Approved)];
        IReadOnlyList<ReviewStep> steps = results.Length > 0 ? ReviewSteps.Of(session, results[^1], review) : ReviewSteps.Of(session, d.Task.Draw, review);
        return OfDraw(d, [d.Task]).And(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["户数"] = Number(results.Length) },
            ("步骤", [.. steps.Select(Step)]),
            ("结果", [.. results.Select(r => Member(
                ("记录编号", $"{r.Record} v{Number(r.Version)}"),
                ("企业", $"{d.Visits.FirstOrDefault(v => v.Firm == r.Firm)?.Name} {r.Firm}".Trim()),
                ("检查结果", r.IsWithdrawal ? "撤回" : Joined(r.Content.Categories.Select(c => c.Chinese), "；"))))]));

        Dictionary<string, string> Step(ReviewStep step)
        {
            ReviewDecision[] mine = [.. decisions.Where(s => s.Step == step.Step)];
            bool done = results.Length > 0 && mine.Length == results.Length;
            return Member(
                ("名称", step.Name),
                ("意见", done ? mine[0].Wording : $"{review.Wording}\n（{Number(mine.Length)} / {Number(results.Length)}）"),
                ("审查人", done ? Joined(mine.Select(s => staff.Describe(s.By).Zh).Distinct(StringComparer.Ordinal), "、") : ""),
                ("日期", done ? Day(BeijingTime.DateOf(mine.Max(s => s.At))) : ""));
        }
    }

    private static PaperValues OfDraw(DrawPapers d, IReadOnlyList<InspectionTask> tasks) => new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["机关"] = d.Institution,
            ["抽取编号"] = $"{d.Task.Draw}",
            ["任务编号"] = Joined(tasks.Select(t => $"{t.Number}"), "、"),
            ["任务名称"] = Joined(tasks.Select(t => $"“{t.Name}”"), "、"),
            ["计划"] = Joined(tasks.Select(t => $"《{t.PlanName}》（{t.Plan}）"), "、"),
            ["抽取日"] = Day(d.DrawnOn),
            ["检查期自"] = Day(d.Task.Visits.First),
            ["检查期至"] = Day(d.Task.Visits.Last),
            ["检查依据"] = Joined(tasks.SelectMany(t => t.Items).Select(i => i.LegalBasis), "；"),
            ["联系人"] = d.Options.NoticeContact ?? Blank,
            ["投诉电话"] = d.Options.ComplaintTelephone ?? Blank,
            ["紧急原因"] = d.Approval.Emergency?.Reason ?? "",
        },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal),
        new Dictionary<string, byte[]>(StringComparer.Ordinal));

    private static Dictionary<string, string> Member(params (string Name, string Text)[] facts) => facts.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);

    private static string Joined(IEnumerable<string> words, string between) => string.Join(between, words.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day.Year}年{day.Month}月{day.Day}日");
}
