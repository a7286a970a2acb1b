using Inspections.Core.Verification.Checks;

namespace Inspections.Core.Verification.Reports;

/// <summary>Which checks run for what, in the order of protocol section 12.</summary>
internal static class CheckList
{
    /// <summary>For every draw.</summary>
    public static readonly IReadOnlyList<(Check Check, Action<DrawCase, Expectations> Run)> OfDraw =
    [
        (Check.Commitment, CommitmentCheck.Run),
        (Check.Policy, PolicyCheck.Run),
        (Check.History, HistoryCheck.Run),
        (Check.Frame, FrameCheck.Run),
        (Check.Roster, RosterCheck.Run),
        (Check.Recusals, RecusalsCheck.Run),
        (Check.Quotas, QuotasCheck.Run),
        (Check.Sources, SourcesCheck.Run),
        (Check.Key, KeyCheck.Run),
        (Check.Selection, SelectionCheck.Run),
        (Check.Teams, TeamsCheck.Run),
        (Check.Receipt, ReceiptCheck.Run),
        (Check.Ends, EndsCheck.Run),
        (Check.Witnesses, WitnessesCheck.Run),
    ];

    /// <summary>For every draw, when the whole folder is verified.</summary>
    public static readonly IReadOnlyList<(Check Check, Action<DrawCase, Expectations> Run)> OfDrawInYear = [(Check.Flags, FlagsCheck.Run)];

    /// <summary>For every sector's year, when the whole folder is verified.</summary>
    public static readonly IReadOnlyList<(Check Check, Action<YearCase, Expectations> Run)> OfYear =
    [
        (Check.Coverage, CoverageCheck.Run),
        (Check.Rounds, RoundsCheck.Run),
        (Check.Outcomes, OutcomesCheck.Run),
    ];
}
