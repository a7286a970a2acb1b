using System.Security.Cryptography;
using System.Text.Json;
using Inspections.Core.Ledger;
using Inspections.Worker.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>A page that cannot verify says so, and how to verify without it; what it does find fits the smallest screen.</summary>
public sealed class UnverifiedPageTests(RehearsedYear year, Chromium browser) : IClassFixture<Chromium>
{
    private const string Draw = "property-management-2026-r2";

    [Fact]
    public Task Without_scripts_the_page_says_that_nothing_was_verified_and_how_to_verify_without_it() => browser.OnSiteAsync(
        year.Folder,
        async (page, root) =>
        {
            foreach (string place in (string[])[$"draws/{Draw}/", "audit.html"])
            {
                await page.GotoAsync($"{root}/{place}");
                await SaysSoAsync(page);
                Assert.False(await page.IsVisibleAsync("#verdict"));
            }
        },
        scripts: false);

    [Theory]
    [InlineData("verify-page.js")]
    [InlineData("verify.js")]
    [InlineData("verify/forms.js")]
    public Task A_script_that_does_not_load_leaves_no_page_that_verifies_for_ever(string script) => MissingAsync(script, async page =>
    {
        await page.WaitForSelectorAsync("#unverified");
        await SaysSoAsync(page);
    });

    [Fact]
    public Task A_script_that_never_answers_is_given_up_after_a_minute() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/verify.js", _ => Task.CompletedTask);
        await page.GotoAsync($"{root}/draws/{Draw}/");
        await page.WaitForSelectorAsync("#verdict");
        Assert.False(await page.IsVisibleAsync("#unverified"));
        await page.Clock.FastForwardAsync(61_000);
        await page.WaitForSelectorAsync("#unverified");
        await SaysSoAsync(page);
    });

    [Fact]
    public Task A_server_that_answers_for_what_is_missing_gives_no_verdict() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.RouteAsync("**/policy/0000*", route => route.FulfillAsync(new RouteFulfillOptions { Status = 200, Body = "{}" }));
        await page.GotoAsync($"{root}/draws/{Draw}/");
        await page.WaitForSelectorAsync("#unverified");
        await SaysSoAsync(page);
    });

    [Fact]
    public Task Notices_stand_beside_the_verdict_in_words_the_most_serious_first() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.GotoAsync($"{root}/audit.html");
        await Chromium.VerdictAsync(page);
        string[] kinds = [.. (await page.Locator("#notices > li").AllAsync()).Select(li => li.GetAttributeAsync("class").Result!)];
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), kinds);
        Assert.Contains("未从别处得知公钥", await page.InnerTextAsync("#notices"), StringComparison.Ordinal);
        Assert.DoesNotContain("{", await page.InnerTextAsync("#notices"), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("audit.html")]
    [InlineData($"draws/{Draw}/")]
    public Task A_key_that_is_known_from_elsewhere_is_compared_with_the_ledgers(string place) => browser.OnSiteAsync(
        year.Folder,
        async (page, root) =>
        {
            string own = (await File.ReadAllTextAsync(Path.Combine(year.Folder, "ledger", "key"), TestContext.Current.CancellationToken)).Trim();
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            string another = new NoteSigner(own.Split('+')[0], key).Verifier.ToString();
            await page.GotoAsync($"{root}/{place}");
            Assert.Contains("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
            Assert.Contains("NoTrustedKey", await page.InnerTextAsync("#notices"), StringComparison.Ordinal);
            await page.ClickAsync("#key-form summary");

            await SayAsync(page, $" {own}\n", "账本用的就是您给出的公钥");
            Assert.Contains("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
            Assert.DoesNotContain("NoTrustedKey", await page.InnerTextAsync("#notices"), StringComparison.Ordinal);
            await SayAsync(page, own[..^4], "不是验证公钥");
            await SayAsync(page, another, "账本未通过核验");
            Assert.Contains("无效 INVALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        },
        width: 320);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_draw_page_does_not_scroll_sideways_at_320_pixels(bool scripts) => browser.OnSiteAsync(
        year.Folder,
        async (page, root) =>
        {
            await page.GotoAsync($"{root}/draws/{Draw}/");
            if (scripts)
            {
                await Chromium.VerdictAsync(page);
                string drawn = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(year.Folder, "draws", Draw, "receipt.json"), TestContext.Current.CancellationToken))
                    .RootElement.GetProperty("teams")[0].GetProperty("firm").GetString()!;
                foreach ((string code, string shown) in ((string, string)[])[(drawn, "检查组："), (new string('A', 64), "不在本次名录中")])
                {
                    await page.FillAsync("#firm-id", code);
                    await page.ClickAsync("#firm-form button");
                    await page.WaitForSelectorAsync($"#firm-result :text('{shown}')");
                    Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                }
            }

            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        },
        width: 320,
        scripts: scripts);

    private Task MissingAsync(string script, Func<IPage, Task> look) => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.Context.RouteAsync($"**/{script}", route => route.FulfillAsync(new RouteFulfillOptions { Status = 404 }));
        await page.GotoAsync($"{root}/draws/{Draw}/");
        await look(page);
    });

    private static async Task SayAsync(IPage page, string key, string verdict)
    {
        await page.FillAsync("#key", key);
        await page.ClickAsync("#key-form button");
        await page.WaitForSelectorAsync($"#key-said:has-text('{verdict}')");
    }

    private static async Task SaysSoAsync(IPage page)
    {
        string printed = await page.InnerTextAsync("#unverified");
        foreach (string part in (string[])["没有核验", "既不是有效，也不是无效", "inspections verify", "python3 verify.py"])
        {
            Assert.Contains(part, printed, StringComparison.Ordinal);
        }
    }
}
