using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>Every page speaks one language: Chinese, or English below <c>en/</c>. What a bureau wrote stays as it was written.</summary>
public sealed class LanguageTests(RehearsedYear year, Chromium browser) : IClassFixture<Chromium>
{
    // Names of formats and programs.
    private static readonly Regex Names = new("JavaScript|Python 3|Chrome 78", RegexOptions.CultureInvariant);

    private string[] Pages => [.. System.IO.Directory.EnumerateFiles(year.Folder, "*.html", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(year.Folder, p).Replace('\\', '/'))];

    [Fact]
    public void A_Chinese_page_has_no_English_sentence()
    {
        string[] pages = [.. Pages.Where(p => !p.StartsWith("en/", StringComparison.Ordinal))];
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(p => SpokenWords.Of(Read(p)).Where(w => SpokenWords.EnglishSentence().IsMatch(Names.Replace(w, ""))).Select(w => $"{p}: {w}")));
    }

    [Fact]
    public void An_English_page_has_no_Chinese_but_what_the_bureau_wrote()
    {
        string[] data = [.. Data().Distinct(StringComparer.Ordinal)];
        string[] pages = [.. Pages.Where(p => p.StartsWith("en/", StringComparison.Ordinal))];
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(p =>
        {
            string html = Read(p);
            string[] quoted = [.. SpokenWords.QuotedIn(html)];
            Assert.DoesNotContain(quoted, q => SpokenWords.Texts.Any(t => t.Zh == q));
            return SpokenWords.Of(html).Select(w => Without(w, quoted, data)).Where(w => SpokenWords.Chinese().IsMatch(w)).Select(w => $"{p}: {w}");
        }));
    }

    [Fact]
    public void Every_page_is_there_in_both_languages_and_each_leads_to_the_other()
    {
        string[] chinese = [.. Pages.Where(p => !p.StartsWith("en/", StringComparison.Ordinal))];
        Assert.Equal(chinese.Order(StringComparer.Ordinal), Pages.Where(p => p.StartsWith("en/", StringComparison.Ordinal)).Select(p => p[3..]).Order(StringComparer.Ordinal));
        Assert.All(Pages, page =>
        {
            IDocument document = new HtmlParser().ParseDocument(Read(page));
            string same = page.StartsWith("en/", StringComparison.Ordinal) ? page[3..] : page;
            Assert.Equal([("zh-CN", same), ("en", $"en/{same}")], document.QuerySelectorAll("link[hreflang]").Select(l => (l.GetAttribute("hreflang")!, From(page, l.GetAttribute("href")!))));
            Assert.Equal(page == same ? $"en/{same}" : same, From(page, document.QuerySelector("nav a[hreflang]")!.GetAttribute("href")!));
        });
    }

    [Fact]
    public void No_document_is_published_twice() => Assert.All(
        System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "en"), "*", SearchOption.AllDirectories), file => Assert.EndsWith(".html", file, StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_in_two_languages_that_are_not_mixed()
    {
        Assert.True(SpokenWords.Texts.Count > 150);
        Assert.All(SpokenWords.Texts, text =>
        {
            Assert.DoesNotMatch(SpokenWords.Chinese(), text.En);
            Assert.DoesNotMatch(SpokenWords.EnglishSentence(), Names.Replace(text.Zh, ""));
        });
    }

    [Theory]
    [InlineData("", "有效 VALID", "91350100M000100Y43 不在本次名录中")]
    [InlineData("en/", "VALID", "91350100M000100Y43 is not in this list")]
    public Task The_scripts_of_a_page_speak_its_language(string folder, string verdict, string stranger) => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        string draw = "property-management-2026-r2";
        await page.GotoAsync($"{root}/{folder}draws/{draw}/");
        Assert.StartsWith(verdict, await Chromium.VerdictAsync(page), StringComparison.Ordinal);
        string drawn = JsonDocument.Parse(Read($"draws/{draw}/receipt.json")).RootElement.GetProperty("teams")[0].GetProperty("firm").GetString()!;
        foreach ((string code, string shown) in ((string, string)[])[("91350100M000100Y43", stranger), (drawn, drawn)])
        {
            await page.FillAsync("#firm-id", code);
            await page.ClickAsync("#firm-form button");
            await page.WaitForSelectorAsync($"#firm-result :text('{shown}')");
            SpeaksOne(folder, await page.ContentAsync());
        }

        await page.GotoAsync($"{root}/{folder}audit.html");
        await Chromium.VerdictAsync(page);
        SpeaksOne(folder, await page.ContentAsync());
    });

    [Theory]
    [InlineData("", "无效 INVALID", "应为")]
    [InlineData("en/", "INVALID", "expected")]
    public async Task What_fails_is_said_in_the_pages_language(string folder, string verdict, string expected)
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch), draw = "property-management-2026-r2", receipt = Path.Combine(root, "draws", draw, "receipt.json");
        await File.WriteAllTextAsync(receipt, (await File.ReadAllTextAsync(receipt, TestContext.Current.CancellationToken)).Replace("\"bound\":", "\"bounds\":", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await browser.OnSiteAsync(root, async (page, address) =>
        {
            await page.GotoAsync($"{address}/{folder}draws/{draw}/");
            string said = await Chromium.VerdictAsync(page);
            Assert.StartsWith(verdict, said, StringComparison.Ordinal);
            Assert.Contains(expected, said, StringComparison.Ordinal);
            SpeaksOne(folder, await page.ContentAsync());
        });
    }

    private void SpeaksOne(string folder, string html)
    {
        string[] data = [.. Data()], quoted = [.. SpokenWords.QuotedIn(html)];
        Assert.Empty(SpokenWords.Of(html).Where(w => folder.Length == 0
            ? SpokenWords.EnglishSentence().IsMatch(Names.Replace(w, ""))
            : SpokenWords.Chinese().IsMatch(Without(w, quoted, data))));
    }

    // Names of firms, lists, sectors and strata, and numbers of certificates.
    private IEnumerable<string> Data()
    {
        string lists = Path.Combine(Path.GetDirectoryName(year.Folder)!, "public-dishonest.csv");
        return File.ReadLines(RehearsedYear.Firms).Concat(File.ReadLines(lists)).SelectMany(l => l.Split(','))
            .Concat(System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "policy")).SelectMany(p => SpokenWords.InJson(JsonDocument.Parse(File.ReadAllBytes(p)).RootElement)))
            .Append("演练").Where(d => SpokenWords.Chinese().IsMatch(d));
    }

    // A character by itself is one of a name, by which firms are found.
    private static string Without(string words, string[] quoted, string[] data)
    {
        string rest = Regex.Replace(words, "^.$|“.”", "", RegexOptions.CultureInvariant);
        return quoted.Concat(data).Where(d => d.Length > 0).OrderByDescending(d => d.Length).Aggregate(rest, (left, d) => left.Replace(d, "", StringComparison.Ordinal));
    }

    private static string From(string page, string link) => new Uri(new Uri($"https://site.example/{page}"), link).AbsolutePath.TrimStart('/');

    private string Read(string path) => File.ReadAllText(Path.Combine(year.Folder, path));
}
