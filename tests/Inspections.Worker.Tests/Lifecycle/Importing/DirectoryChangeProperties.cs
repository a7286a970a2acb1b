using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Inspections.Core.Directories;
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

    [Property(MaxTest = 200)]
    public bool No_import_of_people_items_or_recusals_loses_an_entry_or_a_membership_that_its_preview_did_not_name(uint[] before, uint[] list, byte onlySectors, bool onlyPlace, bool skipped)
    {
        var scope = new DirectoryScope(
            onlySectors % 3 == 0 ? null : Sectors.Where((_, i) => (onlySectors >> i & 1) == 1).ToHashSet(), onlyPlace ? new HashSet<string> { "market" } : null);
        var update = new DirectoryUpdate(null!, skipped, scope);
        return Names(DirectoryKinds.Inspectors, People(before), update.Target(Rows(People(list))).Make(People(before)), i => i.Sectors, Speaks)
            && Names(DirectoryKinds.Items, Items(before), update.Target(Rows(Items(list))).Make(Items(before)), i => [i.Sector], _ => true)
            && Names(DirectoryKinds.Recusals(2026), Recusals(before), DirectoryUpdate.Keep(DirectoryKinds.Recusals(2026), Recusals(before), Recusals(list)), _ => [], _ => false);

        bool Speaks(SectorCode sector) => !skipped && (scope.Sectors is null || scope.Sectors.Contains(sector));
    }

    [Property(MaxTest = 200)]
    public bool A_list_of_which_rows_were_skipped_ends_no_entry_and_no_membership(uint[] before, uint[] list, byte onlySectors)
    {
        var scope = new DirectoryScope(onlySectors % 3 == 0 ? null : Sectors.Where((_, i) => (onlySectors >> i & 1) == 1).ToHashSet(), null);
        Dictionary<Identifier, Firm> after = new DirectoryUpdate(null!, keepMissing: true, scope).Target(Rows(Firms(list))).Make(Firms(before)).ToDictionary(f => f.Id);
        return Firms(before).All(old => after.TryGetValue(old.Id, out Firm? now) && !old.Sectors.Except(now.Sectors).Any());
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

    // What is lost was spoken of, and stands in the preview; nothing else is lost.
    private static bool Names<T>(DirectoryKind<T> kind, IReadOnlyList<T> current, IReadOnlyList<T> made, Func<T, IReadOnlyList<SectorCode>> sectors, Func<SectorCode, bool> speaks)
        where T : notnull
    {
        var change = DirectoryChange<T>.Between(current, made, kind.Key, kind.Write, keepMissing: false);
        using var text = new StringWriter();
        new ChangeText(new SectorNames(), new Dictionary<Label, string>()).Write(text, kind, change);
        string[] lines = text.ToString().Split('\n');
        Dictionary<string, T> after = made.ToDictionary(kind.Key, StringComparer.Ordinal);
        return current.All(old =>
        {
            bool stays = after.TryGetValue(kind.Key(old), out T? now);
            SectorCode[] lost = [.. sectors(old).Except(stays ? sectors(now!) : [])];
            return (stays && lost.Length == 0)
                || (lost.Length > 0 && lost.All(speaks) && lines.Any(l => l.StartsWith(stays ? "  ~" : "  -", StringComparison.Ordinal)
                    && l.Contains(kind.Key(old), StringComparison.Ordinal) && (!stays || l.Contains("行业", StringComparison.Ordinal))));
        });
    }

    private static ImportedRows<T> Rows<T>(IReadOnlyList<T> values) =>
        new("list.csv", [.. values.Select((v, i) => new ImportedRow<T>(i + 2, v))], new ProblemList(1), new ProblemList(1), [], default);

    private static Inspector[] People(uint[] bits) =>
    [
        .. bits.Take(10).Select(b => new Inspector(
                Identifier.Parse($"A{b % 6}"),
                $"周{b % 6}",
                Label.Parse((b >> 12) % 2 == 0 ? "market" : "housing"),
                [.. Sectors.Where((_, i) => (b >> (4 + i) & 1) == 1 || i == (int)(b >> 8) % Sectors.Length)],
                new EnforcementCertificate($"闽A{b % 6}", "", null, new DateOnly(2030, 12, 31)),
                null,
                null))
            .DistinctBy(i => i.Id).OrderBy(i => i.Id),
    ];

    private static InspectionItem[] Items(uint[] bits) =>
    [
        .. bits.Take(10).Select(b => new InspectionItem(Identifier.Parse($"item-{b % 6}"), Sectors[(int)(b >> 8) % Sectors.Length], $"事项{b % 6}", "条例", "市局", "企业", "内容", "现场")).DistinctBy(i => i.Code).OrderBy(i => i.Code),
    ];

    private static Recusal[] Recusals(uint[] bits) =>
    [
        .. bits.Take(10).Select(b => new Recusal(Identifier.Parse(Some.CreditCode((int)(b % 4))), Identifier.Parse($"A{(b >> 4) % 3}"), (RecusalGround)((b >> 8) % 6)))
            .DistinctBy(r => (r.Firm, r.Inspector)),
    ];

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
