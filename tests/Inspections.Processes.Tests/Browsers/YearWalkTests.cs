using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Inspections.Worker.Tests.Files.Photos;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>
/// The handbook's chapters walked in a browser by people of every role, with a script and without, on a desk and on a telephone: each step twice, out of order,
/// by the wrong person, in two tabs. What is refused says why and changes nothing.
/// </summary>
public sealed class YearWalkTests(Chromium browser) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_firm_comes_into_the_lists_by_hand(int width, bool scripts)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        await using Walker operating = await Walker.OpenAsync(browser, desk, RoleTable.Operator, width, scripts), inspector = await Walker.OpenAsync(browser, desk, RoleTable.Inspector, width, scripts);
        Assert.False((await inspector.GoAsync("/lists/add/firms"))!.Ok);
        IPage page = operating.Page, other = await operating.TabAsync();
        await operating.GoAsync("/lists");
        await Pictures.TakeAsync(page, "lists");
        string sector = desk.Results.Desk.Bureau.Database.Read(SectorStore.All)[0].Name;
        foreach (IPage tab in new[] { page, other })
        {
            await tab.GotoAsync($"{operating.Root}/lists");
            await tab.ClickAsync("a[href='/lists/add/firms']");
            await tab.FillAsync("input[name=cell0]", "91350100M000100Y43");
            await tab.FillAsync("input[name=cell1]", "榕城试样物业服务有限公司");
            await tab.FillAsync("input[name=cell2]", sector);
            await tab.FillAsync("input[name=cell5]", "B");
        }

        await Pictures.TakeAsync(page, "lists-add");
        await page.ClickAsync("form[action='/lists/add/firms'] button");
        Assert.Equal("已新增，并记入台账", await page.InnerTextAsync("[role=status]"));
        await Pictures.TakeAsync(page, "firm");
        await other.ClickAsync("form[action='/lists/add/firms'] button");
        Assert.Contains("91350100M000100Y43", await other.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(1, desk.Results.Desk.Bureau.Database.Read(FirmStore.Current).Count(f => $"{f.Id}" == "91350100M000100Y43"));

        await page.CheckAsync("input[name=sure]");
        await page.ClickAsync("form[action='/lists/end/firms'] button");
        await page.ClickAsync("form[action='/lists/undo'] button");
        Assert.Contains(desk.Results.Desk.Bureau.Database.Read(FirmStore.Current), f => $"{f.Id}" == "91350100M000100Y43");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task An_inspector_is_substituted_by_three_people(int width, bool scripts)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        await using Walker operating = await Walker.OpenAsync(browser, desk, RoleTable.Operator, width, scripts), head = await Walker.OpenAsync(browser, desk, RoleTable.DivisionHead, width, scripts),
            leader = await Walker.OpenAsync(browser, desk, RoleTable.DeputyDirector, width, scripts);
        Identifier firm = desk.Results.Firms[0];
        Identifier leaving = desk.Results.Desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), ResultDesk.Draw).Of(firm)!.First(i => RequestDesk.Joins(s, ResultDesk.Draw, firm, i) is not null));
        await operating.GoAsync($"/rounds/{ResultDesk.Draw}");
        await Pictures.TakeAsync(operating.Page, "round");
        await operating.Page.ClickAsync($"a[href$='/team/{firm}']");
        const string Form = "form[action='/requests/ask/substitute']";
        await operating.Page.CheckAsync($"{Form} input[value='{leaving}']");
        await operating.Page.SelectOptionAsync($"{Form} select", "absent");
        await operating.Page.FillAsync($"{Form} textarea", "请病假");
        await Pictures.TakeAsync(operating.Page, "substitute");
        await operating.Page.ClickAsync($"{Form} button");
        string path = new Uri(operating.Page.Url).AbsolutePath;

        // Out of order: the leader finds nothing to approve before the head has decided.
        await leader.GoAsync(path);
        Assert.Equal(0, await leader.Page.Locator("form[action$='/approve']").CountAsync());
        IPage late = await head.TabAsync();
        await late.GotoAsync(head.Root + path);
        await head.GoAsync(path);
        await Pictures.TakeAsync(head.Page, "request");
        await head.Page.ClickAsync("form[action$='/decide'] button");
        Assert.Equal("已决定，待分管领导批准", await head.Page.InnerTextAsync("[role=status]"));
        await late.ClickAsync("form[action$='/decide'] button");
        Assert.Contains("已由他人办理", await late.InnerTextAsync("main"), StringComparison.Ordinal);
        await leader.GoAsync(path);
        await leader.Page.ClickAsync("form[action$='/approve'] button");
        Assert.Equal("已批准并办理", await leader.Page.InnerTextAsync("[role=status]"));
        Assert.DoesNotContain(leaving, desk.Results.Desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), ResultDesk.Draw).Of(firm)!));
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_result_goes_from_the_door_to_the_public(int width, bool scripts)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        await using Walker inspector = await Walker.OpenAsync(browser, desk, RoleTable.Inspector, width, scripts), watcher = await Walker.OpenAsync(browser, desk, RoleTable.Supervisor, width, scripts);
        Identifier firm = desk.Results.Firms[0];
        IPage page = inspector.Page, late = await inspector.TabAsync();
        await inspector.GoAsync("/");
        await Pictures.TakeAsync(page, "tasks");
        await page.ClickAsync($"a[href='/rounds/{ResultDesk.Draw}']");
        await page.ClickAsync($"a[href$='/firms/{firm}']");
        await page.FillAsync("input[name=on]", $"{desk.Results.Good(firm).InspectedOn:yyyy-MM-dd}");
        await page.SetInputFilesAsync("input[name=photo] >> nth=1", new FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = MadePhotos.Jpeg() });
        await page.ClickAsync("button[formaction$='/draft']");
        Assert.Equal("草稿已存，尚未提交", await page.InnerTextAsync("[role=status]"));
        string photo = (await page.GetAttributeAsync("a[href*='/photos/']", "href"))!;
        await late.GotoAsync($"{inspector.Root}/rounds/{ResultDesk.Draw}/firms/{firm}");
        foreach (IPage tab in new[] { page, late })
        {
            foreach (ILocator box in await tab.Locator("input[name=inspector]").AllAsync())
            {
                await box.CheckAsync();
            }

            await tab.CheckAsync("input[name=item] >> nth=0");
            await tab.CheckAsync("input[name=category][value=NoProblemFound]");
        }

        await Pictures.TakeAsync(page, "entry");
        await page.ClickAsync("form.entry button:not([formaction])");
        Assert.Equal("已提交审查", await page.InnerTextAsync("[role=status]"));
        await late.ClickAsync("form.entry button:not([formaction])");
        Assert.Contains("已由他人录入", await late.InnerTextAsync("main"), StringComparison.Ordinal);

        Assert.Equal(ConsoleDesk.IdOf(RoleTable.Inspector), $"{desk.Results.Latest(firm).EnteredBy}");

        // In the order of the steps, each in two tabs; whose turn it is not finds no button, and whoever entered it has none.
        string path = $"/review/{desk.Results.Latest(firm).Position}";
        await inspector.GoAsync(path);
        Assert.Equal(0, await page.Locator("form[action='/review/approve']").CountAsync());
        await using (Walker early = await Walker.OpenAsync(browser, desk, RoleTable.SecrecyGroup, width, scripts))
        {
            await early.GoAsync(path);
            Assert.Equal(0, await early.Page.Locator("form[action='/review/approve']").CountAsync());
        }

        foreach (Label role in (Label[])[RoleTable.DivisionHead, RoleTable.DeputyDirector, RoleTable.SecrecyGroup])
        {
            await using Walker reviewer = await Walker.OpenAsync(browser, desk, role, width, scripts);
            IPage second = await reviewer.TabAsync();
            await reviewer.GoAsync("/review");
            await Pictures.TakeAsync(reviewer.Page, "review");
            await reviewer.Page.ClickAsync($"a[href='{path}']");
            await second.GotoAsync(reviewer.Root + path);
            await Pictures.TakeAsync(reviewer.Page, "review-case");
            await reviewer.Page.ClickAsync("form[action='/review/approve'] button");
            Assert.Equal("已同意", await reviewer.Page.InnerTextAsync("[role=status]"));
            await second.ClickAsync("form[action='/review/approve'] button");
            Assert.Equal(0, await second.Locator("[role=status]").CountAsync());
        }

        Assert.Equal(ResultState.Published, desk.Results.Latest(firm).State);
        await watcher.GoAsync(photo);
        Assert.Equal(8, await watcher.Page.EvaluateAsync<int>("document.images[0].naturalWidth"));
        await watcher.GoAsync($"/rounds/{ResultDesk.Draw}");
        Assert.Equal(0, await watcher.Page.Locator("main form").CountAsync());
    }

    /// <summary>Nothing but the keyboard: Tab, space, letters and the enter key.</summary>
    [Fact]
    public async Task A_result_is_entered_by_the_keyboard_alone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        await using Walker inspector = await Walker.OpenAsync(browser, desk, RoleTable.Inspector, 1280, scripts: true);
        Identifier firm = desk.Results.Firms[0];
        await inspector.GoAsync("/");
        await inspector.FollowByKeyboardAsync($"a[href='/rounds/{ResultDesk.Draw}']", $"/rounds/{ResultDesk.Draw}");
        await inspector.FollowByKeyboardAsync($"a[href$='/firms/{firm}']", $"/rounds/{ResultDesk.Draw}/firms/{firm}");
        await inspector.TypeDayAsync("input[name=on]", desk.Results.Good(firm).InspectedOn);
        for (int i = 0; i < desk.Results.Good(firm).Inspectors.Count; i++)
        {
            await inspector.TabToAsync("input[name=inspector]:not(:checked)");
            await inspector.Page.Keyboard.PressAsync("Space");
        }

        foreach (string box in (string[])["input[name=item]", "input[name=category][value=NoProblemFound]"])
        {
            await inspector.TabToAsync(box);
            await inspector.Page.Keyboard.PressAsync("Space");
        }

        await inspector.TabToAsync("form.entry button:not([formaction])");
        await inspector.Page.Keyboard.PressAsync("Enter");
        await inspector.Page.WaitForSelectorAsync("[role=status], [role=alert]");
        Assert.Equal("已提交审查", await inspector.Page.InnerTextAsync("[role=status], [role=alert]"));
    }
}
