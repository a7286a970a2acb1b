using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What the firms of a sector may be inspected for: only what stands on the published list, and of that what the bureau planned.</summary>
internal static class DrawItems
{
    /// <summary>
    /// The items of a sector's next draw: those that two people have decided on, else those that the setting <c>PlannedItems</c> names, else
    /// all of its items on the list. Empty while the list has none.
    /// </summary>
    /// <exception cref="UserErrorException">A planned item is not on the list, or ended.</exception>
    public static IReadOnlyList<InspectionItem> Of(Session session, PlanningOptions options, SectorCode sector)
    {
        IReadOnlyDictionary<Identifier, ListedItem> ever = ItemStore.Ever(session);
        return Planned(session, options, sector) is { } planned
            ? [.. planned.Select(code => Listed(ever, sector, code)).OrderBy(i => i.Code)]
            : [.. ever.Values.Where(i => i.EndedOn is null && i.Item.Sector == sector).Select(i => i.Item).OrderBy(i => i.Code)];
    }

    /// <summary>The codes that a sector is planned with; null for all of its items on the list.</summary>
    public static IReadOnlyList<Identifier>? Planned(Session session, PlanningOptions options, SectorCode sector) =>
        SectorPlanStore.Find(session, sector) is { } decided ? decided.Items : options.PlannedItems.TryGetValue(sector.ToString(), out string[]? set) ? [.. set.Select(Identifier.Parse)] : null;

    /// <summary>Refuses a plan with an item that is not on the list.</summary>
    /// <exception cref="UserErrorException">One is not, or ended.</exception>
    public static void RequireListed(Session session, SectorPlan plan)
    {
        IReadOnlyDictionary<Identifier, ListedItem> ever = ItemStore.Ever(session);
        foreach (Identifier code in plan.Items ?? [])
        {
            _ = Listed(ever, plan.Sector, code);
        }
    }

    private static InspectionItem Listed(IReadOnlyDictionary<Identifier, ListedItem> ever, SectorCode sector, Identifier code) =>
        !ever.TryGetValue(code, out ListedItem? listed) || listed.Item.Sector != sector
            ? throw PlanRefusals.ItemNotListed.Error(sector, code)
            : listed.EndedOn is DateOnly ended
                ? throw PlanRefusals.ItemEnded.Error(sector, code, ended)
                : listed.Item;
}
