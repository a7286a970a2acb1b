using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Inspections.Core.Refusals;
using Inspections.Worker.Publication.Pages;

namespace Inspections.Worker.Tests.Pages;

/// <summary>What a page says in words: its text and the names that its elements have for who cannot see them, without code and data.</summary>
internal static partial class SpokenWords
{
    // Two words of English after each other, which no identifier, code or name of a format has.
    [GeneratedRegex(@"\b[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}\b", RegexOptions.CultureInvariant)]
    public static partial Regex EnglishSentence();

    /// <summary>Chinese, also its punctuation.</summary>
    [GeneratedRegex(@"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]", RegexOptions.CultureInvariant)]
    public static partial Regex Chinese();

    /// <summary>Every text of every feature that is a constant.</summary>
    public static IReadOnlyList<Text> Texts { get; } =
    [
        .. typeof(SitePage).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters && t.Namespace?.StartsWith("Inspections.Worker.Publication", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Text) || f.FieldType.IsAssignableTo(typeof(IEnumerable<Text>)))
            .SelectMany(f => f.GetValue(null) switch { Text one => [one], IEnumerable<Text> many => many, _ => [] }),
    ];

    /// <summary>A page's words; what stands in another language on purpose is left out.</summary>
    /// <param name="html">The page.</param>
    public static IReadOnlyList<string> Of(string html)
    {
        IDocument page = new HtmlParser().ParseDocument(html);
        string[] named = [.. page.All.SelectMany(e => new[] { "aria-label", "title", "alt", "placeholder" }.Select(e.GetAttribute)).OfType<string>()];
        foreach (IElement apart in page.QuerySelectorAll("script, code, body [lang]").ToArray())
        {
            apart.ReplaceWith(page.CreateTextNode(" · "));
        }

        return [.. named, .. page.All.SelectMany(e => e.ChildNodes).OfType<IText>().Select(t => t.Data.Trim()).Where(t => t.Length > 0)];
    }

    /// <summary>What a page says in Chinese on purpose: what the bureau wrote.</summary>
    public static IReadOnlyList<string> QuotedIn(string html) =>
        [.. new HtmlParser().ParseDocument(html).QuerySelectorAll("body [lang='zh-CN']").Select(e => e.TextContent)];

    /// <summary>Every text in a JSON document.</summary>
    public static IEnumerable<string> InJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(InJson),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => InJson(m.Value)),
        _ => [],
    };
}
