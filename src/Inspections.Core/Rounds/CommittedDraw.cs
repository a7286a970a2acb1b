using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>A draw that is committed to, with what its bureau alone knows until it is drawn: the recusals with their salts and its own value.</summary>
/// <param name="commitment">The commitment.</param>
/// <param name="frame">Its frame.</param>
/// <param name="roster">Its roster.</param>
/// <param name="recusals">Its recusals, or null when there are none.</param>
/// <param name="ownValue">The value that every <c>own:</c> source seals; any text where there is no such source.</param>
public sealed class CommittedDraw(
    Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals, string ownValue)
{
    /// <summary>The commitment.</summary>
    public Commitment Commitment { get; } = commitment;

    /// <summary>Its frame.</summary>
    public LeafTree<FrameLeaf> Frame { get; } = frame;

    /// <summary>Its roster.</summary>
    public LeafTree<RosterLeaf> Roster { get; } = roster;

    /// <summary>Its recusals with their salts, or null when there are none.</summary>
    public LeafTree<RecusalLeaf>? Recusals { get; } = recusals;

    /// <summary>The value that every <c>own:</c> source of it seals: a secret until it is opened.</summary>
    public string OwnValue { get; } = ownValue;

    /// <summary>Per frame id, who must stay away.</summary>
    public IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused { get; } = recusals?.Leaves.ToDictionary(l => l.Id, l => l.Inspectors) ?? [];

    /// <summary>The bureau's own sources.</summary>
    public IEnumerable<SealedSource> OwnSources => Commitment.Sources.OfType<SealedSource>().Where(s => s.Witness is null);

    /// <summary>The drawn firms' recusal leaves in draw order, or null when there are no recusals (protocol section 2).</summary>
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
    /// <param name="entered">The values in the ledger by source; the bureau's own need not be among them.</param>
    /// <exception cref="InvalidOperationException">A value is missing.</exception>
    public DrawOutcome Draw(IReadOnlyDictionary<Label, string> entered)
    {
        ArgumentNullException.ThrowIfNull(entered);
        SourceValue[] values = [.. Commitment.Sources.Select(s => new SourceValue(
            s.Name,
            s is SealedSource { Witness: null } ? OwnValue
                : entered.TryGetValue(s.Name, out string? known) ? known
                : throw new InvalidOperationException($"{Commitment.Draw}: no value of '{s.Name}'")))];
        return new DrawOutcome(this, Rounds.Draw.Run(Commitment, Frame.Leaves, Roster.Leaves, Recused, values));
    }

    /// <summary>The try as the next one needs it, after it was voided.</summary>
    public VoidedTry Voided(VoidReason reason) => new(Commitment, Frame, Roster, Recusals, reason);
}
