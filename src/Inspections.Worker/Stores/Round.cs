using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Rounds;

namespace Inspections.Worker.Stores;

/// <summary>Why a round has other times than were planned.</summary>
internal enum MoveReason
{
    /// <summary>The clock said that its time had passed: the worker was off, or the clock was wrong.</summary>
    TimePassed,

    /// <summary>Its commitment would not have been older than its draw: the preparation took longer than the time between them.</summary>
    CommitmentTooLate,

    /// <summary>The year's working days became known, or changed.</summary>
    CalendarChanged,

    /// <summary>It was moved because of a clock that was wrong, and has its former times again.</summary>
    ClockPutRight,
}

/// <summary>A round's last move.</summary>
/// <param name="Because">Why.</param>
/// <param name="At">When.</param>
/// <param name="CommitAt">When it was to be committed to before.</param>
/// <param name="DrawAt">When it was to be drawn before.</param>
internal sealed record RoundMove(MoveReason Because, DateTimeOffset At, DateTimeOffset CommitAt, DateTimeOffset DrawAt);

/// <summary>One round on the schedule of record.</summary>
internal sealed record Round
{
    // After that day's visits, with hours to spare before the day is over.
    private static readonly TimeOnly DisclosureTime = new(17, 0);

    public required DrawId Draw { get; init; }

    public required RoundState State { get; init; }

    /// <summary>When it came to stand there; null for a round of an older database.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>First and last day on which the draw may fall.</summary>
    public required DateOnly WindowFirst { get; init; }

    /// <inheritdoc cref="WindowFirst"/>
    public required DateOnly WindowLast { get; init; }

    public required DateTimeOffset CommitAt { get; init; }

    public required DateTimeOffset DrawAt { get; init; }

    /// <summary>The last time that it was moved; null when it never was.</summary>
    public RoundMove? Moved { get; init; }

    /// <summary>True when the calendar's data did not reach the round's days.</summary>
    public bool Provisional { get; init; }

    /// <summary>Until when its list is kept back at the latest; null when it is published by the draw.</summary>
    public DateOnly? DiscloseBy { get; init; }

    /// <summary>When a list that was kept back was disclosed.</summary>
    public DateTimeOffset? DisclosedAt { get; init; }

    /// <summary>The committed sources whose value is not in yet; the bureau's own is opened by the draw and never missing.</summary>
    public IReadOnlyList<Label> Missing { get; init; } = [];

    /// <summary>True while it is drawn and its list not public.</summary>
    public bool IsKeptBack => RoundSteps.IsDrawn(State) && DiscloseBy is not null && DisclosedAt is null;

    /// <summary>True when the sector's next round or try may be committed to: the draw has its end and, if it was kept back, its disclosure (protocol section 8).</summary>
    public bool IsSettled => RoundSteps.HasEnd(State) && !IsKeptBack;

    /// <summary>When the worker has to do something about it, or null while it waits for others or has nothing to do.</summary>
    public DateTimeOffset? DueAt => State switch
    {
        RoundState.Planned => CommitAt,
        RoundState.Committed => Missing.Count == 0 || Missing.Any(SourceSlot.IsWitness) ? DrawAt : null,
        RoundState.Collected => DrawAt,
        _ => IsKeptBack ? DisclosureDue : null,
    };

    // The last result ends the reason for keeping the list back.
    private DateTimeOffset DisclosureDue => RoundSteps.HasReached(State, RoundState.ResultsIn)
        ? DrawAt
        : YearSchedule.At(DiscloseBy!.Value, DisclosureTime);
}
