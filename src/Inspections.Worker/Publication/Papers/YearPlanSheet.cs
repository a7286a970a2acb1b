using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>年度抽查计划备案表: a line for each round of the year, as it is filed and published. It has the windows of the draws and none of their days.</summary>
internal static class YearPlanSheet
{
    private static readonly (string Name, double Width)[] Columns =
    [
        ("序号", 6), ("抽查计划编号", 18), ("抽查计划名称", 30), ("抽查批次", 10), ("抽查类型", 18), ("抽查事项", 36), ("抽查对象范围", 28), ("抽查比例（数量）", 20), ("检查日期自", 13), ("检查日期至", 13),
        ("发起部门", 20), ("参与部门", 14), ("抽查依据", 40), ("备注", 14),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="planning">What the settings say of plans.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="year">The year.</param>
    /// <param name="today">The day.</param>
    /// <param name="institution">Who inspects.</param>
    public static byte[] Write(Session session, PolicyChange rules, PlanningOptions planning, WorkingDayCalendar calendar, int year, DateOnly today, string institution)
    {
        ILookup<SectorCode, Round> scheduled = RoundStore.OfYear(session, year).Where(r => r.Draw.Try == 1).ToLookup(r => r.Draw.Sector);
        var rows = new List<IReadOnlyList<object?>>();
        foreach (PolicyEffect effect in PolicyEffect.Of(session, FirmStore.RiskClasses(session), rules, planning, calendar, year, today))
        {
            SectorPolicy s = rules.Policy.Of(effect.Sector)!;
            string number = $"{PlanStore.Find(session, s.Sector, year)?.Number}";
            string items = string.Join('；', DrawItems.Of(session, planning, s.Sector).Select(i => $"{i.Code} {i.Name}"));
            (DateOnly First, DateOnly Last)[] windows = scheduled[s.Sector].Any()
                ? [.. scheduled[s.Sector].OrderBy(r => r.Draw.Round).Select(r => (r.WindowFirst, r.WindowLast))]
                : [.. effect.Windows];
            foreach ((int n, (DateOnly first, DateOnly last)) in windows.Index())
            {
                long? takes = n < effect.Takes.Count ? effect.Takes[n] : null;
                rows.Add(
                [
                    (long)rows.Count + 1, number, InspectionTask.NameOfPlan(year, s.Name), $"第 {n + 1} 批", s.DirectedFilter is { } filter ? $"定向：{filter}" : "不定向", items,
                    $"名录库内全部{s.Name}检查对象", $"年度不低于 {s.Floor}（{effect.Needed} 家）；本批约 {takes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "—"} 家", $"{first:yyyy-MM-dd}", $"{last:yyyy-MM-dd}",
                    institution, null, string.Join('；', s.Basis), null,
                ]);
            }
        }

        return new SheetPaper().Sheet($"{year} 年抽查计划", Columns, rows).ToBytes();
    }
}
