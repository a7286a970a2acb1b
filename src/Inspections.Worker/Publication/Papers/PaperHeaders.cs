using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// The headers and footers of papers that stand in one document. A section without some has those of the section before it: where another paper
/// begins, what it has not is said to be empty.
/// </summary>
/// <param name="main">The document.</param>
/// <param name="hasEvenPages">True when one of the papers has headers of its own for even pages, which a document has as a whole or not at all.</param>
internal sealed class PaperHeaders(MainDocumentPart main, bool hasEvenPages)
{
    private const string EmptyHeader = "rIdEmptyHeader", EmptyFooter = "rIdEmptyFooter";

    private static readonly HeaderFooterValues[] Pages = [HeaderFooterValues.Default, HeaderFooterValues.First, HeaderFooterValues.Even];

    /// <summary>True when even pages of a document have headers of their own.</summary>
    public static bool HasEvenPages(MainDocumentPart paper) =>
        paper.DocumentSettingsPart?.Settings?.GetFirstChild<EvenAndOddHeaders>() is { } even && even.Val?.Value != false;

    /// <summary>Has a paper's sections name all the headers and footers that they show.</summary>
    /// <param name="sections">The sections, in order, with headers that the document has.</param>
    /// <param name="ownEvenPages">True when the paper's even pages have headers of their own.</param>
    public void Settle(IReadOnlyList<SectionProperties> sections, bool ownEvenPages)
    {
        if (hasEvenPages && !HasEvenPages(main))
        {
            DocumentSettingsPart part = main.DocumentSettingsPart ?? main.AddNewPart<DocumentSettingsPart>("rIdPrintSettings");
            part.Settings ??= new Settings();
            part.Settings.RemoveAllChildren<EvenAndOddHeaders>();
            part.Settings.AddChild(new EvenAndOddHeaders());
        }

        foreach ((int n, SectionProperties section) in sections.Index())
        {
            Settle<HeaderReference>(section, n == 0, ownEvenPages, Header, id => new HeaderReference { Id = id });
            Settle<FooterReference>(section, n == 0, ownEvenPages, Footer, id => new FooterReference { Id = id });
        }
    }

    private void Settle<T>(SectionProperties section, bool isFirst, bool ownEvenPages, Func<string> empty, Func<string, T> make)
        where T : HeaderFooterReferenceType
    {
        // The even pages of a paper that tells them not apart are as the others.
        if (hasEvenPages && !ownEvenPages)
        {
            Find<T>(section, HeaderFooterValues.Even)?.Remove();
            if (Find<T>(section, HeaderFooterValues.Default) is { } usual)
            {
                Put(section, make(usual.Id!.Value!), HeaderFooterValues.Even);
            }
        }

        foreach (HeaderFooterValues pages in Pages.Where(p => isFirst && Find<T>(section, p) is null))
        {
            Put(section, make(empty()), pages);
        }
    }

    private static T? Find<T>(SectionProperties section, HeaderFooterValues pages)
        where T : HeaderFooterReferenceType => section.Elements<T>().FirstOrDefault(r => (r.Type?.Value ?? HeaderFooterValues.Default) == pages);

    private static void Put<T>(SectionProperties section, T reference, HeaderFooterValues pages)
        where T : HeaderFooterReferenceType
    {
        reference.Type = pages;
        section.InsertAt(reference, 0);
    }

    private string Header()
    {
        if (main.Parts.All(p => p.RelationshipId != EmptyHeader))
        {
            main.AddNewPart<HeaderPart>(EmptyHeader).Header = new Header(new Paragraph());
        }

        return EmptyHeader;
    }

    private string Footer()
    {
        if (main.Parts.All(p => p.RelationshipId != EmptyFooter))
        {
            main.AddNewPart<FooterPart>(EmptyFooter).Footer = new Footer(new Paragraph());
        }

        return EmptyFooter;
    }
}
