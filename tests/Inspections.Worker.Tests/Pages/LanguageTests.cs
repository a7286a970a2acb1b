using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>Every page speaks one language: Chinese, or English below <c>en/</c>. What a bureau wrote stays as it was written.</summary>
public sealed class LanguageTests(RehearsedYear year)
{
    private string[] Pages => [.. System.IO.Directory.EnumerateFiles(year.Folder, "*.html", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(year.Folder, p).Replace('\\', '/'))];

    private string[] English => [.. Pages.Where(p => p.StartsWith("en/", StringComparison.Ordinal))];

    private string[] Chinese => [.. Pages.Except(English, StringComparer.Ordinal)];

    [Fact]
    public void A_Chinese_page_has_no_English_sentence() => Foreign(Chinese, Language.Chinese);

    [Fact]
    public void An_English_page_has_no_Chinese_but_what_the_bureau_wrote() => Foreign(English, Language.English);

    [Theory]
    [InlineData("<p>抽取 drawn from all</p>", Language.Chinese, true)]
    [InlineData("<p>抽取</p><code>drawn from all</code>", Language.Chinese, false)]
    [InlineData("<p aria-label='抽取'>drawn</p>", Language.English, true)]
    [InlineData("<p>drawn，</p>", Language.English, true)]
    [InlineData("<p><span lang='zh-CN'>某局</span> drew 某公司</p>", Language.English, false)]
    public void A_mixed_page_is_found(string body, Language language, bool isMixed) =>
        Assert.Equal(isMixed, SpokenWords.Foreign($"<html><body>{body}</body></html>", language, ["某公司"]).Any());

    [Fact]
    public void Every_page_is_there_in_both_languages_and_each_leads_to_the_other()
    {
        Assert.Equal(Chinese.Order(StringComparer.Ordinal), English.Select(p => p[3..]).Order(StringComparer.Ordinal));
        Each.Of(Pages, page =>
        {
            IDocument document = new HtmlParser().ParseDocument(Read(page));
            string same = page.StartsWith("en/", StringComparison.Ordinal) ? page[3..] : page;
            Assert.Equal([("zh-CN", same), ("en", $"en/{same}")], document.QuerySelectorAll("link[hreflang]").Select(l => (l.GetAttribute("hreflang")!, From(page, l.GetAttribute("href")!))));
            Assert.Equal(page == same ? $"en/{same}" : same, From(page, document.QuerySelector("nav a[hreflang]")!.GetAttribute("href")!));
        });
    }

    [Fact]
    public void No_document_is_published_twice() => Each.Of(
        System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "en"), "*", SearchOption.AllDirectories), file => Assert.EndsWith(".html", file, StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_in_two_languages_that_are_not_mixed()
    {
        Assert.True(SpokenWords.Texts.Count > 150);
        Each.Of(SpokenWords.Texts, text => Assert.False(SpokenWords.HasChinese(text.En) || SpokenWords.HasEnglish(text.Zh), $"{text}"));
    }

    private void Foreign(string[] pages, Language language)
    {
        IReadOnlyList<string> data = SpokenWords.DataOf(year);
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(p => SpokenWords.Foreign(Read(p), language, data).Select(w => $"{p}: {w}")));
    }

    private static string From(string page, string link) => new Uri(new Uri($"https://site.example/{page}"), link).AbsolutePath.TrimStart('/');

    private string Read(string path) => File.ReadAllText(Path.Combine(year.Folder, path));
}
