using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// Several papers as one document: each has sections of its own, with its pages, headers, footers, pictures and lists; styles that the first has
/// not come from the others.
/// </summary>
internal sealed class PaperPrint
{
    private const int MostShapes = 100_000;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly MainDocumentPart _main;
    private readonly PaperHeaders _headers;

    private PaperPrint(MainDocumentPart main, bool hasEvenPages) => (_main, _headers) = (main, new PaperHeaders(main, hasEvenPages));

    /// <summary>Joins documents.</summary>
    /// <param name="papers">The documents, one at least.</param>
    public static byte[] Join(IReadOnlyList<byte[]> papers)
    {
        if (papers.Count == 0)
        {
            return WordPaper.Empty();
        }

        bool hasEvenPages = papers.Any(HasEvenPages);
        using var bytes = new MemoryStream();
        bytes.Write(papers[0]);
        using (var whole = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            var print = new PaperPrint(whole.MainDocumentPart!, hasEvenPages);
            print._headers.Settle(SectionsOf(whole.MainDocumentPart!.Document!.Body!), HasEvenPages(papers[0]));
            foreach ((int n, byte[] paper) in papers.Skip(1).Index())
            {
                using var file = new MemoryStream(paper);
                using var word = WordprocessingDocument.Open(file, isEditable: false);
                print.Add(word.MainDocumentPart!, n + 2);
            }
        }

        return OpenXmlFile.WithoutClock(bytes.ToArray());
    }

    private static bool HasEvenPages(byte[] paper)
    {
        using var file = new MemoryStream(paper);
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        return PaperHeaders.HasEvenPages(word.MainDocumentPart!);
    }

    // The sections of a document; one that names none has one that is as Word has it unless told otherwise.
    private static IReadOnlyList<SectionProperties> SectionsOf(Body body)
    {
        if (!body.Elements<SectionProperties>().Any())
        {
            body.AppendChild(new SectionProperties());
        }

        return [.. body.Descendants<SectionProperties>()];
    }

    private void Add(MainDocumentPart paper, int number)
    {
        Body body = _main.Document!.Body!;

        // What was the last section ends with a paragraph of its own, and the paper's is the last now.
        SectionProperties section = body.Elements<SectionProperties>().Last();
        section.Remove();
        body.AppendChild(new Paragraph(new ParagraphProperties((SectionProperties)section.CloneNode(deep: true))));

        AddStyles(paper);
        var added = (Body)paper.Document!.Body!.CloneNode(deep: true);
        Carry(added, paper, number);
        PaperLists.Carry(added, paper, _main);
        _headers.Settle(SectionsOf(added), PaperHeaders.HasEvenPages(paper));
        foreach (OpenXmlElement element in added.ChildElements.ToArray())
        {
            element.Remove();
            body.AppendChild(element);
        }
    }

    // Pictures, headers, footers and links are named by relationships of the document: they come along under names that it has not yet.
    private void Carry(Body added, MainDocumentPart paper, int number)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (OpenXmlElement element in added.Descendants())
        {
            foreach (OpenXmlAttribute attribute in element.GetAttributes().Where(a => a.NamespaceUri == Relations && !string.IsNullOrEmpty(a.Value)).ToArray())
            {
                if (!names.TryGetValue(attribute.Value!, out string? name))
                {
                    names[attribute.Value!] = name = FormattableString.Invariant($"{attribute.Value}x{number}");
                    Copy(paper, attribute.Value!, name);
                }

                element.SetAttribute(new OpenXmlAttribute(attribute.Prefix, attribute.LocalName, attribute.NamespaceUri, name));
            }
        }

        // No two shapes of a document have one number.
        foreach (DocProperties shape in added.Descendants<DocProperties>().Where(p => p.Id is not null))
        {
            shape.Id = shape.Id! + (uint)(number * MostShapes);
        }
    }

    private void Copy(MainDocumentPart paper, string id, string name)
    {
        if (paper.Parts.FirstOrDefault(p => p.RelationshipId == id).OpenXmlPart is { } part)
        {
            _main.AddPart(part, name);
        }
        else if (paper.HyperlinkRelationships.FirstOrDefault(r => r.Id == id) is { } link)
        {
            _main.AddHyperlinkRelationship(link.Uri, link.IsExternal, name);
        }
        else if (paper.ExternalRelationships.FirstOrDefault(r => r.Id == id) is { } outside)
        {
            _main.AddExternalRelationship(outside.RelationshipType, outside.Uri, name);
        }
    }

    private void AddStyles(MainDocumentPart paper)
    {
        if (paper.StyleDefinitionsPart?.Styles is { } others && _main.StyleDefinitionsPart?.Styles is { } styles)
        {
            HashSet<string?> known = [.. styles.Elements<Style>().Select(s => s.StyleId?.Value)];
            foreach (Style style in others.Elements<Style>().Where(s => known.Add(s.StyleId?.Value)))
            {
                styles.AppendChild(style.CloneNode(deep: true));
            }
        }
    }
}
