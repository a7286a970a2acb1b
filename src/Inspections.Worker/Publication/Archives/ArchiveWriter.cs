using System.IO.Compression;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Archives;

/// <summary>
/// Writes the archive of a year: a ZIP file whose bytes follow from what was published alone. Names in order, one time for all,
/// and nothing compressed, so that no compressor's version shows.
/// </summary>
internal static class ArchiveWriter
{
    // The first moment that the format knows; rw-r--r--.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int Attributes = 0x81A4 << 16;

    public static ArchiveManifest Write(Stream stream, IPublishedFiles files, int year)
    {
        ArchivedLedger ledger = ArchivedLedger.Read(files, year);
        var written = new List<ArchivedFile>();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string path, Func<byte[]> read) in ArchiveContents.Of(files, ledger))
        {
            byte[] content = read();
            Put(zip, path, content);
            written.Add(new ArchivedFile(path, content.Length, Digest.Of(content)));
        }

        var manifest = new ArchiveManifest(ledger.Checkpoint.Origin, year, ledger.IsClosed, ledger.Checkpoint.Head, written);
        Put(zip, ArchiveManifest.Name, CanonicalJson.Write(manifest.ToJson()));
        return manifest;
    }

    private static void Put(ZipArchive zip, string path, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = Attributes;
        using Stream part = entry.Open();
        part.Write(content);
    }
}
