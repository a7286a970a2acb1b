using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// A document with placeholders such as <c>{{企业名称}}</c>, which Word may have cut into several runs. A row, or outside of tables a
/// paragraph, with <c>{{事项.名称}}</c> is repeated for each of the list; one with <c>{{如有:检查码}}</c> stands only where there is one.
/// </summary>
internal sealed class PaperTemplate
{
    private readonly byte[] _document;

    /// <summary>Takes a template after every placeholder in it was checked, so that no paper fails half-way.</summary>
    /// <param name="kind">The paper.</param>
    /// <param name="file">Where it is from, for messages.</param>
    /// <param name="document">A DOCX document.</param>
    /// <exception cref="UserErrorException">It is no document, or has placeholders that the paper has not.</exception>
    public PaperTemplate(PaperKind kind, string file, byte[] document)
    {
        (Kind, _document) = (kind, document);
        Text[] faults;
        try
        {
            using var bytes = new MemoryStream(document);
            using var word = WordprocessingDocument.Open(bytes, isEditable: false);
            faults = [.. Parts(word).SelectMany(p => TemplateCheck.Of(kind, p.Name, p.Root))];
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or IOException or System.Xml.XmlException or InvalidOperationException)
        {
            throw PaperRefusals.NoDocument.Error(file);
        }

        if (faults.Length > 0)
        {
            throw PaperRefusals.Placeholders.Error(file, new Text(string.Join("；", faults.Select(f => f.Zh)), string.Join("; ", faults.Select(f => f.En))), Allowed(kind));
        }
    }

    /// <summary>The document as it was given.</summary>
    public byte[] Document => _document;

    /// <summary>The paper.</summary>
    public PaperKind Kind { get; }

    /// <summary>The paper with its values: the same values give the same bytes.</summary>
    public byte[] Fill(PaperValues values)
    {
        using var bytes = new MemoryStream();
        bytes.Write(_document);
        using (var word = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            foreach ((string _, OpenXmlPart part, OpenXmlPartRootElement root) in Parts(word))
            {
                new TemplateFilling(part, values).Fill(root);
            }
        }

        return OpenXmlFile.WithoutClock(bytes.ToArray());
    }

    private static string Allowed(PaperKind kind) => string.Join(' ', kind.Placeholders.Select(p => $"{{{{{p}}}}}"));

    private static IEnumerable<(string Name, OpenXmlPart Part, OpenXmlPartRootElement Root)> Parts(WordprocessingDocument word)
    {
        MainDocumentPart main = word.MainDocumentPart ?? throw new InvalidDataException("no main part");
        yield return ("正文", main, (OpenXmlPartRootElement?)main.Document ?? throw new InvalidDataException("no document"));
        foreach (HeaderPart header in main.HeaderParts.Where(h => h.Header is not null))
        {
            yield return ("页眉", header, header.Header!);
        }

        foreach (FooterPart footer in main.FooterParts.Where(f => f.Footer is not null))
        {
            yield return ("页脚", footer, footer.Footer!);
        }
    }
}
