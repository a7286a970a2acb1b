using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>账号: who may sign in, and as what.</summary>
internal sealed class AccountPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/accounts", Duty.ManageAccounts, List),
        ConsoleRoute.Get("/accounts/new", Duty.ManageAccounts, New),
        ConsoleRoute.Get("/accounts/of/{**staff}", Duty.ManageAccounts, r => Show(r, StaffOf(r.Parts["staff"]), firstPassword: null)),
        ConsoleRoute.Post("/accounts/save", Duty.ManageAccounts, Save),
        ConsoleRoute.Post("/accounts/password", Duty.ManageAccounts, ResetPassword),
        ConsoleRoute.Post("/accounts/no-password", Duty.ManageAccounts, r => Take(r, console.Accounts.DropPassword)),
        ConsoleRoute.Post("/accounts/factor", Duty.ManageAccounts, r => Take(r, console.Accounts.RemoveFactor)),
    ];

    private ConsoleAnswer List(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        DateOnly today = console.Bureau.Today;
        return ConsoleAnswer.Of<AccountsPage>(new AccountsView(
            console.Frame(request),
            [
                .. AccountStore.All(session).Select(a => new AccountRow(
                    $"{a.Staff}", a.Name, [.. a.Roles.Select(RoleTable.NameOf)], [.. a.Sectors.Select(s => sectors.GetValueOrDefault(s, $"{s}"))],
                    $"{BeijingTime.Format(a.FirstDay)}–{(a.LastDay is { } last ? BeijingTime.Format(last) : "")}", a.LastDay < today)),
            ]));
    });

    private ConsoleAnswer New(ConsoleRequest request) => console.Bureau.Database.Read(session => ConsoleAnswer.Of<AccountPage>(new AccountView(
        console.Frame(request), IsNew: true, "", "", Roles(session, []), Sectors(session, []), BeijingTime.Format(console.Bureau.Today), "", FirstPassword: null, console.Settings.Console.HasOtherWays, MayDropPassword: false, HasFactor: false, Seen: "")));

    private ConsoleAnswer.Page Show(ConsoleRequest request, Label staff, string? firstPassword) => console.Bureau.Database.Read(session =>
    {
        Account a = AccountStore.Find(session, staff) ?? throw AccountRefusals.Unknown.Error(staff);
        return ConsoleAnswer.Of<AccountPage>(new AccountView(
            console.Frame(request), IsNew: false, $"{a.Staff}", a.Name, Roles(session, a.Roles), Sectors(session, a.Sectors),
            BeijingTime.Format(a.FirstDay), a.LastDay is { } last ? BeijingTime.Format(last) : "", firstPassword, console.Settings.Console.HasOtherWays,
            !RoleTable.Has(a, Duty.ManageAccounts) && AccountStore.CredentialOf(session, staff).Hash is not null, SecondFactorStore.Find(session, staff) is { IsOn: true },
            ManageAccounts.SeenOf(session, staff))
        {
            NeedsFactor = console.Settings.Console.SignInRules.Factors.Asks(a, SignInWay.Password),
        });
    });

    private ConsoleAnswer Save(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        ConsoleForm form = request.Form;
        var account = new Account(
            StaffOf(form["staff"].Trim()),
            form["name"].Trim(),
            [.. form.All("role").Select(r => Label.IsValid(r) ? Label.Parse(r) : throw AccountRefusals.UnknownRole.Error(r, RoleTable.Roles.Select(k => k.Role)))],
            console.Bureau.Database.Read(s => SectorStore.All(s)).Select(s => s.Code).Where(s => form.All("sector").Contains($"{s}", StringComparer.Ordinal)).ToArray(),
            Day(form["first"]),
            form.Find("last") is { } last ? Day(last) : null);
        if (form.Find("new") is null)
        {
            console.Bureau.Database.Write(session => console.Accounts.Change(session, request.Person, account, AccountRoles.Steps(session), form["seen"]));
            return new ConsoleAnswer.GoTo("/accounts", ConsoleNotice.AccountChanged);
        }

        if (form.Find("without") is not null)
        {
            console.Bureau.Database.Write(session => console.Accounts.AddWithout(session, request.Person, account, AccountRoles.Steps(session)));
            return new ConsoleAnswer.GoTo("/accounts", ConsoleNotice.AccountChanged);
        }

        // The password stands on this answer and nowhere else: it cannot be asked for again.
        return Show(request, account.Staff, console.Bureau.Database.Write(session => console.Accounts.Add(session, request.Person, account, AccountRoles.Steps(session))));
    }

    private ConsoleAnswer ResetPassword(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        Label staff = StaffOf(request.Form["staff"]);
        return Show(request, staff, console.Bureau.Database.Write(session => console.Accounts.ResetPassword(session, request.Person, staff, request.Form["seen"])));
    }

    private ConsoleAnswer.GoTo Take(ConsoleRequest request, Action<Session, SignedIn, Label, string> what)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        Label staff = StaffOf(request.Form["staff"]);
        console.Bureau.Database.Write(session => what(session, request.Person, staff, request.Form["seen"]));
        return new ConsoleAnswer.GoTo("/accounts", ConsoleNotice.AccountChanged);
    }

    private static (string Role, Text Name, bool Has)[] Roles(Session session, IReadOnlyList<Label> has) =>
        [.. RoleTable.Roles.Select(r => r.Role).Union(AccountRoles.Steps(session)).Union(has).Select(r => ($"{r}", RoleTable.NameOf(r), has.Contains(r)))];

    private static (string Sector, string Name, bool Sees)[] Sectors(Session session, IReadOnlyList<SectorCode> sees) =>
        [.. SectorStore.All(session).Select(s => ($"{s.Code}", s.Name, sees.Contains(s.Code)))];

    private static Label StaffOf(string text) => Label.IsValid(text) ? Label.Parse(text) : throw AccountRefusals.Form.Error(text);

    private static DateOnly Day(string text)
    {
        try
        {
            return BeijingTime.ParseDate(text);
        }
        catch (ProtocolFormatException)
        {
            throw AccountRefusals.NoDay.Error(text);
        }
    }
}
