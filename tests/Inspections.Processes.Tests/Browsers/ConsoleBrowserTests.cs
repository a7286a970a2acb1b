using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>The bureau's own pages in a real browser.</summary>
public sealed class ConsoleBrowserTests(Chromium browser) : IClassFixture<Chromium>
{
    // Files, the page of a list that somebody has sent before, and the wall, which is the page of a draw showing itself anew.
    private static readonly string[] NoPages =
    [
        "/statistics/{year}/report.xlsx", "/statistics/{year}/report.html", "/statistics/{year}/fairness.html", "/statistics/{year}/chances.csv", "/statistics/{year}/archive.zip", "/actions.csv", "/lists/export/{kind}", "/lists/template/{kind}", "/lists/draft", "/draw-day/{draw}/wall", "/draw-day/{draw}/code.png",
        "/policy/form/{year}", "/rounds/{draw}/firms/{firm}/photos/{photo}",
    ];

    /// <summary>Made from the routes: a page that is added is tried by itself.</summary>
    [Fact]
    public async Task Every_page_that_is_read_is_accessible_and_fits_the_screen()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string[] parts = Prepare(desk);
        foreach (Label role in RoleTable.Roles.Select(r => r.Role))
        {
            await OnAsync(desk, role, 1280, scripts: true, async (page, root) =>
            {
                foreach (ConsoleRoute route in ConsoleRoutes.Of(desk.Console).Where(r => r.Method == "GET" && r.Duty is { } duty && IsShownBy(role, duty) && !NoPages.Contains(r.Pattern, StringComparer.Ordinal)))
                {
                    string path = route.Pattern.Replace("{draw}", parts[0], StringComparison.Ordinal).Replace("{firm}", parts[1], StringComparison.Ordinal)
                        .Replace("/firms/{**id}", $"/firms/{parts[1]}", StringComparison.Ordinal).Replace("/items/{**id}", $"/items/{parts[5]}", StringComparison.Ordinal).Replace("{**id}", parts[2], StringComparison.Ordinal).Replace("{**staff}", ConsoleDesk.IdOf(role), StringComparison.Ordinal)
                        .Replace("{number}", parts[3], StringComparison.Ordinal).Replace("{position}", parts[4], StringComparison.Ordinal).Replace("{year}", $"{ResultDesk.Draw.Year}", StringComparison.Ordinal)
                        .Replace("{kind}", "firms", StringComparison.Ordinal).Replace("{name}", "Port", StringComparison.Ordinal);
                    IResponse? answer = await page.GotoAsync(root + path);
                    Assert.True(answer?.Status == 200, $"{path}: {answer?.Status}");
                    await Chromium.ExamineAsync(page, path);
                    await Chromium.FitsAsync(page, path, 360);
                    if (route.Duty == Duty.EnterResults)
                    {
                        // What is filled in at the door, on a telephone.
                        await Chromium.ExamineAsync(page, path);
                    }

                    await Chromium.FitsAsync(page, path, 1280);
                }
            });
        }
    }

    // Each page once: by the first role that may read it.
    private static bool IsShownBy(Label role, Duty duty) => RoleTable.Roles.First(r => RoleTable.Has(r.Role, duty)).Role == role;

    // The values of the parts of addresses: a draw, a firm, an inspector, a request, a result, an item.
    private static string[] Prepare(ConsoleDesk desk)
    {
        Identifier firm = desk.Results.Firms[0], other = desk.Results.Firms[1];
        InspectionResult good = desk.Results.Good(firm);
        desk.Results.Submit(good with
        {
            Categories = [ResultCategory.Parse("ProblemOrderedCorrected")],
            Problems = [new ItemProblem(good.Items[0], "未公示收费标准")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, desk.Results.Desk.Bureau.Today.AddDays(30))],
        });
        using Browser asking = desk.Open(RoleTable.Operator);
        SignedIn who = desk.Console.Authentication.Find(asking.Cookies.GetAllCookies().Single().Value)!;
        return desk.Results.Desk.Bureau.Database.Write(session =>
        {
            Identifier leaving = TeamStore.Open(LedgerStore.Open(session), ResultDesk.Draw).Of(other)!.First(i => RequestDesk.Joins(session, ResultDesk.Draw, other, i) is not null);
            PolicyChange now = desk.Console.Policies.Now(session);
            PolicyDraftStore.Put(
                session, who.Account.Staff, now with { Policy = now.Policy with { Sectors = [.. now.Policy.Sectors.Select(s => s with { Cap = s.Cap + 1, Team = new TeamRule(20, 1) })] } }, desk.Results.Desk.Bureau.Now);
            long number = desk.Console.Requests.Ask(session, who, new RequestContent(RequestKind.Substitute, ResultDesk.Draw, other, [leaving], "absent", Source: null, Year: null, "请病假"));
            return (string[])[$"{ResultDesk.Draw}", $"{firm}", $"{leaving}", $"{number}", $"{ResultStore.Latest(session, ResultDesk.Draw, firm)!.Position}", $"{ItemStore.Current(session)[0].Code}"];
        });
    }

    private async Task OnAsync(ConsoleDesk desk, Label role, int width, bool scripts, Func<IPage, string, Task> look)
    {
        using Browser signedIn = desk.Open(role);
        await browser.OnPageAsync(width, scripts, async page =>
        {
            await page.Context.AddCookiesAsync([new Cookie { Name = "inspections", Value = signedIn.Cookies.GetAllCookies().Single().Value, Url = signedIn.Address }]);
            await page.Context.SetExtraHTTPHeadersAsync([new("Accept-Language", "zh-CN")]);
            await look(page, signedIn.Address);
        });
    }
}
