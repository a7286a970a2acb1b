using System.Text.Json;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>What the scripts of a page say is in the page's language too.</summary>
public sealed class SpokenLanguageTests(RehearsedYear year, Chromium browser) : IClassFixture<Chromium>
{
    private const string Draw = "property-management-2026-r2";

    [Theory]
    [InlineData(Language.Chinese, "", "有效 VALID", "91350100M000100Y43 不在本次名录中")]
    [InlineData(Language.English, "en/", "VALID", "91350100M000100Y43 is not in this list")]
    public Task A_page_that_verifies_speaks_its_language(Language language, string folder, string verdict, string stranger) => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.GotoAsync($"{root}/{folder}draws/{Draw}/");
        Assert.StartsWith(verdict, await Chromium.VerdictAsync(page), StringComparison.Ordinal);
        string drawn = JsonDocument.Parse(await File.ReadAllTextAsync(Receipt(year.Folder), TestContext.Current.CancellationToken)).RootElement.GetProperty("teams")[0].GetProperty("firm").GetString()!;
        foreach ((string code, string shown) in ((string, string)[])[("91350100M000100Y43", stranger), (drawn, drawn)])
        {
            await page.FillAsync("#firm-id", code);
            await page.ClickAsync("#firm-form button");
            await page.WaitForSelectorAsync($"#firm-result :text('{shown}')");
            await SpeaksAsync(page, language);
        }

        await page.GotoAsync($"{root}/{folder}audit.html");
        await Chromium.VerdictAsync(page);
        await SpeaksAsync(page, language);
    });

    [Theory]
    [InlineData(Language.Chinese, "", "无效 INVALID", "应为")]
    [InlineData(Language.English, "en/", "INVALID", "expected")]
    public async Task What_fails_is_said_in_the_pages_language(Language language, string folder, string verdict, string expected)
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch);
        string receipt = await File.ReadAllTextAsync(Receipt(root), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Receipt(root), receipt.Replace("\"bound\":", "\"bounds\":", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await browser.OnSiteAsync(root, async (page, address) =>
        {
            await page.GotoAsync($"{address}/{folder}draws/{Draw}/");
            string printed = await Chromium.VerdictAsync(page);
            Assert.StartsWith(verdict, printed, StringComparison.Ordinal);
            Assert.Contains(expected, printed, StringComparison.Ordinal);
            await SpeaksAsync(page, language);
        });
    }

    [Fact]
    public Task A_reader_changes_the_language_and_stays_on_the_page() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.GotoAsync($"{root}/draws/{Draw}/");
        await page.ClickAsync("nav a[hreflang=en]");
        Assert.EndsWith($"/en/draws/{Draw}/index.html", page.Url, StringComparison.Ordinal);
        Assert.StartsWith("VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
        await page.ClickAsync("nav a[hreflang=zh-CN]");
        Assert.EndsWith($"{root[root.LastIndexOf(':')..]}/draws/{Draw}/index.html", page.Url, StringComparison.Ordinal);
    });

    private async Task SpeaksAsync(IPage page, Language language) => Assert.Empty(SpokenWords.Foreign(await page.ContentAsync(), language, SpokenWords.DataOf(year)));

    private static string Receipt(string root) => Path.Combine(root, "draws", Draw, "receipt.json");
}
