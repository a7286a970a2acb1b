using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Papers;

/// <summary>One inspector's visits of a draw by day (检查日程).</summary>
internal static class InspectorSheet
{
    public static byte[] Write(TeamMember inspector, IEnumerable<VisitPaper> visits) => new SheetPaper()
        .Sheet(
            $"{inspector.Id} 检查日程",
            [("检查日", 14), ("最迟", 14), ("企业名称", 34), ("代码", 24), ("地区", 12), ("职责", 8), ("同组人员", 26), ("检查事项", 48), ("任务编号", 22)],
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
