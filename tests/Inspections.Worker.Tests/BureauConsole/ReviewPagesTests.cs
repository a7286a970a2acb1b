using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Reviewing;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The review in a browser, by three people, each under the own name.</summary>
public sealed class ReviewPagesTests
{
    private static readonly Label[] Steps = [RoleTable.DivisionHead, RoleTable.DeputyDirector, RoleTable.SecrecyGroup];

    [Fact]
    public async Task Three_people_open_and_approve_and_the_result_is_published()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier firm = desk.Results.Firms[0];
        desk.Results.Submit(desk.Results.Good(firm));
        foreach (Label role in Steps)
        {
            using Browser browser = desk.Open(role);
            Assert.Contains("等您审查", (await browser.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
            IHtmlDocument page = await browser.GetAsync(Row(await browser.GetAsync("/review")));
            page = await browser.SubmitAsync(page, "/review/approve");
            Assert.Equal("已同意", page.QuerySelector("[role=status]")!.TextContent);
        }

        Assert.Equal(ResultState.Published, desk.Results.Latest(firm).State);
        Assert.Equal(Steps.Length, desk.Published);
    }

    [Fact]
    public async Task What_was_not_opened_is_not_approved()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Results.Submit(desk.Results.Good(desk.Results.Firms[0]));
        using Browser browser = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await browser.GetAsync("/review");
        var box = (IHtmlInputElement)page.QuerySelector("input[type=checkbox]")!;
        Assert.True(box.IsDisabled);
        page = await browser.SubmitAsync(page, "/review/approve", ("result", box.Value));
        Assert.Contains(ReviewRefusals.NotOpened.Of("Q2", desk.Results.Latest(desk.Results.Firms[0]).Record).Says.Zh, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ResultState.UnderReview, desk.Results.Latest(desk.Results.Firms[0]).State);
    }

    [Fact]
    public async Task Those_that_were_opened_are_approved_together()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        foreach (Identifier firm in desk.Results.Firms)
        {
            desk.Results.Submit(desk.Results.Good(firm));
        }

        using Browser browser = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await browser.GetAsync("/review");
        (string, string)[] chosen = [.. page.QuerySelectorAll("input[type=checkbox]").Cast<IHtmlInputElement>().Select(b => ("result", b.Value))];
        Assert.Equal(desk.Results.Firms.Count, chosen.Length);
        foreach ((_, string position) in chosen)
        {
            await browser.GetAsync($"/review/{position}");
        }

        page = await browser.SubmitAsync(await browser.GetAsync("/review"), "/review/approve", chosen);
        Assert.Equal("已同意", page.QuerySelector("[role=status]")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("input[type=checkbox]").Cast<IHtmlInputElement>(), b => !b.IsDisabled);
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_and_changes_nothing()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Results.Submit(desk.Results.Good(desk.Results.Firms[0]));
        using Browser one = desk.Open(RoleTable.DivisionHead), two = desk.Open(ConsoleDesk.SecondHead);
        IHtmlDocument first = await one.GetAsync(Row(await one.GetAsync("/review"))), second = await two.GetAsync(Row(await two.GetAsync("/review")));
        await one.SubmitAsync(first, "/review/approve");
        long size = desk.Results.Desk.LedgerSize();
        await two.SubmitAsync(second, "/review/approve");
        Assert.Equal(HttpStatusCode.Conflict, two.Last.StatusCode);
        await one.SubmitAsync(first, "/review/approve");
        Assert.Equal(HttpStatusCode.Conflict, one.Last.StatusCode);
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
    }

    [Fact]
    public async Task What_is_sent_back_has_a_reason_and_goes_to_the_ones_who_enter()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Results.Submit(desk.Results.Good(desk.Results.Firms[0]));
        using Browser head = desk.Open(RoleTable.DivisionHead), entering = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await head.GetAsync(Row(await head.GetAsync("/review")));
        await head.SubmitAsync(page, "/review/return", ("reason", "  "));
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        await head.SubmitAsync(page, "/review/return", ("reason", "请补充检查事项"));
        Assert.Equal(ResultState.Returned, desk.Results.Latest(desk.Results.Firms[0]).State);
        Assert.Contains("被退回", (await entering.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_shown_beside_what_is_public()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier firm = desk.Results.Firms[0];
        desk.Results.Submit(desk.Results.Good(firm));
        foreach (Label role in Steps)
        {
            using Browser browser = desk.Open(role);
            await browser.SubmitAsync(await browser.GetAsync(Row(await browser.GetAsync("/review"))), "/review/approve");
        }

        desk.Results.Submit(desk.Results.Good(firm) with { Categories = [ResultCategory.NoRelevantActivityFound] }, Lifecycle.Entering.ResultDesk.Correcting("当时弄错了"));
        using Browser head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await head.GetAsync(Row(await head.GetAsync("/review")));
        Assert.Equal([ResultCategory.NoRelevantActivityFound.Chinese], page.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Contains(ResultCategory.NoProblemFound.Chinese, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("当时弄错了", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_takes_the_password_again_after_a_quarter_of_an_hour()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Results.Submit(desk.Results.Good(desk.Results.Firms[0]));
        using Browser head = desk.Open(RoleTable.DivisionHead);
        string row = Row(await head.GetAsync("/review"));
        IHtmlDocument page = await head.GetAsync(row);
        Assert.Null(page.QuerySelector("input[name=proof]"));
        desk.Results.Desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        await head.SubmitAsync(page, "/review/approve");
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        page = await head.GetAsync(row);
        Assert.NotNull(page.QuerySelector("input[name=proof]"));
        await head.SubmitAsync(page, "/review/approve", ("proof", "wrong"));
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        page = await head.SubmitAsync(page, "/review/approve", ("proof", ConsoleDesk.Password));
        Assert.Equal("已同意", page.QuerySelector("[role=status]")!.TextContent);
    }

    // The address of the first result in the list.
    private static string Row(IHtmlDocument list) => list.QuerySelector("td a")!.GetAttribute("href")!;
}
