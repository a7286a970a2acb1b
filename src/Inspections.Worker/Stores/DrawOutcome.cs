using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Core.Verification;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// What a draw came to. It follows from the commitment and the values and is never stored beside them: while the list is
/// kept back, the bureau's own value is the only secret.
/// </summary>
internal sealed record DrawOutcome(CommittedDraw Committed, Receipt Receipt)
{
    /// <summary>The frame's projects, each with its firm.</summary>
    public IReadOnlyDictionary<Identifier, Identifier> Projects { get; } = Committed.Frame.Leaves
        .Where(l => l.Firm is not null).ToDictionary(l => l.Id, l => l.Firm!.Value);

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

    /// <summary>What a round that has its receipt came to. It never changes, so a process works it out once.</summary>
    public static DrawOutcome Known(Session session, DrawId draw)
    {
        // A receipt is determined by what it was drawn from: what its digest stands for holds even if the transaction is undone.
        Digest digest = DrawStore.ReceiptDigest(session, draw) ?? throw new InvalidOperationException($"{draw} is not drawn");
        return session.Database?.Kept<ConcurrentDictionary<Digest, DrawOutcome>>().GetOrAdd(digest, _ => Of(session, DrawStore.Committed(session, draw)))
            ?? Of(session, DrawStore.Committed(session, draw));
    }

    /// <summary>Remembers an outcome that was just drawn, for whoever asks what is <see cref="Known"/>.</summary>
    public void Remember(Session session) => session.Database?.Kept<ConcurrentDictionary<Digest, DrawOutcome>>().TryAdd(Receipt.Digest, this);

    /// <summary>What its teams are judged by when they change.</summary>
    public DrawnTeams ToTeams(LedgerStore ledger) => new()
    {
        Draw = Receipt.Draw,
        DrawAt = Committed.Commitment.DrawAt,
        Key = DrawKey.Of(Committed.Commitment.Digest, Receipt.Values),
        Rule = Committed.Commitment.Team,
        Roster = Committed.Roster.Leaves,
        Assignment = Receipt.Assignment,
        Recused = Committed.Recused,
        FirmOf = id => Projects.GetValueOrDefault(id, id),
        ReceiptEntry = ledger.About(Receipt.Draw).FirstOrDefault(e => e.Body is ReceiptBody)?.Index,
    };

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
