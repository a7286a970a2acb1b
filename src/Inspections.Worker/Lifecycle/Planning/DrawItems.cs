using Inspections.Core.Directories;
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
            ? throw PlanRefusals.ItemNotListed.Error(sector, code)
            : listed.EndedOn is DateOnly ended
                ? throw PlanRefusals.ItemEnded.Error(sector, code, ended)
                : listed.Item;
}
