using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Tests.Delivery.Notifications;

/// <summary>A drawn round with one result that waits for its review, and whoever is to be told of it.</summary>
internal sealed class AlertDesk : IDisposable
{
    private readonly ILogger<DeadlineNotifier> _log;

    public AlertDesk(AlertSetting alerts, ILoggerFactory? logs = null, Action<WorkerSettings>? set = null)
    {
        _log = logs?.CreateLogger<DeadlineNotifier>() ?? NullLogger<DeadlineNotifier>.Instance;
        Results = new ResultDesk(s =>
        {
            s.Alerts = alerts;
            set?.Invoke(s);
        });
        Firm = Results.Firms[0];
        Results.Submit(Results.Good(Firm));
        Due = Results.Desk.Calendar.Add(Results.Desk.Bureau.Today, 20).Date;
        Notifier = Start();
    }

    public ResultDesk Results { get; }

    public DeadlineNotifier Notifier { get; private set; }

    public Identifier Firm { get; }

    /// <summary>The last day on which the firm's result may become public.</summary>
    public DateOnly Due { get; }

    public Database Database => Results.Desk.Bureau.Database;

    /// <summary>The day so many working days from <see cref="Due"/>.</summary>
    public DateOnly FromDue(int workingDays) => Results.Desk.Calendar.Add(Due, workingDays).Date;

    public void ClockTo(DateOnly day, string time) => Results.Desk.ClockTo(YearSchedule.At(day, TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A turn of the worker.</summary>
    public Task TurnAsync() => Notifier.RunDueAsync(CancellationToken.None);

    /// <summary>The worker was stopped and started.</summary>
    public void Restart()
    {
        Notifier.Dispose();
        Notifier = Start();
    }

    public int Untold(string destination) => Database.Read(s =>
        NotificationStore.Untold(s, destination, new DeadlineList(Results.Desk.Settings.Deadlines, Results.Desk.Calendar).On(s, Results.Desk.Bureau.Today))).Count;

    public void Dispose()
    {
        Notifier.Dispose();
        Results.Dispose();
    }

    private DeadlineNotifier Start() => new(Results.Desk.Bureau, Results.Desk.Settings.Alerts, Results.Desk.Settings.Staff, Results.Desk.Settings.Deadlines, Results.Desk.Calendar, _log);
}
