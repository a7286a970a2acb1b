using Inspections.Core.Directories;
using Inspections.Core.Ledger;

namespace Inspections.Core.Verification.Reports;

/// <summary>What to verify, and against what.</summary>
public sealed record VerificationOptions
{
    /// <summary>One draw and what the ledger says of it; null for everything.</summary>
    public DrawId? Draw { get; init; }

    /// <summary>One year's draws and what they reached; null for every year.</summary>
    public int? Year { get; init; }

    /// <summary>A key the caller knows from elsewhere to be the bureau's; it must stand in the ledger. Null to take the ledger's word.</summary>
    public VerifierKey? TrustedKey { get; init; }

    /// <summary>
    /// The verifier's clock: what is overdue by then, and whether the ledger is ahead of it. Null to take the time of the last entry
    /// for all that a verifier knows.
    /// </summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Told after every check, for a progress bar.</summary>
    public IProgress<VerificationProgress>? Progress { get; init; }

    /// <summary>Stops the work between two checks; there is no report then.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far a verification has come.</summary>
/// <param name="Done">Checks done.</param>
/// <param name="Total">Checks in all.</param>
public readonly record struct VerificationProgress(int Done, int Total);
