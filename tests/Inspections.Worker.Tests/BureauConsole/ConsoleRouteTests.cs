using System.Net;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Every route × every role, made from the routes: a page that is added is in the table by itself.</summary>
public sealed partial class ConsoleRouteTests
{
    [Fact]
    public async Task Whoever_has_no_duty_for_a_route_is_refused_and_whoever_has_one_is_not()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        ConsoleRoute[] routes = [.. ConsoleRoutes.Of(desk.Console).Where(r => r.Duty is not null)];
        foreach (Label role in RoleTable.Roles.Select(r => r.Role))
        {
            foreach (ConsoleRoute route in routes)
            {
                using Browser browser = desk.Open(role);
                string path = PathOf(route);
                HttpStatusCode status = await Ask(browser, route, path, desk);
                Assert.True(RoleTable.Has(role, route.Duty!.Value) != (status == HttpStatusCode.Forbidden), $"{route.Method} {path} as {role}: {status}");
            }
        }
    }

    [Fact]
    public async Task Nobody_sees_anything_before_signing_in_but_the_pages_for_that()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        foreach (ConsoleRoute route in ConsoleRoutes.Of(desk.Console).Where(r => r.Duty is not null))
        {
            using Browser browser = desk.Open();
            string path = PathOf(route);
            if (route.Method == "GET")
            {
                Assert.Equal(HttpStatusCode.SeeOther, await browser.StatusAsync(path));
                Assert.StartsWith("/sign-in?return=", browser.Last.Headers.Location!.ToString(), StringComparison.Ordinal);
            }
            else
            {
                await browser.PostAsync(path, []);
                Assert.Equal(HttpStatusCode.Unauthorized, browser.Last.StatusCode);
            }
        }

        Assert.Equal(["/first/{token}", "/sign-in", "/sign-in/presented", "/sign-in/sample"], ConsoleRoutes.Of(desk.Console).Where(r => r.Duty is null).Select(r => r.Pattern).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_form_from_another_site_or_without_the_pages_own_value_is_not_taken()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        foreach (ConsoleRoute route in ConsoleRoutes.Of(desk.Console).Where(r => r.Method == "POST"))
        {
            using Browser browser = desk.Open(RoleTable.Administrator);
            string path = PathOf(route);
            string token = ConsoleGuard.FormTokenOf(desk.Console.Authentication.Find(browser.Cookies.GetAllCookies().Single().Value)!);
            foreach (string? origin in (string?[])["http://elsewhere.example", "null", null])
            {
                await browser.PostAsync(path, [(ConsoleFrame.TokenField, token)], origin);
                Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
            }

            if (route.Duty is not null)
            {
                await browser.PostAsync(path, [(ConsoleFrame.TokenField, new string('0', 64))]);
                Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do_with_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.DivisionHead);
        foreach (string path in (string[])["/", "/review", "/style.css", "/accounts", "/no-such-page"])
        {
            await browser.StatusAsync(path);
            Assert.Contains("default-src 'none'", browser.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("form-action 'self'", browser.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("no-store", browser.Last.Headers.CacheControl!.ToString());
            Assert.False(browser.Last.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Reading_pages_changes_nothing_but_the_log_and_who_is_signed_in()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string before = desk.State();
        foreach (ConsoleRoute route in ConsoleRoutes.Of(desk.Console).Where(r => r.Method == "GET"))
        {
            using Browser browser = route.Duty is { } duty ? desk.Open(RoleTable.Roles.First(r => RoleTable.Has(r.Role, duty)).Role) : desk.Open();
            await browser.StatusAsync(PathOf(route));
        }

        Assert.Equal(before, desk.State());
    }

    [Theory]
    [InlineData("/review", "/review")]
    [InlineData("/review/12", "/review/12")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData(null, "/")]
    public void Signing_in_leads_to_a_page_of_the_console_only(string? wanted, string to) => Assert.Equal(to, ConsoleGuard.Inside(wanted));

    // A draw and a person that there are, so that whoever may is let in; of anything else what may be asked for and is not there.
    private static string PathOf(ConsoleRoute route) => VariablePart().Replace(route.Pattern, part => part.Value switch
    {
        "{draw}" => $"{ResultDesk.Draw}",
        "{**staff}" => "Q1",
        _ => "0",
    });

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex VariablePart();

    private static async Task<HttpStatusCode> Ask(Browser browser, ConsoleRoute route, string path, ConsoleDesk desk)
    {
        if (route.Method == "GET")
        {
            return await browser.StatusAsync(path);
        }

        string token = ConsoleGuard.FormTokenOf(desk.Console.Authentication.Find(browser.Cookies.GetAllCookies().Single().Value)!);
        await browser.PostAsync(path, [(ConsoleFrame.TokenField, token), ("result", "0")]);
        return browser.Last.StatusCode;
    }
}
