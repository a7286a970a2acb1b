using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Accounts;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Coming in, as people do it in a browser.</summary>
public sealed class SignInPagesTests
{
    [Fact]
    public async Task Whoever_signs_in_comes_to_the_page_that_was_asked_for_and_goes_out_again()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.GetAsync("/review");
        page = await browser.SubmitAsync(page, "/sign-in", ("staff", ConsoleDesk.IdOf(RoleTable.DivisionHead)), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.Contains("编号或密码不对", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        page = await browser.SubmitAsync(page, "/sign-in", ("staff", ConsoleDesk.IdOf(RoleTable.DivisionHead)), ("password", ConsoleDesk.Password));
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);
        Cookie cookie = Assert.Single(browser.Cookies.GetAllCookies());
        Assert.True(cookie.HttpOnly);

        page = await browser.SubmitAsync(page, "/sign-out");
        Assert.Equal("登录", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(browser.Cookies.GetAllCookies());
        Assert.Null(desk.Console.Authentication.Find(cookie.Value));
    }

    [Fact]
    public async Task A_secret_that_was_there_before_signing_in_is_not_the_one_after()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using var browser = new Browser(desk.Open().Address, new string('a', 64));
        IHtmlDocument page = await browser.GetAsync("/sign-in");
        await browser.SubmitAsync(page, "/sign-in", ("staff", "Q0"), ("password", ConsoleDesk.Password));
        Assert.NotEqual(new string('a', 64), Assert.Single(browser.Cookies.GetAllCookies()).Value);
        Assert.Null(desk.Console.Authentication.Find(new string('a', 64)));
    }

    [Fact]
    public async Task The_first_administrator_makes_an_account_once_and_then_those_of_the_others()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(hasAccounts: false);
        string first = desk.Console.First.Path!;
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.GetAsync(first);
        page = await browser.PostAsync(first, [("staff", "G001"), ("name", "王管"), ("new", ConsoleDesk.Password), ("again", "something else")]);
        Assert.Contains("两次输入", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        page = await browser.PostAsync(first, [("staff", "G001"), ("name", "王管"), ("new", ConsoleDesk.Password), ("again", ConsoleDesk.Password)]);
        Assert.Equal("账号", page.QuerySelector("h1")!.TextContent);
        Assert.Null(desk.Console.First.Path);
        using Browser other = desk.Open();
        await other.GetAsync(first);
        Assert.Equal(HttpStatusCode.Conflict, other.Last.StatusCode);

        page = await browser.GetAsync("/accounts/new");
        page = await browser.SubmitAsync(page, "/accounts/save", ("staff", "G002"), ("name", "林处"), ("role", "division-head"), ("first", $"{desk.Results.Desk.Bureau.Today:yyyy-MM-dd}"));
        string password = page.QuerySelector("code.secret")!.TextContent;

        using Browser head = desk.Open();
        page = await head.SubmitAsync(await head.GetAsync("/review"), "/sign-in", ("staff", "G002"), ("password", password));
        Assert.Equal("修改密码", page.QuerySelector("h1")!.TextContent);
        page = await head.SubmitAsync(page, "/password", ("old", password), ("new", "另一个很长的口令用来测试"), ("again", "另一个很长的口令用来测试"));
        Assert.Equal("待办", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync("/review"));
    }

    [Fact]
    public async Task How_strong_a_new_password_is_can_be_seen_before_it_is_kept_and_no_page_has_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync("/password");
        Assert.Null(page.QuerySelector("meter"));
        string before = desk.State();
        foreach ((string typed, int level) in ((string, int)[])[("kurz#1", 0), ("mima2024mima2024", 0), ("grüne wiese", 0), ("vier Wörter", 0), ("blaue Zitrone", 2), ("klapper storch und dachziegel", 3)])
        {
            page = await browser.SubmitAsync(page, "/password", ("check", "1"), ("new", typed), ("again", ""));
            Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
            Assert.Equal($"{level}", page.QuerySelector("meter")!.GetAttribute("value"));
            Assert.DoesNotContain(typed, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.Equal(before, desk.State());
    }

    [Fact]
    public async Task The_first_administrator_sees_how_strong_the_password_is_too()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(hasAccounts: false);
        using Browser browser = desk.Open();
        string first = desk.Console.First.Path!;
        IHtmlDocument page = await browser.PostAsync(first, [("check", "1"), ("staff", "G001"), ("name", "王管"), ("new", "G001 and so on"), ("again", "")]);
        Assert.Equal("0", page.QuerySelector("meter")!.GetAttribute("value"));
        Assert.Contains("编号或姓名", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        page = await browser.PostAsync(first, [("check", "1"), ("staff", ""), ("name", ""), ("new", ConsoleDesk.Password), ("again", "")]);
        Assert.Equal("3", page.QuerySelector("meter")!.GetAttribute("value"));
        Assert.NotNull(desk.Console.First.Path);
    }

    [Fact]
    public async Task The_first_address_is_over_after_half_an_hour_and_wrong_with_any_other_token()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(hasAccounts: false);
        using Browser browser = desk.Open();
        await browser.GetAsync("/first/" + new string('0', 64));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        string first = desk.Console.First.Path!;
        desk.Results.Desk.Clock.Pass(FirstVisit.Holds);
        await browser.GetAsync(first);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
    }

    [Fact]
    public async Task Made_up_people_sign_in_with_a_click_in_the_sample_alone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open();
        await browser.PostAsync("/sign-in/sample", [("staff", "Y003")]);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Empty(browser.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task Made_up_people_have_no_password_and_are_asked_for_none()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(hasAccounts: false, isSample: true);
        SampleAccounts.Fill(desk.Results.Desk.Bureau);
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.GetAsync("/");
        Assert.Equal(7, page.QuerySelectorAll("form.people button").Length);
        page = await browser.PostAsync("/sign-in/sample", [("staff", "Y006"), ("return", "/accounts")]);
        desk.Results.Desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        page = await browser.SubmitAsync(await browser.GetAsync("/accounts/of/Y001"), "/accounts/save", ("name", "样例改名"), ("role", "operator"), ("first", "2026-01-01"));
        Assert.StartsWith("账号已保存", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        using Browser stranger = desk.Open();
        await stranger.SubmitAsync(await stranger.GetAsync("/"), "/sign-in", ("staff", "Y001"), ("password", ""));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Last.StatusCode);
    }
}
