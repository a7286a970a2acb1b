using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Simulation;

/// <summary>Inspection items for a rehearsal without an items' file: two for every sector.</summary>
internal static class MadeUpItems
{
    public static IReadOnlyList<InspectionItem> For(IReadOnlyList<Sector> sectors) =>
        [.. sectors.SelectMany((s, i) => new[] { Item(s, i, 1, "经营资质检查"), Item(s, i, 2, "经营行为检查") })];

    private static InspectionItem Item(Sector sector, int place, int number, string name) => new(
        Identifier.Parse(FormattableString.Invariant($"YL{place + 1:D2}-{number:D2}")),
        sector.Code,
        $"{sector.Name}{name}",
        "演练事项，无法律依据",
        "演练机关",
        sector.Name,
        $"演练：{name}",
        "现场检查");
}
