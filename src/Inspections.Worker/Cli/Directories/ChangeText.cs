using Inspections.Core.Encoding;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary>What an import would change, in words: every entry that ends or loses anything by its name.</summary>
internal sealed class ChangeText(SectorNames sectors)
{
    private const int MostAdded = 20;

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["id"] = "编号",
        ["code"] = "编码",
        ["name"] = "名称",
        ["sectors"] = "行业",
        ["sector"] = "行业",
        ["district"] = "地区",
        ["founded"] = "成立日期",
        ["riskClass"] = "风险分类",
        ["owner"] = "所属企业",
        ["department"] = "部门",
        ["certificate"] = "执法证号",
        ["issuer"] = "发证机关",
        ["validFrom"] = "有效期自",
        ["validUntil"] = "有效期至",
        ["absentFrom"] = "请假自",
        ["absentUntil"] = "请假至",
        ["firm"] = "企业",
        ["inspector"] = "人员",
        ["ground"] = "事由",
        ["legalBasis"] = "依据",
        ["authority"] = "主体",
        ["subject"] = "对象",
        ["content"] = "内容",
        ["method"] = "方式",
        ["samplingRatio"] = "比例",
        ["frequency"] = "频次",
        ["inspectorRequirements"] = "人员要求",
        ["essentials"] = "要领",
        ["key"] = "重点",
        ["remark"] = "备注",
    };

    /// <summary>The entries that end, and those that lose a sector.</summary>
    public static int Lost<T>(DirectoryKind<T> kind, DirectoryChange<T> change) =>
        change.Ended.Count + change.Changed.Zip(change.Replaced).Count(p => SectorsOf(kind.Write(p.Second)).Except(SectorsOf(kind.Write(p.First)), StringComparer.Ordinal).Any());

    /// <summary>Writes the whole change.</summary>
    public void Write<T>(TextWriter output, DirectoryKind<T> kind, DirectoryChange<T> change)
    {
        if (change.IsEmpty)
        {
            output.WriteLine("没有变化 no change");
            return;
        }

        Head(output, "新增", "added", change.Added.Count);
        foreach (T entry in change.Added.Take(MostAdded))
        {
            output.WriteLine($"  + {Line(kind, entry)}");
        }

        if (change.Added.Count > MostAdded)
        {
            output.WriteLine($"  + …… 另有 {change.Added.Count - MostAdded} 个 and {change.Added.Count - MostAdded} more");
        }

        Head(output, "变更", "changed", change.Changed.Count);
        foreach ((T now, T before) in change.Changed.Zip(change.Replaced))
        {
            output.WriteLine($"  ~ {Line(kind, now)}：{string.Join("；", Differences(kind.Write(before), kind.Write(now)))}");
        }

        Head(output, "终止", "ended", change.Ended.Count);
        foreach (T entry in change.Ended)
        {
            output.WriteLine($"  - {Line(kind, entry)}");
        }
    }

    /// <summary>An entry's members, one a line.</summary>
    public IEnumerable<string> Entry<T>(DirectoryKind<T> kind, T entry) => kind.Write(entry).Members.Select(m => $"{Members.GetValueOrDefault(m.Key, m.Key)}：{Value(m.Value)}");

    /// <summary>An entry on one line.</summary>
    public static string Line<T>(DirectoryKind<T> kind, T entry) => $"{kind.Key(entry)} {Printable.Shorten(kind.Label(entry))}";

    private static void Head(TextWriter output, string chinese, string english, int count)
    {
        if (count > 0)
        {
            output.WriteLine($"{chinese} {english} {count}");
        }
    }

    private IEnumerable<string> Differences(Json.Map before, Json.Map now) => before.Members.Keys.Union(now.Members.Keys, StringComparer.Ordinal)
        .Where(k => Value(before.Members.GetValueOrDefault(k)) != Value(now.Members.GetValueOrDefault(k)))
        .Select(k => $"{Members.GetValueOrDefault(k, k)} {Value(before.Members.GetValueOrDefault(k))} → {Value(now.Members.GetValueOrDefault(k))}");

    private string Value(Json? value) => value switch
    {
        null => "（空）",
        Json.Text text => Printable.Shorten(sectors.All.FirstOrDefault(s => s.Code.ToString() == text.Value)?.Name ?? text.Value),
        Json.Flag flag => flag.Value ? "是" : "否",
        Json.List list => string.Join("、", list.Items.Select(Value)),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<string> SectorsOf(Json.Map entry) =>
        entry.Members.GetValueOrDefault("sectors") is Json.List list ? list.Items.OfType<Json.Text>().Select(t => t.Value) : [];
}
