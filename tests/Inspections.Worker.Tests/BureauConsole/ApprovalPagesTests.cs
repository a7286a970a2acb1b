using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>检查审批 in a browser: by the head before notices exist, in an emergency by another one afterwards.</summary>
public sealed class ApprovalPagesTests
{
    private static readonly string Round = $"/rounds/{ResultDesk.Draw}", Page = $"{Round}/approval";

    [Fact]
    public async Task The_head_finds_the_visits_among_what_waits_and_approves_what_the_page_shows()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead), asking = desk.Open(RoleTable.Operator);
        Assert.Contains((await head.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == Page);
        Assert.DoesNotContain((await asking.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == Page);
        Assert.Contains((await asking.GetAsync(Round)).QuerySelectorAll("dd a"), a => a.GetAttribute("href") == Page && a.TextContent == "待审批");

        IHtmlDocument page = await head.GetAsync(Page);
        Each.Of(desk.Results.Firms, f => Assert.Contains($"{f}", page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Contains("《物业管理条例》", page.Body!.TextContent, StringComparison.Ordinal);
        page = await head.SubmitAsync(page, $"{Page}/give");
        Assert.Equal("检查已审批，可以制作通知书", page.QuerySelector("[role=status]")!.TextContent);
        VisitApproval kept = Kept(desk);
        Assert.Equal((ConsoleDesk.IdOf(RoleTable.DivisionHead), null), ($"{kept.Approved!.Value.By}", kept.Emergency));
        Assert.DoesNotContain((await head.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == Page);
        Assert.Contains(desk.Results.Desk.Bureau.Database.Read(s => ActionLog.Between(s, desk.Results.Desk.Bureau.Today, desk.Results.Desk.Bureau.Today)), a => a is { What: "visits.approve", Outcome: LoggedAction.Done });
    }

    [Fact]
    public async Task Who_is_slower_is_told_who_approved_and_nothing_is_written_over()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead), second = desk.Open(ConsoleDesk.SecondHead), asking = desk.Open(RoleTable.Operator);
        IHtmlDocument one = await head.GetAsync(Page), two = await second.GetAsync(Page), other = await asking.GetAsync(Page);
        await head.SubmitAsync(one, $"{Page}/give");
        VisitApproval kept = Kept(desk);
        IHtmlDocument refused = await second.SubmitAsync(two, $"{Page}/give");
        Assert.Equal(HttpStatusCode.Conflict, second.Last.StatusCode);
        Assert.Contains(VisitRefusals.ApprovedAlready.Of(ResultDesk.Draw, ConsoleDesk.IdOf(RoleTable.DivisionHead)).Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        await asking.SubmitAsync(other, $"{Page}/emergency", ("reason", "险情"));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        Assert.Equal(kept, Kept(desk));
    }

    [Fact]
    public async Task Nobody_approves_teams_other_than_those_that_were_shown()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector), asking = desk.Open(RoleTable.Operator);
        IHtmlDocument shown = await head.GetAsync(Page);
        Identifier firm = desk.Results.Firms[0];
        desk.Results.Desk.Bureau.Write(session =>
        {
            Identifier leaving = TeamStore.Open(LedgerStore.Open(session), ResultDesk.Draw).Of(firm)!.First(i => RequestDesk.Joins(session, ResultDesk.Draw, firm, i) is not null);
            string joins = $"{RequestDesk.Joins(session, ResultDesk.Draw, firm, leaving)!.Inspector}";
            SignedIn Who(Browser browser) => desk.Console.Authentication.Find(browser.Cookies.GetAllCookies().Single().Value)!;
            long number = desk.Console.Requests.Ask(session, Who(asking), new RequestContent(RequestKind.Substitute, ResultDesk.Draw, firm, [leaving], "absent", Source: null, Year: null, "请病假"));
            desk.Console.Requests.Decide(session, Who(head), number, joins);
            desk.Console.Requests.Approve(session, Who(leader), number, joins);
        });
        IHtmlDocument refused = await head.SubmitAsync(shown, $"{Page}/give");
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Contains(VisitRefusals.OtherVisits.Of(ResultDesk.Draw).Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(Kept(desk).Approved);
        await head.SubmitAsync(await head.GetAsync(Page), $"{Page}/give");
        Assert.NotNull(Kept(desk).Approved);
    }

    [Fact]
    public async Task In_an_emergency_one_says_why_and_another_one_approves_afterwards()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead), second = desk.Open(ConsoleDesk.SecondHead);
        IHtmlDocument page = await head.GetAsync(Page);
        await head.SubmitAsync(page, $"{Page}/emergency", ("reason", " "));
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        IHtmlDocument done = await head.SubmitAsync(page, $"{Page}/emergency", ("reason", "楼体险情"));
        Assert.Contains("楼体险情", done.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(done.Forms, f => f.GetAttribute("action")!.StartsWith(Page, StringComparison.Ordinal));
        Assert.DoesNotContain((await head.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == Page);

        // Two tabs: whoever is slower writes nothing over.
        await head.SubmitAsync(page, $"{Page}/emergency", ("reason", "别的原因"));
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        await head.SubmitAsync(page, $"{Page}/give");
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Equal(("楼体险情", null), (Kept(desk).Emergency!.Reason, Kept(desk).Approved));

        Assert.Contains((await second.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == Page && a.TextContent.Contains("补办", StringComparison.Ordinal));
        await second.SubmitAsync(await second.GetAsync(Page), $"{Page}/give");
        Assert.Equal(ConsoleDesk.SecondHead, $"{Kept(desk).Approved!.Value.By}");
    }

    [Fact]
    public async Task The_password_is_asked_for_again_when_it_was_given_long_ago()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open();
        IHtmlDocument start = await head.GetAsync("/sign-in");
        await head.SubmitAsync(start, "/sign-in", ("staff", ConsoleDesk.IdOf(RoleTable.DivisionHead)), ("password", ConsoleDesk.Password));
        desk.Results.Desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        IHtmlDocument page = await head.GetAsync(Page);
        await head.SubmitAsync(page, $"{Page}/give");
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Null(Kept(desk).Approved);
        await head.SubmitAsync(page, $"{Page}/give", ("proof", ConsoleDesk.Password));
        Assert.NotNull(Kept(desk).Approved);
    }

    [Fact]
    public async Task Visits_of_a_round_that_is_not_drawn_are_not_approved()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead);
        string later = $"/rounds/{ResultDesk.Draw with { Round = 2 }}/approval";
        Assert.Equal(HttpStatusCode.Conflict, await head.StatusAsync(later));
    }

    private static VisitApproval Kept(ConsoleDesk desk) => desk.Results.Desk.Bureau.Database.Read(s => VisitApprovalStore.Of(s, ResultDesk.Draw));
}
