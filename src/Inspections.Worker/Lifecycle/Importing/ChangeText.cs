using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>What a change does to a directory, a line for each entry.</summary>
/// <param name="Added">New entries.</param>
/// <param name="Changed">Entries with other content, what it was and what it is.</param>
/// <param name="Spelt">Entries whose name is only written otherwise.</param>
/// <param name="Ended">Entries that end.</param>
internal sealed record ChangeLines(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Spelt, IReadOnlyList<string> Ended);

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

    /// <summary>What would change, a line for each entry.</summary>
    public ChangeLines Lines<T>(TextWriter output, DirectoryKind<T> kind, DirectoryChange<T> change)
    {
        (T Now, T Before)[] changed = [.. change.Changed.Zip(change.Replaced)];
        (T Now, T Before)[] spelt = [.. changed.Where(c => IsSpelling(kind, c.Now, c.Before))];
        return new ChangeLines(
            [.. change.Added.Select(e => Line(kind, e))],
            [.. changed.Except(spelt).Select(c => output.Line($"{Line(kind, c.Now)}：{string.Join("；", Differences(output, kind.Write(c.Before), kind.Write(c.Now)))}"))],
            [.. spelt.Select(c => $"{kind.Key(c.Now)} {Printable.Shorten(kind.Label(c.Before))} → {Printable.Shorten(kind.Label(c.Now))}")],
            [.. change.Ended.Select(e => Line(kind, e))]);
    }

    /// <summary>Writes the whole change.</summary>
    public void Write<T>(TextWriter output, DirectoryKind<T> kind, DirectoryChange<T> change)
    {
        if (change.IsEmpty)
        {
            output.Say($"{("没有变化", "no change")}");
            return;
        }

        ChangeLines lines = Lines(output, kind, change);
        Some(output, new("新增", "added"), "+", lines.Added, MostAdded);
        Some(output, new("变更", "changed"), "~", lines.Changed, int.MaxValue);
        Some(output, new("仅名称写法不同（括号、空格、全半角、大小写）", "only spelt otherwise (brackets, blanks, width, case)"), "≈", lines.Spelt, MostSpelt);
        Some(output, new("终止", "ended"), "-", lines.Ended, int.MaxValue);
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

    private static void Some(TextWriter output, Text what, string mark, IReadOnlyList<string> lines, int most)
    {
        if (lines.Count > 0)
        {
            output.Say($"{what} {lines.Count}");
        }

        foreach (string line in lines.Take(most))
        {
            output.WriteLine($"  {mark} {line}");
        }

        if (lines.Count > most)
        {
            output.Say($"  {mark} …… {(Zh: $"另有 {lines.Count - most} 个", En: $"and {lines.Count - most} more")}");
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
}
