using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>The form of the pre-release review (保密审查表) of a draw's results: every step with the words that are signed, who decided it and when; empty where it is still to come.</summary>
internal static class ReviewPaper
{
    public static byte[] Write(Session session, DrawPapers papers, ReviewOptions review, StaffOptions staff)
    {
        Dictionary<string, string> people = staff.People.Select(p => (p.Id, p.Name)).Concat(AccountStore.All(session).Select(a => (Id: $"{a.Staff}", a.Name)))
            .GroupBy(p => p.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Name, StringComparer.Ordinal);
        SubmittedResult[] results = [.. ResultStore.ByFirm(session, papers.Task.Draw).Select(f => f.Current).OfType<SubmittedResult>().OrderBy(r => r.Position)];
        ReviewDecision[] decisions = [.. results.SelectMany(r => ReviewStore.Of(session, r.Position))];
        WordPaper paper = new WordPaper()
            .Title("政府信息公开保密审查表")
            .Table(
                [18, 72],
                header: null,
                [
                    ["拟公开内容", $"{papers.Task.Name}检查结果，{results.Length} 户"],
                    ["抽查任务编号", $"{papers.Task.Number}"],
                    ["公开渠道", "双随机、一公开栏目；信用信息共享"],
                    ["去标识化", "个体工商户名称、电话、证件号码不公开；执法人员以执法证号公开"],
                ],
                least: 480);
        foreach (ReviewStep step in results.Length > 0 ? ReviewSteps.Of(session, results[^1], review) : ReviewSteps.Of(session, papers.Task.Draw, review))
        {
            ReviewDecision[] mine = [.. decisions.Where(d => d.Step == step.Step && d.Approved)];
            bool done = results.Length > 0 && mine.Length == results.Length;
            paper.Table(
                [18, 72],
                header: null,
                [
                    [$"{step.Name}意见", done ? mine[0].Wording : $"{review.Wording}\n（尚未全部审查：{mine.Length} / {results.Length}）"],
                    ["审查人", done ? string.Join("、", mine.Select(d => $"{d.By}").Distinct(StringComparer.Ordinal).Select(id => $"{people.GetValueOrDefault(id)} {id}".Trim())) : "（签名）"],
                    ["日期", done ? BeijingTime.Format(BeijingTime.DateOf(mine.Max(d => d.At))) : "　　　　年　　月　　日"],
                ],
                least: 560);
        }

        if (results.Length > 0)
        {
            paper.Text("附：拟公开的检查结果", bold: true).Table(
                [26, 40, 24],
                ["记录编号", "企业", "检查结果"],
                results.Select(r => (IReadOnlyList<string>)
                [
                    $"{r.Record}（第 {r.Version} 版）",
                    $"{papers.Visits.FirstOrDefault(v => v.Firm == r.Firm)?.Name} {r.Firm}",
                    r.IsWithdrawal ? "撤回" : string.Join("；", r.Content.Categories.Select(c => c.Chinese)),
                ]));
        }

        return paper.ToBytes();
    }
}
