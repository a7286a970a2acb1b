namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Something that is said once, on the page after a form.</summary>
internal enum ConsoleNotice
{
    /// <summary>Results were approved.</summary>
    Approved = 1,

    /// <summary>A result was sent back.</summary>
    Returned,

    /// <summary>An account was changed.</summary>
    AccountChanged,

    /// <summary>The password was changed.</summary>
    PasswordChanged,

    /// <summary>A result, correction or withdrawal waits for its review.</summary>
    ResultEntered,

    /// <summary>The same was entered before.</summary>
    ResultUnchanged,

    /// <summary>A correction was given up.</summary>
    CorrectionGivenUp,

    /// <summary>A draft was kept.</summary>
    DraftKept,

    /// <summary>A draft was dropped.</summary>
    DraftDropped,

    /// <summary>An entry of a list was changed.</summary>
    EntryChanged,

    /// <summary>An entry of a list was added.</summary>
    EntryAdded,

    /// <summary>An entry of a list was ended.</summary>
    EntryEnded,

    /// <summary>A firm was put on a list of dishonest firms, or taken off.</summary>
    DishonestChanged,

    /// <summary>A year was closed.</summary>
    YearClosed,

    /// <summary>A list was taken.</summary>
    ListTaken,

    /// <summary>The last change of a list was taken back.</summary>
    ListUndone,

    /// <summary>Something was asked for.</summary>
    RequestAsked,

    /// <summary>The head has decided a request.</summary>
    RequestDecided,

    /// <summary>A request was approved and carried out.</summary>
    RequestDone,

    /// <summary>A request was turned down.</summary>
    RequestTurnedDown,

    /// <summary>A request was taken back.</summary>
    RequestTakenBack,

    /// <summary>A measure was settled.</summary>
    FollowUpClosed,

    /// <summary>Two visits are one.</summary>
    VisitsJoined,

    /// <summary>A draft of other rules was kept.</summary>
    PolicyDraftKept,

    /// <summary>The visits of a round were approved.</summary>
    VisitsApproved,

    /// <summary>Why visits cannot wait was noted.</summary>
    EmergencyNoted,

    /// <summary>Two people have entered the same value, and it is in the ledger.</summary>
    ValueTaken,

    /// <summary>The value was in before.</summary>
    ValueKnown,

    /// <summary>A value waits for another person.</summary>
    ValueWaits,

    /// <summary>Two people have entered different values.</summary>
    ValueDiffers,

    /// <summary>A setting was kept.</summary>
    SettingKept,

    /// <summary>What was set aside is sent again.</summary>
    DeliveryRetried,

    /// <summary>A backup was made and found whole.</summary>
    BackupMade,

    /// <summary>Working days were taken, for the next start.</summary>
    DaysTaken,

    /// <summary>A new signing key is in force.</summary>
    KeyTaken,
}
