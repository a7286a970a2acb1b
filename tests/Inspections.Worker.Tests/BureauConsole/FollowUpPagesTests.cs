using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Measures of results, settled in a browser.</summary>
public sealed class FollowUpPagesTests
{
    private static readonly (string Name, string Value) Settled = ("outcome", "复查合格");

    [Fact]
    public async Task A_measure_is_settled_with_day_result_and_name_and_not_twice()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Ordered(desk);
        string today = $"{desk.Results.Desk.Bureau.Today:yyyy-MM-dd}";
        using Browser browser = desk.Open(RoleTable.Operator), inspector = desk.Open(RoleTable.Inspector), head = desk.Open(RoleTable.DivisionHead);
        Assert.Empty((await head.GetAsync("/follow-ups")).QuerySelectorAll("main form"));
        IHtmlDocument page = await browser.GetAsync("/follow-ups"), other = await inspector.GetAsync("/follow-ups");
        page = await browser.SubmitAsync(page, "/follow-ups/close", ("on", today), Settled);
        Assert.Equal("已登记办结", page.QuerySelector("[role=status]")!.TextContent);
        string row = page.QuerySelector("tbody tr")!.TextContent;
        Each.Of([today, "复查合格", ConsoleDesk.IdOf(RoleTable.Operator)], part => Assert.Contains(part, row, StringComparison.Ordinal));

        // Two tabs, and somebody else was faster: said, and nothing is written over.
        IHtmlDocument refused = await inspector.SubmitAsync(other, "/follow-ups/close", ("on", today), ("outcome", "别的说法"));
        Assert.Equal(HttpStatusCode.Conflict, inspector.Last.StatusCode);
        Assert.Contains(EntryRefusals.NoFollowUp.Of(ResultDesk.Draw, desk.Results.Firms[0], 1).Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("复查合格", ConsoleDesk.IdOf(RoleTable.Operator)), desk.Results.Desk.Bureau.Database.Read(s => FollowUpStore.ClosingOf(s, Assert.Single(FollowUpStore.All(s)))) is { } kept ? (kept.Outcome, $"{kept.By}") : default);
    }

    [Theory]
    [InlineData(1, "复查合格", "ENTRY-012")]
    [InlineData(0, " ", "ENTRY-014")]
    [InlineData(null, "复查合格", "ENTRY-010")]
    public async Task A_day_to_come_no_day_and_no_result_are_refused_and_the_measure_stays_open(int? days, string outcome, string id)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Ordered(desk);
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync("/follow-ups");
        await browser.SubmitAsync(page, "/follow-ups/close", ("on", days is { } later ? $"{desk.Results.Desk.Bureau.Today.AddDays(later):yyyy-MM-dd}" : ""), ("outcome", outcome));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Null(desk.Results.Desk.Bureau.Database.Read(s => Assert.Single(FollowUpStore.All(s)).ClosedOn));
        Assert.Contains(desk.Results.Desk.Bureau.Database.Read(s => ActionLog.Between(s, desk.Results.Desk.Bureau.Today, desk.Results.Desk.Bureau.Today)), a => a.Outcome == id);
    }

    [Fact]
    public async Task Measures_of_a_sector_that_is_not_the_persons_are_not_there()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Ordered(desk);
        string staff = ConsoleDesk.IdOf(RoleTable.Operator);
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync("/follow-ups");
        desk.Results.Desk.Bureau.Database.Write(s => AccountStore.Change(s, AccountStore.Find(s, Label.Parse(staff))! with { Sectors = [SectorCode.Parse("elsewhere")] }));
        using Browser again = desk.Open(RoleTable.Operator);
        Assert.Empty((await again.GetAsync("/follow-ups")).QuerySelectorAll("main form"));
        (string Name, string Value)[] hidden = [.. page.QuerySelectorAll("main form input[type=hidden]").Cast<IHtmlInputElement>().Where(i => i.Name != "form").Select(i => (i.Name!, i.Value))];
        string token = ((IHtmlInputElement)(await again.GetAsync("/")).QuerySelector("input[name=form]")!).Value;
        await again.PostAsync("/follow-ups/close", [("form", token), .. hidden, ("on", $"{desk.Results.Desk.Bureau.Today:yyyy-MM-dd}"), Settled]);
        Assert.Equal(HttpStatusCode.Conflict, again.Last.StatusCode);
        Assert.Null(desk.Results.Desk.Bureau.Database.Read(s => Assert.Single(FollowUpStore.All(s)).ClosedOn));
    }

    // A result that orders a correction.
    private static void Ordered(ConsoleDesk desk)
    {
        InspectionResult good = desk.Results.Good(desk.Results.Firms[0]);
        desk.Results.Submit(good with
        {
            Categories = [ResultCategory.Parse("ProblemOrderedCorrected")],
            Problems = [new ItemProblem(good.Items[0], "未公示收费标准")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, desk.Results.Desk.Bureau.Today.AddDays(30))],
        });
        Assert.Single(desk.Results.Desk.Bureau.Database.Read(FollowUpStore.All));
    }
}
