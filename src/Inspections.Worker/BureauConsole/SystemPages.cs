using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.BureauConsole;

/// <summary>系统: what keeps the machine going: destinations, alerts, backups, working days, settings. Nothing of the business is decided here.</summary>
internal sealed class SystemPages(ConsoleContext console)
{
    // What is set aside of a destination, and rounds on provisional days: the first ones.
    private const int Shown = 20;

    // Past any time limit that the settings allow for one message.
    private static readonly TimeSpan LongestTrial = TimeSpan.FromMinutes(2);

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/system", Duty.ReadMachine, Show),
        ConsoleRoute.Get("/system/settings", Duty.ReadMachine, Settings),
        ConsoleRoute.Get("/system/settings/{name}", Duty.ReadMachine, r => Setting(r, change: null)),
        ConsoleRoute.Post("/system/settings/check", Duty.ManageMachine, r => Setting(r, console.Machine.Settings.Check(r.Form["name"], r.Form["value"]))),
        ConsoleRoute.Post("/system/settings/keep", Duty.ManageMachine, Keep),
        ConsoleRoute.Post("/system/retry", Duty.ManageMachine, Retry),
        ConsoleRoute.Upload("/system/calendar", Duty.ManageMachine, TakeDays),
        ConsoleRoute.Post("/system/trial", Duty.ManageMachine, TryAlerts),
        ConsoleRoute.Post("/system/backups/make", Duty.ManageMachine, MakeBackup),
        ConsoleRoute.Post("/system/backups/download", Duty.ManageMachine, Download),
    ];

    private ConsoleAnswer.Page Show(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        DateTimeOffset now = console.Bureau.Now;
        KeptBackup? good = console.Machine.Backups.LastGood(session);
        int year = console.Bureau.Today.Year;
        IReadOnlySet<int> taken = console.Machine.Calendar.Years();
        Func<Core.Directories.DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        return ConsoleAnswer.Of<SystemPage>(new SystemView(
            console.Frame(request),
            RoleTable.Has(request.Person.Account, Duty.ManageMachine),
            console.Machine.Settings.WaitsForRestart,
            [.. console.Conditions.Now.Select(c => c.Says)],
            [.. console.Settings.Destinations.Select(d => Destination(session, d, now))],
            AddressesOfAlerts(),
            console.Machine.Backups.Folder,
            console.Settings.Database is not null,
            [.. console.Machine.Backups.List().Select(b => new BackupRow(b.Name, MomentText.Of(b.At), SystemTexts.Size(b.Length), b == good))],
            good is null ? null : MomentText.Of(good.At),
            console.Calendar.Version,
            [.. Enumerable.Range(year - 1, 4).Select(y => new CalendarYear(y, console.Calendar.IsKnown(y), taken.Contains(y)))],
            [.. RoundStore.Open(session).Where(r => r.Provisional && r.State == RoundState.Planned).OrderBy(r => r.DrawAt).Take(Shown).Select(r => (name(r.Draw), MomentText.Of(r.DrawAt)))]));
    });

    private ConsoleAnswer Settings(ConsoleRequest request) => ConsoleAnswer.Of<SettingsPage>(new SettingsView(
        console.Frame(request), console.Machine.Settings.Path, console.Machine.Settings.WaitsForRestart, console.Machine.Settings.Lines()));

    private ConsoleAnswer.Page Setting(ConsoleRequest request, SettingChange? change)
    {
        SettingLine line = console.Machine.Settings.Find(change is null ? request.Parts["name"] : request.Form["name"]);
        return ConsoleAnswer.Of<SettingPage>(new SettingView(
            console.Frame(request), line, RoleTable.Has(request.Person.Account, Duty.ManageMachine), change is null ? line.Written ?? "" : request.Form["value"], change));
    }

    private ConsoleAnswer Keep(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        console.Machine.Settings.Keep(request.Form["name"], request.Form["value"], request.Form["seen"]);
        Log(request, "setting.keep", request.Form["name"]);
        return new ConsoleAnswer.GoTo("/system/settings", ConsoleNotice.SettingKept);
    }

    private ConsoleAnswer Retry(ConsoleRequest request)
    {
        string name = request.Form["name"];
        if (console.Settings.Destinations.All(d => d.Name != name))
        {
            throw SystemRefusals.NoDestination.Error(Printable.Shorten(name));
        }

        console.Bureau.Database.Write(session =>
        {
            int revived = OutboxStore.Retry(session, name);
            ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "delivery.retry", FormattableString.Invariant($"{name} {revived}")));
        });
        return new ConsoleAnswer.GoTo("/system", ConsoleNotice.DeliveryRetried);
    }

    private ConsoleAnswer TakeDays(ConsoleRequest request)
    {
        CalendarDays announced = CalendarFile.ReadOwn(request.Form.File("file") ?? throw ConsoleRefusals.NoFile.Error());
        console.Machine.Calendar.Take(announced);
        Log(request, "calendar.import", string.Join(' ', announced.Years.Order()));
        return new ConsoleAnswer.GoTo("/system", ConsoleNotice.DaysTaken);
    }

    // Every destination has a time limit of its own.
    private ConsoleAnswer TryAlerts(ConsoleRequest request)
    {
        if (!console.Settings.Alerts.IsSet)
        {
            throw SystemRefusals.NoAlerts.Error();
        }

        using var notifier = Notifier();
        using var limit = new CancellationTokenSource(LongestTrial, console.Bureau.Clock);
        (string Name, DeliveryResult Result)[] results = notifier.TryAsync(limit.Token).GetAwaiter().GetResult();
        Log(request, "alerts.try", "");
        return ConsoleAnswer.Of<TrialPage>(new TrialView(
            console.Frame(request),
            [.. results.Select(r => new TrialRow(notifier.Destinations.First(d => d.Name == r.Name).Address, r.Result.Outcome == DeliveryOutcome.Arrived, SystemTexts.AnswerOf(r.Result.Response)))]));
    }

    private ConsoleAnswer MakeBackup(ConsoleRequest request)
    {
        KeptBackup made = console.Machine.Backups.Make();
        Log(request, "backup.make", made.Name);
        return new ConsoleAnswer.GoTo("/system", ConsoleNotice.BackupMade);
    }

    // Everything that the bureau has is in it: the password is asked for again, and the log says who took it.
    private ConsoleAnswer Download(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        string name = request.Form["name"];
        FileStream file = console.Machine.Backups.Open(name);
        Log(request, "backup.download", name);
        return new ConsoleAnswer.Sending(name, "application/octet-stream", file);
    }

    private static DestinationRow Destination(Session session, DestinationSetting d, DateTimeOffset now)
    {
        DestinationState? state = DestinationStore.Find(session, d.Name);
        IReadOnlyList<(string Path, string Response)> dead = OutboxStore.Dead(session, d.Name);
        return new DestinationRow(
            d.Name, d.Address ?? d.Folder ?? "", OutboxStore.CountMissing(session, d.Name), dead.Count, [.. dead.Take(Shown).Select(i => $"{i.Path}: {i.Response}")],
            state is { Failures: > 0 } ? SystemTexts.Failed(state.Failures, state.LastResponse ?? "") : null,
            state is { Failures: > 0 } && state.IsLeftAlone(now) ? MomentText.Of(state.NotBefore) : null);
    }

    private string[] AddressesOfAlerts()
    {
        using var notifier = Notifier();
        return [.. notifier.Destinations.Select(d => d.Address)];
    }

    private DeadlineNotifier Notifier() => new(
        console.Bureau, console.Settings.Alerts, console.Settings.Staff, console.Settings.Deadlines, console.Calendar, NullLogger<DeadlineNotifier>.Instance);

    private void Log(ConsoleRequest request, string what, string subject) =>
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, what, subject)));
}
