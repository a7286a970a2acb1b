using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The page of a year: what is missing leads to where it is settled, and a year is closed when nothing is.</summary>
public sealed class YearPagesTests
{
    [Fact]
    public async Task What_a_year_lacks_leads_to_its_round_and_keeps_it_open()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await head.GetAsync("/year");
        Assert.NotNull(page.QuerySelector($"main a[href='/rounds/{ResultDesk.Draw}']"));
        string words = page.QuerySelector("main")!.TextContent, firm = desk.Console.Bureau.Database.Read(s => FirmStore.Find(s, desk.Results.Firms[0]))!.Firm.Name;
        Assert.Contains($"{firm} {desk.Results.Firms[0]} 没有检查结果", words, StringComparison.Ordinal);
        Assert.DoesNotContain($"{ResultDesk.Draw}", words, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action='/year/close']"));

        string token = ConsoleGuard.FormTokenOf(desk.Console.Authentication.Find(head.Cookies.GetAllCookies().Single().Value)!);
        await head.PostAsync("/year/close", [(ConsoleFrame.TokenField, token), ("year", "2026")]);
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Empty(desk.Console.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ClosedBody>().ToArray()));
        Assert.Equal(HttpStatusCode.Conflict, await head.StatusAsync("/year/2e3"));
    }

    /// <summary>A year of one round, all of whose results are public.</summary>
    [Fact]
    public async Task A_year_that_lacks_nothing_is_closed_once_by_the_head()
    {
        using var results = new ResultDesk(ConsoleDesk.Set, policy: p => p with { Sectors = [p.Of(ResultDesk.Draw.Sector)! with { Rounds = 1 }] });
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(results.Desk);
        using Browser head = desk.Open(RoleTable.DivisionHead), second = desk.Open(ConsoleDesk.SecondHead), leader = desk.Open(RoleTable.DeputyDirector);
        Each.Of(results.Firms, firm =>
        {
            results.Submit(results.Good(firm));
            results.Release(firm);
        });
        results.Publish();
        IHtmlDocument page = await head.GetAsync("/year/2026"), stale = await second.GetAsync("/year/2026");
        Assert.True(page.QuerySelector("form[action='/year/close']") is not null, page.QuerySelector("main")!.TextContent);
        Assert.Null((await leader.GetAsync("/year/2026")).QuerySelector("form[action='/year/close']"));
        page = await head.SubmitAsync(page, "/year/close");
        Assert.NotNull(page.QuerySelector("[role=status]"));
        long size = results.Desk.LedgerSize();
        await second.SubmitAsync(stale, "/year/close");
        Assert.Equal((1, size), (desk.Console.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ClosedBody>().Count()), results.Desk.LedgerSize()));
    }

    [Fact]
    public async Task A_closed_year_says_so()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Results.Close();
        using Browser head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await head.GetAsync("/year/2026");
        Assert.NotNull(page.QuerySelector(".done-note"));
        Assert.Null(page.QuerySelector("form[action='/year/close']"));
    }
}
