using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Adds, changes and ends accounts, and gives first passwords.</summary>
internal sealed class ManageAccounts(Database database, TimeProvider clock)
{
    /// <summary>For whoever has a bureau open.</summary>
    public ManageAccounts(BureauContext bureau)
        : this(bureau.Database, bureau.Clock)
    {
    }

    private DateTimeOffset Now => BeijingTime.Of(clock.GetUtcNow());

    private DateOnly Today => BeijingTime.DateOf(Now);

    /// <summary>The first administrator, who has nobody to ask; chooses a password at once.</summary>
    /// <exception cref="UserErrorException">There are accounts already, or what was given cannot be one.</exception>
    public void AddFirst(Label staff, string name, string password, string address)
    {
        var account = new Account(staff, name.Trim(), [RoleTable.Administrator], [], Today, LastDay: null);
        RequireForm(account, []);
        Passwords.Require(account, password);
        string hash = Passwords.Hash(password);
        database.Write(session =>
        {
            if (AccountStore.Any(session))
            {
                throw AccountRefusals.FirstOver.Error();
            }

            AccountStore.Add(session, account);
            AccountStore.Keep(session, staff, new Credential(hash, Now, MustChange: false, Failures: 0, LockedUntil: null));
            ActionLog.Add(session, new LoggedAction(Now, $"{staff}", address, "account.first", $"{staff}", LoggedAction.Done));
        });
    }

    /// <summary>Adds somebody with a first password.</summary>
    /// <returns>The first password: shown once, changed at the first sign-in.</returns>
    /// <exception cref="UserErrorException">There is such an account, or what was given cannot be one.</exception>
    public string Add(Session session, SignedIn by, Account account, IReadOnlyCollection<Label> steps)
    {
        AddWithout(session, by, account, steps);
        return SetFirstPassword(session, account);
    }

    /// <summary>Adds somebody who has no password here and signs in another way.</summary>
    /// <exception cref="UserErrorException">There is such an account, or what was given cannot be one.</exception>
    public void AddWithout(Session session, SignedIn by, Account account, IReadOnlyCollection<Label> steps)
    {
        by.Require(Duty.ManageAccounts);
        RequireForm(account, steps);
        if (AccountStore.Find(session, account.Staff) is not null)
        {
            throw AccountRefusals.Exists.Error(account.Staff);
        }

        AccountStore.Add(session, account);
        ActionLog.Add(session, by.Did(Now, "account.add", Describe(account)));
    }

    /// <summary>Digest of what stands of an account, its password and its second factor with it: what a page has shown, and its forms send back.</summary>
    public static string SeenOf(Session session, Label staff)
    {
        Account account = Require(session, staff);
        bool hasFactor = SecondFactorStore.Find(session, staff) is { IsOn: true };
        string stands = $"{account.Name}\n{Describe(account)}\n{AccountStore.CredentialOf(session, staff).Hash}\n{hasFactor}";
        return $"{Digest.Of(Encoding.UTF8.GetBytes(stands))}";
    }

    /// <summary>Changes a person's name, roles, sectors or days; whoever must not be signed in any more is not.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="account">As it is to be.</param>
    /// <param name="steps">The roles that the bureau's policy names.</param>
    /// <param name="seen">What <see cref="SeenOf"/> gave for what the person was shown; null where nothing was shown.</param>
    /// <exception cref="UserErrorException">
    /// There is no such account, another one changed it meanwhile, or what was given cannot be one, or nobody could manage accounts any more.
    /// </exception>
    public void Change(Session session, SignedIn by, Account account, IReadOnlyCollection<Label> steps, string? seen = null)
    {
        by.Require(Duty.ManageAccounts);
        RequireForm(account, steps);
        RequireSeen(session, account.Staff, seen);
        if (!IsAdministrator(account) && AccountStore.All(session).Where(a => a.Staff != account.Staff).All(a => !IsAdministrator(a)))
        {
            throw AccountRefusals.LastAdministrator.Error(account.Staff);
        }

        AccountStore.Change(session, account);

        // What was opened under other roles is opened anew.
        SignInStore.EndAll(session, account.Staff, Now);
        ActionLog.Add(session, by.Did(Now, "account.change", Describe(account)));
    }

    /// <summary>Gives somebody who has forgotten the password a new first one, and lets in whoever is locked out.</summary>
    /// <returns>The password: shown once, changed at the next sign-in.</returns>
    /// <exception cref="UserErrorException">There is no such account, or another one changed it meanwhile.</exception>
    public string ResetPassword(Session session, SignedIn by, Label staff, string? seen = null)
    {
        by.Require(Duty.ManageAccounts);
        Account account = RequireSeen(session, staff, seen);
        SignInStore.EndAll(session, staff, Now);
        ActionLog.Add(session, by.Did(Now, "account.password", $"{staff}"));
        return SetFirstPassword(session, account);
    }

    /// <summary>Takes somebody's password away: from now on the person signs in another way. Wherever the person is signed in ends.</summary>
    /// <exception cref="UserErrorException">There is no such account, another one changed it meanwhile, or it is an administrator's.</exception>
    public void DropPassword(Session session, SignedIn by, Label staff, string? seen = null)
    {
        by.Require(Duty.ManageAccounts);
        Account account = RequireSeen(session, staff, seen);
        if (RoleTable.Has(account, Duty.ManageAccounts))
        {
            throw AccountRefusals.KeepsPassword.Error(staff);
        }

        SignInStore.EndAll(session, staff, Now);
        AccountStore.Keep(session, staff, new Credential(Hash: null, SetAt: null, MustChange: true, Failures: 0, LockedUntil: null));
        ActionLog.Add(session, by.Did(Now, "account.no-password", $"{staff}"));
    }

    /// <summary>Takes away the second factor of somebody who has lost it. Wherever the person is signed in ends.</summary>
    /// <exception cref="UserErrorException">There is no such account, another one changed it meanwhile, or it has no second factor.</exception>
    public void RemoveFactor(Session session, SignedIn by, Label staff, string? seen = null)
    {
        by.Require(Duty.ManageAccounts);
        RequireSeen(session, staff, seen);
        EnrolSecondFactor.Drop(session, staff);
        SignInStore.EndAll(session, staff, Now);
        ActionLog.Add(session, by.Did(Now, "account.factor", $"{staff}"));
    }

    /// <summary>
    /// Gives an administrator who has forgotten the password a new first one, for whoever has the machine: nobody else could. A second factor,
    /// which may be lost as well, is dropped. Other people's are an administrator's to give.
    /// </summary>
    /// <returns>The password: shown once, changed at the next sign-in.</returns>
    /// <exception cref="UserErrorException">There is no such account, or it is no administrator's.</exception>
    public string RecoverAdministrator(Session session, Label staff, string address)
    {
        Account account = Require(session, staff);
        if (!RoleTable.Has(account, Duty.ManageAccounts))
        {
            throw AccountRefusals.NotSignedIn.Error();
        }

        SignInStore.EndAll(session, staff, Now);
        SecondFactorStore.Drop(session, staff);
        ActionLog.Add(session, new LoggedAction(Now, "", address, "account.recover", $"{staff}", LoggedAction.Done));
        return SetFirstPassword(session, account);
    }

    private static Account Require(Session session, Label staff) => AccountStore.Find(session, staff) ?? throw AccountRefusals.Unknown.Error(staff);

    private static Account RequireSeen(Session session, Label staff, string? seen)
    {
        Account account = Require(session, staff);
        return seen is null || seen == SeenOf(session, staff) ? account : throw AccountRefusals.ChangedSince.Error(staff);
    }

    private static void RequireForm(Account account, IReadOnlyCollection<Label> steps)
    {
        PersonalDataWords.Refuse(new Text("人员编号", "staff id"), $"{account.Staff}");
        if (account.Name.Length == 0)
        {
            throw AccountRefusals.NoName.Error(account.Staff);
        }

        if (account.Roles.Count == 0)
        {
            throw AccountRefusals.NoRoles.Error(account.Staff);
        }

        Label[] known = [.. RoleTable.Roles.Select(r => r.Role).Union(steps)];
        foreach (Label role in account.Roles.Where(r => !known.Contains(r)))
        {
            throw AccountRefusals.UnknownRole.Error(role, known);
        }

        if (RoleTable.Alone([.. account.Roles]) is { } alone)
        {
            throw AccountRefusals.AloneRole.Error(RoleTable.NameOf(alone));
        }

        if (account.LastDay < account.FirstDay)
        {
            throw AccountRefusals.Days.Error(account.LastDay, account.FirstDay);
        }
    }

    private bool IsAdministrator(Account account) => account.IsInForceOn(Today) && account.LastDay is null && RoleTable.Has(account, Duty.ManageAccounts);

    private string SetFirstPassword(Session session, Account account)
    {
        string password = Passwords.Next();
        AccountStore.Keep(session, account.Staff, new Credential(Passwords.Hash(password), Now, MustChange: true, Failures: 0, LockedUntil: null));
        return password;
    }

    private static string Describe(Account account) =>
        $"{account.Staff} {string.Join(',', account.Roles)} {string.Join(',', account.Sectors)} {account.FirstDay:yyyy-MM-dd}–{account.LastDay:yyyy-MM-dd}";
}
