using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>What a draw came to. It follows from the commitment and the values and need not be stored beside them.</summary>
/// <param name="committed">What it was drawn from.</param>
/// <param name="receipt">Its receipt.</param>
public sealed class DrawOutcome(CommittedDraw committed, Receipt receipt)
{
    /// <summary>What it was drawn from.</summary>
    public CommittedDraw Committed { get; } = committed;

    /// <summary>Its receipt.</summary>
    public Receipt Receipt { get; } = receipt;

    /// <summary>What is kept of it for as long as its teams and results last: its drawn firms alone.</summary>
    public ReceivedDraw ToReceived()
    {
        var drawn = Receipt.Selection.DrawOrder.ToHashSet();
        return new ReceivedDraw(
            Committed.Commitment,
            Receipt,
            Committed.Roster.Leaves,
            drawn.Where(Committed.Recused.ContainsKey).ToDictionary(id => id, id => Committed.Recused[id]),
            Committed.Frame.Leaves.Where(l => l.Firm is not null && drawn.Contains(l.Id)).ToDictionary(l => l.Id, l => l.Firm!.Value));
    }

    /// <summary>The entries of the draw itself: of a list that is public at once the bureau's own values and the receipt, of one that is kept back the receipt alone (protocol section 8).</summary>
    public IReadOnlyList<EntryBody> ToEntries()
    {
        var entry = new ReceiptBody(Receipt.Draw, Receipt.Digest);
        return Committed.Commitment.IsKeptBack ? [entry] : [.. OwnValues(), entry];
    }

    /// <summary>The entries that open the bureau's own sources (protocol section 8).</summary>
    public IReadOnlyList<ValueBody> OwnValues() => [.. Committed.OwnSources.Select(s => new ValueBody(Receipt.Draw, s.Name, Receipt.Values.Single(v => v.Name == s.Name).Value))];
}
