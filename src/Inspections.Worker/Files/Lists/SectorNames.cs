using Inspections.Core.Directory;

namespace Inspections.Worker.Files.Lists;

/// <summary>Sectors by the names a file gives them.</summary>
internal sealed class SectorNames
{
    private readonly Dictionary<string, Sector> _byName = new(StringComparer.Ordinal);
    private readonly SortedDictionary<SectorCode, Sector> _used = [];

    /// <summary>Sectors of the rows taken, by code.</summary>
    public IReadOnlyList<Sector> Used => [.. _used.Values];

    /// <summary>The sector of a name; <paramref name="isNews"/> when the name is unknown and met for the first time.</summary>
    public Sector Of(string name, out bool isNews)
    {
        isNews = false;
        if (!_byName.TryGetValue(name, out Sector? sector))
        {
            Sector? known = KnownSectors.Find(name);
            isNews = known is null;
            sector = known ?? KnownSectors.Unknown(name);
            _byName.Add(name, sector);
        }

        return sector;
    }

    /// <summary>Notes the sectors of a row that is taken.</summary>
    public void Use(IEnumerable<Sector> sectors)
    {
        foreach (Sector sector in sectors)
        {
            _used.TryAdd(sector.Code, sector);
        }
    }
}
