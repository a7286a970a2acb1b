using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Accounts and the log in a browser, and the pages in both languages.</summary>
public sealed class ConsolePagesTests
{
    [Fact]
    public async Task What_was_done_and_refused_is_in_the_log_that_a_supervisor_reads_and_exports()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using (Browser admin = desk.Open(RoleTable.Administrator))
        {
            IHtmlDocument form = await admin.GetAsync("/accounts/of/Q0");
            await admin.SubmitAsync(form, "/accounts/save", ("name", "=1+1"), ("role", "operator"), ("first", "2026-01-01"));
            await admin.SubmitAsync(form, "/accounts/save", ("name", "某人"), ("first", "2026-01-01"));
        }

        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        string[] rows = [.. (await supervisor.GetAsync("/actions")).QuerySelectorAll("tbody tr").Select(r => r.TextContent)];
        Assert.Contains(rows, r => r.Contains("修改账号", StringComparison.Ordinal) && r.Contains("办成", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("保存账号", StringComparison.Ordinal) && r.Contains(AccountRefusals.NoRoles.Id, StringComparison.Ordinal));

        await supervisor.GetAsync("/actions.csv");
        Assert.Contains("导出日志", (await supervisor.GetAsync("/actions")).Body!.TextContent, StringComparison.Ordinal);

        // Searched for by what is read, or by the code.
        Assert.Equal(1, (await supervisor.GetAsync("/actions?q=%E5%AF%BC%E5%87%BA")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(1, (await supervisor.GetAsync("/actions?q=actions.export")).QuerySelectorAll("tbody tr").Length);
        Assert.Empty((await supervisor.GetAsync("/actions?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA")).QuerySelectorAll("table"));
        await supervisor.GetAsync("/actions.csv");
        string csv = await supervisor.Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("account.change", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(csv.Split("\r\n"), l => l.Split(',').Any(c => c.Trim('"').StartsWith('=')));
    }

    [Fact]
    public async Task Whoever_is_given_another_role_has_to_sign_in_again()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator), head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument form = await admin.GetAsync("/accounts/of/Q2");
        IHtmlDocument saved = await admin.SubmitAsync(form, "/accounts/save", ("name", "某人"), ("role", "operator"), ("first", "2026-01-01"));
        Assert.StartsWith("账号已保存", saved.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("登录", (await head.GetAsync("/review")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Of_two_administrators_the_slower_one_is_told_and_writes_nothing_over()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser one = desk.Open(RoleTable.Administrator), two = desk.Open(RoleTable.Administrator);
        IHtmlDocument first = await one.GetAsync("/accounts/of/Q2"), second = await two.GetAsync("/accounts/of/Q2");
        await one.SubmitAsync(first, "/accounts/save", ("name", "某人"), ("role", "operator"), ("first", "2026-01-01"));
        Account now = desk.Console.Bureau.Database.Read(s => AccountStore.Find(s, Label.Parse("Q2")))!;
        IHtmlDocument refused = await two.SubmitAsync(second, "/accounts/save", ("name", "别名"), ("role", "deputy-director"), ("first", "2026-01-01"));
        Assert.Equal(HttpStatusCode.Conflict, two.Last.StatusCode);
        Assert.Contains(AccountRefusals.ChangedSince.Of("Q2").Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((now.Name, "operator"), (desk.Console.Bureau.Database.Read(s => AccountStore.Find(s, Label.Parse("Q2")))!.Name, string.Join(' ', now.Roles)));

        // A first password that one of them has just passed on is not taken away by the other's page.
        first = await one.GetAsync("/accounts/of/Q2");
        second = await two.GetAsync("/accounts/of/Q2");
        await one.SubmitAsync(first, "/accounts/password");
        Credential given = desk.Console.Bureau.Database.Read(s => AccountStore.CredentialOf(s, Label.Parse("Q2")));
        await two.SubmitAsync(second, "/accounts/password");
        Assert.Equal((HttpStatusCode.Conflict, given), (two.Last.StatusCode, desk.Console.Bureau.Database.Read(s => AccountStore.CredentialOf(s, Label.Parse("Q2")))));
    }

    /// <summary>Whoever was too slow looks at the page as it is: at one of this site that can be opened, and at nothing else.</summary>
    [Fact]
    public async Task Whoever_is_refused_a_form_is_led_back_to_its_page_as_it_is_now()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        foreach ((string from, string? back) in ((string, string?)[])
                 [
                     ($"{desk.Address}/accounts/of/Q0", "/accounts/of/Q0"), ($"{desk.Address}/accounts/of/Q0?done=AccountChanged", "/accounts/of/Q0"), ($"{desk.Address}/accounts/save", null),
                     ("https://elsewhere.example/accounts", null), ($"{desk.Address}//elsewhere.example/accounts", null),
                 ])
        {
            using Browser admin = desk.Open(RoleTable.Administrator).With("Referer", from);
            IHtmlDocument refused = await admin.SubmitAsync(await admin.GetAsync("/accounts/of/Q0"), "/accounts/save", ("name", "某人"), ("first", "2026-01-01"));
            Assert.Equal(HttpStatusCode.Conflict, admin.Last.StatusCode);
            Assert.Equal(back, refused.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).SingleOrDefault(a => a != "/"));
        }
    }

    [Fact]
    public async Task Each_sees_the_pages_that_are_theirs()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Assert.Equal(["待办", "系统", "密钥", "账号", "日志", "修改密码"], await Menu(RoleTable.Administrator));
        string[] deputy = await Menu(RoleTable.DeputyDirector), supervisor = await Menu(RoleTable.Supervisor);
        Each.Of((string[])["待办", "批次", "申请", "审查", "修改密码"], page => Assert.Contains(page, deputy));
        Each.Of((string[])["账号", "日志"], page => Assert.DoesNotContain(page, deputy));
        Assert.Equal(["系统", "日志"], supervisor.Except(deputy));

        async Task<string[]> Menu(Label role)
        {
            using Browser browser = desk.Open(role);
            return [.. (await browser.GetAsync("/")).QuerySelectorAll("nav li a").Select(a => a.TextContent)];
        }
    }
}
