namespace Inspections.Worker.Rounds;

/// <summary>Where a round stands.</summary>
internal enum RoundState
{
    /// <summary>On the plan; nothing published yet.</summary>
    Planned,

    /// <summary>Frame, roster, recusals and quotas are published and cannot change any more.</summary>
    Committed,

    /// <summary>Firms and teams are drawn and published.</summary>
    Drawn,

    /// <summary>No firm could be drawn; the ledger says so.</summary>
    Infeasible,

    /// <summary>A supplementary round whose firms are owed no longer.</summary>
    NotOwed,

    /// <summary>The year ended before it could be committed to.</summary>
    Missed,
}

/// <summary>The one place that says which step may follow which.</summary>
internal static class RoundSteps
{
    private static readonly (RoundState From, RoundState To)[] Allowed =
    [
        (RoundState.Planned, RoundState.Committed),
        (RoundState.Planned, RoundState.Infeasible),
        (RoundState.Planned, RoundState.NotOwed),
        (RoundState.Planned, RoundState.Missed),
        (RoundState.Committed, RoundState.Drawn),
    ];

    public static bool MayFollow(RoundState from, RoundState to) => Allowed.Contains((from, to));

    /// <summary>True when nothing more will happen to the draw itself.</summary>
    public static bool IsEnd(RoundState state) => !Allowed.Any(a => a.From == state);
}
