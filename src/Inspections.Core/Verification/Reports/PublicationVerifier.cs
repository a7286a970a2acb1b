namespace Inspections.Core.Verification.Reports;

/// <summary>Repeats every check of protocol section 12 on published bytes alone.</summary>
public static class PublicationVerifier
{
    /// <summary>Verifies a public folder, or one draw of it.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="options">What to verify; everything when left out.</param>
    /// <returns>The report. Malformed files are findings, never exceptions.</returns>
    public static VerificationReport Verify(IPublishedFiles files, VerificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return FolderVerification.Of(new PublishedFolder(files), options ?? new VerificationOptions());
    }
}
