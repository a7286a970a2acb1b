using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Tests.BureauConsole;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>
/// The main way of the handbook's other chapters, by whom it is, in one year: signing in, rules, approval and papers, follow-ups, a draw day, the figures, the machine, the
/// accounts. On a wide screen by the keyboard alone, on a narrow one by tapping and without a script. What is refused there is tried without a browser.
/// </summary>
public sealed class ChapterWalkTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Dice = "31415926535897932384";

    private static readonly DrawId Next = ResultDesk.Draw with { Round = 2 };

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task The_other_chapters_are_walked_by_those_whose_they_are(int width, bool scripts)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        await using (Walker operating = await Walker.SignInAsync(browser, desk, RoleTable.Operator, width, scripts, "/policy", isByKeyboard: scripts),
            head = await OpenAsync(desk, RoleTable.DivisionHead, width, scripts), leader = await OpenAsync(desk, RoleTable.DeputyDirector, width, scripts))
        {
            await ChangeRulesAsync(operating, head, leader);
            await ApproveVisitsAsync(operating, head);
            await FollowUpAsync(desk, operating);
            await TakeFactorAsync(desk, operating);
            await head.GoAsync($"/year/{ResultDesk.Draw.Year}");
            Assert.Equal(0, await head.Page.Locator("form[action$='/close']").CountAsync());
            await Pictures.TakeAsync(head.Page, "year");
            await head.GoAsync("/keys");
            await Pictures.TakeAsync(head.Page, "keys");
        }

        await using (Walker administrator = await OpenAsync(desk, RoleTable.Administrator, width, scripts))
        {
            await AdministerAsync(desk, administrator);
        }

        await DrawAsync(desk, width, scripts);
    }

    private static async Task ChangeRulesAsync(Walker operating, Walker head, Walker leader)
    {
        IPage page = operating.Page;
        await page.WaitForSelectorAsync("h1:text-is('计划与规则')");
        await Pictures.TakeAsync(page, "policy");
        await operating.PressAsync("main a[href='/policy/draft']");
        await operating.WriteAsync($"input[name='{ResultDesk.Draw.Sector}.cap']", "12");
        await operating.PressAsync("form[action='/policy/draft'] button");
        await operating.WriteAsync("textarea[name=why]", "上级要求");
        await operating.PressAsync("form[action='/policy/propose'] button");
        await page.WaitForSelectorAsync("form[action$='/take-back']");
        string path = new Uri(page.Url).AbsolutePath;
        foreach ((Walker who, string button) in ((Walker, string)[])[(head, "decide"), (leader, "approve")])
        {
            await who.GoAsync("/");
            await who.PressAsync($"main a[href='{path}']");
            await who.PressAsync($"form[action$='/{button}'] button");
            await who.Page.WaitForSelectorAsync("[role=status]");
        }

        Assert.Equal("已批准并办理", await leader.Page.InnerTextAsync("[role=status]"));
        await operating.GoAsync(path);
        Assert.Contains("年度检查上限", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Pictures.TakeAsync(page, "policy-decided");
    }

    private static async Task ApproveVisitsAsync(Walker operating, Walker head)
    {
        await head.GoAsync("/");
        await head.PressAsync($"main a[href='/rounds/{ResultDesk.Draw}/approval']");
        await Pictures.TakeAsync(head.Page, "approval");
        await head.PressAsync("form[action$='/approval/give'] button");
        Assert.Equal("检查已审批，可以制作通知书", await head.Page.InnerTextAsync("[role=status]"));
        await operating.GoAsync($"/rounds/{ResultDesk.Draw}");
        IDownload papers = await operating.Page.RunAndWaitForDownloadAsync(() => operating.PressAsync("button[value=zip]"));
        Assert.Equal($"检查文书-{ResultDesk.Draw}.zip", papers.SuggestedFilename);
    }

    private static async Task FollowUpAsync(ConsoleDesk desk, Walker operating)
    {
        InspectionResult good = desk.Results.Good(desk.Results.Firms[0]);
        desk.Results.Submit(good with
        {
            Categories = [ResultCategory.ProblemOrderedCorrected],
            Problems = [new ItemProblem(good.Items[0], "未公示收费标准")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, desk.Results.Desk.Bureau.Today.AddDays(30))],
        });
        await operating.GoAsync("/follow-ups");
        await Pictures.TakeAsync(operating.Page, "follow-ups");
        await operating.WriteAsync("input[name=on]", desk.Results.Desk.Bureau.Today);
        await operating.WriteAsync("textarea[name=outcome]", "复查合格");
        await operating.PressAsync("form[action='/follow-ups/close'] button");
        Assert.Equal("已登记办结", await operating.Page.InnerTextAsync("[role=status]"));
    }

    private static async Task TakeFactorAsync(ConsoleDesk desk, Walker operating)
    {
        await operating.GoAsync("/password");
        await operating.PressAsync("main a[href='/factor']");
        await operating.PressAsync("form[action='/factor/begin'] button");
        await operating.Page.WaitForSelectorAsync(".qr svg");
        await operating.WriteAsync("input[name=code]", TimeCodes.At(await operating.Page.InnerTextAsync("code.secret"), desk.Results.Desk.Clock.GetUtcNow()));
        await operating.PressAsync("form[action='/factor/confirm'] button");
        await operating.Page.WaitForSelectorAsync("ol code.secret");
        Assert.Equal(TimeCodes.RecoveryCodes, await operating.Page.Locator("ol code.secret").CountAsync());
    }

    private static async Task AdministerAsync(ConsoleDesk desk, Walker administrator)
    {
        IPage page = administrator.Page;
        await administrator.GoAsync("/accounts");
        await Pictures.TakeAsync(page, "accounts");
        await administrator.PressAsync("main a[href='/accounts/new']");
        await administrator.WriteAsync("input[name=staff]", "N1");
        await administrator.WriteAsync("input[name=name]", "陈新");
        await administrator.TickAsync("input[name=role][value=operator]");
        await administrator.PressAsync("form[action='/accounts/save'] button");
        await page.WaitForSelectorAsync("code.secret");
        await administrator.GoAsync("/system/settings/Port");
        await administrator.WriteAsync("textarea[name=value]", "8555");
        await administrator.PressAsync("form[action='/system/settings/check'] button");
        await page.WaitForSelectorAsync("form[action='/system/settings/keep']");
        await Pictures.TakeAsync(page, "setting");
        await administrator.PressAsync("form[action='/system/settings/keep'] button");
        await page.WaitForSelectorAsync("[role=status]");
        Assert.True(desk.Console.Machine.Settings.WaitsForRestart);
        await administrator.GoAsync("/actions");
        await Pictures.TakeAsync(page, "actions");
    }

    // Two people enter the dice, each at an own browser; then the draw verifies itself.
    private async Task DrawAsync(ConsoleDesk desk, int width, bool scripts)
    {
        desk.Results.Desk.Settings.Commitment.Sources = ["own", "dice"];
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).CommitAt);
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).DrawAt.AddMinutes(-10));
        await using (Walker supervisor = await OpenAsync(desk, RoleTable.Supervisor, width, scripts))
        {
            await supervisor.GoAsync("/draw-day");
            await supervisor.PressAsync($"main a[href='/draw-day/{Next}']");
            await supervisor.Page.WaitForSelectorAsync(".countdown");
            await Pictures.TakeAsync(supervisor.Page, "draw-day");
        }

        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).DrawAt);
        foreach (Label role in (Label[])[RoleTable.Inspector, RoleTable.DivisionHead])
        {
            await using Walker entering = await OpenAsync(desk, role, width, scripts);
            await entering.GoAsync($"/draw-day/{Next}");
            await entering.PressAsync("main a[href$='/values']");
            await entering.WriteAsync("input[name=value]", Dice);
            await entering.PressAsync("form[action$='/values'] button");
            await entering.Page.WaitForSelectorAsync("[role=status]");
        }

        desk.Results.Desk.Processor.RunDue();
        Assert.Equal(RoundState.Staffed, desk.Results.Desk.Round(Next).State);
        await using Walker watching = await OpenAsync(desk, RoleTable.Supervisor, width, scripts);
        await watching.GoAsync($"/draw-day/{Next}");
        Assert.True(await watching.Page.Locator("ol.drawn li").CountAsync() > 0);
        Assert.Equal(0, await watching.Page.Locator("strong.severe").CountAsync());
        await Pictures.TakeAsync(watching.Page, "draw-day-drawn");
        await watching.GoAsync("/statistics");
        await Pictures.TakeAsync(watching.Page, "statistics");
    }

    private Task<Walker> OpenAsync(ConsoleDesk desk, Label role, int width, bool scripts) => Walker.OpenAsync(browser, desk, role, width, scripts, isByKeyboard: scripts);
}
