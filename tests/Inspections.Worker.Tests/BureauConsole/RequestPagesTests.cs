using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>What two people decide, in a browser: asked for, decided, approved and carried out, each under the own name.</summary>
public sealed class RequestPagesTests
{
    [Fact]
    public async Task A_substitution_is_asked_for_decided_approved_and_carried_out_by_three_people()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        (Identifier leaving, Identifier joining) = Change(desk);
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector);
        string request = await AskAsync(desk, asking, leaving);

        IHtmlDocument page = await head.GetAsync(request);
        Assert.Contains($"{joining}", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{TicketOf(desk, joining)}", page.QuerySelector("table code")!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await head.GetAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == request);
        page = await head.SubmitAsync(page, $"{request}/decide");
        Assert.Equal("已决定，待分管领导批准", page.QuerySelector("[role=status]")!.TextContent);
        Assert.DoesNotContain(joining, Team(desk));

        page = await leader.SubmitAsync(await leader.GetAsync(request), $"{request}/approve");
        Assert.Equal("已批准并办理", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal((false, true), (Team(desk).Contains(leaving), Team(desk).Contains(joining)));
        SubstitutionBody done = desk.Results.Desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<SubstitutionBody>().Single());
        Assert.Equal((ConsoleDesk.IdOf(RoleTable.DivisionHead), ConsoleDesk.IdOf(RoleTable.DeputyDirector)), ($"{done.DecidedBy}", $"{done.ApprovedBy}"));
        Assert.Equal(1, desk.Published);
    }

    [Fact]
    public async Task What_was_answered_is_not_answered_again_and_nothing_changes()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead), second = desk.Open(ConsoleDesk.SecondHead), leader = desk.Open(RoleTable.DeputyDirector);
        string request = await AskAsync(desk, asking, Change(desk).Leaving);
        IHtmlDocument one = await head.GetAsync(request), two = await second.GetAsync(request), back = await asking.GetAsync(request);
        await head.SubmitAsync(one, $"{request}/decide");
        await second.SubmitAsync(two, $"{request}/decide");
        Assert.Equal(HttpStatusCode.Conflict, second.Last.StatusCode);
        IHtmlDocument approving = await leader.GetAsync(request);
        await leader.SubmitAsync(approving, $"{request}/approve");
        long size = desk.Results.Desk.LedgerSize();
        await leader.SubmitAsync(approving, $"{request}/approve");
        Assert.Equal(HttpStatusCode.Conflict, leader.Last.StatusCode);
        await asking.SubmitAsync(back, $"{request}/take-back");
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
    }

    [Fact]
    public async Task Nobody_decides_for_who_would_not_join_any_more()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        (Identifier leaving, Identifier joining) = Change(desk);
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead);
        string request = await AskAsync(desk, asking, leaving);
        IHtmlDocument page = await head.GetAsync(request);
        Assert.Equal($"{joining}", ((IHtmlInputElement)page.QuerySelector("input[name=joins]")!).Value);

        // As a page says that was opened when somebody else would have joined.
        string token = ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value;
        IHtmlDocument refused = await head.PostAsync($"{request}/decide", [("form", token), ("joins", $"{leaving}")]);
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Contains(RequestRefusals.OtherJoins.Of(leaving, joining).Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_with_both_roles_does_not_approve_what_he_has_decided()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);
        desk.Results.Desk.Bureau.Database.Write(s => AccountStore.Change(s, AccountStore.Find(s, Label.Parse(staff))! with { Roles = [RoleTable.DivisionHead, RoleTable.DeputyDirector] }));
        using Browser asking = desk.Open(RoleTable.Operator), both = desk.Open(RoleTable.DivisionHead);
        string request = await AskAsync(desk, asking, Change(desk).Leaving);
        IHtmlDocument page = await both.SubmitAsync(await both.GetAsync(request), $"{request}/decide");
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == $"{request}/approve");
        long size = desk.Results.Desk.LedgerSize();
        string token = ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value;
        await both.PostAsync($"{request}/approve", [("form", token), ("joins", $"{Change(desk).Joining}")]);
        Assert.Equal(HttpStatusCode.Conflict, both.Last.StatusCode);
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
    }

    [Fact]
    public async Task What_is_turned_down_or_taken_back_says_so_and_may_be_asked_for_again()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier leaving = Change(desk).Leaving;
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead);
        string request = await AskAsync(desk, asking, leaving);
        await asking.PostAsync("/requests/ask/substitute", await FieldsAsync(desk, asking, leaving));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        await head.SubmitAsync(await head.GetAsync(request), $"{request}/turn-down/head", ("reason", " "));
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        await head.SubmitAsync(await head.GetAsync(request), $"{request}/turn-down/head", ("reason", "人员已返岗"));
        Assert.Contains("人员已返岗", (await asking.GetAsync(request)).Body!.TextContent, StringComparison.Ordinal);
        string again = await AskAsync(desk, asking, leaving);
        IHtmlDocument page = await asking.SubmitAsync(await asking.GetAsync(again), $"{again}/take-back");
        Assert.Equal("申请已撤回", page.QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task What_the_rules_do_not_allow_is_refused_when_it_is_asked_for()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await asking.GetAsync($"/rounds/{ResultDesk.Draw}/team/{desk.Results.Firms[0]}");
        (string, string)[] team = [.. Team(desk).Select(i => ("inspector", $"{i}"))];
        await asking.SubmitAsync(page, "/requests/ask/name", [.. team, ("why", "另行安排")]);
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        page = await asking.GetAsync($"/rounds/{ResultDesk.Draw}/void");
        await asking.SubmitAsync(page, "/requests/ask/void", ("reason", "frame-error"), ("why", "名录有误"));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        Assert.Empty(desk.Results.Desk.Bureau.Database.Read(RequestStore.Open));
    }

    [Fact]
    public async Task A_recusal_is_entered_and_ended_by_two_people()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier inspector = desk.Results.Desk.Bureau.Database.Read(s => InspectorStore.Current(s).OrderBy(i => i.Id).First().Id), firm = desk.Results.Firms[0];
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector);
        int before = Recusals(desk).Count;
        IHtmlDocument page = await asking.SubmitAsync(await asking.GetAsync("/recusals"), "/requests/ask/recusal", ("firm", $"{firm}"), ("inspector", $"{inspector}"), ("ground", $"{RecusalGround.Spouse}"), ("why", "配偶在该企业任职"));
        await AnswerAsync(page, head, leader);
        Assert.Equal((before + 1, RecusalGround.Spouse), (Recusals(desk).Count, Recusals(desk).Single(r => r.Firm == firm && r.Inspector == inspector).Ground));

        page = await asking.GetAsync("/recusals");
        string token = ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value;
        page = await asking.PostAsync("/requests/ask/recusal/end", [("form", token), ("firm", $"{firm}"), ("inspector", $"{inspector}"), ("year", $"{ResultDesk.Draw.Year}"), ("why", "登记错了人")]);
        await AnswerAsync(page, head, leader);
        Assert.Equal(before, Recusals(desk).Count);
    }

    [Fact]
    public async Task A_list_of_recusals_is_shown_to_the_two_who_decide_it_and_one_person_neither_enters_it_nor_takes_it_back()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier[] people = [.. desk.Results.Desk.Bureau.Database.Read(s => InspectorStore.Current(s).OrderBy(i => i.Id).Take(2).Select(i => i.Id).ToArray())];
        Identifier firm = desk.Results.Firms[0], other = desk.Results.Firms[1];
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector);
        Recusal[] before = [.. Recusals(desk)];
        byte[] list = System.Text.Encoding.UTF8.GetBytes($"企业代码,工号,回避事由\n{firm},{people[0]},配偶\n{other},{people[1]},近姻亲\n");
        IHtmlDocument page = await asking.SendFileAsync(await asking.GetAsync("/lists"), "/lists/read", "file", "recusals.csv", list, ("kind", "recusals"));
        await asking.SubmitAsync(page, "/lists/draft/apply", ("why", " "));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        page = await asking.SubmitAsync(page, "/lists/draft/apply", ("why", "年初申报"));
        Assert.Equal("已提出，待处室负责人决定", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(before, Recusals(desk));

        // Nothing is decided that was not shown.
        Assert.Equal(2, page.QuerySelectorAll("[aria-label='回避登记'] tbody tr").Length);
        await AnswerAsync(page, head, leader);
        Assert.Equal(before.Length + 2, Recusals(desk).Count);
        Assert.Equal(RecusalGround.CloseInLaws, Recusals(desk).Single(r => r.Firm == other && r.Inspector == people[1]).Ground);

        // The operator alone does not undo it, and the page does not offer it.
        page = await asking.GetAsync("/lists");
        Assert.Null(page.QuerySelector("form[action='/lists/undo']"));
        long last = desk.Results.Desk.Bureau.Database.Read(DirectoryJournal.Last)!.Number;
        await asking.PostAsync("/lists/undo", [("form", ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value), ("number", $"{last}")]);
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        Assert.Equal(before.Length + 2, Recusals(desk).Count);

        // The same list again asks for nothing.
        page = await asking.SendFileAsync(await asking.GetAsync("/lists"), "/lists/read", "file", "recusals.csv", list, ("kind", "recusals"));
        await asking.SubmitAsync(page, "/lists/draft/apply", ("why", "年初申报"));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
    }

    [Fact]
    public async Task A_void_ends_the_round_with_the_approval_and_its_next_try_is_planned()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        DrawId draw = ResultDesk.Draw with { Round = 2 };
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(draw).CommitAt);
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector);
        IHtmlDocument page = await asking.GetAsync($"/rounds/{draw}");
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/rounds/{draw}/void");
        page = await asking.SubmitAsync(await asking.GetAsync($"/rounds/{draw}/void"), "/requests/ask/void", ("reason", "frame-error"), ("source", ""), ("why", "名录漏了一个行业"));
        await AnswerAsync(page, head, leader);
        Assert.Equal(RoundState.Void, desk.Results.Desk.Round(draw).State);
        Assert.Equal(RoundState.Planned, desk.Results.Desk.Round(draw with { Try = 2 }).State);
    }

    private static async Task AnswerAsync(IHtmlDocument asked, Browser head, Browser leader)
    {
        string request = asked.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!).Single(a => a.EndsWith("/take-back", StringComparison.Ordinal))[..^"/take-back".Length];
        await head.SubmitAsync(await head.GetAsync(request), $"{request}/decide");
        IHtmlDocument done = await leader.SubmitAsync(await leader.GetAsync(request), $"{request}/approve");
        Assert.Equal("已批准并办理", done.QuerySelector("[role=status]")!.TextContent);
    }

    private static IReadOnlyList<Recusal> Recusals(ConsoleDesk desk) => desk.Results.Desk.Bureau.Database.Read(s => RecusalStore.Of(s, ResultDesk.Draw.Year));

    private static async Task<(string Name, string Value)[]> FieldsAsync(ConsoleDesk desk, Browser asking, Identifier leaving)
    {
        IHtmlDocument page = await asking.GetAsync($"/rounds/{ResultDesk.Draw}/team/{desk.Results.Firms[0]}");
        return
        [
            ("form", ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value),
            ("draw", $"{ResultDesk.Draw}"), ("firm", $"{desk.Results.Firms[0]}"), ("inspector", $"{leaving}"), ("reason", "absent"), ("why", "请病假"),
        ];
    }

    // Asks for a substitution; gives the address of the request.
    private static async Task<string> AskAsync(ConsoleDesk desk, Browser asking, Identifier leaving)
    {
        IHtmlDocument page = await asking.PostAsync("/requests/ask/substitute", await FieldsAsync(desk, asking, leaving));
        Assert.Equal(HttpStatusCode.OK, asking.Last.StatusCode);
        return page.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!).Single(a => a.EndsWith("/take-back", StringComparison.Ordinal))[..^"/take-back".Length];
    }

    private static IReadOnlyList<Identifier> Team(ConsoleDesk desk) => desk.Results.Desk.Bureau.Database.Read(s => Teams(s).Of(desk.Results.Firms[0])!);

    // Somebody of the first firm's team for whom somebody can come.
    private static (Identifier Leaving, Identifier Joining) Change(ConsoleDesk desk) => desk.Results.Desk.Bureau.Database.Read(s =>
        Teams(s).Of(desk.Results.Firms[0])!.Select(i => (i, Teams(s).SubstituteFor(desk.Results.Firms[0], i))).Where(i => i.Item2 is not null).Select(i => (i.i, i.Item2!.Value)).First());

    private static Core.Encodings.Digest TicketOf(ConsoleDesk desk, Identifier joining) =>
        desk.Results.Desk.Bureau.Database.Read(s => Teams(s).TicketOf(desk.Results.Firms[0], joining));

    private static TeamStore Teams(Session session) => TeamStore.Open(LedgerStore.Open(session), ResultDesk.Draw);
}
