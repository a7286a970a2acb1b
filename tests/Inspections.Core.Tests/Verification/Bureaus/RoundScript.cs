using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>How a round is committed to and drawn; the later members are what a dishonest bureau does before it signs.</summary>
internal sealed record RoundScript
{
    public TimeSpan DrawAfter { get; init; } = TimeSpan.FromDays(3);

    public Func<DrawId, DateTimeOffset, IReadOnlyList<Source>>? Sources { get; init; }

    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    public int? DiscloseAfterDays { get; init; }

    /// <summary>Changes the leaves of the frame; the quotas are made to fit.</summary>
    public Func<IEnumerable<FrameLeaf>, IEnumerable<FrameLeaf>>? Frame { get; init; }

    public Func<RosterLeaf, RosterLeaf>? Roster { get; init; }

    public Func<RecusalLeaf, RecusalLeaf>? Recusal { get; init; }

    public Func<Commitment, Commitment>? Commitment { get; init; }

    public Func<Receipt, Receipt>? Receipt { get; init; }

    /// <summary>The draw as this script leaves it.</summary>
    public DrawState Apply(PreparedRound.Ready ready)
    {
        LeafTree<FrameLeaf> frame = Frame is null ? ready.Frame : LeafTrees.Frame(Frame(ready.Frame.Leaves));
        LeafTree<RosterLeaf> roster = Roster is null ? ready.Roster : LeafTrees.Roster(ready.Roster.Leaves.Select(Roster));
        LeafTree<RecusalLeaf>? recusals = ready.Recusals is null || (Frame ?? (object?)Recusal) is null ? ready.Recusals : Refit(ready.Recusals, frame);
        Commitment commitment = ready.Commitment with { Frame = frame.Head, Roster = roster.Head, Recusals = recusals?.Head };
        commitment = Frame is null ? commitment : Requote(commitment, frame);
        return new DrawState(this, Commitment?.Invoke(commitment) ?? commitment, frame, roster, recusals);
    }

    // As many recusal leaves as firms, or the commitment would contradict itself.
    private LeafTree<RecusalLeaf> Refit(LeafTree<RecusalLeaf> recusals, LeafTree<FrameLeaf> frame) => LeafTrees.Recusals(frame.Leaves
        .Select(f => recusals.Leaves.FirstOrDefault(l => l.Id == f.Id) ?? recusals.Leaves[0] with { Id = f.Id, Inspectors = [] })
        .Select(l => Recusal?.Invoke(l) ?? l));

    // Whoever forges a frame makes the quotas fit it.
    private static Commitment Requote(Commitment commitment, LeafTree<FrameLeaf> frame)
    {
        bool lifted = FrameFigures.IsLifted(frame.Leaves);
        IReadOnlyList<StratumFigures> figures = FrameFigures.Of(frame.Leaves, [.. commitment.Quotas.Select(q => (q.Stratum, q.Rate))], lifted);
        Quotas quotas = Quotas.Of(new RoundFigures(
            commitment.Draw.Round, commitment.Rounds, commitment.Floor, long.Max(commitment.Largest, frame.Head.Size), commitment.Gone, lifted, figures));
        return commitment with
        {
            Largest = long.Max(commitment.Largest, frame.Head.Size),
            Lifted = lifted,
            Quotas = [.. commitment.Quotas.Zip(quotas.Takes!, (q, take) => q with { Take = take })],
        };
    }
}
