using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>A second factor, as people begin with it, use it and lose it.</summary>
public sealed partial class FactorPagesTests
{
    [Fact]
    public async Task A_head_turns_it_on_and_signs_in_with_it_and_the_administrator_takes_it_away_when_it_is_lost()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);
        using Browser head = desk.Open();
        IHtmlDocument page = await head.GetAsync("/factor");
        Assert.Null(page.QuerySelector("input[name=code]"));
        page = await head.SubmitAsync(page, "/sign-in", ("staff", staff), ("password", ConsoleDesk.Password));
        page = await head.SubmitAsync(page, "/factor/begin");
        Assert.NotNull(page.QuerySelector(".qr svg"));
        string secret = page.QuerySelector("code.secret")!.TextContent;
        page = await head.SubmitAsync(page, "/factor/confirm", (ConsoleFrame.CodeField, "no code"));
        Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        Assert.Equal(secret, page.QuerySelector("code.secret")!.TextContent);
        page = await head.SubmitAsync(page, "/factor/confirm", (ConsoleFrame.CodeField, CodeOf(desk, secret)));
        Assert.Equal(TimeCodes.RecoveryCodes, page.QuerySelectorAll("ol code.secret").Length);
        Assert.Empty((await head.GetAsync("/factor")).QuerySelectorAll("code.secret"));

        using Browser again = desk.Open();
        page = await again.SubmitAsync(await again.GetAsync("/review"), "/sign-in", ("staff", staff), ("password", ConsoleDesk.Password));
        Assert.Contains(AccountRefusals.CodeNeeded.Of().Says.Zh, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        desk.Results.Desk.Clock.Pass(TimeSpan.FromSeconds(30));
        page = await again.SubmitAsync(page, "/sign-in", ("staff", staff), ("password", ConsoleDesk.Password), (ConsoleFrame.CodeField, CodeOf(desk, secret)));
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);

        using Browser administrator = desk.Open(RoleTable.Administrator);
        page = await administrator.SubmitAsync(await administrator.GetAsync($"/accounts/of/{staff}"), "/accounts/factor");
        Assert.Contains("账号已保存", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await again.StatusAsync("/review"));
        page = await again.SubmitAsync(await again.GetAsync("/review"), "/sign-in", ("staff", staff), ("password", ConsoleDesk.Password));
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Nobody_takes_it_away_without_the_password_and_a_code_however_lately_both_were_given()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await head.SubmitAsync(await head.GetAsync("/factor"), "/factor/begin");
        string secret = page.QuerySelector("code.secret")!.TextContent;
        await head.SubmitAsync(page, "/factor/confirm", (ConsoleFrame.CodeField, CodeOf(desk, secret)));
        desk.Results.Desk.Clock.Pass(TimeSpan.FromSeconds(30));
        page = await head.GetAsync("/factor");
        (string, string)[][] tries = [[], [(ConsoleFrame.PasswordField, ConsoleDesk.Password)], [(ConsoleFrame.PasswordField, "wrong"), (ConsoleFrame.CodeField, CodeOf(desk, secret))]];
        foreach ((string, string)[] tried in tries)
        {
            await head.SubmitAsync(page, "/factor/remove", tried);
            Assert.Equal(HttpStatusCode.Conflict, head.Last.StatusCode);
        }

        page = await head.SubmitAsync(page, "/factor/remove", (ConsoleFrame.PasswordField, ConsoleDesk.Password), (ConsoleFrame.CodeField, CodeOf(desk, secret)));
        Assert.Contains(page.Forms, f => f.Action.EndsWith("/factor/begin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_role_needs_one_every_route_but_the_own_sign_in_waits_until_it_is_set_up_and_again_after_the_administrator_has_taken_it_away()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: s => s.SecondFactorFor = ["处室负责人", "operator"]);
        using Browser head = desk.Open(RoleTable.DivisionHead), leader = desk.Open(RoleTable.DeputyDirector);
        Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync("/"));
        await RequireShut(desk, head, "/factor", "尚未启用");

        IHtmlDocument page = await head.GetAsync("/");
        Assert.Contains("您的角色须有动态验证码", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("nav a[href='/review']"));
        Assert.Equal(HttpStatusCode.OK, await head.StatusAsync("/password"));
        page = await head.SubmitAsync(page, "/factor/begin");
        string secret = page.QuerySelector("code.secret")!.TextContent;
        page = await head.SubmitAsync(page, "/factor/confirm", (ConsoleFrame.CodeField, CodeOf(desk, secret)));
        Assert.Equal(TimeCodes.RecoveryCodes, page.QuerySelectorAll("ol code.secret").Length);
        Assert.NotEmpty(page.QuerySelectorAll("nav a[href='/review']"));
        Assert.Equal("审查", (await head.GetAsync("/review")).QuerySelector("h1")!.TextContent);

        string staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);
        using Browser administrator = desk.Open(RoleTable.Administrator), again = desk.Open();
        page = await administrator.GetAsync($"/accounts/of/{staff}");
        Assert.Contains("动态验证码：已启用", page.Body!.TextContent, StringComparison.Ordinal);
        await administrator.SubmitAsync(page, "/accounts/factor");
        Assert.Contains("角色须有", (await administrator.GetAsync($"/accounts/of/{staff}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            desk.Console.Bureau.Database.Read(s => ActionLog.About(s, staff, desk.Console.Bureau.Today)),
            a => a is { What: "account.factor", Outcome: LoggedAction.Done } && a.Staff == ConsoleDesk.IdOf(RoleTable.Administrator));
        page = await again.SubmitAsync(await again.GetAsync("/review"), "/sign-in", ("staff", staff), ("password", ConsoleDesk.Password));
        Assert.Contains(page.Forms, f => f.Action.EndsWith("/factor/begin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_a_first_password_is_changed_every_route_but_the_own_sign_in_waits_too()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Label staff = Label.Parse(ConsoleDesk.IdOf(RoleTable.Operator));
        desk.Console.Bureau.Database.Write(s => AccountStore.Keep(s, staff, AccountStore.CredentialOf(s, staff) with { MustChange = true }));
        using Browser first = desk.Open(RoleTable.Operator);
        await RequireShut(desk, first, "/password", "须先修改初始密码");
    }

    private static async Task RequireShut(ConsoleDesk desk, Browser browser, string leadsTo, string refusal)
    {
        string before = desk.State();
        foreach (ConsoleRoute route in ConsoleRoutes.Of(desk.Console).Where(r => r is { Duty: not null, IsOwn: false }))
        {
            string path = VariablePart().Replace(route.Pattern, "0");
            if (route.Method == "GET")
            {
                Assert.Equal((HttpStatusCode.SeeOther, leadsTo), (await browser.StatusAsync(path), $"{browser.Last.Headers.Location}"));
                continue;
            }

            IHtmlDocument answer = await browser.PostAsync(path, [(ConsoleFrame.TokenField, desk.TokenOf(browser))]);
            Assert.True(browser.Last.StatusCode == HttpStatusCode.Conflict, $"{path}: {browser.Last.StatusCode}");
            Assert.Contains(refusal, answer.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, desk.State());
        Assert.Equal(
            ["/factor", "/factor/begin", "/factor/confirm", "/factor/remove", "/password", "/sign-ins", "/sign-ins/end", "/sign-out", "/sign-out/everywhere"],
            ConsoleRoutes.Of(desk.Console).Where(r => r.IsOwn).Select(r => r.Pattern).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex VariablePart();

    private static string CodeOf(ConsoleDesk desk, string secret) => TimeCodes.At(secret, desk.Results.Desk.Clock.GetUtcNow());
}
