using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The day of a draw: what the wall shows, and dice that two people enter.</summary>
public sealed class DrawDayPagesTests
{
    private static readonly DrawId Next = ResultDesk.Draw with { Round = 2 };

    private const string Dice = "31415926535897932384";

    private static string Path => $"/draw-day/{Next}";

    private static string Values => $"{Path}/values";

    [Fact]
    public async Task Two_people_enter_the_same_and_it_is_in_the_ledger_once()
    {
        await using ConsoleDesk desk = await OpenAsync();
        using Browser one = desk.Open(RoleTable.Operator), two = desk.Open(RoleTable.Inspector);
        IHtmlDocument page = await EnterAsync(one, Dice);
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.ValueWaits).Zh, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Empty(Entered(desk));

        // The same person once more is still one person.
        await EnterAsync(one, Dice);
        Assert.Empty(Entered(desk));

        page = await two.GetAsync(Values);
        Assert.DoesNotContain(Dice, page.Body!.TextContent, StringComparison.Ordinal);
        page = await EnterAsync(two, "31415 92653 58979 32384");
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.ValueTaken).Zh, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal([Dice], Entered(desk));
        Assert.Equal(1, desk.Published);
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == Values);
        Assert.Equal(
            [(ConsoleDesk.IdOf(RoleTable.Operator), "value.waits"), (ConsoleDesk.IdOf(RoleTable.Operator), "value.waits"), (ConsoleDesk.IdOf(RoleTable.Inspector), "value.taken")],
            desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today)).Where(a => a.What.StartsWith("value.", StringComparison.Ordinal)).Select(a => (a.Staff, a.What)));
    }

    [Fact]
    public async Task Different_entries_are_both_shown_and_nothing_is_taken_until_two_agree()
    {
        await using ConsoleDesk desk = await OpenAsync();
        using Browser one = desk.Open(RoleTable.Operator), two = desk.Open(RoleTable.DivisionHead);
        await EnterAsync(one, Dice);
        string other = string.Concat(Dice.Reverse());
        IHtmlDocument page = await EnterAsync(two, other);
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.ValueDiffers).Zh, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains(DrawDayTexts.Differ.Zh, page.QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Dice, other], page.QuerySelectorAll("td code").Select(c => c.TextContent));
        Assert.Equal([Dice, other], (await one.GetAsync(Values)).QuerySelectorAll("td code").Select(c => c.TextContent));
        Assert.Empty(Entered(desk));
        await EnterAsync(two, Dice);
        Assert.Equal([Dice], Entered(desk));
    }

    [Fact]
    public async Task What_could_not_be_the_value_is_refused_to_the_first_person_and_a_stale_page_changes_nothing()
    {
        await using ConsoleDesk desk = await OpenAsync();
        using Browser one = desk.Open(RoleTable.Operator), two = desk.Open(RoleTable.Inspector), late = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await EnterAsync(one, Dice[1..]);
        Assert.Equal(HttpStatusCode.Conflict, one.Last.StatusCode);
        Assert.Contains("应为 20 位数字 0–9", page.Body!.TextContent, StringComparison.Ordinal);

        IHtmlDocument stale = await late.GetAsync(Values);
        await EnterAsync(one, Dice);
        await EnterAsync(two, Dice);
        await late.SubmitAsync(stale, Values, ("value", string.Concat(Dice.Reverse())));
        Assert.Equal(HttpStatusCode.Conflict, late.Last.StatusCode);
        page = await late.SubmitAsync(stale, Values, ("value", Dice));
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.ValueKnown).Zh, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal([Dice], Entered(desk));

        string token = ((IHtmlInputElement)stale.QuerySelector("input[name=form]")!).Value;
        foreach (string name in (string[])["own:bureau", "nothing", " "])
        {
            await late.PostAsync(Values, [("form", token), ("name", name), ("value", Dice)]);
            Assert.Equal(HttpStatusCode.Conflict, late.Last.StatusCode);
        }
    }

    [Fact]
    public async Task The_wall_counts_down_shows_the_digest_and_then_the_draw_with_its_verification()
    {
        await using ConsoleDesk desk = await OpenAsync(beforeDraw: true);
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        IHtmlDocument page = await supervisor.GetAsync(Path);
        Assert.Equal("30 分 00 秒", page.QuerySelector(".countdown")!.TextContent);
        Assert.Equal($"{desk.Results.Desk.CommitmentOf(Next).Digest}", string.Concat(page.QuerySelectorAll(".digest code").Select(c => c.TextContent)));
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal("5", (await supervisor.GetAsync($"{Path}/wall")).QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector($"a[href='{Values}']"));

        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).DrawAt);
        using Browser one = desk.Open(RoleTable.Operator), two = desk.Open(RoleTable.Inspector);
        Assert.NotNull((await one.GetAsync(Path)).QuerySelector($"a[href='{Values}']"));
        await EnterAsync(one, Dice);
        await EnterAsync(two, Dice);
        desk.Results.Desk.Processor.RunDue();
        Assert.Equal(RoundState.Staffed, desk.Results.Desk.Round(Next).State);

        // Nobody stays signed in for half an hour who asks for nothing.
        using Browser again = desk.Open(RoleTable.Supervisor);
        page = await again.GetAsync($"{Path}/wall");
        Assert.Equal(desk.Results.Desk.Verify(Next).Verdict.ToString(), page.QuerySelector(".verdict-line strong")!.TextContent, ignoreCase: true);
        Assert.Empty(page.QuerySelectorAll("strong.severe"));
        Assert.Contains(page.QuerySelectorAll("main li"), l => l.TextContent.StartsWith("未从别处得知公钥：", StringComparison.Ordinal));
        Assert.NotEmpty(page.QuerySelectorAll("ol.drawn li"));
        Assert.Contains((await again.GetAsync("/draw-day")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == Path);
    }

    [Fact]
    public async Task A_wall_that_shows_itself_anew_keeps_nobody_signed_in_and_stays_without_a_name_and_a_menu()
    {
        await using ConsoleDesk desk = await OpenAsync(beforeDraw: true);
        desk.Console.Settings.Papers.PublicAddress = "https://random.example/";
        using Browser head = desk.Open(RoleTable.DivisionHead);
        for (int i = 0; i < 4; i++)
        {
            Assert.NotNull((await head.GetAsync($"{Path}/wall")).QuerySelector("nav"));
            desk.Results.Desk.Clock.Pass(Authentication.Idle / 4);
        }

        IHtmlDocument wall = await head.GetAsync($"{Path}/wall");
        Assert.NotNull(wall.QuerySelector(".digest code"));
        Assert.Null(wall.QuerySelector("nav, form"));
        Assert.DoesNotContain(ConsoleDesk.IdOf(RoleTable.DivisionHead), wall.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync(wall.QuerySelector("img.code")!.GetAttribute("src")!));

        // Nothing else is open, not even the same page without showing itself anew; and a day on the wall is no longer than any other.
        foreach (string path in (string[])["/", Path, Values, "/draw-day"])
        {
            Assert.Equal("登录", (await head.GetAsync(path)).QuerySelector("h1")!.TextContent);
        }

        desk.Results.Desk.Clock.Pass(Authentication.Longest);
        Assert.Equal("登录", (await head.GetAsync($"{Path}/wall")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_telephone_reads_the_public_page_where_the_bureau_has_said_its_address()
    {
        await using ConsoleDesk desk = await OpenAsync();
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        Assert.Equal(HttpStatusCode.Conflict, await supervisor.StatusAsync($"{Path}/code.png"));
        desk.Console.Settings.Papers.PublicAddress = "https://random.example/";
        IHtmlDocument page = await supervisor.GetAsync(Path);
        Assert.NotNull(page.QuerySelector($"a[href='https://random.example/draws/{Next}/index.html']"));
        Assert.Equal(HttpStatusCode.OK, await supervisor.StatusAsync(page.QuerySelector("img.code")!.GetAttribute("src")!));
    }

    private static string[] Entered(ConsoleDesk desk) =>
        [.. desk.Console.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ValueBody>().Where(v => v.Draw == Next && $"{v.Name}" == "dice").Select(v => v.Value).ToArray())];

    private static async Task<IHtmlDocument> EnterAsync(Browser browser, string value) =>
        await browser.SubmitAsync(await browser.GetAsync(Values), Values, ("value", value));

    // The second round waits for dice, at its draw or half an hour before.
    private static async Task<ConsoleDesk> OpenAsync(bool beforeDraw = false)
    {
        ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Results.Desk.Settings.Commitment.Sources = ["own", "dice"];
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).CommitAt);
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).DrawAt.AddMinutes(beforeDraw ? -30 : 0));
        return desk;
    }
}
