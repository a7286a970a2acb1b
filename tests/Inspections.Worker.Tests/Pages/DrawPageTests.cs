using Inspections.Worker.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>The page of a draw in a real browser, over plain HTTP as any file server would give it.</summary>
public sealed class DrawPageTests
{
    private const string Browser = "/usr/bin/chromium";
    private const string Draw = "property-management-2026-r2";

    [Fact]
    public Task An_honest_draw_is_shown_as_valid_and_a_firm_finds_its_ticket() => OnPageAsync(_ => { }, async (page, root) =>
    {
        Assert.StartsWith("有效 VALID", await VerdictAsync(page), StringComparison.Ordinal);
        string leaf = (await File.ReadAllLinesAsync(Path.Combine(root, "draws", Draw, "frame.jsonl"), TestContext.Current.CancellationToken))[0];
        await page.FillAsync("#firm-id", System.Text.Json.JsonDocument.Parse(leaf).RootElement.GetProperty("id").GetString()!);
        await page.ClickAsync("#firm-form button");
        await page.WaitForSelectorAsync("#firm-result dd");
        string shown = await page.InnerTextAsync("#firm-result");
        Assert.Contains("与承诺一致 as committed", shown, StringComparison.Ordinal);
        Assert.Contains("票号 ticket", shown, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_frame_with_one_byte_changed_is_shown_as_invalid_by_the_check_frame() => OnPageAsync(
        root =>
        {
            string frame = Path.Combine(root, "draws", Draw, "frame.jsonl");
            string text = File.ReadAllText(frame);
            int place = text.IndexOf("\"all\"", StringComparison.Ordinal);
            File.WriteAllText(frame, text[..(place + 3)] + "x" + text[(place + 4)..]);
        },
        async (page, _) =>
        {
            Assert.StartsWith("无效 INVALID", await VerdictAsync(page), StringComparison.Ordinal);
            Assert.Contains("failed", await page.InnerTextAsync("#check-frame"), StringComparison.Ordinal);
        });

    private static async Task OnPageAsync(Action<string> tamper, Func<IPage, string, Task> look)
    {
        Assert.SkipUnless(File.Exists(Browser), "no browser: install Debian's chromium");
        using var scratch = new Scratch();
        string root = scratch.At("public");
        await Scratch.RunAsync("simulate", "2026", "--firms", Scratch.SampleFirms, "--out", root);
        tamper(root);

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(PublicSite.Address(0));
        await using WebApplication site = builder.Build();
        site.UsePublicSite(root);
        await site.StartAsync(TestContext.Current.CancellationToken);

        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync($"{site.Urls.First()}/draws/{Draw}/");
        await look(page, root);
    }

    private static async Task<string> VerdictAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#verdict.ok, #verdict.failed, #verdict.incomplete");
        return await page.InnerTextAsync("#verdict");
    }
}
