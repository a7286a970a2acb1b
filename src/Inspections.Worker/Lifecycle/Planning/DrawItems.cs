using Inspections.Core.Directory;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What the firms of a sector may be inspected for: only what stands on the published list, and of that what the bureau planned.</summary>
internal static class DrawItems
{
    /// <summary>
    /// The items of a sector's next draw: all of its items on the list, or those that the setting <c>PlannedItems</c> names. Empty
    /// while the list has none.
    /// </summary>
    /// <exception cref="UserErrorException">A planned item is not on the list, or ended.</exception>
    public static IReadOnlyList<InspectionItem> Of(Session session, PlanningOptions options, SectorCode sector)
    {
        IReadOnlyDictionary<Identifier, ListedItem> ever = ItemStore.Ever(session);
        return options.PlannedItems.TryGetValue(sector.ToString(), out string[]? planned)
            ? [.. planned.Select(code => Listed(ever, sector, code)).OrderBy(i => i.Code)]
            : [.. ever.Values.Where(i => i.EndedOn is null && i.Item.Sector == sector).Select(i => i.Item).OrderBy(i => i.Code)];
    }

    private static InspectionItem Listed(IReadOnlyDictionary<Identifier, ListedItem> ever, SectorCode sector, string code) =>
        !ever.TryGetValue(Identifier.Parse(code), out ListedItem? listed) || listed.Item.Sector != sector
            ? throw Refused(sector, code, "不在该行业的抽查事项清单上", "is not on the sector's list of items")
            : listed.EndedOn is DateOnly ended
                ? throw Refused(sector, code, $"已于 {ended:yyyy-MM-dd} 取消", $"ended on {ended:yyyy-MM-dd}")
                : listed.Item;

    private static UserErrorException Refused(SectorCode sector, string code, string chinese, string english) => new(
        $"设置 PlannedItems:{sector} 中的事项 {code} {chinese}，不得列入计划；请改正设置，或先导入事项清单",
        $"setting PlannedItems:{sector}: the item {code} {english} and cannot be planned; correct the setting, or import the list first");
}
