using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery;

/// <summary>
/// Brings what stands in the public folder to destinations, each in its own order: at least once, a version once unless
/// the response was lost, nothing before what it relies on. May be stopped or killed anywhere.
/// </summary>
/// <param name="database">The bureau's database.</param>
/// <param name="root">The public folder, the first destination of all.</param>
/// <param name="holder">Who sends, among the workers that share the database.</param>
/// <param name="clock">The time.</param>
/// <param name="log">The log.</param>
internal sealed partial class OutboxDispatcher(Database database, string root, string holder, TimeProvider clock, ILogger<OutboxDispatcher> log)
{
    // How long a file that is on its way when the worker stops may take to arrive.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    private readonly Lock _reading = new();
    private readonly PublishedMoment _published = new(root, clock);
    private IReadOnlyList<OutboxItem> _offered = [];

    /// <summary>A dispatcher for a bureau's folder. On a database of its own a worker is known by its folder, which no two share, and need not wait for itself.</summary>
    public static OutboxDispatcher Of(BureauContext bureau, string folder, bool isShared, ILogger<OutboxDispatcher> log) => new(
        bureau.Database,
        folder,
        isShared ? string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}") : "own",
        bureau.Clock,
        log);

    /// <summary>Offers what is published now to all destinations; does nothing while somebody publishes.</summary>
    public void Offer()
    {
        lock (_reading)
        {
            // The head first: the folder only grows, and holds at least so much when it is read.
            long size = PublishedHead.Of(root)?.Checkpoint.Head.Size ?? 0;
            if (_published.Read() is { } items && !items.SequenceEqual(_offered) && database.Write(s => OutboxStore.Offer(s, items, size)))
            {
                _offered = items;
            }
        }
    }

    /// <summary>Sends what a destination may get now, until nothing is left, it fails, or the worker stops; gives how many files arrived.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="stopping">No file is begun after it; one that is on its way gets time to arrive.</param>
    public async Task<int> DeliverAsync(Destination destination, CancellationToken stopping)
    {
        int arrived = 0;
        if (!database.Read(s => IsDue(s, destination)))
        {
            return arrived;
        }

        try
        {
            while (!stopping.IsCancellationRequested && Claim(destination) is { Items.Count: > 0 } round)
            {
                (int sent, bool goOn) = await SendAllAsync(destination, round, stopping).ConfigureAwait(false);
                arrived += sent;
                if (!goOn)
                {
                    break;
                }
            }
        }
        finally
        {
            database.Write(s => DestinationStore.Release(s, destination, holder));
        }

        if (arrived > 0)
        {
            LogArrived(log, destination.Name, arrived);
        }

        return arrived;
    }

    private bool IsDue(Session session, Destination destination) =>
        DestinationStore.Find(session, destination.Name)?.IsLeftAlone(clock.GetUtcNow()) is not true && OutboxStore.Due(session, destination.Name).Count > 0;

    private (IReadOnlyList<OutboxItem> Items, string Revision) Claim(Destination destination) => database.Write(s =>
        DestinationStore.Claim(s, destination, holder, clock.GetUtcNow()) ? (OutboxStore.Due(s, destination.Name), OutboxStore.RevisionOf(s)) : ([], ""));

    private async Task<(int Sent, bool GoOn)> SendAllAsync(Destination destination, (IReadOnlyList<OutboxItem> Items, string Revision) round, CancellationToken stopping)
    {
        int sent = 0;
        foreach (OutboxItem item in round.Items)
        {
            byte[]? content = Read(item);
            if (content is null || stopping.IsCancellationRequested)
            {
                return (sent, false);
            }

            DeliveryResult result = await SendAsync(destination, item, content, stopping).ConfigureAwait(false);
            (string state, DateTimeOffset again, bool same) = database.Write(s => Enter(s, destination, item, result, round.Revision));
            Tell(destination, item, result, state, again);
            sent += state == "sent" ? 1 : 0;
            if (state == "failed")
            {
                return (sent, false);
            }

            // What is new may belong before what is left, and what is dead holds back the rest.
            if (!same || state == "dead")
            {
                break;
            }
        }

        return (sent, true);
    }

    // What the folder does not hold any longer was replaced, and is offered anew next time.
    private byte[]? Read(OutboxItem item)
    {
        try
        {
            byte[] content = File.ReadAllBytes(Path.Combine(root, item.Path));
            return Digest.Of(content) == item.Digest ? content : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task<DeliveryResult> SendAsync(Destination destination, OutboxItem item, byte[] content, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using CancellationTokenRegistration grace = stopping.Register(() => late.CancelAfter(Grace));
        try
        {
            return await destination.SendAsync(item, content, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return new DeliveryResult(DeliveryOutcome.Failed, "", "the worker stopped");
        }
    }

    private (string State, DateTimeOffset Again, bool Same) Enter(Session session, Destination destination, OutboxItem item, DeliveryResult result, string revision)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string state = OutboxStore.Enter(session, destination, item, result, now);
        DateTimeOffset again = DestinationStore.Enter(session, destination, result, now);
        bool mine = state == "failed" || DestinationStore.Claim(session, destination, holder, now);
        return (state, again, mine && OutboxStore.RevisionOf(session) == revision);
    }

    private void Tell(Destination destination, OutboxItem item, DeliveryResult result, string state, DateTimeOffset again)
    {
        if (state == "failed")
        {
            LogFailed(log, destination.Name, item.Path, result.Response, again);
        }
        else if (state == "dead")
        {
            LogDead(log, destination.Name, item.Path, result.Response);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Destination}: {Count} files arrived")]
    private static partial void LogArrived(ILogger log, string destination, int count);

    [LoggerMessage(LogLevel.Warning, "{Destination}: {Path} did not arrive: {Response}; tried again after {Again:u}")]
    private static partial void LogFailed(ILogger log, string destination, string path, string response, DateTimeOffset again);

    [LoggerMessage(LogLevel.Error, "{Destination}: {Path} is set aside: {Response}; what relies on it waits until it is taken up again")]
    private static partial void LogDead(ILogger log, string destination, string path, string response);
}
