using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Inspections.Core.Directory;
using Inspections.Worker.Cli.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;

namespace Inspections.Worker.Tests.Lifecycle.Importing;

public class DirectoryChangeProperties
{
    private static readonly SectorCode[] Sectors = [.. KnownSectors.All.Select(s => s.Code).Order()];
    private static readonly string?[] Districts = [null, "鼓楼区", "台江区"];

    // Which firms, in which sectors and districts, as bits: small enough to meet often.
    [Property(MaxTest = 500)]
    public bool No_import_loses_an_entry_or_a_membership_that_its_preview_did_not_name(uint[] before, uint[] list, byte onlySectors, byte onlyPlace, bool withoutDistricts)
    {
        IReadOnlyList<Firm> current = Firms(before), listed = Firms(list);
        var scope = new DirectoryScope(
            onlySectors % 3 == 0 ? null : Sectors.Where((_, i) => (onlySectors >> i & 1) == 1).ToHashSet(),
            onlyPlace % 3 == 0 ? null : new HashSet<string> { Districts[onlyPlace % 3]! });
        IReadOnlyList<Firm> made = scope.Firms(current, listed, withoutDistricts ? new HashSet<string> { FirmFile.District.Names[0] } : new HashSet<string>());
        var change = DirectoryChange<Firm>.Between(current, made, f => f.Id.ToString(), DirectoryJson.Of, keepMissing: false);
        using var text = new StringWriter();
        new ChangeText(new SectorNames(), new Dictionary<Label, string>()).Write(text, DirectoryKinds.Firms, change);
        string[] lines = text.ToString().Split('\n');
        Dictionary<Identifier, Firm> after = made.ToDictionary(f => f.Id);
        return current.All(old =>
        {
            SectorCode[] lost = [.. old.Sectors.Except(after.GetValueOrDefault(old.Id)?.Sectors ?? [])];
            bool isSpokenOf = lost.All(s => scope.Sectors is null || scope.Sectors.Contains(s));
            bool isNamed = lost.Length == 0 || lines.Any(l => l.Contains(old.Id.ToString(), StringComparison.Ordinal)
                && (after.ContainsKey(old.Id) ? l.StartsWith("  ~", StringComparison.Ordinal) && l.Contains("行业", StringComparison.Ordinal) : l.StartsWith("  -", StringComparison.Ordinal)));
            bool keepsDistrict = !withoutDistricts || !after.TryGetValue(old.Id, out Firm? now) || now.District == old.District;
            return isSpokenOf && isNamed && keepsDistrict;
        });
    }

    [Property(MaxTest = 300)]
    public bool The_same_list_again_changes_nothing(uint[] before, uint[] list, byte onlySectors)
    {
        var scope = new DirectoryScope(onlySectors % 3 == 0 ? null : Sectors.Where((_, i) => (onlySectors >> i & 1) == 1).ToHashSet(), null);
        IReadOnlyList<Firm> listed = Firms(list), once = scope.Firms(Firms(before), listed, new HashSet<string>());
        return DirectoryChange<Firm>.Between(once, scope.Firms(once, listed, new HashSet<string>()), f => f.Id.ToString(), DirectoryJson.Of, keepMissing: false).IsEmpty;
    }

    [Property(MaxTest = 300)]
    public bool A_list_per_sector_gives_the_directory_of_the_whole_list(uint[] before, uint[] list)
    {
        IReadOnlyList<Firm> whole = Firms(list), made = Firms(before);
        foreach (SectorCode sector in Sectors)
        {
            Firm[] part = [.. whole.Where(f => f.Sectors.Contains(sector)).Select(f => f with { Sectors = [sector] })];
            made = new DirectoryScope(new HashSet<SectorCode> { sector }, null).Firms(made, part, new HashSet<string>());
        }

        return DirectoryChange<Firm>.Between(made, whole, f => f.Id.ToString(), DirectoryJson.Of, keepMissing: false).IsEmpty;
    }

    private static Firm[] Firms(uint[] bits) =>
    [
        .. bits.Take(12).Select(b => new Firm(
                Identifier.Parse(Some.CreditCode((int)(b % 8))),
                $"企业{b % 8}",
                [.. Sectors.Where((s, i) => (b >> (4 + i) & 1) == 1 || i == (int)(b >> 8) % Sectors.Length)],
                Districts[(b >> 12) % 3]))
            .DistinctBy(f => f.Id).OrderBy(f => f.Id),
    ];
}
