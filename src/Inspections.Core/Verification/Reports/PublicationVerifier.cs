using Inspections.Core.Ledger;
using Inspections.Core.Publication;
using Inspections.Core.Verification.Checks;

namespace Inspections.Core.Verification.Reports;

/// <summary>Repeats every check of protocol section 12 on published bytes alone.</summary>
public static class PublicationVerifier
{
    /// <summary>Verifies a public folder, or one draw of it.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="options">What to verify; everything when left out.</param>
    /// <returns>The report. Malformed files are findings, never exceptions.</returns>
    /// <exception cref="ArgumentException">The draw asked for is not of the year asked for.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> is null.</exception>
    public static VerificationReport Verify(IPublishedFiles files, VerificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return FolderVerification.Of(new PublishedFolder(files), options ?? new VerificationOptions());
    }

    /// <summary>Makes the check <c>ledger</c> alone: entries, order, checkpoints, keys. For whoever watches a ledger and looks at draws only when they change.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="trusted">A key known from elsewhere to be the bureau's; null to take the ledger's word.</param>
    /// <returns>The finding. Malformed files are findings, never exceptions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> is null.</exception>
    public static Finding VerifyLedger(IPublishedFiles files, VerifierKey? trusted = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var folder = new PublishedFolder(files);
        return Expectations.Run(Check.Ledger, e => LedgerCheck.Run(folder, trusted, e));
    }
}
