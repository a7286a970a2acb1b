using Inspections.Core.Bureaus;
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

    /// <summary>Makes a draw public: takes note of the bureau's own values that its entries open, which are no longer needed sealed, and asks for the receipt and the drawn firms' recusals in the public folder.</summary>
    public static void Publish(Session session, DrawOutcome outcome)
    {
        foreach (ValueBody value in outcome.OwnValues())
        {
            if (!SourceStore.TryEnter(session, value.Draw, value.Name, value.Value))
            {
                throw new InvalidOperationException($"{value.Draw}: '{value.Name}' was opened before");
            }
        }

        SealedValueStore.Drop(session, outcome.Receipt.Draw);
        PublicFileStore.PutAll(session, BureauFiles.Of(outcome));
    }
}
