using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>A sector's code and its name for people.</summary>
internal sealed record Sector(SectorCode Code, string Name);

/// <summary>The four real-estate sectors of a housing bureau, and codes for any other name.</summary>
internal static class KnownSectors
{
    private static readonly (string Code, string[] Names)[] Known =
    [
        ("real-estate-development", ["房地产开发", "房地产开发企业"]),
        ("real-estate-appraisal", ["房地产估价", "房地产估价机构"]),
        ("real-estate-brokerage", ["房地产经纪", "房地产经纪机构"]),
        ("property-management", ["物业服务", "物业服务企业", "物业管理"]),
    ];

    /// <summary>The known sectors.</summary>
    public static IReadOnlyList<Sector> All { get; } = [.. Known.Select(k => new Sector(SectorCode.Parse(k.Code), k.Names[0]))];

    /// <summary>The known sector of a name or code, or null.</summary>
    public static Sector? Find(string nameOrCode) => Known
        .Where(k => k.Code == nameOrCode || k.Names.Contains(nameOrCode, StringComparer.Ordinal))
        .Select(k => new Sector(SectorCode.Parse(k.Code), k.Names[0]))
        .FirstOrDefault();

    /// <summary>A sector for a name that is not known: its stable code and the name as it is.</summary>
    public static Sector Unknown(string name) =>
        new(SectorCode.IsValid(name) ? SectorCode.Parse(name) : SectorCode.Parse(StableCode.Of("sector", name)), name);
}
