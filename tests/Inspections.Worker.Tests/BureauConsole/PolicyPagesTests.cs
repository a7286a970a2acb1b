using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>计划与规则 in a browser: drafted, proposed, decided and approved, each under the own name.</summary>
public sealed partial class PolicyPagesTests
{
    private static readonly SectorCode Sector = ResultDesk.Draw.Sector;

    [Fact]
    public async Task Every_figure_in_force_stands_with_its_basis_and_what_it_does_to_the_year()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Supervisor);
        IHtmlDocument page = await browser.GetAsync("/policy");
        AngleSharp.Dom.IElement[] figures = [.. page.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector("th") is not null)];
        Assert.True(figures.Length >= 10 * InForce(desk).Sectors.Count);
        Each.Of(figures.Where(r => r.QuerySelector("th")!.TextContent != "依据"), r => Assert.NotEqual("", r.Children[2].TextContent));
        Assert.Contains("第四十二条", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("人均户次", Tables(page), StringComparison.Ordinal);
        Assert.DoesNotContain("不可行", Tables(page), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/policy/draft");
    }

    [Fact]
    public async Task A_change_is_drafted_proposed_decided_and_approved_and_holds_then()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector);
        PolicyDocument before = InForce(desk);
        IHtmlDocument page = await SaveAsync(asking, ("rounds", "4"), ("cap", "7"), ("windows", "02-01/03-31\n4月至5月\n07-01/08-31\n10-01/11-20"));
        Assert.Equal(before, InForce(desk));
        string changes = page.QuerySelectorAll("table").First(t => t.TextContent.Contains("改为", StringComparison.Ordinal)).TextContent;
        Each.Of(["年度批次", "04-01/05-31", "年度检查上限"], part => Assert.Contains(part, changes, StringComparison.Ordinal));
        page = await asking.SubmitAsync(page, "/policy/propose", ("why", "上级要求"));
        string request = asking.Last.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/requests/", request, StringComparison.Ordinal);
        Assert.Contains((await head.GetAsync("/")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == request);

        page = await head.GetAsync(request);
        Assert.Contains("04-01/05-31", page.Body!.TextContent, StringComparison.Ordinal);
        await head.SubmitAsync(page, $"{request}/decide");
        Assert.Equal(before, InForce(desk));
        page = await leader.SubmitAsync(await leader.GetAsync(request), $"{request}/approve");
        Assert.Equal("已批准并办理", page.QuerySelector("[role=status]")!.TextContent);
        SectorPolicy now = InForce(desk).Of(Sector)!;
        Assert.Equal((4, 7, before.Of(Sector)!.Floor), (now.Rounds, now.Cap, now.Floor));
        Assert.Equal("02-01/03-31 04-01/05-31 07-01/08-31 10-01/11-20", string.Join(' ', desk.Results.Desk.Bureau.Database.Read(s => SectorPlanStore.Find(s, Sector))!.Windows));
        Assert.Contains(ConsoleDesk.IdOf(RoleTable.DivisionHead), desk.Results.Desk.Bureau.Database.Read(s => PolicyStore.DecisionOn(s, InForce(desk).Digest)), StringComparison.Ordinal);
        Assert.Equal(1, desk.Published);

        // What it changed stays readable, also when something else holds by then.
        Adopt(desk, p => p with { Cap = 9 });
        changes = (await head.GetAsync(request)).QuerySelectorAll("table").First(t => t.TextContent.Contains("改为", StringComparison.Ordinal)).TextContent;
        Each.Of(["年度批次", "04-01/05-31", "年度检查上限", "7"], part => Assert.Contains(part, changes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_drafted_from_other_rules_than_hold_now_is_refused()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await SaveAsync(asking, ("cap", "3"));
        page = await asking.SubmitAsync(page, "/policy/propose", ("why", "上级要求"));
        string request = asking.Last.RequestMessage!.RequestUri!.AbsolutePath;
        IHtmlDocument deciding = await head.GetAsync(request);
        Adopt(desk, p => p with { Cap = 5 });
        long size = desk.Results.Desk.LedgerSize();
        IHtmlDocument refused = await head.SubmitAsync(deciding, $"{request}/decide");
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Contains(PolicyRefusals.Stale.Of().Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((5, size), (InForce(desk).Of(Sector)!.Cap, desk.Results.Desk.LedgerSize()));
    }

    [Fact]
    public async Task A_draft_that_was_saved_in_another_tab_is_not_written_over()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator);
        IHtmlDocument stale = await asking.GetAsync("/policy/draft");
        await SaveAsync(asking, ("cap", "3"));
        await asking.SubmitAsync(stale, "/policy/draft", Fields(stale, ("cap", "4")));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        Assert.Equal(3, desk.Results.Desk.Bureau.Database.Read(s => PolicyDraftStore.Find(s, Label.Parse(ConsoleDesk.IdOf(RoleTable.Operator))))!.Policy.Of(Sector)!.Cap);
        IHtmlDocument shown = await asking.GetAsync("/policy/draft");
        await SaveAsync(asking, ("cap", "5"));
        await asking.SubmitAsync(shown, "/policy/draft/drop");
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        IHtmlDocument page = await asking.SubmitAsync(await asking.GetAsync("/policy/draft"), "/policy/draft/drop");
        Assert.Equal("草稿已删除", page.QuerySelector("[role=status]")!.TextContent);
    }

    [Theory]
    [InlineData("floor", "一成")]
    [InlineData("rounds", "0")]
    [InlineData("team", "两人")]
    [InlineData("windows", "3月")]
    [InlineData("windows", "10-01/11-20\n02-01/03-31\n4月")]
    public async Task A_figure_that_cannot_be_used_is_named_with_its_sector_and_nothing_is_kept(string field, string value)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await asking.GetAsync("/policy/draft");
        IHtmlDocument refused = await asking.SubmitAsync(page, "/policy/draft", Fields(page, (field, value)));
        Assert.Equal(HttpStatusCode.Conflict, asking.Last.StatusCode);
        Assert.Contains(InForce(desk).Of(Sector)!.Name, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(desk.Results.Desk.Bureau.Database.Read(s => PolicyDraftStore.Find(s, Label.Parse(ConsoleDesk.IdOf(RoleTable.Operator)))));
    }

    [Fact]
    public async Task Rules_that_are_not_feasible_are_shown_as_such_before_anybody_decides()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await SaveAsync(asking, ("team", "20"), ("department", "1"));
        Assert.Contains("不可行", Tables(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_fall_only_with_the_next_year_and_the_page_says_so()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator);
        Adopt(desk, p => p with { Basis = ["省厅规定"] });
        IHtmlDocument page = await SaveAsync(asking, ("rounds", "1"));
        Assert.Contains("年内规则只升不降", page.QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == "/policy/propose");
    }

    [Fact]
    public async Task What_two_people_decide_in_the_console_is_not_undone_by_the_file_when_the_worker_starts()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        PolicyDocument file = InForce(desk);
        BureauContext bureau = desk.Results.Desk.Bureau;
        var propose = new ProposePolicy(bureau, desk.Results.Desk.Settings.Planning, file);
        var two = new TwoPeople(Label.Parse("Q2"), Label.Parse("Q3"));
        bureau.Write(s => propose.Execute(s, propose.Now(s) with { Policy = With(file, p => p with { Cap = 3 }) }, two));
        Assert.Equal(3, InForce(desk).Of(Sector)!.Cap);
        Assert.True(new LedgerSetup(bureau, file).AdoptPolicy().IsInForce);
        Assert.Equal(3, InForce(desk).Of(Sector)!.Cap);

        // Somebody writes something else into the file, or two people decide on it as it is.
        new LedgerSetup(bureau, With(file, p => p with { Cap = 4 })).AdoptPolicy();
        Assert.Equal(4, InForce(desk).Of(Sector)!.Cap);
        bureau.Write(s => propose.Execute(s, propose.Now(s) with { Policy = With(file, p => p with { Cap = 6 }) }, two));
        new LedgerSetup(bureau, file).AdoptPolicy(two);
        Assert.Equal(file.Digest, InForce(desk).Digest);
        Assert.True(new LedgerSetup(bureau, file).AdoptPolicy().IsInForce);
    }

    [Fact]
    public async Task Items_that_were_decided_are_those_of_the_next_draw_and_one_not_on_the_list_is_refused()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        BureauContext bureau = desk.Results.Desk.Bureau;
        var propose = new ProposePolicy(bureau, desk.Results.Desk.Settings.Planning, file: null);
        var two = new TwoPeople(Label.Parse("Q2"), Label.Parse("Q3"));
        Identifier item = Identifier.Parse("WY-01");
        bureau.Write(s => propose.Execute(s, propose.Now(s) with { Plans = [new SectorPlan(Sector, [item], [])] }, two));
        Assert.Equal([item], bureau.Database.Read(s => ItemsOf(s, desk)));
        Assert.Throws<UserErrorException>(() => bureau.Write(s => propose.Execute(s, propose.Now(s) with { Plans = [new SectorPlan(Sector, [Identifier.Parse("NONE-1")], [])] }, two)));
    }

    [Fact]
    public async Task The_form_to_file_has_a_line_a_round_with_windows_and_no_day_of_a_draw()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.DeputyDirector);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync($"/policy/form/{ResultDesk.Draw.Year}"));
        byte[] bytes = await browser.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        string words = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText;
        Round[] rounds = [.. desk.Results.Desk.Bureau.Database.Read(s => RoundStore.OfYear(s, ResultDesk.Draw.Year))];
        Each.Of(rounds.Where(r => r.Draw.Try == 1), r => Assert.Contains($"{r.WindowFirst:yyyy-MM-dd}", words, StringComparison.Ordinal));
        HashSet<string> windows = [.. rounds.SelectMany(r => (string[])[$"{r.WindowFirst:yyyy-MM-dd}", $"{r.WindowLast:yyyy-MM-dd}"])];
        string[] days = [.. Day().Matches(words).Select(m => m.Value).Distinct()];
        Assert.True(days.Length >= 3);
        Each.Of(days, day => Assert.Contains(day, windows));
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    private static string Tables(IHtmlDocument page) => string.Concat(page.QuerySelectorAll("table").Select(t => t.TextContent));

    private static IReadOnlyList<Identifier> ItemsOf(Session session, ConsoleDesk desk) =>
        [.. DrawItems.Of(session, desk.Results.Desk.Settings.Planning, Sector).Select(i => i.Code)];

    private static PolicyDocument InForce(ConsoleDesk desk) => desk.Results.Desk.Bureau.Database.Read(s => PolicyStore.Find(s, LedgerStore.Open(s)))!;

    private static PolicyDocument With(PolicyDocument policy, Func<SectorPolicy, SectorPolicy> change) =>
        policy with { Sectors = [.. policy.Sectors.Select(s => s.Sector == Sector ? change(s) : s)] };

    private static void Adopt(ConsoleDesk desk, Func<SectorPolicy, SectorPolicy> change) => new LedgerSetup(desk.Results.Desk.Bureau, With(InForce(desk), change)).AdoptPolicy();

    private static async Task<IHtmlDocument> SaveAsync(Browser asking, params (string Field, string Value)[] change)
    {
        IHtmlDocument page = await asking.GetAsync("/policy/draft");
        page = await asking.SubmitAsync(page, "/policy/draft", Fields(page, change));
        Assert.True(asking.Last.StatusCode == HttpStatusCode.OK, page.Body!.TextContent);
        return page;
    }

    // The fields as the page has them, some of the sector's changed.
    private static (string Name, string Value)[] Fields(IHtmlDocument page, params (string Field, string Value)[] change)
    {
        AngleSharp.Dom.IElement form = page.QuerySelectorAll("form").First(f => f.GetAttribute("action") == "/policy/draft");
        var fields = form.QuerySelectorAll("input:not([type=hidden]):not([type=checkbox])").Cast<IHtmlInputElement>().Select(i => (Name: i.Name!, i.Value))
            .Concat(form.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().Select(t => (Name: t.Name!, t.Value)))
            .Concat(form.QuerySelectorAll("input[type=checkbox]").Cast<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => (Name: i.Name!, i.Value)));
        Dictionary<string, string> changed = change.ToDictionary(c => $"{Sector}.{c.Field}", c => c.Value);
        return [.. fields.Select(f => (f.Name, changed.GetValueOrDefault(f.Name, f.Value)))];
    }
}
