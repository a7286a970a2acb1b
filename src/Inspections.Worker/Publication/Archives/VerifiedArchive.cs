using Inspections.Core.Verification.Reports;

namespace Inspections.Worker.Publication.Archives;

/// <summary>The archive of a year in a file, read back as a stranger will read it.</summary>
internal static class VerifiedArchive
{
    /// <summary>Writes it.</summary>
    /// <returns>What it holds, and what its verification came to.</returns>
    public static (ArchiveManifest Manifest, Verdict Verdict) Write(string file, IPublishedFiles files, int year)
    {
        ArchiveManifest manifest;
        using (FileStream stream = File.Create(file))
        {
            manifest = ArchiveWriter.Write(stream, files, year);
            stream.Flush(flushToDisk: true);
        }

        using ArchiveFiles archive = ArchiveFiles.Open(file);
        return (manifest, PublicationVerifier.Verify(archive, new VerificationOptions()).Verdict);
    }
}
