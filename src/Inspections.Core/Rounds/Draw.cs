using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>
/// The draw itself: a pure function from published bytes to a receipt. key → tickets → selection → teams
/// (protocol sections 4 to 8).
/// </summary>
public static class Draw
{
    /// <summary>Draws a round that was prepared.</summary>
    /// <param name="round">The commitment and its lists.</param>
    /// <param name="values">The random values, in the commitment's order of sources.</param>
    /// <param name="progress">Told how many firms have their team.</param>
    /// <param name="cancellation">Stops the work; nothing is left of it.</param>
    /// <returns>The receipt, the same for everybody who repeats the draw.</returns>
    /// <exception cref="ArgumentException">A value is not that of its source.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="round"/> is null.</exception>
    public static Receipt Run(PreparedRound.Ready round, IReadOnlyList<SourceValue> values, IProgress<StaffingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        return Run(round.Commitment, round.Frame, round.Roster, round.Recusals, values, progress, cancellation);
    }

    /// <summary>Draws.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="frame">Its frame.</param>
    /// <param name="roster">Its roster.</param>
    /// <param name="recusals">Its recusals; null when it has none.</param>
    /// <param name="values">The random values, in the commitment's order of sources.</param>
    /// <param name="progress">Told how many firms have their team.</param>
    /// <param name="cancellation">Stops the work; nothing is left of it.</param>
    /// <returns>The receipt, the same for everybody who repeats the draw.</returns>
    /// <exception cref="ArgumentException">A list is not the one that was committed to, or a value is not that of its source.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Receipt Run(
        Commitment commitment,
        LeafTree<FrameLeaf> frame,
        LeafTree<RosterLeaf> roster,
        LeafTree<RecusalLeaf>? recusals,
        IReadOnlyList<SourceValue> values,
        IProgress<StaffingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        CommittedLists.Require(commitment, frame, roster, recusals);
        RequireValues(commitment, values);
        cancellation.ThrowIfCancellationRequested();
        return Run(commitment, frame.Leaves, roster.Leaves, order => RecusedOf(order, frame, recusals), values, progress, cancellation);
    }

    /// <summary>Draws, whatever the lists and the values are.</summary>
    internal static Receipt Run(
        Commitment commitment,
        IReadOnlyList<FrameLeaf> frame,
        IReadOnlyList<RosterLeaf> roster,
        Func<IReadOnlyList<Identifier>, IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>>> recusedOf,
        IReadOnlyList<SourceValue> values,
        IProgress<StaffingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        DrawKey key = DrawKey.Of(commitment.Digest, values);
        Selection selection = Selection.Of(key, commitment, frame, cancellation);
        var eligibility = new Eligibility(commitment.Draw.Sector, commitment.Team, roster, recusedOf(selection.DrawOrder));
        return new Receipt
        {
            Draw = commitment.Draw,
            Commitment = commitment.Digest,
            Values = values,
            Prk = key.Prk,
            Selection = selection,
            Assignment = TeamAssigner.Assign(key, selection.DrawOrder, commitment.Team, eligibility, progress, cancellation),
        };
    }

    // A recusal leaf stands in the place of its firm.
    private static Dictionary<Identifier, IReadOnlyList<Identifier>> RecusedOf(IReadOnlyList<Identifier> drawn, LeafTree<FrameLeaf> frame, LeafTree<RecusalLeaf>? recusals)
    {
        FrameList list = FrameList.Of(frame.Leaves);
        var recused = new Dictionary<Identifier, IReadOnlyList<Identifier>>();
        if (recusals is null)
        {
            return recused;
        }

        foreach (Identifier firm in drawn)
        {
            RecusalLeaf leaf = recusals.Leaves[list.IndexOf(firm)];
            recused.Add(firm, leaf.Id == firm ? leaf.Inspectors : throw new ArgumentException($"the recusals are of other firms than the frame: '{leaf.Id}' in the place of '{firm}'", nameof(recusals)));
        }

        return recused;
    }

    private static void RequireValues(Commitment commitment, IReadOnlyList<SourceValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!values.Select(v => v.Name).SequenceEqual(commitment.Sources.Select(s => s.Name)))
        {
            throw new ArgumentException(
                $"expected a value of each source in this order: {string.Join(", ", commitment.Sources.Select(s => s.Name))}; found {string.Join(", ", values.Select(v => v.Name))}", nameof(values));
        }

        foreach ((Source source, SourceValue value) in commitment.Sources.Zip(values))
        {
            if (source.Refuse(commitment.Draw, value.Value) is { } reason)
            {
                throw new ArgumentException($"the value of '{source.Name}' is refused: {reason.En}", nameof(values));
            }
        }
    }
}
