using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>What a bureau keeps of one draw.</summary>
internal sealed class DrawState(
    RoundScript script, Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals)
{
    public RoundScript Script { get; } = script;

    public Commitment Commitment { get; } = commitment;

    public LeafTree<FrameLeaf> Frame { get; } = frame;

    public LeafTree<RosterLeaf> Roster { get; } = roster;

    public LeafTree<RecusalLeaf>? Recusals { get; } = recusals;

    public Receipt? Receipt { get; set; }

    /// <summary>The receipt's bytes.</summary>
    public byte[] Published { get; set; } = [];

    public Dictionary<Identifier, List<Identifier>> Teams { get; set; } = [];

    public Dictionary<Identifier, IReadOnlyList<Identifier>> Recused() => Recusals?.Leaves.ToDictionary(l => l.Id, l => l.Inspectors) ?? [];

    public PastDraw ToPast() => new(
        Commitment.Draw,
        Commitment.Frame.Size,
        Receipt?.Selection.DrawOrder ?? [],
        Frame.Leaves.Where(l => l.Firm is not null).ToDictionary(l => l.Id, l => l.Inspected));
}
