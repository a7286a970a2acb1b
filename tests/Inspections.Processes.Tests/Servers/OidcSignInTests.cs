using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Signing in by the bureau's own service: a real provider, code and PKCE.</summary>
public sealed class OidcSignInTests
{
    private static readonly string Staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);

    [Fact]
    public async Task Whom_the_service_vouches_for_comes_to_the_page_that_was_asked_for_and_the_log_names_the_way()
    {
        await using OidcProvider provider = await OidcProvider.StartAsync();
        await using ConsoleDesk desk = await OpenAsync(provider);
        provider.Person = Staff;
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.GetAsync("/review");
        page = await browser.GetAsync(ServiceOf(page));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Equal("0;url=/review", page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal("审查", (await browser.GetAsync("/review")).QuerySelector("h1")!.TextContent);
        Assert.Equal(("S256", "code", "query"), (provider.Asked!.CodeChallengeMethod, provider.Asked.ResponseType, provider.Asked.ResponseMode ?? "query"));
        Assert.Null(provider.Asked.Prompt);
        LoggedAction last = desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today))[^1];
        Assert.Equal((Staff, "sign-in", "oidc", LoggedAction.Done), (last.Staff, last.What, last.Subject, last.Outcome));
    }

    [Theory]
    [InlineData("Q99")]
    [InlineData("no staff id")]
    [InlineData("")]
    public async Task Nobody_is_made_by_signing_in(string person)
    {
        await using OidcProvider provider = await OidcProvider.StartAsync();
        await using ConsoleDesk desk = await OpenAsync(provider);
        int before = desk.Console.Bureau.Database.Read(AccountStore.All).Count;
        provider.Person = person;
        using Browser browser = desk.Open();
        await browser.GetAsync(OidcPath);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await browser.StatusAsync("/review"));
        Assert.Equal(before, desk.Console.Bureau.Database.Read(AccountStore.All).Count);
    }

    [Theory]
    [InlineData("{staff}@bureau.example", true)]
    [InlineData("{staff}@BUREAU.example", true)]
    [InlineData("{staff}@elsewhere.example", false)]
    [InlineData("{staff}@sub.bureau.example", false)]
    [InlineData("{staff}@bureau.example@elsewhere.example", false)]
    [InlineData("{staff}@elsewhere.example@bureau.example", false)]
    [InlineData("@bureau.example", false)]
    [InlineData("{staff}", false)]
    public async Task Of_claims_that_are_addresses_those_of_the_bureaus_domain_alone_are_staff_ids(string claim, bool isTaken)
    {
        await using OidcProvider provider = await OidcProvider.StartAsync();
        await using ConsoleDesk desk = await OpenAsync(provider, "bureau.example");
        provider.Person = claim.Replace("{staff}", Staff, StringComparison.Ordinal);
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.GetAsync(OidcPath);
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, browser.Last.StatusCode);
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.SeeOther, await browser.StatusAsync("/review"));
        LoggedAction[] signIns = [.. desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today)).Where(a => a.What == "sign-in" && a.Outcome == LoggedAction.Done)];
        Assert.Equal(isTaken ? [(Staff, "oidc")] : [], signIns.Select(a => (a.Staff, a.Subject)));
        Assert.True(isTaken || claim.EndsWith("@bureau.example", StringComparison.Ordinal) || page.Body!.TextContent.Contains("@bureau.example", StringComparison.Ordinal), page.Body!.TextContent);
    }

    [Fact]
    public async Task An_answer_that_was_made_for_another_browser_is_not_taken()
    {
        await using OidcProvider provider = await OidcProvider.StartAsync();
        await using ConsoleDesk desk = await OpenAsync(provider);
        provider.Person = Staff;
        using Browser one = desk.Open(), other = desk.Open();
        await one.StatusAsync(OidcPath);
        using var service = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using HttpResponseMessage back = await service.GetAsync(one.Last.Headers.Location, TestContext.Current.CancellationToken);
        await other.GetAsync(back.Headers.Location!.PathAndQuery);
        Assert.Equal(HttpStatusCode.Forbidden, other.Last.StatusCode);
        Assert.DoesNotContain(other.Cookies.GetAllCookies(), c => c.Name.Contains("inspections", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_a_decision_the_service_is_asked_again_and_an_old_proof_or_another_person_does_not_do()
    {
        await using OidcProvider provider = await OidcProvider.StartAsync();
        await using ConsoleDesk desk = await OpenAsync(provider);
        string administrator = ConsoleDesk.IdOf(RoleTable.Administrator), path = $"/accounts/of/{Staff}";
        provider.Person = administrator;
        using Browser browser = desk.Open();
        await browser.GetAsync(OidcPath);
        desk.Results.Desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        IHtmlDocument page = await browser.GetAsync(path);
        string again = page.QuerySelector("a[href^='/sign-in/oidc/again']")!.GetAttribute("href")!;
        page = await browser.SubmitAsync(page, "/accounts/no-password");
        Assert.Contains(AccountRefusals.ProveElsewhere.Of(15).Says.Zh, page.Body!.TextContent, StringComparison.Ordinal);

        provider.ProvedAt = null;
        await browser.GetAsync(again);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        provider.ProvedAt = desk.Results.Desk.Clock.GetUtcNow().AddHours(-1);
        await browser.GetAsync(again);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        (provider.Person, provider.ProvedAt) = (Staff, desk.Results.Desk.Clock.GetUtcNow());
        await browser.GetAsync(again);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);

        provider.Person = administrator;
        page = await browser.GetAsync(again);
        Assert.Equal($"0;url={path}", page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal(("login", 0), (provider.Asked!.Prompt, provider.Asked.MaxAge));
        page = await browser.SubmitAsync(await browser.GetAsync(path), "/accounts/no-password");
        Assert.NotNull(page.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task A_service_that_is_down_is_said_on_a_page_and_the_password_works_on()
    {
        OidcProvider provider = await OidcProvider.StartAsync();
        await using ConsoleDesk desk = await OpenAsync(provider);
        await provider.DisposeAsync();
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.GetAsync(OidcPath);
        Assert.Equal(HttpStatusCode.BadGateway, browser.Last.StatusCode);
        Assert.Contains("Console:Oidc", page.Body!.TextContent, StringComparison.Ordinal);
        page = await browser.SubmitAsync(await browser.GetAsync("/review"), "/sign-in", ("staff", Staff), ("password", ConsoleDesk.Password));
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);
    }

    private const string OidcPath = "/sign-in/oidc";

    private static string ServiceOf(IHtmlDocument page) => page.QuerySelector($"a[href^='{OidcPath}']")!.GetAttribute("href")!;

    private static Task<ConsoleDesk> OpenAsync(OidcProvider provider, string? domain = null)
    {
        string address = provider.Address;
        return ConsoleDesk.OpenAsync(set: s => s.Oidc = new OidcSetting { Authority = address, ClientId = OidcProvider.Client, ClientSecret = OidcProvider.Secret, StaffDomain = domain });
    }
}
