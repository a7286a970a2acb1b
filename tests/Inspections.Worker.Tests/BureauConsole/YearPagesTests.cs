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
        Assert.Null(page.QuerySelector("form[action='/year/close']"));

        string token = ConsoleGuard.FormTokenOf(desk.Console.Authentication.Find(head.Cookies.GetAllCookies().Single().Value)!);
        await head.PostAsync("/year/close", [(ConsoleFrame.TokenField, token), ("year", "2026")]);
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Empty(desk.Console.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ClosedBody>().ToArray()));
        Assert.Equal(HttpStatusCode.Conflict, await head.StatusAsync("/year/2e3"));
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
