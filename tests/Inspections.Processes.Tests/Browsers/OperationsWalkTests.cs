using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>
/// What else a bureau does in its year, in order, at one desk: a list is imported, corrected and taken back; a substitution, a void, a recusal and a named team are asked for, decided
/// and approved; visits are joined, the key changed, the machine looked after, the year closed. On a wide screen by the keyboard alone, on a narrow one by tapping and without a script.
/// </summary>
public sealed class OperationsWalkTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string NameHeader = "主体名头";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Lists_teams_keys_the_machine_and_the_end_of_a_year_are_walked_by_those_whose_they_are(int width, bool scripts)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BROWSER_WALKS") == "1", "takes a minute of two processors: ask for it with BROWSER_WALKS=1");

        // Visits of both sectors overlap, and one round of each makes the year.
        using var results = new ResultDesk(
            s =>
            {
                ConsoleDesk.Set(s);
                s.Visits.VisitWorkingDays = 160;
            },
            policy: p => p with { Sectors = [.. p.Sectors.Where(s => s.Sector == ResultDesk.Draw.Sector || s.Sector == WalkDesk.Other.Sector).Select(s => s with { Rounds = 1 })] });
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(results.Desk);
        var walk = new WalkDesk(browser, desk, results, width, scripts);
        var teams = new TeamWalk(walk);
        var machine = new MachineWalk(walk);
        await using (Walker operating = await walk.OpenAsync(RoleTable.Operator))
        {
            await ImportAsync(walk, operating);
            await teams.SubstituteAsync(operating);
            await teams.RecuseAsync(operating);
        }

        results.Desk.RunTo(results.Desk.Round(WalkDesk.Other).CommitAt);
        await using (Walker operating = await walk.OpenAsync(RoleTable.Operator))
        {
            await teams.VoidAsync(operating);
        }

        results.Desk.RunTo(results.Desk.Round(WalkDesk.Other with { Try = 2 }).DrawAt);
        await using (Walker operating = await walk.OpenAsync(RoleTable.Operator))
        {
            await teams.NameAsync(operating);
            await teams.JoinAsync(operating);
        }

        await machine.RotateAsync();
        await machine.AdministerAsync();
        await CloseAsync(walk);
        await machine.SearchLogAsync();
    }

    // A list whose column of names has a header of its own, in which one firm is in two sectors, and which leaves the second sector's others out.
    private static async Task ImportAsync(WalkDesk walk, Walker operating)
    {
        IReadOnlyList<string>[] rows = [.. walk.Read(s => DirectorySheets.Rows(s, "firms", new SectorNames([.. SectorStore.All(s)]), ResultDesk.Draw.Year))];
        string[] gone = [.. rows.Where(r => r[2].Contains("房地产经纪", StringComparison.Ordinal) && r[0] != $"{walk.Firm}").Select(r => r[1])];
        var list = new FilePayload
        {
            Name = "企业名录.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = new SheetPaper()
                .Sheet("填表说明", [("说明", 60)], [["本表由各区填报"]])
                .Sheet("名单", [.. FirmFile.Shape.Columns.Select((c, i) => (i == 1 ? NameHeader : c.Names[0], 20d))],
                    [.. rows.Where(r => !gone.Contains(r[1])).Select(r => (IReadOnlyList<object?>)[.. r[0] == $"{walk.Firm}" ? [.. r.Take(2), "物业服务;房地产经纪", .. r.Skip(3)] : r])])
                .ToBytes(),
        };
        int before = walk.Read(FirmStore.Count);
        await GiveAsync(operating, list);
        Assert.Equal(0, await operating.Page.Locator("form[action='/lists/draft/apply']").CountAsync());
        await walk.SeenAsync(operating, "list-not-recognised");
        await operating.ChooseAsync("select[name=column1]", NameHeader);
        await operating.GoOnAsync("form[action='/lists/draft/again'] button");
        await walk.SeenAsync(operating, "list-preview");
        string preview = await operating.Page.InnerTextAsync("main");
        Each.Of(gone, name => Assert.Contains(name, preview, StringComparison.Ordinal));
        await TakeAsync(operating);
        Assert.Equal(before - gone.Length, walk.Read(FirmStore.Count));
        await walk.SeenAsync(operating, "list-taken");
        await operating.GoOnAsync("form[action='/lists/undo'] button");
        Assert.Equal(before, walk.Read(FirmStore.Count));
        await walk.SeenAsync(operating, "list-undone");

        // What was corrected once is known the next time.
        await GiveAsync(operating, list);
        await TakeAsync(operating);
        Assert.Equal(before - gone.Length, walk.Read(FirmStore.Count));
    }

    private static async Task GiveAsync(Walker operating, FilePayload list)
    {
        await operating.GoAsync("/lists");
        await operating.ChooseAsync("select[name=kind]", "firms");
        await operating.GiveAsync("input[name=file]", list);
        await operating.GoOnAsync("form[action='/lists/read'] button");
    }

    private static async Task TakeAsync(Walker operating)
    {
        if (await operating.Page.Locator("input[name=lost]").CountAsync() > 0)
        {
            await operating.TickAsync("input[name=lost]");
        }

        await operating.GoOnAsync("form[action='/lists/draft/apply'] button");
        await operating.Page.WaitForSelectorAsync("[role=status]");
    }

    // What keeps a year open leads to where it is settled; closed in one of two tabs, it is closed once.
    private static async Task CloseAsync(WalkDesk walk)
    {
        await using Walker head = await walk.OpenAsync(RoleTable.DivisionHead);
        await head.GoAsync("/");
        await head.GoOnAsync("nav a[href='/year']");
        await walk.SeenAsync(head, "year-open");
        await head.GoOnAsync("main li a");
        Assert.StartsWith("/rounds/", WalkDesk.PathOf(head), StringComparison.Ordinal);
        DrawId other = WalkDesk.Other with { Try = 2 };
        Each.Of(walk.Results.Firms, firm =>
        {
            walk.Results.Submit(walk.Results.Good(firm));
            walk.Results.Release(firm);
        });
        walk.Results.Submit(walk.Results.Good(walk.Firm) with { Draw = other, Items = [Identifier.Parse("JJ-01")] });
        walk.Results.Desk.Bureau.Database.Write(s => Each.Of((string[])["Z1", "Z2", "Z3"], by =>
            new ReviewResults(walk.Results.Desk.Bureau, walk.Results.Desk.Settings.Review, walk.Results.Desk.Settings.Staff.ToStaff()).Approve(s, [ResultStore.Latest(s, other, walk.Firm)!], by)));
        walk.Results.Publish();
        await using Walker beside = await head.BesideAsync();
        foreach (Walker tab in (Walker[])[head, beside])
        {
            await tab.GoAsync($"/year/{other.Year}");
        }

        await walk.SeenAsync(head, "year-complete");
        await head.GoOnAsync("form[action='/year/close'] button");
        await head.Page.WaitForSelectorAsync("[role=status]");
        await walk.SeenAsync(head, "year-closed");
        await beside.GoOnAsync("form[action='/year/close'] button");
        Assert.Single(walk.Read(s => LedgerStore.Open(s).Of<ClosedBody>().ToArray()));
    }
}
