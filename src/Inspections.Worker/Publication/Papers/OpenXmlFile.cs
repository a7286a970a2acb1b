using System.IO.Compression;

namespace Inspections.Worker.Publication.Papers;

/// <summary>Office files whose bytes follow from what they say: the same paper written twice is the same file.</summary>
internal static class OpenXmlFile
{
    /// <summary>The earliest moment that a zip archive can hold.</summary>
    public static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file with the same parts in a fixed order and without the moment of its making.</summary>
    public static byte[] WithoutClock(byte[] file)
    {
        using var made = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        using (var fixedFile = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry part in made.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry entry = fixedFile.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                using Stream from = part.Open(), to = entry.Open();
                from.CopyTo(to);
            }
        }

        return bytes.ToArray();
    }
}
