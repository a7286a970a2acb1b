using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What is to be delivered, and what became of it.</summary>
internal static class OutboxStore
{
    private const string Revision = "deliverable revision", Size = "deliverable ledger size";

    /// <summary>Changes with everything that is offered anew.</summary>
    public static string RevisionOf(Session session) => Settings.Find(session, Revision) ?? "0";

    /// <summary>Says what every destination is to have: all of it at once, so that nobody sees a checkpoint without what it speaks of. False when more was offered before, by a worker whose folder is ahead.</summary>
    public static bool Offer(Session session, IReadOnlyList<OutboxItem> published, long size)
    {
        Dictionary<string, string> before = session.Query<(string Path, string Digest)>("SELECT path, digest FROM deliverable")
            .ToDictionary(d => d.Path, d => d.Digest, StringComparer.Ordinal);
        OutboxItem[] changed = [.. published.Where(l => before.GetValueOrDefault(l.Path) != l.Digest.ToString())];
        if (size < Number(Settings.Find(session, Size)))
        {
            return false;
        }

        var gone = before.Keys.Except(published.Select(l => l.Path), StringComparer.Ordinal).Select(Path => new { Path }).ToArray();
        if (changed.Length + gone.Length == 0)
        {
            return true;
        }

        var rows = changed.Select(l => new { l.Path, stage = (int)PublicationOrder.Of(l.Path), digest = l.Digest.ToString() }).ToArray();
        session.Send("DELETE FROM deliverable WHERE path = @Path", gone);
        session.Send("DELETE FROM deliverable WHERE path = @Path", rows);
        session.Send("INSERT INTO deliverable (path, stage, digest) VALUES (@Path, @stage, @digest)", rows);
        Settings.Set(session, Size, FormattableString.Invariant($"{size}"));
        NextRevision(session);
        return true;
    }

    /// <summary>
    /// What a destination has still to get and may get now, in order. An item that is set aside holds back what relies on
    /// it, and no more.
    /// </summary>
    public static IReadOnlyList<OutboxItem> Due(Session session, string destination)
    {
        long barrier = session.Find<long?>(
            "SELECT MIN(f.stage) FROM deliverable f INNER JOIN delivery d ON d.path = f.path AND d.digest = f.digest WHERE d.destination = @destination AND d.state = 'dead'",
            new { destination }) ?? long.MaxValue;
        return [.. session.Query<(string Path, string Digest)>(
            """
            SELECT f.path, f.digest FROM deliverable f LEFT JOIN delivery d ON d.path = f.path AND d.destination = @destination
            WHERE (d.path IS NULL OR d.digest <> f.digest OR d.state = 'failed') AND f.stage <= @barrier
            ORDER BY f.stage, f.path
            """,
            new { destination, barrier }).Select(r => new OutboxItem(r.Path, Digest.Parse(r.Digest)))];
    }

    /// <summary>How many files a destination has not got yet.</summary>
    public static long CountMissing(Session session, string destination) => session.Find<long>(
        "SELECT COUNT(*) FROM deliverable f LEFT JOIN delivery d ON d.path = f.path AND d.destination = @destination WHERE d.path IS NULL OR d.digest <> f.digest OR d.state <> 'sent'",
        new { destination });

    /// <summary>The items of a destination that are set aside, with its last word on each.</summary>
    public static IReadOnlyList<(string Path, string Response)> Dead(Session session, string destination) => session.Query<(string, string)>(
        """
        SELECT f.path, d.said FROM deliverable f INNER JOIN delivery d ON d.path = f.path AND d.digest = f.digest
        WHERE d.destination = @destination AND d.state = 'dead' ORDER BY f.stage, f.path
        """,
        new { destination });

    /// <summary>Takes up again what was set aside, at once; gives how many items it was.</summary>
    public static int Retry(Session session, string destination)
    {
        DestinationStore.Forgive(session, destination);
        int revived = session.Execute("DELETE FROM delivery WHERE destination = @destination AND state = 'dead'", new { destination });
        NextRevision(session);
        return revived;
    }

    /// <summary>Enters what came of an attempt; gives what the item is now: <c>sent</c>, <c>failed</c> or <c>dead</c>.</summary>
    public static string Enter(Session session, IOutboxDestination destination, OutboxItem item, DeliveryResult result, DateTimeOffset now)
    {
        (string to, string path, string digest, long moment) = (destination.Name, item.Path, item.Digest.ToString(), now.ToUnixTimeMilliseconds());
        long first = session.Find<long?>(
            "SELECT first_tried FROM delivery WHERE destination = @to AND path = @path AND digest = @digest", new { to, path, digest }) ?? moment;
        string state = result.Outcome == DeliveryOutcome.Arrived ? "sent"
            : result.Outcome == DeliveryOutcome.Refused || moment - first >= destination.Patience.TotalMilliseconds ? "dead"
            : "failed";
        session.Send("DELETE FROM delivery WHERE destination = @to AND path = @path", new { to, path });
        session.Send(
            "INSERT INTO delivery (destination, path, digest, state, first_tried, said) VALUES (@to, @path, @digest, @state, @first, @response)",
            new { to, path, digest, state, first, response = result.Response });
        if (state == "sent")
        {
            DeliveryReceiptStore.Enter(session, to, item, result, now);
        }

        return state;
    }

    private static void NextRevision(Session session) =>
        Settings.Set(session, Revision, FormattableString.Invariant($"{Number(RevisionOf(session)) + 1}"));

    private static long Number(string? text) => long.Parse(text ?? "0", System.Globalization.CultureInfo.InvariantCulture);
}
