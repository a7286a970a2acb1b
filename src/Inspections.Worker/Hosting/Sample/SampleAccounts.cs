using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Sample;

/// <summary>The made-up people of the sample bureau, one for each role. They have no passwords: a click on this machine signs them in.</summary>
internal static class SampleAccounts
{
    private static readonly (string Staff, string Name, Label Role)[] People =
    [
        ("Y001", "样例经办", RoleTable.Operator),
        ("Y002", "样例执法", RoleTable.Inspector),
        ("Y003", "样例处长", RoleTable.DivisionHead),
        ("Y004", "样例局长", RoleTable.DeputyDirector),
        ("Y005", "样例保密", RoleTable.SecrecyGroup),
        ("Y006", "样例系统", RoleTable.Administrator),
        ("Y007", "样例监督", RoleTable.Supervisor),
    ];

    /// <summary>Adds those that are not there; what was changed stays.</summary>
    public static void Fill(BureauContext bureau) => bureau.Database.Write(session =>
    {
        if (!AccountStore.Any(session))
        {
            foreach ((string staff, string name, Label role) in People)
            {
                var account = new Account(Label.Parse(staff), name, [role], [], bureau.Today, LastDay: null);
                AccountStore.Add(session, account);
                AccountStore.Keep(session, account.Staff, new Credential(Hash: null, SetAt: null, MustChange: false, Failures: 0, LockedUntil: null));
            }
        }
    });

    /// <summary>One of them, by staff id; null for anybody else.</summary>
    public static Label? Find(string staff) => People.Any(p => p.Staff == staff) ? Label.Parse(staff) : null;
}
