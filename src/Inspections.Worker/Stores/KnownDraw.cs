using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What a round that has its receipt came to, of its drawn firms alone: it never changes, and a process works it out once.</summary>
/// <param name="Commitment">What it was drawn from.</param>
/// <param name="Receipt">Who was drawn.</param>
/// <param name="Roster">The roster.</param>
/// <param name="Recused">Per drawn id, who must stay away.</param>
/// <param name="Projects">The drawn projects, each with its firm.</param>
internal sealed record KnownDraw(
    Commitment Commitment,
    Receipt Receipt,
    IReadOnlyList<RosterLeaf> Roster,
    IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused,
    IReadOnlyDictionary<Identifier, Identifier> Projects)
{
    /// <summary>That of a draw.</summary>
    /// <exception cref="InvalidOperationException">It is not drawn.</exception>
    public static KnownDraw Of(Session session, DrawId draw)
    {
        // A receipt is determined by what it was drawn from: what its digest stands for holds even if the transaction is undone.
        Digest digest = DrawStore.ReceiptDigest(session, draw) ?? throw new InvalidOperationException($"{draw} is not drawn");
        return session.Database?.Kept<ConcurrentDictionary<Digest, KnownDraw>>().GetOrAdd(digest, _ => Repeat()) ?? Repeat();

        KnownDraw Repeat() => Of(OutcomeStore.Of(session, DrawStore.Committed(session, draw)));
    }

    /// <summary>Remembers an outcome that was just drawn.</summary>
    public static void Remember(Session session, DrawOutcome outcome) =>
        session.Database?.Kept<ConcurrentDictionary<Digest, KnownDraw>>().TryAdd(outcome.Receipt.Digest, Of(outcome));

    /// <summary>What its teams are judged by when they change.</summary>
    public DrawnTeams ToTeams(LedgerStore ledger) => new()
    {
        Draw = Receipt.Draw,
        DrawAt = Commitment.DrawAt,
        Key = DrawKey.Of(Commitment.Digest, Receipt.Values),
        Rule = Commitment.Team,
        Roster = Roster,
        Assignment = Receipt.Assignment,
        Recused = Recused,
        FirmOf = id => Projects.GetValueOrDefault(id, id),
        ReceiptEntry = ledger.About(Receipt.Draw).FirstOrDefault(e => e.Body is ReceiptBody)?.Index,
    };

    private static KnownDraw Of(DrawOutcome outcome)
    {
        var drawn = outcome.Receipt.Selection.DrawOrder.ToHashSet();
        return new KnownDraw(
            outcome.Committed.Commitment,
            outcome.Receipt,
            outcome.Committed.Roster.Leaves,
            drawn.Where(outcome.Committed.Recused.ContainsKey).ToDictionary(id => id, id => outcome.Committed.Recused[id]),
            outcome.Committed.Frame.Leaves.Where(l => l.Firm is not null && drawn.Contains(l.Id)).ToDictionary(l => l.Id, l => l.Firm!.Value));
    }
}
