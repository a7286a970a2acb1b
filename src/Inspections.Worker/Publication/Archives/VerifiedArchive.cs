using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Archives;

/// <summary>The archive of a year in a file, read back as a stranger will read it.</summary>
internal static class VerifiedArchive
{
    /// <summary>Writes it.</summary>
    /// <returns>What it holds, and what its verification came to.</returns>
    /// <exception cref="UserErrorException">It does not verify: the file is no archive.</exception>
    public static (ArchiveManifest Manifest, Verdict Verdict) Write(string file, IPublishedFiles files, int year)
    {
        ArchiveManifest manifest;
        using (FileStream stream = File.Create(file))
        {
            manifest = ArchiveWriter.Write(stream, files, year);
            stream.Flush(flushToDisk: true);
        }

        using ArchiveFiles archive = ArchiveFiles.Open(file);
        Verdict verdict = PublicationVerifier.Verify(archive, new VerificationOptions()).Verdict;
        return verdict == Verdict.Invalid ? throw ArchiveRefusals.Invalid.Error(year) : (manifest, verdict);
    }
}
