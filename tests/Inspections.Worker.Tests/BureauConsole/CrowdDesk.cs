using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>How many people of each role act at once.</summary>
internal sealed record CrowdSize(int Inspectors, int Heads, int Operators);

/// <summary>
/// A bureau before the draws of a day, and people who all want to enter the same results, approve the same one and change the same team beside the
/// workers that draw: on one console, or on those of several workers that share a database.
/// </summary>
internal sealed class CrowdDesk : IAsyncDisposable
{
    private readonly ResultDesk _results;
    private readonly CrowdSize _size;
    private readonly List<(ConsoleDesk Console, RoundProcessor Processor, string PublicFolder)> _workers = [];

    private CrowdDesk(CrowdSize size, Database? database) => (_size, _results) = (size, new ResultDesk(ConsoleDesk.Set, policy: EveryFirm, database: database));

    /// <param name="size">The people.</param>
    /// <param name="databases">What each worker has opened of the one database; none for one of the desk's own.</param>
    public static async Task<CrowdDesk> OpenAsync(CrowdSize size, params Database[] databases)
    {
        var crowd = new CrowdDesk(size, databases.FirstOrDefault());
        Desk desk = crowd._results.Desk;
        crowd._workers.Add((await ConsoleDesk.OpenAsync(desk), desk.Processor, desk.PublicFolder));
        foreach (Database other in databases.Skip(1))
        {
            other.Sealing = desk.Bureau.Database.Sealing;
            BureauContext bureau = desk.Bureau with { Database = other };
            string publicFolder = desk.FolderBeside($"public-{crowd._workers.Count}");
            crowd._workers.Add((await ConsoleDesk.OpenBesideAsync(desk, bureau, publicFolder), desk.ProcessorOf(bureau, publicFolder), publicFolder));
        }

        crowd.AddPeople();
        return crowd;
    }

    /// <summary>Lets all of them act beside the draws that are due: each is served or told why not, of those who want the same one has it, and nothing is lost.</summary>
    public async Task ActAsync()
    {
        Desk desk = _results.Desk;
        Identifier[] firms = [.. _results.Firms];
        (Identifier reviewed, Identifier changed, Identifier[] found) = (firms[0], firms[1], firms[2..]);
        _results.Submit(_results.Good(reviewed));
        Identifier leaving = desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), ResultDesk.Draw) is var teams ? teams.Of(changed)!.First(i => teams.SubstituteFor(changed, i) is not null) : default);
        Round[] committed = [.. desk.Bureau.Database.Read(s => RoundStore.Open(s)).Where(r => r.State is RoundState.Committed or RoundState.Collected)];
        Round[] due = [.. committed.Where(r => r.DrawAt == committed.Min(c => c.DrawAt))];
        desk.ClockTo(due[0].DrawAt);

        // There are fewer firms than inspectors: some want the same.
        string[] wanted = [.. found.Take(_size.Inspectors / 2).Select(f => $"{f}")];
        Task<(string Page, Browser Who)>[] entering = [.. Enumerable.Range(0, _size.Inspectors).Select(n => EnterAsync(Open(RoleTable.Inspector, n), Identifier.Parse(wanted[n / _workers.Count % wanted.Length])))];
        Task<(string Page, Browser Who)>[] approving = [.. Enumerable.Range(0, _size.Heads).Select(n => ApproveAsync(Open(RoleTable.DivisionHead, n), _results.Latest(reviewed).Position))];
        Task<(string Page, Browser Who)>[] asking = [.. Enumerable.Range(0, _size.Operators).Select(n => AskAsync(Open(RoleTable.Operator, n), changed, leaving))];
        Task[] drawing = [.. _workers.Select(w => Task.Factory.StartNew(
            () =>
            {
                w.Processor.RunDue();
                w.Processor.LookAhead();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        (string Page, Browser Who)[] entered = await Task.WhenAll(entering), approved = await Task.WhenAll(approving), asked = await Task.WhenAll(asking);
        await Task.WhenAll(drawing);

        (string Page, Browser Who)[] all = [.. entered, .. approved, .. asked];
        Each.Of(all, a => Assert.True(a.Who.Last.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{a.Who.Last.StatusCode}: {a.Page}"));
        Assert.Equal(wanted.Length, entered.Count(e => e.Page.Contains("已提交审查", StringComparison.Ordinal)));
        Assert.Equal(1, approved.Count(a => a.Page.Contains("已同意", StringComparison.Ordinal)));
        Assert.Equal(1, asked.Count(a => a.Who.Last.StatusCode == HttpStatusCode.OK));
        Assert.Equal(
            wanted.Append($"{reviewed}").Order(StringComparer.Ordinal),
            desk.Bureau.Database.Read(s => ResultStore.OfDraw(s, ResultDesk.Draw)).Select(r => $"{r.Firm}").Order(StringComparer.Ordinal));
        Each.Of(due, r => Assert.True(RoundSteps.IsDrawn(desk.Round(r.Draw).State), $"{r.Draw}: {desk.Round(r.Draw).State}"));
        Each.Of(_workers, w =>
        {
            w.Processor.LookAhead();
            Each.Of([ResultDesk.Draw, .. due.Select(r => r.Draw)], d => Assert.Equal(
                Verdict.Valid, PublicationVerifier.Verify(new PublishedFolderFiles(w.PublicFolder), new VerificationOptions { Draw = d }).Verdict));
        });
        Array.ForEach(all, a => a.Who.Dispose());
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((ConsoleDesk console, _, _) in _workers)
        {
            await console.DisposeAsync();
        }

        _results.Dispose();
    }

    // The sample's policy, but that every firm of the sector is inspected in the year.
    private static PolicyDocument EveryFirm(PolicyDocument policy) => policy with
    {
        Sectors = [.. policy.Sectors.Select(s => s.Sector == ResultDesk.Draw.Sector ? s with { Floor = new Ratio(1, 1), Strata = [.. s.Strata.Select(t => t with { Rate = new Ratio(1, 1) })] } : s)],
    };

    private static string PersonOf(Label role, int number) => $"{role}-{number}";

    // Those of one role in turns on every console: whoever wants the same is not always on the same.
    private Browser Open(Label role, int number) => _workers[number % _workers.Count].Console.Open(PersonOf(role, number));

    private void AddPeople()
    {
        BureauContext bureau = _results.Desk.Bureau;
        bureau.Database.Write(session =>
        {
            foreach ((Label role, int many) in (ReadOnlySpan<(Label, int)>)[(RoleTable.Inspector, _size.Inspectors), (RoleTable.DivisionHead, _size.Heads), (RoleTable.Operator, _size.Operators)])
            {
                for (int n = 0; n < many; n++)
                {
                    AccountStore.Add(session, new Account(Label.Parse(PersonOf(role, n)), $"某{role}", [role], [], bureau.Today, null));
                }
            }
        });
    }

    private async Task<(string Page, Browser Who)> EnterAsync(Browser browser, Identifier firm)
    {
        string path = $"/rounds/{ResultDesk.Draw}/firms/{firm}";
        await browser.GetAsync("/");
        InspectionResult good = _results.Good(firm);
        return await TellAsync(browser, path, path,
        [
            (EntryField.On, BeijingTime.Format(good.InspectedOn)),
            .. good.Inspectors.Select(i => (EntryField.Inspector, $"{i}")),
            .. good.Items.Select(i => (EntryField.Items, $"{i}")),
            (EntryField.Category, ResultCategory.NoProblemFound.Name),
        ]);
    }

    private static Task<(string Page, Browser Who)> ApproveAsync(Browser browser, long position) =>
        TellAsync(browser, FormattableString.Invariant($"/review/{position}"), "/review/approve", []);

    private static async Task<(string Page, Browser Who)> AskAsync(Browser browser, Identifier firm, Identifier leaving)
    {
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
