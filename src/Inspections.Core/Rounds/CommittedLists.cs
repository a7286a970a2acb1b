using Inspections.Core.Drawing;
using Inspections.Core.Ledger;

namespace Inspections.Core.Rounds;

/// <summary>Asks that lists are those of a commitment: a draw from others is nobody's draw.</summary>
internal static class CommittedLists
{
    /// <summary>Compares the heads of the lists with those that were committed to.</summary>
    /// <exception cref="ArgumentException">One is another; the message gives both heads.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="commitment"/>, <paramref name="frame"/> or <paramref name="roster"/> is null.</exception>
    public static void Require(Commitment commitment, LeafTree<FrameLeaf> frame, LeafTree<RosterLeaf> roster, LeafTree<RecusalLeaf>? recusals)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(roster);
        Require(commitment.Frame, frame.Head, nameof(frame));
        Require(commitment.Roster, roster.Head, nameof(roster));
        Require(commitment.Recusals, recusals?.Head, nameof(recusals));
    }

    private static void Require(TreeHead? committed, TreeHead? found, string list)
    {
        if (committed != found)
        {
            throw new ArgumentException($"not the {list} that was committed to: expected {committed?.ToString() ?? "none"}, found {found?.ToString() ?? "none"}", list);
        }
    }
}
