using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;

namespace Inspections.Core.Statistics;

/// <summary>A draw whose outcome is public, as the statistics see it.</summary>
public sealed record ObservedDraw
{
    /// <summary>A draw with its frame, key and outcome.</summary>
    /// <param name="commitment">What was committed to.</param>
    /// <param name="frame">The leaves of its frame.</param>
    /// <param name="key">The key, from which every firm's ticket follows.</param>
    /// <param name="drawn">The firms drawn.</param>
    /// <exception cref="ArgumentNullException"><paramref name="commitment"/> is null.</exception>
    public ObservedDraw(Commitment commitment, IReadOnlyList<FrameLeaf> frame, DrawKey key, IReadOnlySet<Identifier> drawn)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        (Commitment, Frame, Key, Drawn) = (commitment, ValueList<FrameLeaf>.Of(frame), key, new ValueSet<Identifier>(drawn));
        ILookup<Label, Identifier> firms = frame.Where(l => l.MayBeDrawn(commitment.Lifted)).ToLookup(l => l.Stratum, l => l.Id);
        Pools = ValueList<Pool>.Of(commitment.Quotas.Select(q => new Pool(q.Stratum, (int)long.Min(q.Take, firms[q.Stratum].Count()), [.. firms[q.Stratum]])));
    }

    /// <summary>What was committed to.</summary>
    public Commitment Commitment { get; }

    /// <summary>The leaves of its frame.</summary>
    public IReadOnlyList<FrameLeaf> Frame { get; }

    /// <summary>The key, from which every firm's ticket follows.</summary>
    public DrawKey Key { get; }

    /// <summary>The firms drawn.</summary>
    public IReadOnlySet<Identifier> Drawn { get; }

    /// <summary>One urn per stratum, in policy order.</summary>
    public IReadOnlyList<Pool> Pools { get; }

    /// <summary>The draw's id.</summary>
    public DrawId Id => Commitment.Draw;
}
