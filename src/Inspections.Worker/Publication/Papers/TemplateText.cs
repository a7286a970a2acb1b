using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A placeholder where it stands in a paragraph's text.</summary>
/// <param name="Start">Place of its first brace.</param>
/// <param name="Length">Its length with the braces.</param>
/// <param name="If">True for <c>如有:</c>, false for <c>如无:</c>, null for a value.</param>
/// <param name="Name">What is between the braces, without the condition.</param>
internal sealed record TemplateMark(int Start, int Length, bool? If, string Name)
{
    /// <summary>The list that repeats its row or paragraph, or null.</summary>
    public string? List => If is null && Name.Split('.') is [var list, _] ? list : null;
}

/// <summary>The text of a template's paragraphs, whatever runs it is cut into.</summary>
internal static partial class TemplateText
{
    private const string IfAny = "如有", IfNone = "如无";

    /// <summary>The pieces of a paragraph's own text, not those of a text box in it.</summary>
    public static IReadOnlyList<Text> PiecesOf(Paragraph paragraph) => [.. paragraph.Descendants<Text>().Where(t => t.Ancestors<Paragraph>().First() == paragraph)];

    public static string Of(Paragraph paragraph) => string.Concat(PiecesOf(paragraph).Select(t => t.Text));

    /// <summary>The placeholders of a text, in order.</summary>
    public static IReadOnlyList<TemplateMark> Marks(string text) => [.. Placeholder().Matches(text).Select(m => Read(m.Index, m.Length, m.Groups[1].Value.Trim()))];

    /// <summary>What is repeated or left out as one: the row, or outside of tables the paragraph.</summary>
    public static OpenXmlElement BlockOf(Paragraph paragraph) => (OpenXmlElement?)paragraph.Ancestors<TableRow>().FirstOrDefault() ?? paragraph;

    private static TemplateMark Read(int start, int length, string inside)
    {
        int colon = inside.IndexOfAny([':', '：']);
        string word = colon < 0 ? "" : inside[..colon].Trim();
        return word is IfAny or IfNone ? new(start, length, word == IfAny, inside[(colon + 1)..].Trim()) : new(start, length, null, inside);
    }

    [GeneratedRegex(@"\{\{([^{}｛｝]*)\}\}")]
    private static partial Regex Placeholder();
}
