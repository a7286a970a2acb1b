using Inspections.Core.Drawing;

namespace Inspections.Core.Tests.Verification;

/// <summary>How a round is committed to; the last two are what a dishonest bureau does before it signs.</summary>
internal sealed record RoundScript
{
    public TimeSpan DrawAfter { get; init; } = TimeSpan.FromDays(3);

    public Func<DrawId, DateTimeOffset, IReadOnlyList<Source>>? Sources { get; init; }

    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    public int? DiscloseAfterDays { get; init; }

    public Func<FrameLeaf, FrameLeaf?>? Frame { get; init; }

    public Func<Commitment, Commitment>? Commitment { get; init; }
}
