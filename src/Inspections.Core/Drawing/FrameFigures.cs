using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;

namespace Inspections.Core.Drawing;

/// <summary>Counts a frame by stratum for the quotas (protocol section 5: P, D and E).</summary>
public static class FrameFigures
{
    /// <summary>True when no firm may be drawn unless it is ignored that it was drawn before (protocol section 5).</summary>
    public static bool IsLifted(IReadOnlyList<FrameLeaf> frame) => !frame.Any(l => l.MayBeDrawn(lifted: false));

    /// <summary>The figures of every stratum, in policy order.</summary>
    /// <exception cref="ProtocolFormatException">A leaf's stratum is not among <paramref name="strata"/>.</exception>
    public static IReadOnlyList<StratumFigures> Of(IReadOnlyList<FrameLeaf> frame, IReadOnlyList<(Label Stratum, Ratio Rate)> strata, bool lifted)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(strata);
        ILookup<Label, FrameLeaf> leaves = frame.ToLookup(l => l.Stratum);
        IGrouping<Label, FrameLeaf>? unlisted = leaves.FirstOrDefault(g => strata.All(s => s.Stratum != g.Key));
        return unlisted is null
            ? [.. strata.Select(s => new StratumFigures(
                s.Rate,
                leaves[s.Stratum].Count(),
                leaves[s.Stratum].Count(l => l.Excluded.HasFlag(Exclusions.Drawn)),
                leaves[s.Stratum].Count(l => l.MayBeDrawn(lifted))))]
            : throw new ProtocolFormatException($"frame: stratum '{unlisted.Key}' of '{unlisted.First().Id}' is not in the policy");
    }
}
