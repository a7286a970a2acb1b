using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Inspections.Worker.Publication.Papers;
using Xunit;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Inspections.Worker.Tests.Publication.Papers;

/// <summary>Papers of different templates as one document to print.</summary>
public sealed class PaperPrintTests
{
    [Fact]
    public void Each_paper_has_its_own_headers_and_footers()
    {
        using WordprocessingDocument whole = Open(PaperPrint.Join([Paper("甲", "甲页眉", "甲页脚"), Paper("乙", "乙页眉", "乙页脚"), Paper("丙", "甲页眉", "甲页脚")]));
        Assert.Equal(["甲页眉", "乙页眉", "甲页眉"], Shown<HeaderReference>(whole, HeaderFooterValues.Default));
        Assert.Equal(["甲页脚", "乙页脚", "甲页脚"], Shown<FooterReference>(whole, HeaderFooterValues.Default));
    }

    [Fact]
    public void A_paper_without_headers_has_not_those_of_the_one_before()
    {
        using WordprocessingDocument whole = Open(PaperPrint.Join([Paper("甲", "甲页眉", "甲页脚"), Paper("乙", header: null, footer: null), Paper("丙", "丙页眉", footer: null)]));
        Assert.Equal(["甲页眉", "", "丙页眉"], Shown<HeaderReference>(whole, HeaderFooterValues.Default));
        Assert.Equal(["甲页脚", "", ""], Shown<FooterReference>(whole, HeaderFooterValues.Default));
    }

    [Fact]
    public void A_paper_that_tells_even_pages_not_apart_shows_its_header_on_them_beside_one_that_does()
    {
        using WordprocessingDocument whole = Open(PaperPrint.Join([Paper("甲", "甲页眉", "甲页脚"), Paper("乙", "乙页眉", "乙页脚", even: "乙双页")]));
        Assert.True(PaperHeaders.HasEvenPages(whole.MainDocumentPart!));
        Assert.Equal(["甲页眉", "乙双页"], Shown<HeaderReference>(whole, HeaderFooterValues.Even));
    }

    [Fact]
    public void Numbered_lists_begin_anew_in_each_paper()
    {
        using WordprocessingDocument whole = Open(PaperPrint.Join([Paper("甲", "页眉", "页脚", listed: true), Paper("乙", "页眉", "页脚", listed: true)]));
        int[] lists = [.. whole.MainDocumentPart!.Document!.Descendants<NumberingId>().Select(n => n.Val!.Value)];
        Assert.Equal(2, lists.Distinct().Count());
        NumberingInstance[] numbers = [.. whole.MainDocumentPart.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>()];
        Each.Of(lists, l => Assert.Single(numbers, n => n.NumberID!.Value == l));
        Assert.Equal(2, numbers.Select(n => n.AbstractNumId!.Val!.Value).Distinct().Count());
    }

    [Fact]
    public void Links_and_the_pictures_of_headers_come_along_and_the_same_papers_give_the_same_bytes()
    {
        byte[][] papers = [Paper("甲", "甲页眉", "甲页脚"), Paper("乙", "乙页眉", "乙页脚", picture: true)];
        byte[] print = PaperPrint.Join(papers);
        Assert.Equal(print, PaperPrint.Join(papers));
        using WordprocessingDocument whole = Open(print);
        MainDocumentPart main = whole.MainDocumentPart!;
        Hyperlink link = main.Document!.Descendants<Hyperlink>().Last();
        Assert.Equal("https://www.example/乙", main.HyperlinkRelationships.Single(r => r.Id == link.Id!.Value).Uri.OriginalString);
        HeaderPart header = main.HeaderParts.Single(h => h.Header!.InnerText == "乙页眉");
        using var picture = new StreamReader(Assert.Single(header.ImageParts).GetStream());
        Assert.Equal("picture", picture.ReadToEnd());
    }

    private static string[] Shown<T>(WordprocessingDocument whole, HeaderFooterValues pages)
        where T : HeaderFooterReferenceType =>
    [
        .. whole.MainDocumentPart!.Document!.Descendants<SectionProperties>()
            .Select(s => s.Elements<T>().Single(r => r.Type!.Value == pages).Id!.Value!)
            .Select(id => whole.MainDocumentPart.GetPartById(id).RootElement!.InnerText),
    ];

    private static WordprocessingDocument Open(byte[] document)
    {
        var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        return word;
    }

    private static byte[] Paper(string text, string? header, string? footer, string? even = null, bool listed = false, bool picture = false)
    {
        using var bytes = new MemoryStream();
        using (var word = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = word.AddMainDocumentPart();
            var section = new SectionProperties();
            if (header is not null)
            {
                section.AppendChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, "rIdHeader", header, picture) });
            }

            if (even is not null)
            {
                section.AppendChild(new HeaderReference { Type = HeaderFooterValues.Even, Id = Header(main, "rIdEven", even, picture: false) });
                main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new Settings(new EvenAndOddHeaders());
            }

            if (footer is not null)
            {
                main.AddNewPart<FooterPart>("rIdFooter").Footer = new Footer(Line(footer));
                section.AppendChild(new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" });
            }

            main.AddHyperlinkRelationship(new Uri($"https://www.example/{text}"), isExternal: true, "rIdLink");
            Paragraph line = Line(text);
            line.AppendChild(new Hyperlink(new Run(new Text(text))) { Id = "rIdLink" });
            if (listed)
            {
                line.ParagraphProperties = new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
                main.AddNewPart<NumberingDefinitionsPart>("rIdLists").Numbering = new Numbering(
                    new AbstractNum(new Nsid { Val = "0A0B0C0D" }, new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = "%1." }) { LevelIndex = 0 }) { AbstractNumberId = 0 },
                    new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
            }

            main.Document = new Document(new Body(line, section));
        }

        return bytes.ToArray();
    }

    private static string Header(MainDocumentPart main, string id, string text, bool picture)
    {
        HeaderPart part = main.AddNewPart<HeaderPart>(id);
        part.Header = new Header(Line(text));
        if (picture)
        {
            using var content = new MemoryStream("picture"u8.ToArray());
            part.AddImagePart(ImagePartType.Png, "rIdPicture").FeedData(content);
        }

        return id;
    }

    private static Paragraph Line(string text) => new(new Run(new Text(text)));
}
