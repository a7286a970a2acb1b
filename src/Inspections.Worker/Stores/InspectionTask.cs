using System.Globalization;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>What a draw is to the bureau: a task (抽查任务) of a sector's yearly plan (抽查计划), for listed items.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Plan">抽查计划编号.</param>
/// <param name="Number">抽查任务编号.</param>
/// <param name="SectorName">What people call the sector.</param>
/// <param name="Filter">The filter of a directed draw (定向); null when the whole directory was drawn from (不定向).</param>
/// <param name="Visits">检查日期自, 检查日期至: the window of its visits, decided with the commitment.</param>
/// <param name="Items">What its firms are inspected for, as it stood on the list when the draw was committed to.</param>
internal sealed record InspectionTask(
    DrawId Draw, PlanNumber Plan, TaskNumber Number, string SectorName, string? Filter, VisitWindow Visits, IReadOnlyList<InspectionItem> Items)
{
    /// <summary>抽查计划名称.</summary>
    public string PlanName => NameOfPlan(Draw.Year, SectorName);

    /// <summary>抽查任务名称.</summary>
    public string Name => NameOf(Draw, SectorName);

    /// <summary>抽查计划名称 of a sector's year.</summary>
    public static string NameOfPlan(int year, string sectorName) =>
        string.Create(CultureInfo.InvariantCulture, $"{year}年度{sectorName}双随机抽查计划");

    /// <summary>抽查任务名称 of a draw.</summary>
    public static string NameOf(DrawId draw, string sectorName) =>
        string.Create(CultureInfo.InvariantCulture, $"{draw.Year}年度{sectorName}第{draw.Round}批双随机抽查");
}
