using System.Globalization;
using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>
/// Tells people what is near or past its day: one digest a working day to everybody, with what they have not been told at its present
/// urgency. What was told is entered after it was sent: killed in between, the same digest goes out once more, with the same key; else
/// nothing is told twice, and nothing is left out.
/// </summary>
internal sealed partial class DeadlineNotifier(
    BureauContext bureau, AlertSetting alerts, StaffOptions staff, DeadlineOptions options, WorkingDayCalendar calendar, ILogger<DeadlineNotifier> log) : IDisposable
{
    // Every process of this machine is another holder: a claim that a killed one left ends with its lease.
    private readonly string _holder = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    private readonly DeadlineList _list = new(options, calendar);

    /// <summary>Everybody who is told.</summary>
    public IReadOnlyList<AlertDestination> Destinations { get; } = alerts.Open(staff.People, bureau.Clock);

    /// <summary>Sends what is due by now: on a working day, from the time that is set, to whoever has not had a digest that day.</summary>
    public Task RunDueAsync(CancellationToken stopping) =>
        calendar.IsWorkingDay(bureau.Today, assumeWeekdays: true) && TimeOnly.FromDateTime(bureau.Now.DateTime) >= alerts.Time
            ? Task.WhenAll(Destinations.Select(d => SendAsync(d, oncePerDay: true, stopping)))
            : Task.CompletedTask;

    /// <summary>Sends what somebody has not been told, at any time and without regard to failures before.</summary>
    public Task SendAllAsync(CancellationToken stopping)
    {
        bureau.Database.Write(s =>
        {
            foreach (AlertDestination destination in Destinations)
            {
                DestinationStore.Forgive(s, destination.Name);
            }
        });
        return Task.WhenAll(Destinations.Select(d => SendAsync(d, oncePerDay: false, stopping)));
    }

    /// <summary>Sends a trial to everybody, whatever is due, and says what came of it.</summary>
    public Task<(string Name, DeliveryResult Result)[]> TryAsync(CancellationToken stopping) => Task.WhenAll(Destinations.Select(async d =>
    {
        byte[] content = Trial.As(d.Form, d.Language, bureau.Authority, bureau.Now);
        return (d.Name, await d.Way.SendAsync(new OutboxItem("alerts/test", Digest.Of(content)), content, stopping).ConfigureAwait(false));
    }));

    public void Dispose()
    {
        foreach (AlertDestination destination in Destinations)
        {
            destination.Dispose();
        }
    }

    // A fault of one destination is its own: the others and the worker's rounds go on.
    private async Task SendAsync(AlertDestination destination, bool oncePerDay, CancellationToken stopping)
    {
        try
        {
            if (!stopping.IsCancellationRequested && Claim(destination, oncePerDay) is { Count: > 0 } due)
            {
                await SendAsync(destination, due).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogBroken(log, destination.Name, e.GetType().Name);
        }
    }

    // What is due is read with the claim: nobody else can have told it since.
    private IReadOnlyList<Deadline> Claim(AlertDestination destination, bool oncePerDay)
    {
        return bureau.Database.Read(Due).Count > 0
            ? bureau.Database.Write(s => DestinationStore.Claim(s, destination.Way, _holder, bureau.Now) ? Due(s) : [])
            : [];

        IReadOnlyList<Deadline> Due(Session session) => oncePerDay && NotificationStore.HasDigestOf(session, destination.Name, bureau.Today)
            ? []
            : NotificationStore.Untold(session, destination.Name, _list.On(session, bureau.Today));
    }

    // The worker's end does not cut off a message on its way: its own time limit does, so that it is known whether it arrived.
    private async Task SendAsync(AlertDestination destination, IReadOnlyList<Deadline> due)
    {
        DateOnly today = bureau.Today;
        byte[] content = bureau.Database.Read(s => new DeadlineDigest(s, bureau.Authority, today, due)).As(destination.Form, destination.Language);
        var item = new OutboxItem($"alerts/{BeijingTime.Format(today)}.{(destination.Form == AlertForm.Json ? "json" : "txt")}", Digest.Of(content));
        DeliveryResult result = await destination.Way.SendAsync(item, content, CancellationToken.None).ConfigureAwait(false);
        bool arrived = result.Outcome == DeliveryOutcome.Arrived;

        // Who refuses is asked again too: it may be a setting that somebody puts right.
        DateTimeOffset again = bureau.Database.Write(s =>
        {
            if (arrived)
            {
                NotificationStore.Enter(s, destination.Name, due, today);
            }

            DateTimeOffset next = DestinationStore.Enter(s, destination.Way, arrived ? result : result with { Outcome = DeliveryOutcome.Failed }, bureau.Now);
            DestinationStore.Release(s, destination.Way, _holder);
            return next;
        });
        if (arrived)
        {
            LogTold(log, destination.Name, due.Count);
        }
        else
        {
            LogFailed(log, destination.Name, result.Response, again);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Destination}: told of {Count} deadlines")]
    private static partial void LogTold(ILogger log, string destination, int count);

    [LoggerMessage(LogLevel.Warning, "{Destination}: the deadlines could not be told: {Response}; tried again after {Again:u}")]
    private static partial void LogFailed(ILogger log, string destination, string response, DateTimeOffset again);

    [LoggerMessage(LogLevel.Error, "{Destination}: telling deadlines failed here ({Fault}), and will be tried again")]
    private static partial void LogBroken(ILogger log, string destination, string fault);
}
