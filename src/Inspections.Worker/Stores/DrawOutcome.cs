using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// What a draw came to. It follows from the commitment and the values and is never stored beside them: while the list is
/// kept back, the bureau's own value is the only secret.
/// </summary>
internal sealed record DrawOutcome(CommittedDraw Committed, Receipt Receipt)
{
    /// <summary>Repeats the draw of a round whose values are all in.</summary>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public static DrawOutcome Of(Session session, CommittedDraw committed)
    {
        Commitment commitment = committed.Commitment;
        var entered = SourceStore.Values(session, commitment.Draw);
        SourceValue[] values = [.. commitment.Sources.Select(s => new SourceValue(
            s.Name,
            entered.TryGetValue(s.Name, out (string Value, string? Signature) known) ? known.Value
                : s is SealedSource { Witness: null } ? SealedValueStore.Open(session, commitment.Draw)
                : throw new InvalidOperationException($"{commitment.Draw}: no value of '{s.Name}'")))];
        return new DrawOutcome(committed, Draw.Run(commitment, committed.Frame, committed.Roster, committed.Recusals, values));
    }

    /// <summary>Opens the bureau's own value: the ledger entry to make, or none. Sealed it is no longer needed.</summary>
    public IReadOnlyList<ValueBody> OpenOwn(Session session)
    {
        DrawId draw = Committed.Commitment.Draw;
        ValueBody[] own =
        [
            .. Committed.Commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is null)
                .Select(s => new ValueBody(draw, s.Name, Receipt.Values.Single(v => v.Name == s.Name).Value)),
        ];
        foreach (ValueBody value in own)
        {
            if (!SourceStore.TryEnter(session, draw, value.Name, value.Value))
            {
                throw new InvalidOperationException($"{draw}: '{value.Name}' was opened before");
            }
        }

        SealedValueStore.Drop(session, draw);
        return own;
    }

    /// <summary>Asks for the receipt and the drawn firms' recusals in the public folder.</summary>
    public void Publish(Session session)
    {
        PublicFileStore.Put(session, PublicLayout.Receipt(Receipt.Draw), CanonicalJson.Write(Receipt.ToJson()));
        if (Committed.Openings(Receipt) is { } openings)
        {
            PublicFileStore.Put(session, PublicLayout.Recusals(Receipt.Draw), JsonLines.Write(openings.Select(o => o.ToJson())));
        }
    }
}
