using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>What keeps a bureau going: its key, the machine, the accounts, the log.</summary>
internal sealed class MachineWalk(WalkDesk walk)
{
    private static readonly TimeSpan Later = Authentication.ProofHolds + TimeSpan.FromMinutes(1);

    // A decision takes the password again when it was given long ago; a wrong one decides nothing.
    public async Task RotateAsync()
    {
        SystemPagesTests.PutKey(walk.Desk);
        await using Walker head = await walk.OpenAsync(RoleTable.DivisionHead), leader = await walk.OpenAsync(RoleTable.DeputyDirector);
        walk.Results.Desk.Clock.Pass(Later);
        await head.GoAsync("/");
        await head.GoOnAsync("nav a[href='/keys']");
        await head.WriteAsync("form[action='/keys/decide'] input[type=password]", "不是这个密码");
        await head.GoOnAsync("form[action='/keys/decide'] button");
        await head.Page.WaitForSelectorAsync("[role=alert]");
        await walk.SeenAsync(head, "keys-wrong-password");
        await head.GoOnAsync("main a[href='/keys']");
        await walk.SeenAsync(head, "keys-ask");
        await head.WriteAsync("form[action='/keys/decide'] input[type=password]", ConsoleDesk.Password);
        await head.GoOnAsync("form[action='/keys/decide'] button");
        await head.Page.WaitForSelectorAsync("[role=status]");
        await walk.SeenAsync(head, "keys-decided");
        await leader.GoAsync("/keys");
        await leader.WriteAsync("form[action='/keys/approve'] input[type=password]", ConsoleDesk.Password);
        await leader.GoOnAsync("form[action='/keys/approve'] button");
        await leader.Page.WaitForSelectorAsync("[role=status]");
        await walk.SeenAsync(leader, "keys-approved");
        Assert.Equal(walk.Results.Desk.Bureau.Keys.Signer.Verifier, walk.Read(s => LedgerStore.Open(s).Of<KeyBody>().ToArray())[1].Key);
    }

    public async Task AdministerAsync()
    {
        walk.Desk.Console.Settings.Destinations = [new DestinationSetting { Name = "portal", Folder = Path.Combine(walk.Desk.Folder, "there") }];

        // Nobody listens on the port for discarding.
        walk.Desk.Console.Settings.Alerts.Webhooks = [new WebhookSetting { Name = "hook", Address = "http://127.0.0.1:9/" }];
        await using Walker administrator = await walk.OpenAsync(RoleTable.Administrator);
        IPage page = administrator.Page;
        await administrator.GoAsync("/");
        await administrator.GoOnAsync("nav a[href='/system']");
        await administrator.GoOnAsync("form[action='/system/backups/make'] button");
        await page.WaitForSelectorAsync("[role=status]");
        await walk.SeenAsync(administrator, "system");
        IDownload backup = await page.RunAndWaitForDownloadAsync(() => administrator.PressAsync("form[action='/system/backups/download'] button"));
        Assert.Contains(backup.SuggestedFilename, walk.Read(walk.Desk.Console.Machine.Backups.LastGood)!.Name, StringComparison.Ordinal);
        await administrator.GoOnAsync("form[action='/system/trial'] button");
        await walk.SeenAsync(administrator, "trial");
        await administrator.GoAsync("/system/settings");
        await walk.SeenAsync(administrator, "settings");
        await administrator.GoOnAsync("main a[href$='/Port']");
        await administrator.WriteAsync("textarea[name=value]", "八千");
        await administrator.GoOnAsync("form[action='/system/settings/check'] button");
        await page.WaitForSelectorAsync("[role=alert]");
        await walk.SeenAsync(administrator, "setting-refused");
        await administrator.GoOnAsync("main a[href='/system/settings/Port']");
        await administrator.WriteAsync("textarea[name=value]", "8555");
        await administrator.GoOnAsync("form[action='/system/settings/check'] button");
        await walk.SeenAsync(administrator, "setting-checked");
        await administrator.GoOnAsync("form[action='/system/settings/keep'] button");
        await page.WaitForSelectorAsync("[role=status]");
        await administrator.GoOnAsync("nav a[href='/accounts']");
        await administrator.GoOnAsync("main a[href='/accounts/new']");
        await administrator.WriteAsync("input[name=staff]", "N1");
        await administrator.WriteAsync("input[name=name]", "陈新");
        await administrator.TickAsync("input[name=role][value=operator]");
        await administrator.GoOnAsync("form[action='/accounts/save'] button");
        await page.WaitForSelectorAsync("code.secret");
        await walk.SeenAsync(administrator, "account-made");
        await administrator.WriteAsync("input[name=last]", walk.Results.Desk.Bureau.Today);
        await administrator.GoOnAsync("form[action='/accounts/save'] button");
        Assert.Equal(walk.Results.Desk.Bureau.Today, walk.Read(s => AccountStore.Find(s, Label.Parse("N1")))!.LastDay);
        await walk.SeenAsync(administrator, "account-ended");
        await administrator.GoAsync("/accounts");
        await walk.SeenAsync(administrator, "accounts");
    }

    public async Task SearchLogAsync()
    {
        await using Walker supervisor = await walk.OpenAsync(RoleTable.Supervisor);
        await supervisor.GoAsync("/");
        await supervisor.GoOnAsync("nav a[href='/actions']");
        await supervisor.WriteAsync("input[name=from]", walk.Results.Desk.Bureau.Today);
        await supervisor.GoOnAsync("form[action='/actions'] button");
        await walk.SeenAsync(supervisor, "actions");
        await supervisor.WriteAsync("input[name=q]", "换密钥");
        await supervisor.GoOnAsync("form[action='/actions'] button");
        Assert.Equal(3, await supervisor.Page.Locator("tbody tr").CountAsync());
        IDownload log = await supervisor.Page.RunAndWaitForDownloadAsync(() => supervisor.PressAsync("main a[href^='/actions.csv']"));
        Assert.EndsWith(".csv", log.SuggestedFilename, StringComparison.Ordinal);
    }
}
