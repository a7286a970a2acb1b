using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>A draw that is committed to, with the recusals and their salts, which its bureau alone knows until it is drawn.</summary>
/// <param name="commitment">The commitment.</param>
/// <param name="frame">Its frame.</param>
/// <param name="roster">Its roster.</param>
/// <param name="recusals">Its recusals, or null when there are none.</param>
public sealed class CommittedDraw(
    Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals)
{
    /// <summary>The commitment.</summary>
    public Commitment Commitment { get; } = commitment;

    /// <summary>Its frame.</summary>
    public LeafTree<FrameLeaf> Frame { get; } = frame;

    /// <summary>Its roster.</summary>
    internal LeafTree<RosterLeaf> Roster { get; } = roster;

    /// <summary>Its recusals with their salts, or null when there are none.</summary>
    public LeafTree<RecusalLeaf>? Recusals { get; } = recusals;

    /// <summary>Per frame id, who must stay away.</summary>
    internal IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused { get; } = recusals?.Leaves.ToDictionary(l => l.Id, l => l.Inspectors) ?? [];

    /// <summary>The bureau's own sources.</summary>
    internal IEnumerable<SealedSource> OwnSources => Commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is null);

    /// <summary>The drawn firms' recusal leaves in draw order, or null when there are no recusals (protocol section 2).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="receipt"/> is null.</exception>
    public IReadOnlyList<RecusalOpening>? Openings(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (Recusals is null)
        {
            return null;
        }

        Dictionary<Identifier, int> places = Recusals.Leaves.Select((l, i) => (l.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return [.. receipt.Selection.DrawOrder.Select(f => new RecusalOpening(places[f], Recusals.Leaves[places[f]], Recusals.Prove(places[f])))];
    }

    /// <summary>Draws: what commitment and values come to, the same for everybody who repeats it (protocol sections 4 to 8).</summary>
    /// <param name="entered">The values in the ledger by source.</param>
    /// <param name="ownValue">Opens the value that the bureau's own sources seal, asked where it is not in the ledger yet.</param>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    /// <exception cref="ArgumentException">A list is not the one that was committed to, or a value is not that of its source.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="entered"/> or <paramref name="ownValue"/> is null.</exception>
    public DrawOutcome Draw(IReadOnlyDictionary<Label, string> entered, Func<string> ownValue)
    {
        ArgumentNullException.ThrowIfNull(entered);
        ArgumentNullException.ThrowIfNull(ownValue);
        SourceValue[] values = [.. Commitment.Sources.Select(s => new SourceValue(
            s.Name,
            entered.TryGetValue(s.Name, out string? known) ? known
                : s is SealedSource { Witness: null } ? ownValue()
                : throw new InvalidOperationException($"{Commitment.Draw}: no value of '{s.Name}'")))];
        return new DrawOutcome(this, Rounds.Draw.Run(Commitment, Frame, Roster, Recusals, values));
    }

    /// <summary>The try as the next one needs it, after it was voided.</summary>
    internal VoidedTry Voided(VoidReason reason) => new(Commitment, Frame, Roster, Recusals, reason);
}
