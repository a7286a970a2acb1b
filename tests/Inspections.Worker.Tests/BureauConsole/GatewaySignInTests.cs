using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>A gateway's word for who somebody is: of the named one alone, with its secret, and for accounts that there are.</summary>
public sealed class GatewaySignInTests
{
    private const string Secret = "a secret of more than thirty-two characters";
    private static readonly string Staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);

    [Fact]
    public async Task Whom_the_gateway_names_signs_in_with_a_click_and_the_log_names_the_way()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: Named("127.0.0.1"));
        using Browser browser = desk.Open().With("X-Staff-Id", Staff).With("X-Gateway-Secret", Secret);
        IHtmlDocument page = await browser.GetAsync("/review");
        page = await browser.SubmitAsync(page, "/sign-in/presented");
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);
        LoggedAction last = desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today))[^1];
        Assert.Equal((Staff, "sign-in", "gateway", LoggedAction.Done), (last.Staff, last.What, last.Subject, last.Outcome));
    }

    [Theory]
    [InlineData("127.0.0.1", Secret + " ")]
    [InlineData("127.0.0.1", null)]
    [InlineData("10.0.0.5", Secret)]
    public async Task Nobody_elses_word_is_taken(string gateway, string? secret)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: Named(gateway));
        using Browser browser = desk.Open().With("X-Staff-Id", Staff);
        _ = secret is null ? browser : browser.With("X-Gateway-Secret", secret[..^1] + (secret == Secret ? secret[^1] : '!'));
        Assert.DoesNotContain((await browser.GetAsync("/sign-in")).Forms, f => f.Action.EndsWith("/sign-in/presented", StringComparison.Ordinal));
        await browser.PostAsync("/sign-in/presented", []);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.Empty(browser.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task A_proxys_word_of_where_somebody_is_does_not_make_that_one_the_gateway()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: s =>
        {
            Named("10.0.0.5")(s);
            s.Proxies = ["127.0.0.1"];
        });
        using Browser browser = desk.Open().With("X-Staff-Id", Staff).With("X-Gateway-Secret", Secret).With("X-Forwarded-For", "10.0.0.5");
        await browser.PostAsync("/sign-in/presented", []);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_no_account_or_a_locked_or_ended_one_is_not_let_in()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: Named("127.0.0.1"));
        using Browser nobody = desk.Open().With("X-Staff-Id", "Q99").With("X-Gateway-Secret", Secret);
        await nobody.PostAsync("/sign-in/presented", []);
        Assert.Equal(HttpStatusCode.Forbidden, nobody.Last.StatusCode);
        Assert.Null(desk.Console.Bureau.Database.Read(s => AccountStore.Find(s, Core.Directories.Label.Parse("Q99"))));

        using Browser head = desk.Open().With("X-Staff-Id", Staff).With("X-Gateway-Secret", Secret);
        Change(desk, c => c with { LockedUntil = desk.Console.Bureau.Now.AddMinutes(5) });
        IHtmlDocument page = await head.PostAsync("/sign-in/presented", []);
        Assert.Contains("锁定", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Change(desk, c => c with { LockedUntil = null });
        desk.Console.Bureau.Database.Write(s => AccountStore.Change(s, AccountStore.Find(s, Core.Directories.Label.Parse(Staff))! with { LastDay = desk.Console.Bureau.Today.AddDays(-1) }));
        await head.PostAsync("/sign-in/presented", []);
        Assert.Equal(HttpStatusCode.Forbidden, head.Last.StatusCode);
    }

    [Fact]
    public async Task A_secret_that_was_stolen_opens_nothing_without_the_gateway()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: Named("127.0.0.1"));
        string secret = desk.Console.Authentication.SignIn(new Presented(SignInWay.Gateway, Staff), "127.0.0.1");
        using var thief = new Browser(desk.Address, secret);
        Assert.Equal(HttpStatusCode.SeeOther, await thief.StatusAsync("/review"));
        using Browser other = new Browser(desk.Address, secret).With("X-Staff-Id", ConsoleDesk.SecondHead).With("X-Gateway-Secret", Secret);
        Assert.Equal(HttpStatusCode.SeeOther, await other.StatusAsync("/review"));
        using Browser own = new Browser(desk.Address, secret).With("X-Staff-Id", Staff).With("X-Gateway-Secret", Secret);
        Assert.Equal(HttpStatusCode.OK, await own.StatusAsync("/review"));
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_the_gateways_word_on_the_form_itself_proves_it_again()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: Named("127.0.0.1"));
        string staff = ConsoleDesk.IdOf(RoleTable.Administrator), secret = desk.Console.Authentication.SignIn(new Presented(SignInWay.Gateway, staff), "127.0.0.1");
        desk.Results.Desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        using Browser browser = new Browser(desk.Address, secret).With("X-Staff-Id", staff).With("X-Gateway-Secret", Secret);
        IHtmlDocument page = await browser.GetAsync($"/accounts/of/{Staff}");
        Assert.Null(page.QuerySelector($"input[name={ConsoleFrame.PasswordField}]"));
        page = await browser.SubmitAsync(page, "/accounts/no-password");
        Assert.NotNull(page.QuerySelector("[role=status]"));
        Assert.Null(desk.Console.Bureau.Database.Read(s => AccountStore.CredentialOf(s, Core.Directories.Label.Parse(Staff))).Hash);
    }

    private static Action<ConsoleSetting> Named(string gateway) => s => s.Gateway = new GatewaySetting { Addresses = [gateway], Secret = Secret };

    private static void Change(ConsoleDesk desk, Func<Credential, Credential> change) => desk.Console.Bureau.Database.Write(s =>
        AccountStore.Keep(s, Core.Directories.Label.Parse(Staff), change(AccountStore.CredentialOf(s, Core.Directories.Label.Parse(Staff)))));
}
