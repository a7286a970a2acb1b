using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Papers;

/// <summary>One inspector's visits of a draw by day (检查日程).</summary>
internal static class InspectorSheet
{
    /// <summary>What it is called.</summary>
    public const string Title = "检查日程";

    public static byte[] Write(TeamMember inspector, IEnumerable<VisitPaper> visits) => new SheetPaper()
        .Sheet(
            $"{inspector.Id} {Title}",
            [("检查日", 11), ("最迟", 11), ("企业名称", 26), ("代码", 20), ("地区", 9), ("职责", 6), ("同组人员", 20), ("检查事项", 27), ("任务编号", 20)],
            [
                .. visits.OrderBy(v => v.Day).ThenBy(v => v.Firm).Select(v => (IReadOnlyList<string?>)
                [
                    BeijingTime.Format(v.Day),
                    BeijingTime.Format(v.Window.Last),
                    v.Name,
                    $"{v.Firm}",
                    v.District ?? "",
                    v.Team[0].Id == inspector.Id ? "组长" : "成员",
                    string.Join("、", v.Team.Where(m => m.Id != inspector.Id).Select(m => $"{m.Name}（{m.Certificate}）")),
                    string.Join("；", v.Items.Select(i => $"{i.Code} {i.Name}")),
                    string.Join("、", v.Tasks.Select(t => t.Number)),
                ]),
            ])
        .ToBytes();
}
