using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Fifty people at once beside the worker that draws: each is served or told why not, and of those who want the same one has it.</summary>
public sealed class CrowdTests
{
    private const int Inspectors = 30, Heads = 10, Operators = 10;

    [Fact]
    public async Task Fifty_people_act_beside_a_draw_and_each_is_served_or_refused_with_a_page()
    {
        using var results = new ResultDesk(ConsoleDesk.Set, policy: EveryFirm);
        Desk desk = results.Desk;
        await using ConsoleDesk console = await ConsoleDesk.OpenAsync(desk);
        Identifier[] firms = [.. results.Firms];
        (Identifier reviewed, Identifier changed, Identifier[] found) = (firms[0], firms[1], firms[2..]);
        results.Submit(results.Good(reviewed));
        Identifier leaving = desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), ResultDesk.Draw) is var teams ? teams.Of(changed)!.First(i => teams.SubstituteFor(changed, i) is not null) : default);
        Round[] committed = Committed(desk);
        Round[] due = [.. committed.Where(r => r.DrawAt == committed.Min(c => c.DrawAt))];
        desk.ClockTo(due[0].DrawAt);
        AddPeople(desk);

        // There are fewer firms than inspectors: some want the same.
        Task<(string Page, Browser Who)>[] entering = [.. Enumerable.Range(0, Inspectors).Select(n => EnterAsync(console, results, PersonOf(RoleTable.Inspector, n), found[n % found.Length]))];
        Task<(string Page, Browser Who)>[] approving = [.. Enumerable.Range(0, Heads).Select(n => ApproveAsync(console, PersonOf(RoleTable.DivisionHead, n), results.Latest(reviewed).Position))];
        Task<(string Page, Browser Who)>[] asking = [.. Enumerable.Range(0, Operators).Select(n => AskAsync(console, PersonOf(RoleTable.Operator, n), changed, leaving))];
        Task drawing = Task.Factory.StartNew(
            () =>
            {
                desk.Processor.RunDue();
                desk.Processor.LookAhead();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        (string Page, Browser Who)[] entered = await Task.WhenAll(entering), approved = await Task.WhenAll(approving), asked = await Task.WhenAll(asking);
        await drawing;

        (string Page, Browser Who)[] all = [.. entered, .. approved, .. asked];
        Each.Of(all, a => Assert.True(a.Who.Last.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{a.Who.Last.StatusCode}: {a.Page}"));
        Assert.Equal(found.Length, entered.Count(e => e.Page.Contains("已提交审查", StringComparison.Ordinal)));
        Assert.Equal(1, approved.Count(a => a.Page.Contains("已同意", StringComparison.Ordinal)));
        Assert.Equal(1, asked.Count(a => a.Who.Last.StatusCode == HttpStatusCode.OK));
        Assert.Equal(found.Append(reviewed).Order(), desk.Bureau.Database.Read(s => ResultStore.OfDraw(s, ResultDesk.Draw)).Select(r => r.Firm).Order());
        Each.Of(due, r => Assert.True(RoundSteps.IsDrawn(desk.Round(r.Draw).State), $"{r.Draw}: {desk.Round(r.Draw).State}"));
        results.Publish();
        Each.Of([ResultDesk.Draw, .. due.Select(r => r.Draw)], d => Assert.Equal(Verdict.Valid, desk.Verify(d).Verdict));
        Array.ForEach(all, a => a.Who.Dispose());
    }

    // The sample's policy, but that every firm of the sector is inspected in the year.
    private static PolicyDocument EveryFirm(PolicyDocument policy) => policy with
    {
        Sectors = [.. policy.Sectors.Select(s => s.Sector == ResultDesk.Draw.Sector ? s with { Floor = new Ratio(1, 1), Strata = [.. s.Strata.Select(t => t with { Rate = new Ratio(1, 1) })] } : s)],
    };

    private static Round[] Committed(Desk desk) => [.. desk.Bureau.Database.Read(s => RoundStore.Open(s)).Where(r => r.State is RoundState.Committed or RoundState.Collected)];

    private static string PersonOf(Label role, int number) => $"{role}-{number}";

    private static void AddPeople(Desk desk) => desk.Bureau.Database.Write(session =>
    {
        foreach ((Label role, int many) in (ReadOnlySpan<(Label, int)>)[(RoleTable.Inspector, Inspectors), (RoleTable.DivisionHead, Heads), (RoleTable.Operator, Operators)])
        {
            for (int n = 0; n < many; n++)
            {
                AccountStore.Add(session, new Account(Label.Parse(PersonOf(role, n)), $"某{role}", [role], [], desk.Bureau.Today, null));
            }
        }
    });

    private static async Task<(string Page, Browser Who)> EnterAsync(ConsoleDesk console, ResultDesk results, string person, Identifier firm)
    {
        Browser browser = console.Open(person);
        string path = $"/rounds/{ResultDesk.Draw}/firms/{firm}";
        await browser.GetAsync("/");
        InspectionResult good = results.Good(firm);
        return await TellAsync(browser, path, path,
        [
            (EntryField.On, BeijingTime.Format(good.InspectedOn)),
            .. good.Inspectors.Select(i => (EntryField.Inspector, $"{i}")),
            .. good.Items.Select(i => (EntryField.Items, $"{i}")),
            (EntryField.Category, ResultCategory.NoProblemFound.Name),
        ]);
    }

    private static Task<(string Page, Browser Who)> ApproveAsync(ConsoleDesk console, string person, long position) =>
        TellAsync(console.Open(person), FormattableString.Invariant($"/review/{position}"), "/review/approve", []);

    private static async Task<(string Page, Browser Who)> AskAsync(ConsoleDesk console, string person, Identifier firm, Identifier leaving)
    {
        Browser browser = console.Open(person);
        await browser.GetAsync($"/rounds/{ResultDesk.Draw}");
        return await TellAsync(browser, $"/rounds/{ResultDesk.Draw}/team/{firm}", "/requests/ask/substitute", [("inspector", $"{leaving}"), ("reason", "absent"), ("why", "请病假")]);
    }

    // What a person is told who fills in the form of a page; whoever is too late to find the form is told so by the page.
    private static async Task<(string Page, Browser Who)> TellAsync(Browser browser, string path, string action, (string Name, string Value)[] filled)
    {
        IHtmlDocument page = await browser.GetAsync(path);
        if (browser.Last.StatusCode == HttpStatusCode.OK && page.Forms.Any(f => f.GetAttribute("action") == action))
        {
            page = await browser.SubmitAsync(page, action, filled);
        }

        return (page.Body!.TextContent, browser);
    }
}
