using System.Text;
using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using OtpNet;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Accounts;

/// <summary>A second factor beside the password: codes that change every half minute.</summary>
public sealed class SecondFactorTests : IDisposable
{
    private const string Password = "correct horse battery", Address = "127.0.0.1";
    private static readonly Label Admin = Label.Parse("Z000");

    private readonly Desk _desk = new();
    private readonly Authentication _authentication;
    private readonly EnrolSecondFactor _factors;

    public SecondFactorTests()
    {
        _authentication = new Authentication(_desk.Bureau, SignInRules.Usual);
        _factors = new EnrolSecondFactor(_desk.Bureau.Database, _desk.Clock);
        new ManageAccounts(_desk.Bureau).AddFirst(Admin, "管理员", Password, Address);
    }

    public void Dispose() => _desk.Dispose();

    // The last six of the eight digits of RFC 6238 appendix B (SHA-1).
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        string secret = Base32Encoding.ToString("12345678901234567890"u8.ToArray());
        Assert.Equal(code, TimeCodes.At(secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));
        Assert.Equal(seconds / 30, TimeCodes.Step(secret, code, DateTimeOffset.FromUnixTimeSeconds(seconds), lastStep: 0));
    }

    [Fact]
    public void A_code_holds_half_a_minute_before_and_after_and_no_longer()
    {
        string secret = Base32Encoding.ToString("12345678901234567890"u8.ToArray());
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(2_000_000_010);
        string code = TimeCodes.At(secret, now);
        long step = now.ToUnixTimeSeconds() / 30;
        Assert.Equal(step, TimeCodes.Step(secret, code, now.AddSeconds(30), lastStep: step - 1));
        Assert.Equal(step, TimeCodes.Step(secret, code, now.AddSeconds(-30), lastStep: step - 1));
        Assert.Null(TimeCodes.Step(secret, code, now, lastStep: step));
        Assert.Null(TimeCodes.Step(secret, code[..5], now, lastStep: 0));
        Assert.Null(TimeCodes.Step(secret, "１２３４５６", now, lastStep: 0));
    }

    [Fact]
    public void Begun_it_is_asked_for_nowhere_and_from_its_first_code_on_at_every_sign_in()
    {
        SignedIn who = SignIn(code: null);
        _factors.Begin(who);
        string secret = _factors.Begun(who)!;
        Assert.False(SignIn(code: null).HasCode);
        Assert.Equal(AccountRefusals.WrongCode.Id, Refusal(() => _factors.Confirm(who, "no code")));
        Assert.Equal(TimeCodes.RecoveryCodes, _factors.Confirm(who, CodeOf(secret)).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(_factors.Begun(who));
        Assert.Equal(AccountRefusals.FactorIsOn.Id, Refusal(() => _factors.Begin(who)));

        Assert.Equal(AccountRefusals.CodeNeeded.Id, Refusal(() => SignIn(code: null)));
        Next();
        Assert.True(SignIn(CodeOf(secret)).HasCode);
    }

    [Fact]
    public void A_code_is_taken_once_and_so_is_a_recovery_code()
    {
        (string secret, IReadOnlyList<string> recovery) = Enrol();
        SignIn(CodeOf(secret));
        Assert.Equal(AccountRefusals.WrongCode.Id, Refusal(() => SignIn(CodeOf(secret))));
        SignIn(recovery[0].ToLowerInvariant());
        Assert.Equal(AccountRefusals.WrongCode.Id, Refusal(() => SignIn(recovery[0])));
        SignIn(recovery[1].Replace("-", "", StringComparison.Ordinal));
        Assert.Equal(TimeCodes.RecoveryCodes - 2, _desk.Bureau.Database.Read(s => SecondFactorStore.RecoveryLeft(s, Admin)));
    }

    [Fact]
    public void Wrong_codes_count_with_wrong_passwords_and_lock_the_account()
    {
        (string secret, _) = Enrol();
        for (int i = 1; i < Authentication.MostFailures; i++)
        {
            _ = i % 2 == 0 ? Refusal(() => _authentication.SignIn("Z000", "wrong", Address)) : Refusal(() => SignIn("no code"));
        }

        Assert.Equal(AccountRefusals.Locked.Id, Refusal(() => SignIn("no code")));
        Assert.Equal(AccountRefusals.Locked.Id, Refusal(() => SignIn(CodeOf(secret))));
    }

    [Fact]
    public void Whoever_has_not_the_password_does_not_learn_that_there_is_a_second_factor()
    {
        Enrol();
        Assert.Equal(AccountRefusals.NotLetIn.Id, Refusal(() => _authentication.SignIn("Z000", "wrong", Address)));
        Assert.Equal(AccountRefusals.NotLetIn.Id, Refusal(() => _authentication.SignIn("Z000", "wrong", Address, "no code")));
    }

    [Fact]
    public void A_decision_that_is_published_takes_the_code_again_too()
    {
        (string secret, _) = Enrol();
        SignedIn who = SignIn(CodeOf(secret));
        _desk.Clock.Pass(Authentication.ProofHolds + TimeSpan.FromSeconds(1));
        Assert.Equal(AccountRefusals.CodeNeeded.Id, Refusal(() => _authentication.Prove(who, Proving.By(Password))));
        Assert.Equal(AccountRefusals.WrongCode.Id, Refusal(() => _authentication.Prove(who, new Proving(Password, "no code"))));
        _authentication.Prove(who, new Proving(Password, CodeOf(secret)));
    }

    [Fact]
    public void An_administrator_takes_away_what_was_lost_and_whoever_has_the_machine_an_administrators()
    {
        Enrol();
        _desk.Bureau.Database.Write(s => new ManageAccounts(_desk.Bureau).RecoverAdministrator(s, Admin, "cli:root@machine"));
        Assert.Null(_desk.Bureau.Database.Read(s => SecondFactorStore.Find(s, Admin)));
        Assert.Equal(0, _desk.Bureau.Database.Read(s => SecondFactorStore.RecoveryLeft(s, Admin)));
    }

    [Fact]
    public void The_secret_is_sealed_in_the_database_and_goes_along_to_another_key()
    {
        (string secret, IReadOnlyList<string> recovery) = Enrol();
        byte[] file = [.. File.ReadAllBytes(_desk.DatabaseFile), .. File.Exists(_desk.DatabaseFile + "-wal") ? File.ReadAllBytes(_desk.DatabaseFile + "-wal") : []];
        Each.Of((string[])[secret, recovery[0], recovery[0].Replace("-", "", StringComparison.Ordinal)], text => Assert.True(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) < 0));

        Database database = _desk.Bureau.Database;
        SealingKey next = SealingKey.Make(), former = database.Sealing!;
        database.Write(s => SealedValueStore.TakeNext(s, next, former));
        Assert.Throws<UserErrorException>(() => SignIn(CodeOf(secret)));
        database.Sealing = next;
        SignIn(CodeOf(secret));
    }

    [Theory]
    [InlineData("系统管理员", true)]
    [InlineData("administrator", true)]
    [InlineData("all", true)]
    [InlineData("全部", true)]
    [InlineData("处室负责人", false)]
    public void Where_a_role_needs_one_nothing_else_is_open_to_a_password_until_it_is_there(string role, bool asks)
    {
        Assert.True(FactorRule.Knows(role));
        var authentication = new Authentication(_desk.Bureau, SignInRules.Usual with { Factors = new FactorRule([role]) });
        string secret = authentication.SignIn("Z000", Password, Address);
        SignedIn who = authentication.Find(secret)!;
        Assert.Equal(asks, who.NeedsFactor);
        if (!asks)
        {
            who.Require(Duty.ManageAccounts);
            return;
        }

        Assert.Equal(AccountRefusals.FactorNeeded.Id, Refusal(() => who.Require(Duty.ManageAccounts)));
        who.Require(Duty.SignedIn);
        _factors.Begin(who);
        Assert.True(authentication.Find(secret)!.NeedsFactor);
        _factors.Confirm(who, CodeOf(_factors.Begun(who)!));
        authentication.Find(secret)!.Require(Duty.ManageAccounts);

        // Taken away, it is needed again, at once and wherever the person is signed in.
        _factors.Remove(authentication.Find(secret)!);
        Assert.Equal(AccountRefusals.FactorNeeded.Id, Refusal(() => authentication.Find(secret)!.Require(Duty.ManageAccounts)));
    }

    [Theory]
    [InlineData("Administrator")]
    [InlineData("管理员")]
    [InlineData("")]
    public void What_is_no_role_is_not_taken_for_one(string word) => Assert.False(FactorRule.Knows(word));

    [Fact]
    public void A_password_of_the_directory_needs_one_too_and_a_sign_in_service_a_certificate_and_a_gateway_stand_for_theirs()
    {
        var account = new Account(Admin, "管理员", [RoleTable.Administrator], [], DateOnly.MinValue, null);
        var rule = new FactorRule(["administrator"]);
        Assert.Equal([SignInWay.Password, SignInWay.Ldap], Enum.GetValues<SignInWay>().Where(way => rule.Asks(account, way)));
    }

    [Fact]
    public void Whoever_approves_at_a_terminal_without_the_factor_that_the_role_needs_is_refused()
    {
        Label leader = Label.Parse("Z002");
        _desk.Bureau.Database.Write(session =>
        {
            AccountStore.Add(session, new Account(leader, "局长", [RoleTable.DeputyDirector], [], _desk.Bureau.Today, null));
            AccountStore.Keep(session, leader, AccountStore.CredentialOf(session, Admin));
        });
        SignedIn first = SignIn(code: null);
        Assert.Equal(leader, _authentication.Approve(first, $"{leader}", Password));
        var strict = new Authentication(_desk.Bureau, SignInRules.Usual with { Factors = new FactorRule(["分管领导"]) });
        Assert.Equal(AccountRefusals.FactorNeeded.Id, Refusal(() => strict.Approve(first, $"{leader}", Password)));
    }

    private SignedIn SignIn(string? code) => _authentication.Find(_authentication.SignIn("Z000", Password, Address, code))!;

    private string CodeOf(string secret) => TimeCodes.At(secret, _desk.Clock.GetUtcNow());

    // A factor that is on, its first code some time ago.
    private (string Secret, IReadOnlyList<string> Recovery) Enrol()
    {
        SignedIn who = SignIn(code: null);
        _factors.Begin(who);
        string secret = _factors.Begun(who)!;
        IReadOnlyList<string> recovery = _factors.Confirm(who, CodeOf(secret));
        Next();
        return (secret, recovery);
    }

    private void Next() => _desk.Clock.Pass(TimeSpan.FromSeconds(30));

    private static string Refusal(Action what) => Assert.Throws<UserErrorException>(what).Id;
}
