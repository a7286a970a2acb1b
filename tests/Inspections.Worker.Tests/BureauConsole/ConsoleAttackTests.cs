using System.Net;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>What somebody tries who is not to come in: by headers, by cookies, by addresses to go on to.</summary>
public sealed class ConsoleAttackTests
{
    private const string Elsewhere = "elsewhere.example";

    [Fact]
    public async Task Nobody_but_a_named_proxy_says_where_a_request_comes_from_and_what_the_site_is_called()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using HttpClient client = Plain(desk);
        foreach (string host in (string[])[Elsewhere, $"127.0.0.1.{Elsewhere}"])
        {
            using HttpRequestMessage asked = new(HttpMethod.Get, "/sign-in") { Headers = { Host = host } };
            using HttpResponseMessage refused = await client.SendAsync(asked, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        // HTTPS that an unnamed proxy claims is none: neither for the cookie nor for where a form comes from.
        using HttpRequestMessage form = SignIn(desk, "/");
        form.Headers.Add("X-Forwarded-For", "203.0.113.9");
        form.Headers.Add("X-Forwarded-Proto", "https");
        form.Headers.Add("X-Forwarded-Host", Elsewhere);
        form.Headers.Add("Forwarded", $"for=203.0.113.9;proto=https;host={Elsewhere}");
        using HttpResponseMessage answer = await client.SendAsync(form, TestContext.Current.CancellationToken);
        Assert.Equal("/", answer.Headers.Location!.ToString());
        Assert.StartsWith("inspections=", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today))[^1].Address);

        using HttpRequestMessage lying = SignIn(desk, "/");
        lying.Headers.Remove("Origin");
        lying.Headers.Add("Origin", desk.Address.Replace("http:", "https:", StringComparison.Ordinal));
        lying.Headers.Add("X-Forwarded-Proto", "https");
        using HttpResponseMessage taken = await client.SendAsync(lying, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
    }

    [Fact]
    public async Task The_secret_of_who_is_signed_in_is_new_at_every_sign_in_and_no_script_and_no_other_site_has_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using HttpClient client = Plain(desk);
        string planted = new('a', 64);
        string[] given = [await CookieAsync(planted), await CookieAsync(planted)];
        Assert.Equal(2, given.Select(c => c.Split(';')[0]).Append($"inspections={planted}").Distinct(StringComparer.Ordinal).Count() - 1);
        Each.Of(given, c => Assert.Equal(["httponly", "max-age=28800", "path=/", "samesite=strict"], c.Split("; ")[1..].Order(StringComparer.Ordinal)));
        Assert.Null(desk.Console.Authentication.Find(planted));

        // Signed in anew at the same browser, under the secret that it had: that one is not carried on.
        string old = given[0].Split(';')[0]["inspections=".Length..];
        string anew = (await CookieAsync(old)).Split(';')[0]["inspections=".Length..];
        Assert.NotEqual(old, anew);

        async Task<string> CookieAsync(string had)
        {
            using HttpRequestMessage form = SignIn(desk, "/");
            form.Headers.Add("Cookie", $"inspections={had}");
            using HttpResponseMessage answer = await client.SendAsync(form, TestContext.Current.CancellationToken);
            return answer.Headers.GetValues("Set-Cookie").Single();
        }
    }

    [Fact]
    public async Task Every_way_in_leads_on_to_a_page_of_the_console_alone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using HttpClient client = Plain(desk);
        foreach (string to in (string[])[$"https://{Elsewhere}/", $"//{Elsewhere}", $"/\\{Elsewhere}", $"/%2f{Elsewhere}", "javascript:alert(1)", $"/\t/{Elsewhere}", $"/@{Elsewhere}:80/"])
        {
            using HttpRequestMessage form = SignIn(desk, to);
            using HttpResponseMessage answer = await client.SendAsync(form, TestContext.Current.CancellationToken);
            Assert.Equal("/", answer.Headers.Location!.ToString());
            using Browser browser = desk.Open();
            string shown = (await browser.GetAsync($"/sign-in?return={Uri.EscapeDataString(to)}")).DocumentElement.OuterHtml;
            Assert.DoesNotContain(Elsewhere, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("javascript:", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_signed_in_elsewhere_is_shown_and_ended_by_that_person_alone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser here = desk.Open(RoleTable.Operator), there = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead);
        AngleSharp.Html.Dom.IHtmlDocument page = await here.GetAsync("/sign-ins");
        string which = page.QuerySelector("form[action='/sign-ins/end'] input[name=which]")!.GetAttribute("value")!;
        Assert.DoesNotContain(desk.Console.Authentication.Find(Secret(there))!.Token.ToString(), page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        AngleSharp.Html.Dom.IHtmlDocument theirs = await head.GetAsync("/sign-ins");
        string token = theirs.QuerySelector($"input[name={ConsoleFrame.TokenField}]")!.GetAttribute("value")!;
        await head.PostAsync("/sign-ins/end", [(ConsoleFrame.TokenField, token), ("which", which)]);
        Assert.NotNull(desk.Console.Authentication.Find(Secret(there)));

        await here.SubmitAsync(page, "/sign-ins/end");
        Assert.Null(desk.Console.Authentication.Find(Secret(there)));
        Assert.NotNull(desk.Console.Authentication.Find(Secret(here)));

        static string Secret(Browser browser) => browser.Cookies.GetAllCookies().Single().Value;
    }

    [Fact]
    public async Task What_was_refused_to_somebody_who_is_signed_in_is_in_the_log_whether_it_was_read_or_sent()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser asking = desk.Open(RoleTable.Operator);
        await asking.StatusAsync("/accounts");
        await asking.PostAsync("/lists/undo", [(ConsoleFrame.TokenField, new string('0', 64))]);
        LoggedAction[] log = [.. desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today)).Where(a => a.Staff == ConsoleDesk.IdOf(RoleTable.Operator))];
        Assert.Contains(log, a => a.What == "accounts" && a.Outcome == AccountRefusals.NoDuty.Id);
        Assert.Contains(log, a => a.What == "lists.undo" && a.Outcome == "foreign-form");
    }

    [Fact]
    public async Task An_error_of_the_program_is_a_page_with_a_number_and_says_nothing_of_the_program()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        await using var site = new ConsoleSite(desk.Console with { Public = null! });
        await site.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new Browser(site.Address!, desk.Console.Authentication.SignInWithout(Core.Directories.Label.Parse(ConsoleDesk.IdOf(RoleTable.Supervisor)), "127.0.0.1"));
        string page = (await browser.GetAsync("/statistics")).Body!.TextContent;
        Assert.Equal(HttpStatusCode.InternalServerError, browser.Last.StatusCode);
        Assert.Contains("编号", page, StringComparison.Ordinal);
        Each.Of(["Exception", "   at ", "Inspections.Worker", ".cs"], words => Assert.DoesNotContain(words, page, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", browser.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await site.StopAsync(TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage SignIn(ConsoleDesk desk, string to) => new(HttpMethod.Post, SignInPages.SignInPath)
    {
        Content = new FormUrlEncodedContent([new("staff", ConsoleDesk.IdOf(RoleTable.Operator)), new("password", ConsoleDesk.Password), new("return", to)]),
        Headers = { { "Origin", desk.Address } },
    };

    // What a browser would hide: cookies as they are set, answers as they come.
    private static HttpClient Plain(ConsoleDesk desk) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(desk.Address) };
}
