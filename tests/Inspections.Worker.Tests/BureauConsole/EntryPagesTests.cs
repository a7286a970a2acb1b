using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The form of one firm's result in a browser.</summary>
public sealed class EntryPagesTests
{
    private const string Problem = "未公示服务收费标准";

    [Fact]
    public async Task Nothing_is_filled_in_beforehand()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector);
        IHtmlDocument page = await browser.GetAsync(PathOf(desk));
        Assert.DoesNotContain(Ticks(page), t => t.IsChecked);
        Assert.Equal(desk.Results.Good(desk.Results.Firms[0]).Inspectors.Count, Ticks(page).Count(t => t.Name == EntryField.Inspector));
        Assert.Equal(ResultCategory.All.Count, Ticks(page).Count(t => t.Name == EntryField.Category));
        Each.Of([.. page.QuerySelectorAll("input[type=date], textarea")], e => Assert.Equal("", e is IHtmlInputElement i ? i.Value : ((IHtmlTextAreaElement)e).Value));
    }

    [Fact]
    public async Task What_is_filled_in_waits_for_its_review_under_the_name_of_who_entered_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector);
        IHtmlDocument page = await browser.SubmitAsync(await browser.GetAsync(PathOf(desk)), PathOf(desk), Filled(desk));
        Assert.Equal("已提交审查", page.QuerySelector("[role=status]")!.TextContent);
        SubmittedResult taken = desk.Results.Latest(desk.Results.Firms[0]);
        Assert.Equal((ResultState.UnderReview, ConsoleDesk.IdOf(RoleTable.Inspector)), (taken.State, $"{taken.EnteredBy}"));
        Assert.Equal([new ItemProblem(Identifier.Parse("WY-01"), Problem), new ItemProblem(Identifier.Parse("WY-01"), "第二处；同一项")], taken.Content.Problems);
        Assert.Equal([new FollowUp(FollowUpMeasure.OrderedCorrection, taken.Content.InspectedOn.AddDays(30))], taken.Content.FollowUps);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        long size = desk.Results.Desk.LedgerSize();
        IHtmlDocument page = await browser.SubmitAsync(
            await browser.GetAsync(PathOf(desk)), PathOf(desk),
            (EntryField.On, "2026-13-40"), (EntryField.Category, ResultCategory.NoProblemFound.Name), (EntryField.Category, ResultCategory.All[1].Name), ($"{EntryField.Problem}WY-01", Problem));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        string[] faults = [.. page.QuerySelectorAll(".fault").Select(f => f.TextContent)];
        Assert.Contains(faults, f => f.Contains(EntryRefusals.NoDay.Of().Says.Zh, StringComparison.Ordinal));
        Assert.Contains(page.QuerySelector($"input[name={EntryField.Category}]")!.Closest("fieldset")!.QuerySelectorAll(".fault"), f => f.TextContent.Contains(ResultRefusals.NoProblemAlone.Of().Says.Zh, StringComparison.Ordinal));
        Assert.Equal(Problem, page.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().First(t => t.Name == $"{EntryField.Problem}WY-01").Value);
        Assert.Equal(2, Ticks(page).Count(t => t.IsChecked));
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
    }

    [Fact]
    public async Task A_draft_is_a_persons_own_and_gone_when_it_is_submitted()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser mine = desk.Open(RoleTable.Inspector), other = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await mine.SubmitAsync(await mine.GetAsync(PathOf(desk)), PathOf(desk), $"{PathOf(desk)}/draft", (EntryField.Category, ResultCategory.NoProblemFound.Name), (EntryField.Remark, "还没有写完"));
        Assert.Equal("草稿已存，尚未提交", page.QuerySelector("[role=status]")!.TextContent);
        Assert.True(Ticks(page).Single(t => t.Value == ResultCategory.NoProblemFound.Name).IsChecked);
        Assert.DoesNotContain(Ticks(await other.GetAsync(PathOf(desk))), t => t.IsChecked);
        Assert.Contains("未提交的草稿", (await mine.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        await mine.SubmitAsync(page, PathOf(desk), Filled(desk));
        Assert.Null(desk.Results.Desk.Bureau.Database.Read(s => ResultDraftStore.Find(s, Label.Parse(ConsoleDesk.IdOf(RoleTable.Inspector)), ResultDesk.Draw, desk.Results.Firms[0])));
    }

    [Fact]
    public async Task A_draft_in_a_second_window_writes_nothing_over()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector);
        IHtmlDocument first = await browser.GetAsync(PathOf(desk)), second = await browser.GetAsync(PathOf(desk));
        await browser.SubmitAsync(first, PathOf(desk), $"{PathOf(desk)}/draft", (EntryField.Remark, "第一"));
        await browser.SubmitAsync(second, PathOf(desk), $"{PathOf(desk)}/draft", (EntryField.Remark, "第二"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        IHtmlDocument page = await browser.GetAsync(PathOf(desk));
        Assert.Contains("第一", page.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().Select(t => t.Value));
        page = await browser.SubmitAsync(page, $"{PathOf(desk)}/draft/drop");
        Assert.Equal("草稿已删除", page.QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task Whoever_was_slower_is_told_and_writes_nothing_over()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser one = desk.Open(RoleTable.Inspector), two = desk.Open(RoleTable.Operator);
        IHtmlDocument first = await one.GetAsync(PathOf(desk)), second = await two.GetAsync(PathOf(desk));
        await one.SubmitAsync(first, PathOf(desk), Filled(desk));
        long size = desk.Results.Desk.LedgerSize();
        IHtmlDocument refused = await two.SubmitAsync(second, PathOf(desk), Filled(desk));
        Assert.Equal(HttpStatusCode.Conflict, two.Last.StatusCode);
        Assert.Contains(EntryRefusals.Changed.Of(desk.Results.Firms[0]).Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
    }

    [Fact]
    public async Task What_was_sent_back_is_opened_again_with_what_was_entered_and_the_reason()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector), head = desk.Open(RoleTable.DivisionHead);
        await browser.SubmitAsync(await browser.GetAsync(PathOf(desk)), PathOf(desk), Filled(desk));
        string position = $"/review/{desk.Results.Latest(desk.Results.Firms[0]).Position}";
        await head.SubmitAsync(await head.GetAsync(position), "/review/return", ("reason", "请写明第二处的依据"));
        Assert.Contains((await browser.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == PathOf(desk));
        IHtmlDocument page = await browser.GetAsync(PathOf(desk));
        Assert.Contains(page.QuerySelectorAll(".notice"), n => n.TextContent.Contains("请写明第二处的依据", StringComparison.Ordinal));
        Assert.Contains(Problem, page.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().First(t => t.Name == $"{EntryField.Problem}WY-01").Value, StringComparison.Ordinal);
        await browser.SubmitAsync(page, PathOf(desk), [.. Filled(desk), (EntryField.Remark, "已补充")]);
        Assert.Equal((ResultState.UnderReview, "已补充"), (desk.Results.Latest(desk.Results.Firms[0]).State, desk.Results.Latest(desk.Results.Firms[0]).Content.Remark));
    }

    [Fact]
    public async Task What_is_public_is_corrected_or_withdrawn_with_a_reason_and_the_change_may_be_given_up()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier firm = desk.Results.Firms[0];
        desk.Results.Submit(desk.Results.Good(firm));
        foreach (Label role in (Label[])[RoleTable.DivisionHead, RoleTable.DeputyDirector, RoleTable.SecrecyGroup])
        {
            using Browser reviewer = desk.Open(role);
            await reviewer.SubmitAsync(await reviewer.GetAsync($"/review/{desk.Results.Latest(firm).Position}"), "/review/approve");
        }

        Assert.Equal(ResultState.Published, desk.Results.Latest(firm).State);
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync(PathOf(desk));
        Assert.True(Ticks(page).Single(t => t.Value == ResultCategory.NoProblemFound.Name).IsChecked);
        await browser.SubmitAsync(page, PathOf(desk), Filled(desk));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        await browser.SubmitAsync(page, PathOf(desk), [.. Filled(desk), (EntryField.Correction, "漏录问题")]);
        Assert.Equal((2, "漏录问题"), (desk.Results.Latest(firm).Version, desk.Results.Latest(firm).Reason));

        page = await browser.SubmitAsync(await browser.GetAsync(PathOf(desk)), $"{PathOf(desk)}/give-up", ("reason", "不再更正"));
        Assert.Equal("已放弃，公示的结果不变", page.QuerySelector("[role=status]")!.TextContent);
        await browser.SubmitAsync(await browser.GetAsync(PathOf(desk)), $"{PathOf(desk)}/withdraw", ("reason", " "));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        await browser.SubmitAsync(await browser.GetAsync(PathOf(desk)), $"{PathOf(desk)}/withdraw", ("reason", "记录有误"));
        Assert.True(desk.Results.Latest(firm).IsWithdrawal);
    }

    private static string PathOf(ConsoleDesk desk) => $"/rounds/{ResultDesk.Draw}/firms/{desk.Results.Firms[0]}";

    private static IHtmlInputElement[] Ticks(IHtmlDocument page) => [.. page.QuerySelectorAll("input[type=checkbox]").Cast<IHtmlInputElement>()];

    private static (string Name, string Value)[] Filled(ConsoleDesk desk)
    {
        InspectionResult good = desk.Results.Good(desk.Results.Firms[0]);
        return
        [
            (EntryField.On, BeijingTime.Format(good.InspectedOn)),
            .. good.Inspectors.Select(i => (EntryField.Inspector, $"{i}")),
            .. good.Items.Select(i => (EntryField.Items, $"{i}")),
            (EntryField.Category, ResultCategory.ProblemOrderedCorrected.Name),
            ($"{EntryField.Problem}WY-01", $"{Problem}\r\n\r\n第二处；同一项"),
            ($"{EntryField.Measure}{FollowUpMeasure.OrderedCorrection}", BeijingTime.Format(good.InspectedOn.AddDays(30))),
        ];
    }
}
