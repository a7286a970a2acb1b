using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Passwords of the bureau's directory, asked of a real one.</summary>
public sealed class LdapSignInTests(LdapServer server)
{
    private const string UserDn = $"uid={LdapSetting.Staff},ou=people,{LdapServer.Base}";

    private static readonly string Staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);

    [Fact]
    public void A_password_is_right_or_wrong_and_never_empty()
    {
        var directory = new LdapDirectory(new LdapSetting { Address = server.Address, UserDn = UserDn });
        Assert.True(directory.Bind("Q2", LdapServer.PersonPassword));
        Assert.False(directory.Bind("Q2", "wrong"));
        Assert.False(directory.Bind("Q99", LdapServer.PersonPassword));
        Assert.False(directory.Bind("Q2", ""));
    }

    [Fact]
    public void Whoever_is_searched_for_is_one_person_or_nobody()
    {
        var directory = new LdapDirectory(Searching());
        Assert.True(directory.Bind("Q2", LdapServer.PersonPassword));
        Assert.False(directory.Bind("Q3", LdapServer.PersonPassword));
        Assert.False(directory.Bind("*", LdapServer.PersonPassword));
        Assert.False(directory.Bind("Q2)(uid=*", LdapServer.PersonPassword));
    }

    [Fact]
    public void The_server_is_trusted_by_its_authority_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a folder of authorities is for Linux");
        Assert.True(new LdapDirectory(new LdapSetting { Address = server.SecureAddress, UserDn = UserDn, Authorities = server.Authorities }).Bind("Q2", LdapServer.PersonPassword));
        UserErrorException refused = Assert.Throws<UserErrorException>(() => new LdapDirectory(new LdapSetting { Address = server.SecureAddress, UserDn = UserDn }).Bind("Q2", LdapServer.PersonPassword));
        Assert.Equal(AccountRefusals.DirectoryUnreached.Id, refused.Id);
    }

    [Fact]
    public void By_StartTLS_too_the_server_is_trusted_by_its_authority_and_its_name_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a folder of authorities is for Linux");
        LdapSetting setting = Tls(server.Address, server.Authorities);
        Assert.True(new LdapDirectory(setting).Bind("Q2", LdapServer.PersonPassword));
        Assert.False(new LdapDirectory(setting).Bind("Q2", "wrong"));

        // Another authority, none at all, and a certificate for another name.
        string otherName = server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        foreach (LdapSetting wrong in (LdapSetting[])[Tls(server.Address, server.OtherAuthorities), Tls(server.Address, authorities: null), Tls(otherName, server.Authorities)])
        {
            Assert.Equal(AccountRefusals.DirectoryUnreached.Id, Assert.Throws<UserErrorException>(() => new LdapDirectory(wrong).Bind("Q2", LdapServer.PersonPassword)).Id);
        }

        static LdapSetting Tls(string address, string? authorities) => new() { Address = address, StartTls = true, UserDn = UserDn, Authorities = authorities };
    }

    [Fact]
    public async Task A_server_that_does_not_go_on_by_TLS_is_told_no_name_and_no_password()
    {
        await using var clear = new AddressDirectory(AddressDirectory.Person, LdapServer.PersonPassword);
        var directory = new LdapDirectory(new LdapSetting { Address = clear.Address, StartTls = true, UserDn = AddressDirectory.UserDn });
        Assert.Equal(AccountRefusals.DirectoryUnreached.Id, Assert.Throws<UserErrorException>(() => directory.Bind("Q2", LdapServer.PersonPassword)).Id);
        Assert.Empty(clear.Bound);
    }

    [Fact]
    public async Task Whoever_is_known_by_an_address_binds_under_it()
    {
        await using var addresses = new AddressDirectory(AddressDirectory.Person, LdapServer.PersonPassword);
        var directory = new LdapDirectory(new LdapSetting { Address = addresses.Address, UserDn = AddressDirectory.UserDn });
        Assert.True(directory.Bind("Q2", LdapServer.PersonPassword));
        Assert.False(directory.Bind("Q2", "wrong"));
        Assert.False(directory.Bind("Q3", LdapServer.PersonPassword));
        Assert.Equal(["Q2@bureau.example", "Q2@bureau.example", "Q3@bureau.example"], addresses.Bound);
    }

    [Fact]
    public async Task Whoever_has_no_password_here_signs_in_by_the_directorys_and_proves_it_by_that_again()
    {
        LdapSetting setting = Searching();
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: s => s.Ldap = setting);
        Drop(desk);
        using Browser browser = desk.Open();
        IHtmlDocument page = await browser.SubmitAsync(await browser.GetAsync("/review"), "/sign-in", ("staff", Staff), ("password", ConsoleDesk.Password));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        page = await browser.SubmitAsync(page, "/sign-in", ("staff", Staff), ("password", LdapServer.PersonPassword));
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("ldap", desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today))[^1].Subject);

        SignedIn who = desk.Console.Authentication.Find(browser.Cookies.GetAllCookies().Single().Value)!;
        Assert.Equal(AccountRefusals.WrongPassword.Id, Assert.Throws<UserErrorException>(() => desk.Console.Authentication.Prove(who, Proving.By("wrong"))).Id);
        desk.Console.Authentication.Prove(who, Proving.By(LdapServer.PersonPassword));
        Assert.Equal(AccountRefusals.NotHere.Id, Assert.Throws<UserErrorException>(() => desk.Console.Authentication.ChangePassword(who, Proving.By(LdapServer.PersonPassword), "another long one 7")).Id);
    }

    [Fact]
    public async Task Ten_wrong_ones_lock_the_account_and_the_directory_is_not_asked_any_more()
    {
        LdapSetting setting = Searching();
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: s => s.Ldap = setting);
        Drop(desk);
        for (int i = 0; i < Authentication.MostFailures; i++)
        {
            Assert.Throws<UserErrorException>(() => desk.Console.Authentication.SignIn(Staff, "wrong", "127.0.0.1"));
        }

        Assert.Equal(AccountRefusals.Locked.Id, Assert.Throws<UserErrorException>(() => desk.Console.Authentication.SignIn(Staff, LdapServer.PersonPassword, "127.0.0.1")).Id);
    }

    [Fact]
    public async Task A_directory_that_is_down_is_said_and_counts_as_nobodys_fault()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: s => s.Ldap = new LdapSetting { Address = "ldap://127.0.0.1:1", UserDn = UserDn });
        Drop(desk);
        Assert.Equal(AccountRefusals.DirectoryUnreached.Id, Assert.Throws<UserErrorException>(() => desk.Console.Authentication.SignIn(Staff, LdapServer.PersonPassword, "127.0.0.1")).Id);
        Assert.Equal(0, desk.Console.Bureau.Database.Read(s => AccountStore.CredentialOf(s, Label.Parse(Staff))).Failures);
        Assert.NotNull(desk.Console.Authentication.SignIn(ConsoleDesk.IdOf(RoleTable.Administrator), ConsoleDesk.Password, "127.0.0.1"));
    }

    private LdapSetting Searching() => new() { Address = server.Address, SearchBase = LdapServer.Base, BindDn = LdapServer.Manager, BindPassword = LdapServer.ManagerPassword };

    private static void Drop(ConsoleDesk desk) => desk.Console.Bureau.Database.Write(s =>
        AccountStore.Keep(s, Label.Parse(Staff), new Credential(Hash: null, SetAt: null, MustChange: true, Failures: 0, LockedUntil: null)));
}
