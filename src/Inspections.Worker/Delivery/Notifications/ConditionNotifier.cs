using Inspections.Core.Encodings;
using Inspections.Worker.Health;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>
/// Tells people what is wrong, with a worker or with a ledger that is watched: once when it begins and once when it is over, on any day
/// at any hour. Who has been told is remembered here and not in the database, for a full disk is one of the things to tell; after a
/// start what is still wrong is told again.
/// </summary>
/// <param name="title">What its messages are about, and who sends them, in words.</param>
/// <param name="sender">Who sends them, for programs.</param>
/// <param name="clock">The time.</param>
/// <param name="conditions">What is wrong.</param>
/// <param name="destinations">Who is told.</param>
/// <param name="log">The log.</param>
internal sealed partial class ConditionNotifier(
    Text title, string sender, TimeProvider clock, Conditions conditions, IReadOnlyList<AlertDestination> destinations, ILogger<ConditionNotifier> log)
{
    private readonly Dictionary<string, Told> _told = destinations.ToDictionary(d => d.Name, _ => new Told(), StringComparer.Ordinal);

    /// <summary>The notifier of a bureau's worker.</summary>
    public static ConditionNotifier Of(BureauContext bureau, Conditions conditions, DeadlineNotifier people, ILogger<ConditionNotifier> log) =>
        new(new Text($"{bureau.Authority} 双随机运行异常", $"the worker of {bureau.Authority}"), $"{bureau.Authority}", bureau.Clock, conditions, people.Destinations, log);

    /// <summary>Tells everybody what they have not been told; whoever could not be reached is left alone for a while.</summary>
    public Task RunDueAsync(CancellationToken stopping) => stopping.IsCancellationRequested
        ? Task.CompletedTask
        : Task.WhenAll(destinations.Select(d => TellAsync(d, _told[d.Name])));

    private async Task TellAsync(AlertDestination destination, Told told)
    {
        IReadOnlyList<Condition> now = conditions.Now;
        Condition[] begun = [.. now.Where(c => !told.Of.Contains((c.Name, c.Since)))];
        string[] over = [.. told.Of.Select(t => t.Name).Except(now.Select(c => c.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if ((begun.Length == 0 && over.Length == 0) || (told.Failures > 0 && clock.GetElapsedTime(told.Failed) < told.Wait))
        {
            return;
        }

        byte[] content = ConditionMessage.As(destination.Form, destination.Language, title, sender, begun, over);
        var item = new OutboxItem($"alerts/conditions.{(destination.Form == AlertForm.Json ? "json" : "txt")}", Digest.Of(content));
        try
        {
            // Its own time limit ends it, so that it is known whether it arrived.
            DeliveryResult result = await destination.Way.SendAsync(item, content, CancellationToken.None).ConfigureAwait(false);
            if (result.Outcome == DeliveryOutcome.Arrived)
            {
                told.Failures = 0;
                told.Of = [.. now.Select(c => (c.Name, c.Since))];
                LogTold(log, destination.Name, begun.Length, over.Length);
                return;
            }

            Failed(destination, told, result.Response, result.Wait);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Failed(destination, told, e.GetType().Name, wait: null);
        }
    }

    private void Failed(AlertDestination destination, Told told, string response, TimeSpan? wait)
    {
        told.Failures++;
        (told.Failed, told.Wait) = (clock.GetTimestamp(), Backoff.After(told.Failures, wait));
        if (told.Failures == 1)
        {
            LogFailed(log, destination.Name, response);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Destination}: told that {Begun} things are wrong and {Over} are over")]
    private static partial void LogTold(ILogger log, string destination, int begun, int over);

    [LoggerMessage(LogLevel.Warning, "{Destination}: could not be told what is wrong: {Response}; tried again until it arrives")]
    private static partial void LogFailed(ILogger log, string destination, string response);

    private sealed class Told
    {
        /// <summary>What the destination knows to be wrong.</summary>
        public HashSet<(string Name, DateTimeOffset Since)> Of { get; set; } = [];

        public long Failures { get; set; }

        /// <summary>When it failed last, by the monotonic clock.</summary>
        public long Failed { get; set; }

        public TimeSpan Wait { get; set; }
    }
}
