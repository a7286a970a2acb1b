using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>检查码: what a telephone shows of the code on a notice.</summary>
public sealed class VisitCodeTests(RehearsedYear year, Chromium browser) : IClassFixture<Chromium>
{
    private const string Draw = "property-management-2026-r2";
    private const int Telephone = 360;

    [Fact]
    public Task A_code_that_fits_says_so_of_firm_team_days_and_items_and_the_draw_is_verified() => OnCodeAsync(c => c, async (page, claim) =>
    {
        await page.WaitForSelectorAsync("#visit.ok");
        string said = await page.InnerTextAsync("#visit");
        Each.Of(["相符：抽取核验有效", claim.Name, claim.Firm, claim.Drawn, claim.Names, claim.From, claim.Until, claim.Items], part => Assert.Contains(part, said, StringComparison.Ordinal));
        Assert.Contains("VALID", await page.InnerTextAsync("#verdict"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "wider than the telephone");
    });

    [Fact]
    public Task A_code_with_another_team_does_not_fit_and_the_team_of_today_is_shown() => OnCodeAsync(c => c with { Team = "NOBODY-1,NOBODY-2" }, async (page, claim) =>
    {
        await page.WaitForSelectorAsync("#visit.failed");
        Assert.Contains("码上的检查人员与现在公示的检查组不同", await page.InnerTextAsync("#visit"), StringComparison.Ordinal);
        Assert.Contains(claim.Names, await page.InnerTextAsync("#visit"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_code_of_a_day_outside_of_the_visits_does_not_fit() => OnCodeAsync(c => c with { Day = "2020-01-01" }, async (page, _) =>
    {
        await page.WaitForSelectorAsync("#visit.failed");
        Assert.Contains("2020-01-01 不在公示的检查期内", await page.InnerTextAsync("#visit"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_code_of_a_firm_that_was_not_drawn_does_not_fit() => OnCodeAsync(c => c with { Firm = "91350100M000100Y43" }, async (page, _) =>
    {
        await page.WaitForSelectorAsync("#visit.failed");
        Assert.Contains("没有被抽中", await page.InnerTextAsync("#visit"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_code_of_a_draw_that_was_never_published_does_not_fit() => OnCodeAsync(c => c with { Draw = "property-management-2026-r99" }, async (page, _) =>
    {
        await page.WaitForSelectorAsync("#visit.failed");
        Assert.Contains("公示里没有 property-management-2026-r99", await page.InnerTextAsync("#visit"), StringComparison.Ordinal);
    });

    [Fact]
    public Task Markup_in_a_code_is_none() => OnCodeAsync(c => c with { Team = "%3Cimg src=x%3E" }, async (page, _) =>
    {
        await page.WaitForSelectorAsync("#visit.failed");
        Assert.Contains("没有完整的检查码", await page.InnerTextAsync("#visit"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#visit img").CountAsync());
        Assert.True(await page.IsVisibleAsync("#unverified"));
    });

    [Fact]
    public Task Without_scripts_the_page_says_how_to_look_the_firm_up() => browser.OnSiteAsync(
        year.Folder,
        async (page, root) =>
        {
            await page.GotoAsync($"{root}/{VisitCode.Page}");
            Assert.Contains("本页需要脚本", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        },
        Telephone,
        scripts: false);

    // Of the first firm of the draw, what its page says: the code of its notice, perhaps changed.
    private Task OnCodeAsync(Func<Claim, Claim> change, Func<IPage, Claim, Task> look) => browser.OnSiteAsync(
        year.Folder,
        async (page, root) =>
        {
            await page.GotoAsync($"{root}/draws/{Draw}/");
            string firm = (await page.Locator("tbody a[href*='/firms/']").First.GetAttributeAsync("href"))!;
            await page.GotoAsync(new Uri(new Uri($"{root}/draws/{Draw}/"), firm).AbsoluteUri);
            ILocator visit = page.Locator($"[data-visit='{Draw}']");
            var real = new Claim(
                Draw, await Of("firm"), await Of("team"), await Of("until"), await Of("name"), await Of("drawn"), await Of("names"), await Of("from"), await Of("until"), await Of("items"));
            Claim claim = change(real);
            await page.GotoAsync($"{root}/{VisitCode.Page}#d={claim.Draw}&f={claim.Firm}&t={claim.Team}&v={claim.Day}");
            await look(page, claim);

            async Task<string> Of(string name) => (await visit.GetAttributeAsync($"data-{name}"))!;
        },
        Telephone);

    private sealed record Claim(string Draw, string Firm, string Team, string Day, string Name, string Drawn, string Names, string From, string Until, string Items);
}
