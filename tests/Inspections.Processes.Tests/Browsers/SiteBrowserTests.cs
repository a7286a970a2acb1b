using Inspections.Worker.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>The public site as a citizen uses it, with the headers that the worker sends.</summary>
public sealed class SiteBrowserTests(RehearsedYear year, Chromium browser) : IClassFixture<Chromium>
{
    [Fact]
    public Task A_citizen_goes_from_the_start_to_a_draw_to_a_firm() => OnSiteAsync(width: 1280, async (page, _) =>
    {
        await page.ClickAsync("main table a[href*=draws]");
        await page.WaitForSelectorAsync("#verdict.ok");
        string firm = await page.InnerTextAsync("main a[href*=firms]");
        await page.ClickAsync("main a[href*=firms]");
        Assert.StartsWith(firm, await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await page.ClickAsync("nav a[href*=problems]");
        Assert.StartsWith("问题企业", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_firm_is_found_by_its_name_and_by_its_code_with_or_without_a_script(bool scripts) => OnSiteAsync(width: 390, scripts: scripts, look: async (page, _) =>
    {
        string file = System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "firms")).Order(StringComparer.Ordinal).First();
        string id = Path.GetFileNameWithoutExtension(file);
        string name = System.Text.RegularExpressions.Regex.Match(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "<title>([^ ]+) ").Groups[1].Value;
        await page.ClickAsync("nav a[href*=find]");
        if (scripts)
        {
            await page.FillAsync("#find-what", name[2..]);
            await page.ClickAsync("#find button");
            await page.ClickAsync($"#found a:text-is('{name}')");
            await page.WaitForSelectorAsync($"main > p > code:text-is('{id}')");
            await page.ClickAsync("nav a[href*=find]");
            await page.FillAsync("#find-what", id);
            await page.ClickAsync("#find button");
        }
        else
        {
            Assert.False(await page.IsVisibleAsync("#find"));
            IReadOnlyList<string> telling = await page.Locator(".letters a").AllInnerTextsAsync();
            await page.ClickAsync($".letters a:text-is('{name.First(c => telling.Contains($"{c}"))}')");
            await page.ClickAsync($".firms a:text-is('{name}')");
        }

        await page.WaitForSelectorAsync($"main > p > code:text-is('{id}')");
        Assert.StartsWith(name, await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    });

    /// <summary>Both languages show the same parts: one is examined as a desk shows it, the other as a telephone does. Everything fits both screens.</summary>
    [Fact]
    public Task Every_kind_of_page_is_accessible_and_fits_the_screen() => OnSiteAsync(width: 1280, async (page, root) =>
    {
        string firm = Path.GetFileName(System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "firms")).First());
        string character = Path.GetFileName(System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "find"), "u*.html").First());
        string[] pages = ["index.html", "items.html", "plan.html", "years/index.html", "years/2026.html", "problems/index.html", "problems/listed.html", $"firms/{RehearsedYear.Dishonest}.html", "find/index.html", $"find/{character}", $"firms/{firm}", "draws/property-management-2026-r1/index.html", "audit.html"];
        foreach ((string folder, int examined, int other) in ((string, int, int)[])[("", 1280, 320), ("en/", 320, 1280)])
        {
            foreach (string path in pages.Select(p => folder + p))
            {
                await page.SetViewportSizeAsync(examined, 900);
                await page.GotoAsync($"{root}/{path}");
                if (await page.Locator("#verdict").CountAsync() > 0)
                {
                    await Chromium.VerdictAsync(page);
                }

                await Chromium.ExamineAsync(page, path);
                await Chromium.FitsAsync(page, path, examined);
                await Chromium.FitsAsync(page, path, other);
            }
        }
    });

    private Task OnSiteAsync(int width, Func<IPage, string, Task> look, bool scripts = true) => browser.OnSiteAsync(
        year.Folder,
        async (page, root) =>
        {
            await page.GotoAsync(root + "/");
            await look(page, root);
        },
        width,
        scripts);
}
