using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// What draws came to. It follows from the commitment and the values and is never stored beside them: while the list is
/// kept back, the bureau's own value is the only secret.
/// </summary>
internal static class OutcomeStore
{
    /// <summary>Repeats the draw of a round whose values are all in.</summary>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public static DrawOutcome Of(Session session, CommittedDraw committed) =>
        committed.Draw(
        SourceStore.Values(session, committed.Commitment.Draw).ToDictionary(v => v.Key, v => v.Value.Value), () => SealedValueStore.Open(session, committed.Commitment.Draw));

    /// <summary>Opens the bureau's own value: the ledger entry to make, or none. Sealed it is no longer needed.</summary>
    public static IReadOnlyList<ValueBody> OpenOwn(Session session, DrawOutcome outcome)
    {
        IReadOnlyList<ValueBody> own = outcome.OwnValues();
        foreach (ValueBody value in own)
        {
            if (!SourceStore.TryEnter(session, value.Draw, value.Name, value.Value))
            {
                throw new InvalidOperationException($"{value.Draw}: '{value.Name}' was opened before");
            }
        }

        SealedValueStore.Drop(session, outcome.Receipt.Draw);
        return own;
    }

    /// <summary>Asks for the receipt and the drawn firms' recusals in the public folder.</summary>
    public static void Publish(Session session, DrawOutcome outcome)
    {
        DrawId draw = outcome.Receipt.Draw;
        (string, byte[]) receipt = (PublicLayout.Receipt(draw), CanonicalJson.Write(outcome.Receipt.ToJson()));
        PublicFileStore.PutAll(session, outcome.Committed.Openings(outcome.Receipt) is { } openings
            ? [receipt, (PublicLayout.Recusals(draw), JsonLines.Write(openings.Select(o => o.ToJson())))]
            : [receipt]);
    }
}
