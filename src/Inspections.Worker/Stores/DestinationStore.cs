using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Where a destination stands.</summary>
internal sealed record DestinationState(long Failures, DateTimeOffset NotBefore, string? LastResponse)
{
    /// <summary>True while it is left alone. A time that no wait reaches was entered by a clock that was wrong, and does not count.</summary>
    public bool IsLeftAlone(DateTimeOffset now) => NotBefore > now && NotBefore <= now + Backoff.Farthest;
}

/// <summary>The state of every destination: one worker at a time sends to it, in order, and lets go when its lease is over.</summary>
internal static class DestinationStore
{
    /// <summary>Where a destination stands; null before the first attempt.</summary>
    public static DestinationState? Find(Session session, string name) => session
        .Query<(long Failures, long NotBefore, string? Response)>("SELECT failures, not_before, said FROM destination WHERE name = @name", new { name })
        .Select(r => new DestinationState(r.Failures, DateTimeOffset.FromUnixTimeMilliseconds(r.NotBefore), r.Response)).SingleOrDefault();

    /// <summary>Takes or renews the right to send; false while another worker has it or the destination is left alone.</summary>
    public static bool Claim(Session session, IOutboxDestination destination, string holder, DateTimeOffset now)
    {
        var row = new { name = destination.Name, holder, now = now.ToUnixTimeMilliseconds(), until = (now + destination.Lease).ToUnixTimeMilliseconds(), farthest = (now + Backoff.Farthest).ToUnixTimeMilliseconds() };
        if (Find(session, destination.Name) is null)
        {
            session.Send("INSERT INTO destination (name, held_until, failures, not_before) VALUES (@name, 0, 0, 0)", row);
        }

        return session.Execute(
            """
            UPDATE destination SET holder = @holder, held_until = @until
            WHERE name = @name AND (not_before <= @now OR not_before > @farthest)
                AND (holder IS NULL OR holder = @holder OR held_until <= @now OR held_until > @until)
            """,
            row) == 1;
    }

    /// <summary>Lets go.</summary>
    public static void Release(Session session, IOutboxDestination destination, string holder) => session.Send(
        "UPDATE destination SET holder = NULL, held_until = 0 WHERE name = @name AND holder = @holder", new { name = destination.Name, holder });

    /// <summary>Lets a destination be asked again at once.</summary>
    public static void Forgive(Session session, string name) =>
        session.Send("UPDATE destination SET failures = 0, not_before = 0 WHERE name = @name", new { name });

    /// <summary>Enters what an attempt says about the destination; gives when it may be asked again.</summary>
    public static DateTimeOffset Enter(Session session, IOutboxDestination destination, DeliveryResult result, DateTimeOffset now)
    {
        long failures = result.Outcome == DeliveryOutcome.Failed ? (Find(session, destination.Name)?.Failures ?? 0) + 1 : 0;
        DateTimeOffset notBefore = failures > 0 ? now + Backoff.After(failures, result.Wait) : now;
        session.Send(
            "UPDATE destination SET failures = @failures, not_before = @notBefore, said = @response WHERE name = @name",
            new { name = destination.Name, failures, notBefore = notBefore.ToUnixTimeMilliseconds(), response = result.Response });
        return notBefore;
    }
}
