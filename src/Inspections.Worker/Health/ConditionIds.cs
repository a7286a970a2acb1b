namespace Inspections.Worker.Health;

/// <summary>The kinds of things that can be wrong while the worker runs.</summary>
internal static class ConditionIds
{
    /// <summary>The ledger's last entry is further ahead of the clock than it may be.</summary>
    public const string LedgerAhead = "LEDGER-001";

    /// <summary>The wall clock was set while the worker ran.</summary>
    public const string ClockJumped = "CLOCK-001";

    /// <summary>A year's working days are not known: nothing is planned or committed to in it.</summary>
    public const string YearUnknown = "PLAN-001";

    /// <summary>A sector that the year has to account for is not planned.</summary>
    public const string SectorUnplanned = "PLAN-002";

    /// <summary>A round is not committed to, because its sector has no items or no rules.</summary>
    public const string RoundBlocked = "ROUND-001";

    /// <summary>A published draw does not verify VALID.</summary>
    public const string DrawNotValid = "DRAW-001";

    /// <summary>A file of the public folder is missing or is not what was published.</summary>
    public const string EvidenceMissing = "FOLDER-001";

    /// <summary>A step of the worker failed several times in a row.</summary>
    public const string StepFails = "STEP-001";

    /// <summary>A note that a witness signed does not hold against what is published.</summary>
    public const string NoteRefused = "NOTE-001";

    /// <summary>A witness's notes cannot be fetched.</summary>
    public const string WitnessUnreached = "NOTE-002";

    /// <summary>The key is not here that the bureau's own values are sealed under.</summary>
    public const string SealingKeyMissing = "KEYS-001";

    /// <summary>Papers are not made or do not follow what changed: a template cannot be used, or their folder cannot be written to.</summary>
    public const string PapersNotMade = "PAPERS-001";

    /// <summary>Every kind, so that a watcher can tell that nothing is wrong from that nothing is looked at.</summary>
    public static IReadOnlyList<string> All { get; } =
        [LedgerAhead, ClockJumped, YearUnknown, SectorUnplanned, RoundBlocked, DrawNotValid, EvidenceMissing, StepFails, NoteRefused, WitnessUnreached, SealingKeyMissing, PapersNotMade];
}
