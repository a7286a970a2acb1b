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

            // What is no form is not read at all.
            await browser.PostJsonAsync(path, $$"""{ "{{ConsoleFrame.TokenField}}": "{{token}}" }""");
            Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
        }
    }

    [Fact]
    public async Task Reading_changes_nothing_but_the_log_and_who_is_signed_in_and_every_answer_says_what_a_browser_may_do_with_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string before = desk.State();
        (string, Duty?)[] others = [("/style.css", null), ("/console.css", null), ("/no-such-page", null), ("/accounts", Duty.Review), ("/review", null)];
        foreach ((string path, Duty? duty) in ConsoleRoutes.Of(desk.Console).Where(r => r.Method == "GET").Select(r => (PathOf(r), r.Duty)).Concat(others))
        {
            using Browser browser = duty is { } needed ? desk.Open(RoleTable.Roles.First(r => RoleTable.Has(r.Role, needed)).Role) : desk.Open();
            await browser.SendAsync(HttpMethod.Get, path);
            RequireHeaders(path, browser.Last);
            await browser.SendAsync(HttpMethod.Head, path);
            RequireHeaders(path, browser.Last);
        }

        Assert.Equal(before, desk.State());
    }

    [Fact]
    public async Task No_route_answers_a_method_that_it_is_not_for_and_none_does_anything_by_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string before = desk.State();
        IReadOnlyList<ConsoleRoute> routes = ConsoleRoutes.Of(desk.Console);
        using Browser admin = desk.Open(RoleTable.Administrator), asking = desk.Open(RoleTable.Operator);
        foreach (string path in routes.Select(PathOf).Distinct(StringComparer.Ordinal))
        {
            foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Trace, new("PROPFIND")])
            {
                await admin.SendAsync(method, path);
                Assert.True(admin.Last.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{method} {path}: {admin.Last.StatusCode}");
                RequireHeaders(path, admin.Last);
                Assert.False(admin.Last.Headers.Contains("Access-Control-Allow-Origin"));
            }
        }

        // What a form does no link does.
        foreach (string path in routes.Where(r => r.Method == "POST").Select(PathOf))
        {
            await asking.SendAsync(HttpMethod.Get, path);
        }

        Assert.Equal(before, desk.State());
    }

    [Fact]
    public async Task Odd_parts_of_a_path_are_no_error_of_the_program_and_come_back_as_text_alone()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string before = desk.State();
        foreach (ConsoleRoute route in ConsoleRoutes.Of(desk.Console).Where(r => r.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            using Browser browser = route.Duty is { } duty ? desk.Open(RoleTable.Roles.First(r => RoleTable.Has(r.Role, duty)).Role) : desk.Open();
            foreach (string odd in (string[])["..%2f..%2fetc%2fpasswd", "%2e%2e%5c", "%00", "%0d%0aSet-Cookie:%20x=1", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%FF%FE", "99999999999999999999", "-1", "%E4%B8%80", "a%20b'%22;--"])
            {
                string path = VariablePart().Replace(route.Pattern, odd);
                HttpStatusCode status = await Ask(browser, route, path, desk);
                Assert.True((int)status < 500, $"{route.Method} {path}: {status}");
                Assert.DoesNotContain("<script", await browser.Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(browser.Last.Headers, h => h.Key == "Set-Cookie");
            }
        }

        Assert.Equal(before, desk.State());
    }

    private static void RequireHeaders(string path, HttpResponseMessage answer)
    {
        string content = answer.Headers.GetValues("Content-Security-Policy").Single();
        Each.Of(["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"], part => Assert.Contains(part, content, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", content, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", content, StringComparison.Ordinal);
        Assert.Equal(
            ("nosniff", "same-origin", "no-store"),
            (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl!.ToString()));
        Assert.DoesNotContain(answer.Headers, h => h.Key is "Server" or "X-Powered-By");
        Assert.True(answer.Content.Headers.ContentType is not { MediaType: ['t', 'e', 'x', 't', '/', ..] } text || text.CharSet == "utf-8", path);
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

        string token = route.Duty is null ? "" : ConsoleGuard.FormTokenOf(desk.Console.Authentication.Find(browser.Cookies.GetAllCookies().Single().Value)!);
        await browser.PostAsync(path, [(ConsoleFrame.TokenField, token), ("result", "0")]);
        return browser.Last.StatusCode;
    }
}
