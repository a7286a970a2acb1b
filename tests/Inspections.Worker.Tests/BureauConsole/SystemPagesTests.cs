using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Simulation;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The machine and the keys: settings that are checked before they are kept, backups that are read back, a key that two people change.</summary>
public sealed class SystemPagesTests
{
    [Fact]
    public async Task A_setting_is_checked_kept_and_holds_after_a_restart()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator);
        IHtmlDocument page = await admin.SubmitAsync(await admin.GetAsync("/system/settings/Port"), "/system/settings/check", ("value", "8555"));
        Assert.False(File.Exists(desk.Console.Machine.Settings.Path));
        page = await admin.SubmitAsync(page, "/system/settings/keep");
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.SettingKept).Zh, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(8555, WorkerSettings.Read(desk.Console.Machine.Settings.Path).Port);
        Assert.True(desk.Console.Machine.Settings.WaitsForRestart);
        Assert.NotNull((await admin.GetAsync("/system")).QuerySelector(".notice"));

        // Taken out again, the default holds.
        page = await admin.SubmitAsync(await admin.GetAsync("/system/settings/Port"), "/system/settings/check", ("value", ""));
        await admin.SubmitAsync(page, "/system/settings/keep");
        Assert.Equal(new WorkerSettings().Port, WorkerSettings.Read(desk.Console.Machine.Settings.Path).Port);
    }

    [Fact]
    public async Task What_a_start_would_refuse_and_what_somebody_else_has_changed_is_not_kept()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator);
        SettingsFile file = desk.Console.Machine.Settings;
        foreach ((string name, string value) in ((string, string)[])[("Port", "70000"), ("Port", "abc"), ("Console", """{ "Adress": "x" }"""), ("Hosts", "[ \"a\""), ("Authority", "350200/other"), ("Policy", "gone.json")])
        {
            await admin.SubmitAsync(await admin.GetAsync($"/system/settings/{name}"), "/system/settings/check", ("value", value));
            Assert.True(admin.Last.StatusCode == HttpStatusCode.Conflict, $"{name} {value}: {admin.Last.StatusCode}");
        }

        Assert.DoesNotContain(System.IO.Directory.GetFiles(desk.Folder), f => Path.GetFileName(f).Contains("inspections.json", StringComparison.Ordinal));
        IHtmlDocument stale = await admin.SubmitAsync(await admin.GetAsync("/system/settings/Port"), "/system/settings/check", ("value", "8555"));
        file.Keep("KeepBackupsDays", "60", file.Digest);
        await admin.SubmitAsync(stale, "/system/settings/keep");
        Assert.Equal(HttpStatusCode.Conflict, admin.Last.StatusCode);
        Assert.Equal((60, new WorkerSettings().Port), (WorkerSettings.Read(file.Path).KeepBackupsDays, WorkerSettings.Read(file.Path).Port));
    }

    [Fact]
    public async Task A_secret_is_never_shown_and_stays_when_its_dots_are_given_back()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator);
        SettingsFile file = desk.Console.Machine.Settings;
        const string Secret = "tok-1234567890abcdef";
        file.Keep("Destinations", $$"""[ { "Name": "portal", "Address": "https://portal.example/in/", "Token": "{{Secret}}" } ]""", file.Digest);
        foreach (string path in (string[])["/system", "/system/settings", "/system/settings/Destinations"])
        {
            Assert.DoesNotContain(Secret, (await admin.GetAsync(path)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        IHtmlDocument page = await admin.GetAsync("/system/settings/Destinations");
        string shown = ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value;
        Assert.Contains(SettingsFile.Hidden, shown, StringComparison.Ordinal);
        page = await admin.SubmitAsync(page, "/system/settings/check", ("value", shown.Replace("portal.example", "new.example", StringComparison.Ordinal)));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await admin.SubmitAsync(page, "/system/settings/keep");
        DestinationSetting kept = Assert.Single(WorkerSettings.Read(file.Path).Destinations);
        Assert.Equal((Secret, "https://new.example/in/"), (kept.Token, kept.Address));
    }

    [Fact]
    public async Task A_backup_is_made_read_back_listed_and_taken_away()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator);
        IHtmlDocument page = await admin.SubmitAsync(await admin.GetAsync("/system"), "/system/backups/make");
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.BackupMade).Zh, page.QuerySelector("[role=status]")!.TextContent);
        string name = ((IHtmlOptionElement)page.QuerySelector("select[name=name] option")!).Value;
        Assert.Equal(name, desk.Console.Bureau.Database.Read(desk.Console.Machine.Backups.LastGood)!.Name);
        Assert.Equal([name], System.IO.Directory.GetFiles(desk.Console.Machine.Backups.Folder).Select(f => Path.GetFileName(f)));
        await admin.SubmitAsync(page, "/system/backups/download", ("name", name));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(desk.Console.Machine.Backups.Folder, name), TestContext.Current.CancellationToken), await admin.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await admin.SubmitAsync(page, "/system/backups/download", ("name", $"../{name}"));
        Assert.Equal(HttpStatusCode.Conflict, admin.Last.StatusCode);
        Assert.Equal(["backup.make", "backup.download"], Logged(desk, "backup."));
    }

    [Fact]
    public async Task Announced_days_are_taken_for_the_next_start_and_a_file_that_is_none_changes_nothing()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator);
        string kept = Path.Combine(desk.Folder, WorkerSettings.CalendarFile);
        IHtmlDocument page = await admin.GetAsync("/system");
        foreach (string wrong in (string[])["{", "[]", "{}", """{"holidays":{},"workdays":{}}""", """{"year":2027,"days":[{"name":"元旦","date":"2027-01-04","isOffDay":false}]}"""])
        {
            await SendAsync(wrong);
            Assert.True(admin.Last.StatusCode == HttpStatusCode.Conflict && !File.Exists(kept), $"{wrong}: {admin.Last.StatusCode}");
        }

        await SendAsync("""{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-02","isOffDay":false}]}""");
        page = await SendAsync("""{"source":"notice","version":"1","years":{"2028":{"holidays":["01-03"]}}}""");
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.DaysTaken).Zh, page.QuerySelector("[role=status]")!.TextContent);
        WorkingDayCalendar next = CalendarFile.Open(kept), now = desk.Console.Calendar;
        Assert.Equal((true, true, false, true), (next.IsKnown(2027), next.IsKnown(2028), next.IsWorkingDay(new DateOnly(2027, 1, 1)), next.IsWorkingDay(new DateOnly(2027, 1, 2))));
        Each.Of((int[])[2027, 2028], y => Assert.Contains(
            page.QuerySelectorAll("li"), l => l.TextContent == $"{y}：{(now.IsKnown(y) ? SystemTexts.Known : SystemTexts.KnownNext).Zh}"));
        Assert.Equal(["calendar.import", "calendar.import"], Logged(desk, "calendar."));

        // Beside a file that cannot be used the page still opens, and says so when days are to be taken into it.
        await File.WriteAllTextAsync(kept + "-broken", "{", TestContext.Current.CancellationToken);
        var broken = new CalendarKeeper(kept + "-broken", set: null);
        Assert.Empty(broken.Years());
        Assert.Equal("CALENDAR-001", Assert.Throws<UserErrorException>(() => broken.Take(CalendarFile.ReadOwn(kept))).Id);

        // A bureau that has set a file of its own changes that one.
        Assert.Equal("CALENDAR-003", Assert.Throws<UserErrorException>(() => new CalendarKeeper(kept, kept + "-own").Take(CalendarFile.ReadOwn(kept))).Id);

        async Task<IHtmlDocument> SendAsync(string content) => await admin.SendFileAsync(page, "/system/calendar", "file", "2027.json", System.Text.Encoding.UTF8.GetBytes(content));
    }

    [Fact]
    public async Task What_is_set_aside_is_sent_again_and_a_trial_says_what_came_of_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser admin = desk.Open(RoleTable.Administrator);
        IHtmlDocument page = await admin.GetAsync("/system");
        string token = ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value;
        await admin.PostAsync("/system/trial", [("form", token)]);
        Assert.Equal(HttpStatusCode.Conflict, admin.Last.StatusCode);
        await admin.PostAsync("/system/retry", [("form", token), ("name", "nobody")]);
        Assert.Equal(HttpStatusCode.Conflict, admin.Last.StatusCode);

        desk.Console.Settings.Destinations = [new DestinationSetting { Name = "portal", Folder = Path.Combine(desk.Folder, "there") }];
        page = await admin.PostAsync("/system/retry", [("form", token), ("name", "portal")]);
        Assert.Equal(ConsoleTexts.Of(ConsoleNotice.DeliveryRetried).Zh, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("h3"), h => h.TextContent.StartsWith("portal", StringComparison.Ordinal));

        // Nobody listens on the port for discarding.
        desk.Console.Settings.Alerts.Webhooks = [new WebhookSetting { Name = "hook", Address = "http://127.0.0.1:9/" }];
        page = await admin.SubmitAsync(await admin.GetAsync("/system"), "/system/trial");
        Assert.Contains(SystemTexts.NotArrived.Zh, page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_decided_and_approved_by_two_people_and_signs_from_then_on()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        PutKey(desk);
        using Browser head = desk.Open(RoleTable.DivisionHead), second = desk.Open(ConsoleDesk.SecondHead), leader = desk.Open(RoleTable.DeputyDirector);
        IHtmlDocument one = await head.GetAsync("/keys"), other = await second.GetAsync("/keys");
        Assert.DoesNotContain((await leader.GetAsync("/keys")).Forms, f => f.GetAttribute("action") == "/keys/approve");
        await head.SubmitAsync(one, "/keys/decide");
        await second.SubmitAsync(other, "/keys/decide");
        Assert.Equal(HttpStatusCode.Conflict, second.Last.StatusCode);
        IHtmlDocument approving = await leader.GetAsync("/keys");
        KeyBody before = Keys(desk)[^1];
        await leader.SubmitAsync(approving, "/keys/approve");
        KeyBody[] after = Keys(desk);
        Assert.Equal((2, before), (after.Length, after[0]));
        Assert.Equal(after[1].Key, desk.Console.Bureau.Keys.Signer.Verifier);
        await leader.SubmitAsync(approving, "/keys/approve");
        Assert.Equal(HttpStatusCode.Conflict, leader.Last.StatusCode);
        Assert.Equal(2, Keys(desk).Length);

        // The bureau goes on: what it enters is signed by the new key, and whoever verifies finds nothing amiss.
        desk.Results.Submit(desk.Results.Good(desk.Results.Firms[0]));
        desk.Results.Publish();
        Assert.Null(desk.Results.Desk.Verify(Lifecycle.Entering.ResultDesk.Draw).Findings.FirstOrDefault(f => f.Outcome == Core.Verification.Outcome.Failed));
        Assert.Equal(["key.decide", "key.rotate"], Logged(desk, "key."));
    }

    [Fact]
    public async Task Whoever_has_decided_a_key_does_not_approve_it_and_it_can_be_dropped()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        PutKey(desk);
        string staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);
        desk.Console.Bureau.Database.Write(s => AccountStore.Change(s, AccountStore.Find(s, Label.Parse(staff))! with { Roles = [RoleTable.DivisionHead, RoleTable.DeputyDirector] }));
        using Browser both = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await both.SubmitAsync(await both.GetAsync("/keys"), "/keys/decide");
        Assert.DoesNotContain(page.Forms, f => f.GetAttribute("action") == "/keys/approve");
        (string, string)[] fields = [.. page.QuerySelectorAll("form[action='/keys/drop/head'] input").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value))];
        await both.PostAsync("/keys/approve", fields);
        Assert.Equal(HttpStatusCode.Conflict, both.Last.StatusCode);
        page = await both.SubmitAsync(page, "/keys/drop/head");
        Assert.Contains(page.Forms, f => f.GetAttribute("action") == "/keys/decide");
        Assert.Single(Keys(desk));
    }

    // The desk's signing key, as a file like that of any bureau.
    internal static void PutKey(ConsoleDesk desk)
    {
        OwnerOnlyFile.MakeFolder(Path.Combine(desk.Folder, "keys"));
        using ECDsa key = new SeededEntropy("desk").Key("a");
        PrivateKeyFile.Write(Path.Combine(desk.Folder, "keys", "signing.pem"), key);
    }

    private static KeyBody[] Keys(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(s => LedgerStore.Open(s).Of<KeyBody>().ToArray());

    private static string[] Logged(ConsoleDesk desk, string prefix) =>
        [.. desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today)).Where(a => a.Outcome == LoggedAction.Done).Select(a => a.What).Where(w => w.StartsWith(prefix, StringComparison.Ordinal))];
}
