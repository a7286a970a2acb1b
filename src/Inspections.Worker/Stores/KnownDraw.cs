using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What rounds that have their receipts came to, of their drawn firms alone: it never changes, and a process works it out once.</summary>
internal static class KnownDraw
{
    /// <summary>That of a draw.</summary>
    /// <exception cref="InvalidOperationException">It is not drawn.</exception>
    public static ReceivedDraw Of(Session session, DrawId draw) =>
        Of(session, draw, DrawStore.ReceiptDigest(session, draw) ?? throw new InvalidOperationException($"{draw} is not drawn"));

    /// <summary>That of a draw whose receipt is known.</summary>
    public static ReceivedDraw Of(Session session, DrawId draw, Digest receipt)
    {
        // A receipt is determined by what it was drawn from: what its digest stands for holds even if the transaction is undone.
        return session.Database?.Kept<ConcurrentDictionary<Digest, ReceivedDraw>>().GetOrAdd(receipt, _ => Repeat()) ?? Repeat();

        ReceivedDraw Repeat() => OutcomeStore.Of(session, DrawStore.Committed(session, draw)).ToReceived();
    }

    /// <summary>Remembers an outcome that was just drawn.</summary>
    public static void Remember(Session session, DrawOutcome outcome) =>
        session.Database?.Kept<ConcurrentDictionary<Digest, ReceivedDraw>>().TryAdd(outcome.Receipt.Digest, outcome.ToReceived());
}
