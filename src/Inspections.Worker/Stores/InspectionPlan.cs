using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>A sector's yearly plan (抽查计划), by the number under which the bureau announces it.</summary>
/// <param name="Number">抽查计划编号.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Year">The year.</param>
/// <param name="Items">Codes of the items that its firms are inspected for.</param>
internal sealed record InspectionPlan(PlanNumber Number, SectorCode Sector, int Year, IReadOnlyList<Identifier> Items);
