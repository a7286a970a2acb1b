using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>What a list speaks for: everything, or only some sectors, districts or departments. Nothing else changes or ends.</summary>
/// <param name="Sectors">The sectors, or null for all.</param>
/// <param name="Places">Districts of firms, departments of inspectors, as lists name them; or null for all.</param>
internal sealed record DirectoryScope(IReadOnlySet<SectorCode>? Sectors, IReadOnlySet<string>? Places)
{
    public static readonly DirectoryScope Everything = new(null, null);

    /// <summary>Reads the words after <c>--only</c>: sectors by any of their names, anything else is a district or department.</summary>
    public static DirectoryScope Parse(IEnumerable<string> words, SectorNames sectors)
    {
        string[] all = [.. words.SelectMany(w => w.Split([',', '，', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        SectorCode[] codes = [.. all.Select(sectors.Find).OfType<Sector>().Select(s => s.Code)];
        string[] places = [.. all.Where(w => sectors.Find(w) is null)];
        return new DirectoryScope(codes.Length == 0 ? null : codes.ToHashSet(), places.Length == 0 ? null : places.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The same, of some sectors at most.</summary>
    public DirectoryScope OfSectors(IReadOnlyList<SectorCode> sectors) => this with { Sectors = sectors.Where(Speaks).ToHashSet() };

    /// <summary>What the directory of firms becomes by a list.</summary>
    /// <param name="current">The directory.</param>
    /// <param name="listed">The list.</param>
    /// <param name="unspoken">Columns that the list does not have: of those it says nothing.</param>
    public IReadOnlyList<Firm> Firms(IReadOnlyList<Firm> current, IReadOnlyList<Firm> listed, IReadOnlySet<string> unspoken)
    {
        Dictionary<Identifier, Firm> before = current.ToDictionary(f => f.Id);
        var after = new Dictionary<Identifier, Firm>();
        bool speaksOfAll = !new[] { FirmFile.District, FirmFile.Founded, FirmFile.RiskClass, FirmFile.Owner }.Any(c => unspoken.Contains(c.Names[0]));
        foreach (Firm firm in listed)
        {
            Firm? old = before.GetValueOrDefault(firm.Id);
            if (old is null && Sectors is null && Places is null && firm.Sectors.Count == 1)
            {
                // A new firm is what the list says of it.
                after.Add(firm.Id, firm);
                continue;
            }

            SectorCode[] sectors = [.. firm.Sectors.Where(Speaks)], others = [.. old?.Sectors.Where(s => !Speaks(s)) ?? []];
            Firm fresh = speaksOfAll && others.Length == 0 && sectors.Length == firm.Sectors.Count ? firm : firm with
            {
                District = unspoken.Contains(FirmFile.District.Names[0]) ? old?.District : firm.District,
                Founded = unspoken.Contains(FirmFile.Founded.Names[0]) ? old?.Founded : firm.Founded,
                RiskClass = unspoken.Contains(FirmFile.RiskClass.Names[0]) ? old?.RiskClass : firm.RiskClass,
                Owner = unspoken.Contains(FirmFile.Owner.Names[0]) ? old?.Owner : firm.Owner,
                Sectors = [.. sectors.Union(others).Order()],
            };
            if (sectors.Length > 0 && IsIn(fresh.District))
            {
                after.Add(firm.Id, fresh);
            }
        }

        foreach (Firm old in current.Where(f => !after.ContainsKey(f.Id)))
        {
            SectorCode[] rest = [.. old.Sectors.Where(s => !Speaks(s))];
            if (rest.Length == old.Sectors.Count || !IsIn(old.District))
            {
                after.Add(old.Id, old);
            }
            else if (rest.Length > 0)
            {
                after.Add(old.Id, old with { Sectors = rest });
            }
        }

        Firm[] all = [.. after.Values];
        Array.Sort(all, (a, b) => a.Id.CompareTo(b.Id));
        return all;
    }

    /// <summary>What the directory of inspectors becomes by a list.</summary>
    /// <inheritdoc cref="Firms" path="/param"/>
    public IReadOnlyList<Inspector> Inspectors(IReadOnlyList<Inspector> current, IReadOnlyList<Inspector> listed, IReadOnlySet<string> unspoken)
    {
        Dictionary<Identifier, Inspector> before = current.ToDictionary(i => i.Id);
        bool keepsLeave = unspoken.Contains(InspectorFile.AbsentFrom.Names[0]);
        var after = new Dictionary<Identifier, Inspector>();
        foreach (Inspector inspector in listed)
        {
            Inspector? old = before.GetValueOrDefault(inspector.Id);
            SectorCode[] sectors = [.. inspector.Sectors.Where(Speaks)];
            if (sectors.Length > 0 && IsIn(inspector.Department))
            {
                after.Add(inspector.Id, inspector with
                {
                    AbsentFrom = keepsLeave ? old?.AbsentFrom : inspector.AbsentFrom,
                    AbsentUntil = keepsLeave ? old?.AbsentUntil : inspector.AbsentUntil,
                    Certificate = old is not null && old.Certificate.Number == inspector.Certificate.Number && inspector.Certificate.Issuer.Length == 0
                        ? inspector.Certificate with { Issuer = old.Certificate.Issuer } : inspector.Certificate,
                    Sectors = [.. sectors.Union(old?.Sectors.Where(s => !Speaks(s)) ?? []).Order()],
                });
            }
        }

        foreach (Inspector old in current.Where(i => !after.ContainsKey(i.Id)))
        {
            SectorCode[] rest = [.. old.Sectors.Where(s => !Speaks(s))];
            if (rest.Length == old.Sectors.Count || !IsIn(old.Department))
            {
                after.Add(old.Id, old);
            }
            else if (rest.Length > 0)
            {
                after.Add(old.Id, old with { Sectors = rest });
            }
        }

        return [.. after.Values.OrderBy(i => i.Id)];
    }

    /// <summary>What the item list becomes by a list.</summary>
    /// <inheritdoc cref="Firms" path="/param"/>
    public IReadOnlyList<InspectionItem> Items(IReadOnlyList<InspectionItem> current, IReadOnlyList<InspectionItem> listed) =>
        [.. listed.Where(i => Speaks(i.Sector)).Concat(current.Where(c => !Speaks(c.Sector) && listed.All(i => i.Code != c.Code || !Speaks(i.Sector)))).OrderBy(i => i.Code)];

    private bool Speaks(SectorCode sector) => Sectors is null || Sectors.Contains(sector);

    private bool IsIn(string? district) => Places is null || (district is not null && Places.Contains(district));

    private bool IsIn(Label department) => Places is null || Places.Any(p => department.ToString() == p || department.ToString() == StableCode.Of("dept", p));
}
