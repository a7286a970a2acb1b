
namespace Inspections.Worker.Files;

/// <summary>Puts a whole file in its place.</summary>
internal delegate void FileWriter(string file, ReadOnlySpan<byte> content);

/// <summary>Writes files so that a reader sees the old one or the new one, never half of either.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside, flushes to disk, moves into place, flushes the folder.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        string folder = Path.GetDirectoryName(file)!;
        DurableFile.MakeFolder(folder);
        string beside = Path.Combine(folder, $".{Path.GetFileName(file)}.new");
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            DurableFile.Move(beside, file, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
