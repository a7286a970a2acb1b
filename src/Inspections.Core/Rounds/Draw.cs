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
    /// <summary>Draws.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="frame">The leaves of its frame.</param>
    /// <param name="roster">The leaves of its roster.</param>
    /// <param name="recused">Per frame id, who must stay away; only those of drawn firms are asked for.</param>
    /// <param name="values">The random values, in the commitment's order of sources.</param>
    /// <returns>The receipt, the same for everybody who repeats the draw.</returns>
    public static Receipt Run(
        Commitment commitment,
        IReadOnlyList<FrameLeaf> frame,
        IReadOnlyList<RosterLeaf> roster,
        IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> recused,
        IReadOnlyList<SourceValue> values)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        DrawKey key = DrawKey.Of(commitment.Digest, values);
        Selection selection = Selection.Of(key, commitment, frame);
        var eligibility = new Eligibility(commitment.Draw.Sector, commitment.Team, roster, recused);
        return new Receipt
        {
            Draw = commitment.Draw,
            Commitment = commitment.Digest,
            Values = values,
            Prk = key.Prk,
            Selection = selection,
            Assignment = TeamAssigner.Assign(key, selection.DrawOrder, commitment.Team, eligibility),
        };
    }
}
