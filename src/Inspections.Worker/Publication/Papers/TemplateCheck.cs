using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = Inspections.Core.Refusals.Text;

namespace Inspections.Worker.Publication.Papers;

/// <summary>Checks a template before anything is made from it.</summary>
internal static class TemplateCheck
{
    private const int Shown = 16;

    public static IEnumerable<Text> Of(PaperKind kind, string part, OpenXmlElement root)
    {
        foreach ((int n, Paragraph paragraph) in root.Descendants<Paragraph>().Index())
        {
            string text = TemplateText.Of(paragraph);
            IReadOnlyList<TemplateMark> marks = TemplateText.Marks(text);
            foreach (TemplateMark unknown in marks.Where(m => m.If is null ? !kind.Placeholders.Contains(m.Name, StringComparer.Ordinal) : !kind.MayAskFor(m.Name)))
            {
                yield return Fault("没有这个占位符", "there is no placeholder", text.Substring(unknown.Start, unknown.Length));
            }

            string rest = marks.Reverse().Aggregate(text, (t, m) => t.Remove(m.Start, m.Length));
            if (Broken(kind, rest) is { } broken)
            {
                yield return Fault("占位符不完整，应写成两对半角花括号", "not whole, it is written with two braces on each side:", broken);
            }

            string[] lists = [.. TemplateText.BlockOf(paragraph).Descendants<Paragraph>().Append(paragraph).SelectMany(p => TemplateText.Marks(TemplateText.Of(p))).Select(m => m.List).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (lists.Length > 1 && marks.Any(m => m.List is not null))
            {
                yield return Fault("同一行或同一段只能有一种清单", "one row or paragraph repeats for one list only:", string.Join("、", lists));
            }

            Text Fault(string zh, string en, string what)
            {
                string start = text.Length > Shown ? $"{text[..Shown]}…" : text;
                return new($"{part}第 {n + 1} 段“{start}”：{zh} {what}", $"paragraph {n + 1} of {part} “{start}”: {en} {what}");
            }
        }
    }

    // Braces that are left over; a single pair counts where a placeholder is in it, as do full-width ones.
    private static string? Broken(PaperKind kind, string rest)
    {
        foreach (string brace in (string[])["{{", "}}", "｛｛", "｝｝"])
        {
            int at = rest.IndexOf(brace, StringComparison.Ordinal);
            if (at >= 0)
            {
                return rest.Substring(at, int.Min(Shown, rest.Length - at));
            }
        }

        return kind.Placeholders.SelectMany(p => (string[])[$"{{{p}}}", $"｛{p}｝"]).FirstOrDefault(p => rest.Contains(p, StringComparison.Ordinal));
    }
}
