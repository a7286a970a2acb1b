namespace Inspections.Worker.Files.Lists;

/// <summary>Sectors by the names that files give them: the known ones, and those that the bureau has added.</summary>
internal sealed class SectorNames
{
    private readonly Dictionary<string, Sector> _byName = new(StringComparer.Ordinal);

    /// <param name="own">The bureau's own sectors beside the known ones.</param>
    public SectorNames(params IEnumerable<Sector> own)
    {
        All = [.. KnownSectors.All.Concat(own).DistinctBy(s => s.Code)];
        foreach (Sector sector in All.Concat(own))
        {
            _byName.TryAdd(Key(sector.Name), sector);
            _byName.TryAdd(sector.Code.ToString(), sector);
            _byName.TryAdd(Spelling.Normalize(sector.Code.ToString()), sector);
        }

        foreach ((string name, string code) in Aliases.Sectors)
        {
            if (KnownSectors.Find(code) is Sector known)
            {
                _byName.TryAdd(Key(name), known);
            }
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Sector> All { get; }

    /// <summary>The sector of a name, code or other word for it, or null.</summary>
    public Sector? Find(string name) =>
        _byName.GetValueOrDefault(name) ?? _byName.GetValueOrDefault(Spelling.Normalize(name)) ?? _byName.GetValueOrDefault(Key(name));

    /// <summary>The sector of a word for it.</summary>
    /// <exception cref="UserErrorException">There is none; the message has the nearest.</exception>
    public Sector Require(string name) => Find(name.Trim()) ?? throw ListRefusals.SectorUnknown.Error(Printable.Shorten(name), Nearest(name));

    /// <summary>The only sector whose name stands in a text, such as the name of a sheet, or null.</summary>
    public Sector? In(string text)
    {
        string wanted = Spelling.Normalize(text);
        Sector[] found = [.. All.Where(s => wanted.Contains(Key(s.Name), StringComparison.Ordinal)).Take(2)];
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>True for a word that means every sector.</summary>
    public static bool IsAll(string name) => Aliases.All.Contains(Spelling.Normalize(name));

    /// <summary>The names most like one that is not known, the likest first.</summary>
    public IReadOnlyList<string> Nearest(string name)
    {
        string wanted = Key(name);
        return [.. All.OrderByDescending(s => Key(s.Name).Intersect(wanted).Count()).ThenBy(s => s.Code).Select(s => s.Name).Take(4)];
    }

    // 房地产经纪机构及其分支机构 and 房地产经纪 are one.
    private static string Key(string name)
    {
        string key = new HeaderText(name).Plain;
        for (bool more = true; more;)
        {
            string? ending = Aliases.SectorEndings.FirstOrDefault(e => key.Length > e.Length + 1 && key.EndsWith(e, StringComparison.Ordinal));
            more = ending is not null;
            key = ending is null ? key : key[..^ending.Length];
        }

        return key;
    }
}
