using Inspections.Core.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What two people have decided of the plans of sectors beside the policy; a sector that is not here follows the settings.</summary>
internal static class SectorPlanStore
{
    /// <summary>All of them, by sector.</summary>
    public static IReadOnlyList<SectorPlan> All(Session session) =>
        [.. session.Query<Row>("SELECT sector AS Sector, items AS Items, windows AS Windows FROM planned_sector").Select(ToPlan).OrderBy(p => p.Sector)];

    /// <summary>That of a sector, or null.</summary>
    public static SectorPlan? Find(Session session, SectorCode sector) =>
        session.Query<Row>("SELECT sector AS Sector, items AS Items, windows AS Windows FROM planned_sector WHERE sector = @Sector", new { Sector = sector.ToString() }).Select(ToPlan).FirstOrDefault();

    /// <summary>Keeps plans in the place of those that their sectors had.</summary>
    public static void Put(Session session, IEnumerable<SectorPlan> plans)
    {
        foreach (SectorPlan plan in plans)
        {
            session.Send("DELETE FROM planned_sector WHERE sector = @Sector", new { Sector = plan.Sector.ToString() });
            session.Send(
                "INSERT INTO planned_sector (sector, items, windows) VALUES (@Sector, @Items, @Windows)",
                new { Sector = plan.Sector.ToString(), Items = plan.Items is null ? null : string.Join(' ', plan.Items), Windows = string.Join(' ', plan.Windows) });
        }
    }

    private static SectorPlan ToPlan(Row r) => new(
        SectorCode.Parse(r.Sector),
        r.Items is null ? null : [.. r.Items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Identifier.Parse)],
        [.. r.Windows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => RoundWindow.Read(w) ?? throw new InvalidDataException($"not a window: {w}"))]);

    private sealed record Row
    {
        public string Sector { get; init; } = "";

        public string? Items { get; init; }

        public string Windows { get; init; } = "";
    }
}
