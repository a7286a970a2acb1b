
namespace Inspections.Worker.Files;

/// <summary>Puts a whole file in its place.</summary>
internal delegate void FileWriter(string file, ReadOnlySpan<byte> content);

/// <summary>Writes files so that a reader sees the old one or the new one, never half of either.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside, flushes to disk, moves into place, flushes the folder.</summary>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        DurableFile.MakeFolder(Path.GetDirectoryName(file)!);
        Replace(file, content, isLasting: true);
    }

    /// <summary>Writes beside and moves into place, and does not wait for the disk: for what is made again after a power cut.</summary>
    public static void WriteForNow(string file, ReadOnlySpan<byte> content)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Replace(file, content, isLasting: false);
    }

    private static void Replace(string file, ReadOnlySpan<byte> content, bool isLasting)
    {
        string folder = Path.GetDirectoryName(file)!;
        string beside = Path.Combine(folder, $".{Path.GetFileName(file)}.new");
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(isLasting);
            }

            DurableFile.Move(beside, file, overwrite: true, isLasting);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
