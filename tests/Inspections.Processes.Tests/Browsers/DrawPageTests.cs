using System.Text.Json;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>The pages that verify, in a real browser, over plain HTTP as any file server would give them, and from a disk.</summary>
public sealed class DrawPageTests(RehearsedYear year, Chromium browser) : IClassFixture<Chromium>
{
    private const string Draw = "property-management-2026-r2";

    private static readonly bool Full = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is { Length: > 0 };

    [Fact]
    public Task An_honest_draw_is_valid_on_a_plain_file_server_in_a_subfolder() => browser.OnPlainServerAsync(year.Folder, "/city/双随机", async (page, root) =>
    {
        await page.GotoAsync($"{root}/draws/{Draw}/index.html");
        Assert.StartsWith("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
        Assert.Equal(15, await page.Locator("#checks li.ok").CountAsync());
    });

    [Fact]
    public Task An_honest_draw_is_valid_where_the_browser_has_no_worker_threads() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.AddInitScriptAsync("delete window.Worker");
        await page.GotoAsync($"{root}/draws/{Draw}/");
        Assert.StartsWith("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_page_opened_from_a_disk_asks_for_its_folder_and_verifies_it() => browser.OnPageAsync(1280, scripts: true, async page =>
    {
        await page.GotoAsync(new Uri(Path.Combine(year.Folder, "draws", Draw, "index.html")).AbsoluteUri);
        await page.SetInputFilesAsync("#chooser input", year.Folder);
        Assert.StartsWith("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_firm_that_was_drawn_sees_ticket_rank_cut_off_team_and_proof() => LookUpAsync(Drawn, async page =>
    {
        string shown = await page.InnerTextAsync("#firm-result");
        foreach (string part in (string[])["抽中", "检查组", "票号", "切线", "名次", "包含证明", "与承诺一致", "openssl dgst"])
        {
            Assert.Contains(part, shown, StringComparison.Ordinal);
        }

        Assert.Contains(Drawn, await page.InnerTextAsync("#picture-text"), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_firm_that_was_not_drawn_sees_the_ticket_that_lost() => LookUpAsync(Leaf(l => !l.TryGetProperty("excluded", out _) && Id(l) != Drawn), async page =>
    {
        string shown = await page.InnerTextAsync("#firm-result");
        Assert.Contains("未抽中", shown, StringComparison.Ordinal);
        Assert.Contains("与承诺一致", shown, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_firm_that_could_not_be_drawn_sees_why() => LookUpAsync(Leaf(l => l.TryGetProperty("excluded", out _)), async page =>
        Assert.Contains("本年度本行业已被抽中", await page.InnerTextAsync("#firm-result"), StringComparison.Ordinal));

    [Fact]
    public Task A_code_that_is_not_in_the_list_is_told_what_that_may_mean() => LookUpAsync("91350100M000100Y43", async page =>
        Assert.Contains("名录有遗漏", await page.InnerTextAsync("#firm-result"), StringComparison.Ordinal));

    [Fact]
    public Task A_frame_with_one_byte_changed_is_invalid_by_the_check_frame() => TamperedAsync(
        root =>
        {
            string frame = Path.Combine(root, "draws", Draw, "frame.jsonl");
            string text = File.ReadAllText(frame);
            int place = text.IndexOf("\"all\"", StringComparison.Ordinal);
            File.WriteAllText(frame, text[..(place + 3)] + "x" + text[(place + 4)..]);
        },
        async page =>
        {
            Assert.StartsWith("无效 INVALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
            Assert.Contains("未通过", await page.InnerTextAsync("#check-frame"), StringComparison.Ordinal);
        });

    [Fact]
    public Task A_draw_without_its_receipt_is_incomplete_and_says_what_is_missing() => TamperedAsync(
        root => File.Delete(Path.Combine(root, "draws", Draw, "receipt.json")),
        async page =>
        {
            string verdict = await Chromium.VerdictAsync(page);
            Assert.Contains("INCOMPLETE", verdict, StringComparison.Ordinal);
            Assert.Contains("receipt.json", verdict, StringComparison.Ordinal);
        });

    [Fact]
    public Task A_closed_year_is_valid_on_the_audit_page() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.GotoAsync($"{root}/audit.html");
        Assert.StartsWith("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);
        Assert.Equal(4, await page.Locator("#years > section").CountAsync());
        Assert.Equal(0, await page.Locator("#check-outcomes:not(.ok), td.failed, td.incomplete").CountAsync());
    });

    [Fact]
    public Task A_firm_is_looked_up_by_the_keyboard_alone_and_the_page_prints_without_its_controls() => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.GotoAsync($"{root}/draws/{Draw}/");
        await Chromium.VerdictAsync(page);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        for (int n = 0; n < 200 && await page.EvaluateAsync<string>("document.activeElement.id") != "firm-id"; n++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.TypeAsync(Drawn);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#firm-result .drawn");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await page.IsVisibleAsync("nav"));
        Assert.True(await page.IsVisibleAsync("#verdict strong"));
    });

    [Fact]
    public async Task A_large_list_is_verified_while_the_page_stays_alive()
    {
        int firms = Full ? 100_000 : 5_000;
        using var desk = new Desk();
        using var scratch = new Scratch();
        new DirectoryUpdate(desk.Bureau).Firms(FirmFile.Read(scratch.Write("firms.csv", Some.Lines([Some.FirmHeader, .. Enumerable.Range(1, firms).Select(Some.FirmLine)])), new ImportOptions()));
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        await browser.OnSiteAsync(desk.PublicFolder, async (page, root) =>
        {
            await page.AddInitScriptAsync("window.frames_seen = 0; (function tick() { window.frames_seen++; requestAnimationFrame(tick); })();");
            await page.GotoAsync($"{root}/draws/{Desk.First}/");
            await page.WaitForSelectorAsync("#progress[value]:not([value='0']), #verdict.ok", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
            int before = await page.EvaluateAsync<int>("window.frames_seen");
            Assert.StartsWith("有效 VALID", await Chromium.VerdictAsync(page), StringComparison.Ordinal);

            // A page that was frozen meanwhile would have shown no frame.
            Assert.True(await page.EvaluateAsync<int>("window.frames_seen") > before);
            Assert.Contains($"{firms}", await page.InnerTextAsync("#check-frame"), StringComparison.Ordinal);
            await page.FillAsync("#firm-id", Some.CreditCode(firms));
            await page.ClickAsync("#firm-form button");
            await page.WaitForSelectorAsync("#firm-result .outcome");
        });
    }

    private Task LookUpAsync(string code, Func<IPage, Task> look) => browser.OnSiteAsync(year.Folder, async (page, root) =>
    {
        await page.GotoAsync($"{root}/draws/{Draw}/");
        await Chromium.VerdictAsync(page);
        await page.FillAsync("#firm-id", code);
        await page.ClickAsync("#firm-form button");
        await page.WaitForSelectorAsync("#firm-result p");
        await look(page);
    });

    private async Task TamperedAsync(Action<string> tamper, Func<IPage, Task> look)
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch);
        tamper(root);
        await browser.OnSiteAsync(root, async (page, address) =>
        {
            await page.GotoAsync($"{address}/draws/{Draw}/");
            await look(page);
        });
    }

    private string Drawn => Read("receipt.json")[0].GetProperty("strata")[0].GetProperty("drawn")[0].GetString()!;

    private string Leaf(Func<JsonElement, bool> wanted) => Id(Read("frame.jsonl").First(wanted));

    private static string Id(JsonElement leaf) => leaf.GetProperty("id").GetString()!;

    private JsonElement[] Read(string file) =>
        [.. File.ReadLines(Path.Combine(year.Folder, "draws", Draw, file)).Select(l => JsonDocument.Parse(l).RootElement)];
}
