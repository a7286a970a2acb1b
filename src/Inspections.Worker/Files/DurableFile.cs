namespace Inspections.Worker.Files;

/// <summary>
/// Renames that a power cut does not undo. A file's own bytes are flushed by whoever writes it; that its name stands in the
/// folder is on disk only when the folder has been flushed too.
/// </summary>
internal static class DurableFile
{
    /// <summary>Renames a file and flushes the folders whose entries changed.</summary>
    /// <param name="from">The file, its content on disk already.</param>
    /// <param name="to">Its new name.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <exception cref="IOException">It cannot be renamed, or the folder cannot be flushed.</exception>
    public static void Move(string from, string to, bool overwrite = false)
    {
#pragma warning disable RS0030 // The one place that renames.
        File.Move(from, to, overwrite);
#pragma warning restore RS0030
        string source = FolderOf(from), target = FolderOf(to);
        FilesOnDisk.FlushFolder(target);
        if (source != target)
        {
            FilesOnDisk.FlushFolder(source);
        }
    }

    /// <summary>Removes a file, if it is there, and flushes its folder.</summary>
    public static void Delete(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
            FilesOnDisk.FlushFolder(FolderOf(file));
        }
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
