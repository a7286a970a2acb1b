using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>A drawn firm as whoever enters its result finds it.</summary>
/// <param name="Task">What it is inspected for, and when.</param>
/// <param name="Signers">Who was there: nobody else signs its result.</param>
/// <param name="Latest">The last submission, or null.</param>
/// <param name="InEffect">What counts of it, or null.</param>
/// <param name="SentBack">Why the last submission was sent back, or null.</param>
/// <param name="Draft">What the person has begun, or null.</param>
internal sealed record EntryCase(
    InspectionTask Task, IReadOnlyList<Identifier> Signers, SubmittedResult? Latest, SubmittedResult? InEffect, ReviewDecision? SentBack, ResultDraft? Draft)
{
    /// <summary>What a page shows is told from what came to stand afterwards by this.</summary>
    public string Seen => SeenOf(Latest);

    /// <summary>True when something of the firm is public, so that a change of it says why.</summary>
    public bool Corrects => InEffect is { State: ResultState.Published } or { IsCorrection: true };

    /// <summary>True when what is public can be taken back.</summary>
    public bool MayBeWithdrawn => InEffect is { State: ResultState.Published, IsWithdrawal: false };

    /// <summary>True when a correction or withdrawal that is not public can be given up.</summary>
    public bool MayBeGivenUp => Latest is { IsCorrection: true, State: ResultState.Returned or ResultState.UnderReview };

    /// <inheritdoc cref="Seen"/>
    public static string SeenOf(SubmittedResult? latest) => latest is null ? "none" : FormattableString.Invariant($"{latest.Position}.{latest.State}");
}
