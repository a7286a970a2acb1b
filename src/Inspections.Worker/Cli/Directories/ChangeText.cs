using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary>What an import would change, in words: every entry that ends or loses anything by its name.</summary>
/// <param name="sectors">The sectors, by name.</param>
/// <param name="departments">What people call the departments of inspectors.</param>
internal sealed class ChangeText(SectorNames sectors, IReadOnlyDictionary<Label, string> departments)
{
    private const int MostAdded = 20, MostSpelt = 3;

    private static readonly Dictionary<string, Text> Members = new(StringComparer.Ordinal)
    {
        ["id"] = new("编号", "id"),
        ["code"] = new("编码", "code"),
        ["name"] = new("名称", "name"),
        ["sectors"] = new("行业", "sectors"),
        ["sector"] = new("行业", "sector"),
        ["district"] = new("地区", "district"),
        ["founded"] = new("成立日期", "founded"),
        ["riskClass"] = new("风险分类", "risk class"),
        ["owner"] = new("所属企业", "owner"),
        ["department"] = new("部门", "department"),
        ["certificate"] = new("执法证号", "certificate"),
        ["issuer"] = new("发证机关", "issuer"),
        ["validFrom"] = new("有效期自", "valid from"),
        ["validUntil"] = new("有效期至", "valid until"),
        ["absentFrom"] = new("请假自", "absent from"),
        ["absentUntil"] = new("请假至", "absent until"),
        ["firm"] = new("企业", "firm"),
        ["inspector"] = new("人员", "inspector"),
        ["ground"] = new("事由", "ground"),
        ["legalBasis"] = new("依据", "legal basis"),
        ["authority"] = new("主体", "authority"),
        ["subject"] = new("对象", "subject"),
        ["content"] = new("内容", "content"),
        ["method"] = new("方式", "method"),
        ["samplingRatio"] = new("比例", "sampling ratio"),
        ["frequency"] = new("频次", "frequency"),
        ["inspectorRequirements"] = new("人员要求", "inspectors"),
        ["essentials"] = new("要领", "essentials"),
        ["key"] = new("重点", "key item"),
        ["remark"] = new("备注", "remark"),
    };

    /// <summary>The entries that end, and those that lose a sector.</summary>
    public static int Lost<T>(DirectoryKind<T> kind, DirectoryChange<T> change) =>
        change.Ended.Count + change.Changed.Zip(change.Replaced).Count(p => SectorsOf(kind.Write(p.Second)).Except(SectorsOf(kind.Write(p.First)), StringComparer.Ordinal).Any());

    /// <summary>Writes the whole change.</summary>
    public void Write<T>(TextWriter output, DirectoryKind<T> kind, DirectoryChange<T> change)
    {
        if (change.IsEmpty)
        {
            output.Say($"{("没有变化", "no change")}");
            return;
        }

        Head(output, new("新增", "added"), change.Added.Count);
        foreach (T entry in change.Added.Take(MostAdded))
        {
            output.WriteLine($"  + {Line(kind, entry)}");
        }

        if (change.Added.Count > MostAdded)
        {
            output.Say($"  + …… {(Zh: $"另有 {change.Added.Count - MostAdded} 个", En: $"and {change.Added.Count - MostAdded} more")}");
        }

        (T Now, T Before)[] changed = [.. change.Changed.Zip(change.Replaced)];
        (T Now, T Before)[] spelt = [.. changed.Where(c => IsSpelling(kind, c.Now, c.Before))];
        Head(output, new("变更", "changed"), changed.Length - spelt.Length);
        foreach ((T now, T before) in changed.Except(spelt))
        {
            output.Say($"  ~ {Line(kind, now)}：{string.Join("；", Differences(output, kind.Write(before), kind.Write(now)))}");
        }

        Head(output, new("仅名称写法不同（括号、空格、全半角、大小写）", "only spelt otherwise (brackets, blanks, width, case)"), spelt.Length);
        foreach ((T now, T before) in spelt.Take(MostSpelt))
        {
            output.WriteLine($"  ≈ {kind.Key(now)} {Printable.Shorten(kind.Label(before))} → {Printable.Shorten(kind.Label(now))}");
        }

        if (spelt.Length > MostSpelt)
        {
            output.Say($"  ≈ …… {(Zh: $"另有 {spelt.Length - MostSpelt} 个", En: $"and {spelt.Length - MostSpelt} more")}");
        }

        Head(output, new("终止", "ended"), change.Ended.Count);
        foreach (T entry in change.Ended)
        {
            output.WriteLine($"  - {Line(kind, entry)}");
        }
    }

    /// <summary>An entry's members, one a line.</summary>
    public IEnumerable<string> Entry<T>(TextWriter output, DirectoryKind<T> kind, T entry) => kind.Write(entry).Members.Select(m => $"{NameOf(output, m.Key)}：{Value(output, m.Value)}");

    /// <summary>An entry on one line.</summary>
    public static string Line<T>(DirectoryKind<T> kind, T entry) => $"{kind.Key(entry)} {Printable.Shorten(kind.Label(entry))}";

    // A name in brackets of another width is no new name.
    private static bool IsSpelling<T>(DirectoryKind<T> kind, T now, T before) =>
        kind.Label(now) != kind.Label(before) && FirmRows.NameKey(kind.Label(now)) == FirmRows.NameKey(kind.Label(before))
        && Changed(kind.Write(before), kind.Write(now)) is ["name"];

    private static string[] Changed(Json.Map before, Json.Map now) => [.. before.Members.Keys.Union(now.Members.Keys, StringComparer.Ordinal)
        .Where(k => !(before.Members.TryGetValue(k, out Json? b) && now.Members.TryGetValue(k, out Json? n) && CanonicalJson.Write(b).AsSpan().SequenceEqual(CanonicalJson.Write(n))))];

    private static void Head(TextWriter output, Text what, int count)
    {
        if (count > 0)
        {
            output.Say($"{what} {count}");
        }
    }

    private IEnumerable<string> Differences(TextWriter output, Json.Map before, Json.Map now) => before.Members.Keys.Union(now.Members.Keys, StringComparer.Ordinal)
        .Where(k => Value(output, before.Members.GetValueOrDefault(k)) != Value(output, now.Members.GetValueOrDefault(k)))
        .Select(k => $"{NameOf(output, k)} {Value(output, before.Members.GetValueOrDefault(k))} → {Value(output, now.Members.GetValueOrDefault(k))}");

    // In both languages the Chinese name alone is short enough for a line.
    private static string NameOf(TextWriter output, string member) => Members.GetValueOrDefault(member, Text.Same(member)).In(output.Languages()[0]);

    private string Value(TextWriter output, Json? value) => value switch
    {
        null => new Text("（空）", "(empty)").In(output.Languages()[0]),
        Json.Text text => Printable.Shorten(sectors.All.FirstOrDefault(s => s.Code.ToString() == text.Value)?.Name ?? (Label.IsValid(text.Value) ? departments.GetValueOrDefault(Label.Parse(text.Value), text.Value) : text.Value)),
        Json.Flag flag => (flag.Value ? new Text("是", "yes") : new Text("否", "no")).In(output.Languages()[0]),
        Json.List list => string.Join("、", list.Items.Select(v => Value(output, v))),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<string> SectorsOf(Json.Map entry) =>
        entry.Members.GetValueOrDefault("sectors") is Json.List list ? list.Items.OfType<Json.Text>().Select(t => t.Value) : [];
}
