using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Papers;
using Xunit;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Inspections.Worker.Tests.Publication.Papers;

/// <summary>Templates of papers, the built-in ones and a bureau's own.</summary>
public sealed class TemplateTests
{
    private static readonly PaperValues Values = new(
        new Dictionary<string, string> { ["企业名称"] = "甲公司\n{{任务编号}}", ["企业代码"] = "91", ["综合查一次"] = "" },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
        {
            ["人员"] = [new Dictionary<string, string> { ["姓名"] = "甲", ["执法证号"] = "1" }, new Dictionary<string, string> { ["姓名"] = "乙", ["执法证号"] = "2" }],
            ["已查"] = [],
        },
        new Dictionary<string, byte[]>());

    [Fact]
    public void A_placeholder_is_filled_whatever_runs_it_is_cut_into()
    {
        string filled = Fill(Document(new Paragraph(Run("致{"), Run("{企业"), Run("名称}}（"), Run("{{企业代码}}"), Run("）"))));
        Assert.Equal("致甲公司{ {任务编号} }（91）", filled);
    }

    [Fact]
    public void A_row_or_a_paragraph_is_repeated_for_each_of_a_list_and_goes_when_there_is_none()
    {
        byte[] template = Document(
            new Paragraph(Run("{{人员.姓名}}、")),
            new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }), new TableGrid(new GridColumn()), Row("执法证号"), Row("{{人员.执法证号}}号")),
            new Paragraph(Run("{{已查.日期}}")),
            new Paragraph(Run("完")));
        Assert.Equal("甲、乙、执法证号1号2号完", Fill(template));
    }

    [Fact]
    public void What_stands_only_where_there_is_something_goes_where_there_is_nothing() =>
        Assert.Equal("有人员没有旧的", Fill(Document(
            new Paragraph(Run("{{如有:人员}}有人员")), new Paragraph(Run("{{如有:综合查一次}}两次")), new Paragraph(Run("{{如无:已查}}没有旧的")), new Paragraph(Run("{{如无：企业代码}}没有代码")))));

    [Theory]
    [InlineData("根据{{企业名}}检查", "{{企业名}}")]
    [InlineData("根据{{企业名称检查", "{{企业名称检查")]
    [InlineData("根据企业名称}}检查", "}}检查")]
    [InlineData("根据{企业名称}检查", "{企业名称}")]
    [InlineData("根据｛｛企业名称｝｝检查", "｛｛企业名称｝｝检查")]
    [InlineData("{{如有:没有的}}检查", "{{如有:没有的}}")]
    [InlineData("{{人员.姓名}}{{事项.名称}}", "人员、事项")]
    [InlineData("{{人员.电话}}", "{{人员.电话}}")]
    public void A_placeholder_that_cannot_be_filled_is_named_with_file_and_paragraph_and_what_is_allowed(string text, string named)
    {
        UserErrorException refused = Assert.Throws<UserErrorException>(() => new PaperTemplate(PaperKind.Notice, "papers/检查通知书.docx", Document(new Paragraph(Run("第一段")), new Paragraph(Run(text)))));
        Assert.Equal(PaperRefusals.Placeholders, refused.Kind);
        Each.Of(["papers/检查通知书.docx", "第 2 段", named, "{{企业名称}}", "{{事项.编号}}"], part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_placeholder_in_a_header_is_filled_and_checked_too()
    {
        Assert.Contains("致甲公司", Fill(WithHeader("致{{企业名称}}")), StringComparison.Ordinal);
        UserErrorException refused = Assert.Throws<UserErrorException>(() => new PaperTemplate(PaperKind.Notice, "a.docx", WithHeader("{{谁}}")));
        Assert.Contains("页眉第 1 段", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_document_is_refused_and_so_is_a_template_of_no_paper()
    {
        Assert.Equal(PaperRefusals.NoDocument, Assert.Throws<UserErrorException>(() => new PaperTemplate(PaperKind.Notice, "a.docx", [1, 2, 3])).Kind);
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.At("data/papers"));
        File.WriteAllBytes(scratch.At("data/papers/通知.docx"), Document("x"));
        Assert.Equal(PaperRefusals.NoSuchPaper, Assert.Throws<UserErrorException>(() => new PaperTemplates(scratch.At("data/papers"))).Kind);
    }

    [Fact]
    public void Every_built_in_template_can_be_used_is_sound_and_has_type_that_can_be_read() => Each.Of(PaperKind.All, kind =>
    {
        byte[] document = PaperTemplates.BuiltIn(kind);
        Assert.Equal(document, PaperTemplates.BuiltIn(kind));
        _ = new PaperTemplate(kind, kind.Template, document);
        using var bytes = new MemoryStream(document);
        using var word = WordprocessingDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Style[] styles = [.. word.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>()];
        Each.Of(styles.SelectMany(s => s.Descendants<FontSize>()), size => Assert.True(int.Parse(size.Val!.Value!, System.Globalization.CultureInfo.InvariantCulture) >= 18));
        string[] used = [.. word.MainDocumentPart.Document!.Descendants<ParagraphStyleId>().Select(p => p.Val!.Value!).Distinct()];
        Each.Of(used, u => Assert.Contains(styles, s => s.StyleId == u));
    });

    [Fact]
    public void The_guide_lists_the_placeholders_of_every_paper_and_no_others()
    {
        string guide = File.ReadAllText(Repository.At("docs/papers.md"));
        Each.Of(PaperKind.All, kind =>
        {
            string part = guide[guide.IndexOf($"### {kind.Name}\n", StringComparison.Ordinal)..];
            int end = part.IndexOf("\n#", 4, StringComparison.Ordinal);
            string[] listed = [.. TemplateText.Marks(end < 0 ? part : part[..end]).Select(m => m.Name)];
            Assert.Equal(kind.Placeholders.Except(PaperKind.Shared(kind)).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        });
        Each.Of(PaperKind.All.SelectMany(PaperKind.Shared).Distinct(), name => Assert.Contains($"`{{{{{name}}}}}`", guide, StringComparison.Ordinal));
    }

    /// <summary>A document of one paragraph.</summary>
    internal static byte[] Document(string text) => Document(new Paragraph(Run(text)));

    private static byte[] Document(params OpenXmlElement[] body) => Make(main => main.Document = new Document(new Body(body)));

    private static byte[] WithHeader(string text) => Make(main =>
    {
        HeaderPart header = main.AddNewPart<HeaderPart>("rIdHeader");
        header.Header = new Header(new Paragraph(Run(text)));
        main.Document = new Document(new Body(new Paragraph(Run("正文")), new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = "rIdHeader" })));
    });

    private static byte[] Make(Action<MainDocumentPart> fill)
    {
        using var bytes = new MemoryStream();
        using (var word = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            fill(word.AddMainDocumentPart());
        }

        return bytes.ToArray();
    }

    private static string Fill(byte[] template)
    {
        byte[] filled = new PaperTemplate(PaperKind.Notice, "a.docx", template).Fill(Values);
        using var bytes = new MemoryStream(filled);
        using var word = WordprocessingDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        return word.MainDocumentPart!.Document!.InnerText + string.Concat(word.MainDocumentPart.HeaderParts.Select(h => h.Header!.InnerText));
    }

    private static Run Run(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static TableRow Row(string text) => new(new TableCell(new TableCellProperties(new TableCellWidth { Width = "1000", Type = TableWidthUnitValues.Dxa }), new Paragraph(Run(text))));
}
