using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Accounts;

/// <summary>Accounts are what their forms allow, and there is always somebody who can manage them.</summary>
public sealed class ManageAccountsTests : IDisposable
{
    private const string Password = "correct horse battery", Address = "127.0.0.1";
    private static readonly Label Admin = Label.Parse("Z000"), Other = Label.Parse("Z001");

    private readonly Desk _desk = new();
    private readonly ManageAccounts _accounts;
    private readonly SignedIn _by;

    public ManageAccountsTests()
    {
        _accounts = new ManageAccounts(_desk.Bureau);
        _accounts.AddFirst(Admin, "管理员", Password, Address);
        var authentication = new Authentication(_desk.Bureau, SignInRules.Usual);
        _by = authentication.Find(authentication.SignIn("Z000", Password, Address))!;
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void There_is_one_first_administrator() =>
        Assert.Equal(AccountRefusals.FirstOver.Id, Assert.Throws<UserErrorException>(() => _accounts.AddFirst(Other, "另一人", Password, Address)).Id);

    [Fact]
    public void What_cannot_be_an_account_is_refused_and_nothing_is_kept()
    {
        (Account Account, RefusalKind Why)[] cases =
        [
            (Made() with { Name = "" }, AccountRefusals.NoName),
            (Made() with { Roles = [] }, AccountRefusals.NoRoles),
            (Made(Label.Parse("king")), AccountRefusals.UnknownRole),
            (Made(RoleTable.Administrator, RoleTable.Operator), AccountRefusals.AloneRole),
            (Made(RoleTable.Supervisor, RoleTable.DivisionHead), AccountRefusals.AloneRole),
            (Made(RoleTable.Operator) with { LastDay = _desk.Bureau.Today.AddDays(-1) }, AccountRefusals.Days),
            (Made(RoleTable.Operator) with { Staff = Admin }, AccountRefusals.Exists),
        ];
        foreach ((Account account, RefusalKind why) in cases)
        {
            Assert.Equal(why.Id, Assert.Throws<UserErrorException>(() => Add(account)).Id);
        }

        Assert.Equal([Admin], _desk.Bureau.Database.Read(AccountStore.All).Select(a => a.Staff));
    }

    [Fact]
    public void A_step_that_the_policy_names_is_a_role() =>
        _desk.Bureau.Database.Write(s => _accounts.Add(s, _by, Made(Label.Parse("legal")), [Label.Parse("legal")]));

    [Fact]
    public void The_last_administrator_stays_one()
    {
        Account admin = _desk.Bureau.Database.Read(AccountStore.All).Single();
        Assert.Equal(AccountRefusals.LastAdministrator.Id, Assert.Throws<UserErrorException>(() => Change(admin with { Roles = [RoleTable.Operator] })).Id);
        Assert.Equal(AccountRefusals.LastAdministrator.Id, Assert.Throws<UserErrorException>(() => Change(admin with { LastDay = _desk.Bureau.Today })).Id);
        Add(Made(RoleTable.Administrator));
        Change(admin with { LastDay = _desk.Bureau.Today });
    }

    [Fact]
    public void Nobody_else_manages_accounts()
    {
        string first = Add(Made(RoleTable.DeputyDirector, RoleTable.DivisionHead));
        var authentication = new Authentication(_desk.Bureau, SignInRules.Usual);
        string secret = authentication.SignIn("Z001", first, Address);
        SignedIn head = authentication.Find(authentication.ChangePassword(authentication.Find(secret)!, Proving.By(first), "another long one"))!;
        Assert.Equal(AccountRefusals.NoDuty.Id, Assert.Throws<UserErrorException>(() => _desk.Bureau.Database.Write(s => _accounts.Add(s, head, Made() with { Staff = Label.Parse("Z002") }, []))).Id);
    }

    [Fact]
    public void Accounts_are_the_staff_as_soon_as_there_are_any()
    {
        var options = new StaffOptions { People = [new Person { Id = "Z777", Name = "设置里的人", Roles = ["division-head"] }] };
        Add(Made(RoleTable.DivisionHead));
        Staff staff = _desk.Bureau.Database.Read(s => StaffList.On(s, options, _desk.Bureau.Today));
        Assert.Equal(["division-head"], staff.Find("另一人").Person.Roles);
        Assert.Throws<UserErrorException>(() => staff.Find("Z777"));
    }

    [Fact]
    public void Everything_that_was_done_is_in_the_log()
    {
        Add(Made(RoleTable.Operator));
        Change(Made(RoleTable.Inspector));
        _desk.Bureau.Database.Write(s => _accounts.ResetPassword(s, _by, Other));
        IReadOnlyList<LoggedAction> log = _desk.Bureau.Database.Read(s => ActionLog.Between(s, _desk.Bureau.Today, _desk.Bureau.Today));
        Assert.Equal(["account.first", "sign-in", "account.add", "account.change", "account.password"], log.Select(a => a.What));
        Each.Of(log, a => Assert.Equal(("Z000", Address, LoggedAction.Done), (a.Staff, a.Address, a.Outcome)));
    }

    private Account Made(params Label[] roles) => new(Other, "另一人", roles, [], _desk.Bureau.Today, null);

    private string Add(Account account) => _desk.Bureau.Database.Write(s => _accounts.Add(s, _by, account, []));

    private void Change(Account account) => _desk.Bureau.Database.Write(s => _accounts.Change(s, _by, account, []));
}
