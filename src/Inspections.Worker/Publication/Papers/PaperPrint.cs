using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using Style = DocumentFormat.OpenXml.Wordprocessing.Style;

namespace Inspections.Worker.Publication.Papers;

/// <summary>Several papers as one document: each a section of its own, with its page and its pictures; styles that the first has not come from the others.</summary>
internal static class PaperPrint
{
    private const int MostShapes = 100_000;

    /// <summary>Joins documents.</summary>
    /// <param name="papers">The documents, one at least.</param>
    public static byte[] Join(IReadOnlyList<byte[]> papers)
    {
        if (papers.Count == 0)
        {
            return WordPaper.Empty();
        }

        using var bytes = new MemoryStream();
        bytes.Write(papers[0]);
        using (var whole = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            MainDocumentPart main = whole.MainDocumentPart!;
            foreach ((int n, byte[] paper) in papers.Skip(1).Index())
            {
                using var file = new MemoryStream(paper);
                using var word = WordprocessingDocument.Open(file, isEditable: false);
                Add(main, word.MainDocumentPart!, n + 2);
            }
        }

        return OpenXmlFile.WithoutClock(bytes.ToArray());
    }

    private static void Add(MainDocumentPart main, MainDocumentPart paper, int number)
    {
        Body body = main.Document!.Body!;

        // What was the last section ends with a paragraph of its own, and the paper's is the last now.
        if (body.Elements<SectionProperties>().LastOrDefault() is { } section)
        {
            section.Remove();
            body.AppendChild(new Paragraph(new ParagraphProperties((SectionProperties)section.CloneNode(deep: true))));
        }

        AddStyles(main, paper);
        foreach (OpenXmlElement element in paper.Document!.Body!.ChildElements)
        {
            OpenXmlElement copy = element.CloneNode(deep: true);
            foreach (Blip picture in copy.Descendants<Blip>().Where(b => b.Embed?.Value is not null))
            {
                picture.Embed = Copy(main, paper, picture.Embed!.Value!, number);
            }

            // No two shapes of a document have one number.
            foreach (DocProperties shape in copy.Descendants<DocProperties>().Where(p => p.Id is not null))
            {
                shape.Id = shape.Id! + (uint)(number * MostShapes);
            }

            // Headers and footers are those of the first paper.
            foreach (OpenXmlElement reference in copy.Descendants().Where(e => e is HeaderReference or FooterReference).ToArray())
            {
                reference.Remove();
            }

            body.AppendChild(copy);
        }
    }

    private static void AddStyles(MainDocumentPart main, MainDocumentPart paper)
    {
        if (paper.StyleDefinitionsPart?.Styles is { } others && main.StyleDefinitionsPart?.Styles is { } styles)
        {
            HashSet<string?> known = [.. styles.Elements<Style>().Select(s => s.StyleId?.Value)];
            foreach (Style style in others.Elements<Style>().Where(s => known.Add(s.StyleId?.Value)))
            {
                styles.AppendChild(style.CloneNode(deep: true));
            }
        }
    }

    private static string Copy(MainDocumentPart main, MainDocumentPart paper, string id, int number)
    {
        var from = (ImagePart)paper.GetPartById(id);
        string name = FormattableString.Invariant($"{id}x{number}");
        if (main.Parts.Any(p => p.RelationshipId == name))
        {
            return name;
        }

        ImagePart to = main.AddImagePart(from.ContentType, name);
        using Stream picture = from.GetStream();
        to.FeedData(picture);
        return name;
    }
}
