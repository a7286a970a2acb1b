using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Inspections.Worker.Publication.Pages;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>What a page says in words: its text and the names that its elements have for who cannot see them, without code and data.</summary>
internal static partial class SpokenWords
{
    /// <summary>Every text of every feature that is a constant.</summary>
    public static IReadOnlyList<Text> Texts { get; } =
    [
        .. typeof(SitePage).Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters && t.Namespace?.StartsWith("Inspections.Worker.Publication", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Text) || f.FieldType.IsAssignableTo(typeof(IEnumerable<Text>)))
            .SelectMany(f => f.GetValue(null) switch { Text one => [one], IEnumerable<Text> many => many, _ => [] }),
    ];

    /// <summary>What an English page says in Chinese though no bureau wrote it, or a Chinese page in English sentences.</summary>
    /// <param name="html">The page.</param>
    /// <param name="language">Its language.</param>
    /// <param name="data">What the bureau wrote: names of firms, lists, sectors and strata.</param>
    public static IEnumerable<string> Foreign(string html, Language language, IReadOnlyList<string> data)
    {
        IDocument page = new HtmlParser().ParseDocument(html);
        string[] quoted = [.. page.QuerySelectorAll("body [lang='zh-CN']").Select(e => e.TextContent)];
        Assert.DoesNotContain(quoted, q => Texts.Any(t => t.Zh == q));
        string[] apart = [.. quoted.Concat(data).Where(d => d.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(d => d.Length)];
        return Words(page).Where(w => language == Language.Chinese ? HasEnglish(w) : HasChinese(apart.Aggregate(Character().Replace(w, ""), (left, d) => left.Replace(d, "", StringComparison.Ordinal))));
    }

    /// <summary>True where two words of English stand after each other, which no identifier, code or name of a format has.</summary>
    public static bool HasEnglish(string words) => Sentence().IsMatch(words);

    /// <summary>True for Chinese, also its punctuation.</summary>
    public static bool HasChinese(string words) => Chinese().IsMatch(words);

    /// <summary>What the bureau of a published year wrote.</summary>
    public static IReadOnlyList<string> DataOf(RehearsedYear year)
    {
        string lists = Path.Combine(Path.GetDirectoryName(year.Folder)!, "public-dishonest.csv");
        return
        [
            .. File.ReadLines(RehearsedYear.Firms).Concat(File.ReadLines(lists)).SelectMany(l => l.Split(','))
                .Concat(System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "policy")).SelectMany(p => InJson(JsonDocument.Parse(File.ReadAllBytes(p)).RootElement)))
                .Append("演练").Where(HasChinese).Distinct(StringComparer.Ordinal),
        ];
    }

    // What stands in another language on purpose is left out.
    private static IReadOnlyList<string> Words(IDocument page)
    {
        string[] named = [.. page.All.SelectMany(e => new[] { "aria-label", "title", "alt", "placeholder" }.Select(e.GetAttribute)).OfType<string>()];
        foreach (IElement apart in page.QuerySelectorAll("script, style, code, body [lang]").ToArray())
        {
            apart.ReplaceWith(page.CreateTextNode(" · "));
        }

        return [.. named, .. page.All.SelectMany(e => e.ChildNodes).OfType<IText>().Select(t => t.Data.Trim()).Where(t => t.Length > 0)];
    }

    private static IEnumerable<string> InJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(InJson),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => InJson(m.Value)),
        _ => [],
    };

    [GeneratedRegex(@"\b[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    // A character by itself is one of a name, by which firms are found.
    [GeneratedRegex("^.$|“.”", RegexOptions.CultureInvariant)]
    private static partial Regex Character();
}
