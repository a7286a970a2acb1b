using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Accounts;

/// <summary>Who is let in, for how long, and what ends it.</summary>
public sealed class AuthenticationTests : IDisposable
{
    private const string Password = "correct horse battery", Address = "127.0.0.1";
    private static readonly Label Admin = Label.Parse("Z000"), Head = Label.Parse("Z001");

    private readonly Desk _desk = new();
    private readonly Authentication _authentication;
    private readonly ManageAccounts _accounts;

    public AuthenticationTests()
    {
        (_authentication, _accounts) = (new Authentication(_desk.Bureau, SignInRules.Usual), new ManageAccounts(_desk.Bureau));
        _accounts.AddFirst(Admin, "管理员", Password, Address);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Whoever_gives_the_password_is_let_in_and_the_database_does_not_have_the_secret()
    {
        string secret = _authentication.SignIn(" Z000 ", Password, Address);
        Assert.Equal(Admin, _authentication.Find(secret)!.Account.Staff);
        Assert.Null(_authentication.Find(secret + "0"));
        byte[] file = File.ReadAllBytes(_desk.DatabaseFile), log = File.Exists(_desk.DatabaseFile + "-wal") ? File.ReadAllBytes(_desk.DatabaseFile + "-wal") : [];
        Assert.True(file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0 && log.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0);
        Assert.True(file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Password)) < 0 && log.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Password)) < 0);
    }

    [Theory]
    [InlineData("Z000", "wrong password 1")]
    [InlineData("Z999", Password)]
    [InlineData("no staff id", Password)]
    [InlineData("", "")]
    public void The_answer_does_not_say_what_was_wrong(string id, string password) =>
        Assert.Equal(AccountRefusals.NotLetIn.Id, Assert.Throws<UserErrorException>(() => _authentication.SignIn(id, password, Address)).Id);

    [Fact]
    public void Ten_wrong_passwords_lock_the_account_for_half_an_hour_also_for_the_right_one()
    {
        for (int i = 1; i < Authentication.MostFailures; i++)
        {
            Assert.Equal(AccountRefusals.NotLetIn.Id, Refused("wrong"));
        }

        Assert.Equal(AccountRefusals.Locked.Id, Refused("wrong"));
        Assert.Equal(AccountRefusals.Locked.Id, Refused(Password));
        _desk.Clock.Pass(Authentication.LockHolds + TimeSpan.FromSeconds(1));
        Assert.NotNull(_authentication.Find(_authentication.SignIn("Z000", Password, Address)));
    }

    [Fact]
    public void An_id_that_nobody_has_is_locked_as_one_that_somebody_has_so_that_no_answer_tells_them_apart()
    {
        for (int i = 1; i < Authentication.MostFailures; i++)
        {
            Assert.Equal(AccountRefusals.NotLetIn.Id, Tried("Z999").Id);
        }

        Refusal locked = Tried("Z999").Refusals[0];
        Assert.Equal(AccountRefusals.Locked.Of(Authentication.MostFailures, BeijingTime.Format(_desk.Bureau.Now + Authentication.LockHolds)).Whole, locked.Whole);
        Assert.Equal(AccountRefusals.Locked.Id, Tried("Z999").Id);
        Assert.Equal(AccountRefusals.NotLetIn.Id, Tried("Z998").Id);
        _desk.Clock.Pass(Authentication.LockHolds + TimeSpan.FromSeconds(1));
        Assert.Equal(AccountRefusals.NotLetIn.Id, Tried("Z999").Id);

        UserErrorException Tried(string id) => Assert.Throws<UserErrorException>(() => _authentication.SignIn(id, "wrong", Address));
    }

    [Fact]
    public void A_directory_is_asked_for_an_id_without_an_account_too_but_never_under_that_name()
    {
        var asked = new List<string>();
        var authentication = new Authentication(_desk.Bureau, SignInRules.Usual with
        {
            Directory = (staff, _) =>
            {
                asked.Add(staff);
                return true;
            },
        });
        _ = Add(Head, RoleTable.DivisionHead);
        _desk.Bureau.Database.Write(s => AccountStore.Keep(s, Head, new Credential(Hash: null, SetAt: null, MustChange: true, Failures: 0, LockedUntil: null)));
        Assert.NotNull(authentication.SignIn($"{Head}", "whatever it is", Address));
        Assert.Equal(AccountRefusals.NotLetIn.Id, Assert.Throws<UserErrorException>(() => authentication.SignIn("Z999", "whatever it is", Address)).Id);
        Assert.Equal(AccountRefusals.NotLetIn.Id, Assert.Throws<UserErrorException>(() => authentication.SignIn("Z000", "not the one here", Address)).Id);
        Assert.Equal($"{Head}", asked[0]);
        Assert.StartsWith("nobody-", Assert.Single(asked[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_password_forgets_the_wrong_ones_before_it()
    {
        for (int i = 1; i < Authentication.MostFailures; i++)
        {
            _ = Refused("wrong");
        }

        _authentication.SignIn("Z000", Password, Address);
        Assert.Equal(AccountRefusals.NotLetIn.Id, Refused("wrong"));
    }

    [Fact]
    public void Whoever_asks_for_nothing_for_half_an_hour_is_out_and_so_is_everybody_after_eight_hours()
    {
        string idle = _authentication.SignIn("Z000", Password, Address), busy = _authentication.SignIn("Z000", Password, Address);
        DateTimeOffset begun = _desk.Clock.GetUtcNow();
        while (_desk.Clock.GetUtcNow() - begun < Authentication.Longest - Authentication.Idle)
        {
            _desk.Clock.Pass(Authentication.Idle - TimeSpan.FromSeconds(1));
            Assert.NotNull(_authentication.Find(busy));
        }

        Assert.Null(_authentication.Find(idle));
        _desk.Clock.Pass(Authentication.Idle - TimeSpan.FromSeconds(1));
        Assert.Null(_authentication.Find(busy));
    }

    [Fact]
    public async Task Whoever_asks_for_a_page_while_somebody_writes_is_known_at_once()
    {
        string secret = _authentication.SignIn("Z000", Password, Address);
        _desk.Clock.Pass(TimeSpan.FromMinutes(2));
        using var begun = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var writing = Task.Factory.StartNew(
            () => _desk.Bureau.Database.Write(_ =>
            {
                begun.Set();
                end.Wait(TestContext.Current.CancellationToken);
            }),
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        begun.Wait(TestContext.Current.CancellationToken);
        Assert.Equal(Admin, _authentication.Find(secret)!.Account.Staff);
        end.Set();
        await writing;

        // Noted with the next page: half an hour counts from it.
        Assert.NotNull(_authentication.Find(secret));
        _desk.Clock.Pass(Authentication.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(_authentication.Find(secret));
    }

    [Fact]
    public void Signing_out_everywhere_ends_what_others_have_and_here_alone_does_not()
    {
        string here = _authentication.SignIn("Z000", Password, Address), there = _authentication.SignIn("Z000", Password, Address), last = _authentication.SignIn("Z000", Password, Address);
        _authentication.SignOut(_authentication.Find(here)!, everywhere: false);
        Assert.Null(_authentication.Find(here));
        _authentication.SignOut(_authentication.Find(there)!, everywhere: true);
        Assert.Null(_authentication.Find(there));
        Assert.Null(_authentication.Find(last));
    }

    [Fact]
    public void A_first_password_opens_nothing_but_its_own_change_which_ends_every_other_sign_in()
    {
        string first = Add(Head, RoleTable.DivisionHead), secret = _authentication.SignIn("Z001", first, Address), elsewhere = _authentication.SignIn("Z001", first, Address);
        SignedIn who = _authentication.Find(secret)!;
        Assert.Equal(AccountRefusals.NewPasswordNeeded.Id, Assert.Throws<UserErrorException>(() => who.Require(Duty.Review)).Id);
        Assert.Equal(AccountRefusals.WrongPassword.Id, Assert.Throws<UserErrorException>(() => _authentication.ChangePassword(who, Proving.By("wrong"), "another long one")).Id);

        string anew = _authentication.ChangePassword(who, Proving.By(first), "another long one");
        _authentication.Find(anew)!.Require(Duty.Review);
        Assert.Null(_authentication.Find(secret));
        Assert.Null(_authentication.Find(elsewhere));
        Assert.Throws<UserErrorException>(() => _authentication.SignIn("Z001", first, Address));
    }

    [Fact]
    public void A_first_password_that_nobody_used_for_a_week_opens_nothing()
    {
        string first = Add(Head, RoleTable.DivisionHead);
        _desk.Clock.Pass(Authentication.FirstPasswordHolds + TimeSpan.FromSeconds(1));
        Assert.Equal(AccountRefusals.NotLetIn.Id, Assert.Throws<UserErrorException>(() => _authentication.SignIn("Z001", first, Address)).Id);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("vo   kx   du")]
    [InlineData("Z000 and some more")]
    [InlineData("我是管理员管理员管理员啊啊啊")]
    [InlineData("abababababababab")]
    public void A_password_that_others_guess_is_refused(string password)
    {
        SignedIn who = _authentication.Find(_authentication.SignIn("Z000", Password, Address))!;
        Assert.Equal(AccountRefusals.Weak.Id, Assert.Throws<UserErrorException>(() => _authentication.ChangePassword(who, Proving.By(Password), password)).Id);
        Assert.NotNull(_authentication.Find(_authentication.SignIn("Z000", Password, Address)));
    }

    [Fact]
    public void A_decision_that_is_published_takes_the_password_again_after_a_quarter_of_an_hour()
    {
        string secret = _authentication.SignIn("Z000", Password, Address);
        _authentication.Prove(_authentication.Find(secret)!, new Proving(null));
        _desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        Assert.Equal(AccountRefusals.ProveAgain.Id, Assert.Throws<UserErrorException>(() => _authentication.Prove(_authentication.Find(secret)!, new Proving(null))).Id);
        Assert.Equal(AccountRefusals.WrongPassword.Id, Assert.Throws<UserErrorException>(() => _authentication.Prove(_authentication.Find(secret)!, Proving.By("wrong"))).Id);
        _authentication.Prove(_authentication.Find(secret)!, Proving.By(Password));
        _authentication.Prove(_authentication.Find(secret)!, new Proving(null));
    }

    [Fact]
    public void An_account_that_has_ended_or_not_begun_lets_nobody_in_and_out_goes_who_is_in()
    {
        DateOnly today = _desk.Bureau.Today;
        string first = Add(Head, RoleTable.DivisionHead), secret = _authentication.SignIn("Z001", first, Address);
        Change(new Account(Head, "处长", [RoleTable.DivisionHead], [], today, today));
        Assert.Null(_authentication.Find(secret));
        secret = _authentication.SignIn("Z001", first, Address);
        _desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Null(_authentication.Find(secret));
        Assert.Throws<UserErrorException>(() => _authentication.SignIn("Z001", first, Address));

        Change(new Account(Head, "处长", [RoleTable.DivisionHead], [], today.AddDays(2), null));
        Assert.Throws<UserErrorException>(() => _authentication.SignIn("Z001", first, Address));
        _desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.NotNull(_authentication.SignIn("Z001", first, Address));
    }

    private string Refused(string password) => Assert.Throws<UserErrorException>(() => _authentication.SignIn("Z000", password, Address)).Id;

    private SignedIn Administrator => _authentication.Find(_authentication.SignIn("Z000", Password, Address))!;

    private string Add(Label staff, Label role)
    {
        SignedIn by = Administrator;
        return _desk.Bureau.Database.Write(s => _accounts.Add(s, by, new Account(staff, "处长", [role], [], _desk.Bureau.Today, null), []));
    }

    private void Change(Account account)
    {
        SignedIn by = Administrator;
        _desk.Bureau.Database.Write(s => _accounts.Change(s, by, account, []));
    }
}
