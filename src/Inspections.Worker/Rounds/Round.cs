using Inspections.Core.Drawing;

namespace Inspections.Worker.Rounds;

/// <summary>One round on the schedule of record.</summary>
internal sealed record Round
{
    public required DrawId Draw { get; init; }

    public required RoundState State { get; init; }

    /// <summary>First and last day on which the draw may fall.</summary>
    public required DateOnly WindowFirst { get; init; }

    /// <inheritdoc cref="WindowFirst"/>
    public required DateOnly WindowLast { get; init; }

    public required DateTimeOffset CommitAt { get; init; }

    public required DateTimeOffset DrawAt { get; init; }

    /// <summary>True when the calendar's data did not reach the round's days.</summary>
    public bool Provisional { get; init; }

    /// <summary>When something has to be done about it, or null when nothing has.</summary>
    public DateTimeOffset? DueAt => State switch
    {
        RoundState.Planned => CommitAt,
        RoundState.Committed => DrawAt,
        _ => null,
    };
}
