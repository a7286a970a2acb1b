using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>A second factor, as people begin with it, use it and lose it.</summary>
public sealed class FactorPagesTests
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

    private static string CodeOf(ConsoleDesk desk, string secret) => TimeCodes.At(secret, desk.Results.Desk.Clock.GetUtcNow());
}
