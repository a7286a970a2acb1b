namespace Inspections.Worker.Publication.Reports;

/// <summary>Two ways to one figure; a report shows both.</summary>
internal sealed record CrossSum(string Subject, string Left, long LeftValue, string Right, long RightValue)
{
    public bool Holds => LeftValue == RightValue;

    /// <summary>The sums of a report.</summary>
    public static IReadOnlyList<CrossSum> Of(PeriodFigures figures) =>
    [
        .. figures.Sectors.SelectMany(s => (CrossSum[])[
            new(s.Name, "抽取数 drawn", s.Drawn, "承诺应抽数 committed", s.Committed),
            new(s.Name, "抽取数 drawn", s.Drawn, "已公示 + 已撤回 + 待公示", s.Published + s.Withdrawn + s.Outstanding),
            new(s.Name, "按期 + 逾期公示 in time + late", s.InTime + s.Late, "已公示 + 已撤回", s.Published + s.Withdrawn),
            new(s.Name, "已公示 published", s.Published, "实地检查 + 未能检查 inspected + not", s.Inspected + s.NotInspected),
        ]),
        .. (figures.Closing?.Sectors ?? []).SelectMany(c => figures.Sectors.Where(s => s.Sector == c.Sector).SelectMany(s => (CrossSum[])[
            new(s.Name, "覆盖企业 covered", s.Covered, "台账关闭时 closed entry", c.Drawn),
            new(s.Name, "名录 frame", s.Frame, "台账关闭时 closed entry", c.Largest),
            new(s.Name, "批次 rounds", s.Rounds, "台账关闭时 closed entry", c.Rounds),
        ])),
    ];
}
