namespace Inspections.Worker.Files;

/// <summary>Puts a whole file in its place.</summary>
internal delegate void FileWriter(string file, ReadOnlySpan<byte> content);

/// <summary>Writes files so that a reader sees the old one or the new one, never half of either.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside, flushes to disk, moves into place, flushes the folder.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content) => Put(file, content, isLasting: true);

    /// <summary>Writes beside and moves into place, and does not wait for the disk: for what is made again after a power cut.</summary>
    public static void WriteForNow(string file, ReadOnlySpan<byte> content) => Put(file, content, isLasting: false);

    private static void Put(string file, ReadOnlySpan<byte> content, bool isLasting) =>
        new FilesOnDisk(Path.GetDirectoryName(file)!) { IsLasting = isLasting }.Write(Path.GetFileName(file), content);
}
