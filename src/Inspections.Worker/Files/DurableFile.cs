using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Inspections.Worker.Files;

/// <summary>
/// Renames that a power cut does not undo. A file's own bytes are flushed by whoever writes it; that its name stands in the
/// folder is on disk only when the folder has been flushed too.
/// </summary>
internal static partial class DurableFile
{
    private const int ReadOnly = 0, NotSupported = 22;

    /// <summary>Renames a file and flushes the folders whose entries changed.</summary>
    /// <param name="from">The file, its content on disk already.</param>
    /// <param name="to">Its new name.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="isLasting">False to leave the folders to the system.</param>
    /// <exception cref="IOException">It cannot be renamed, or the folder cannot be flushed.</exception>
    public static void Move(string from, string to, bool overwrite = false, bool isLasting = true)
    {
#pragma warning disable RS0030 // The one place that renames.
        File.Move(from, to, overwrite);
#pragma warning restore RS0030
        if (!isLasting)
        {
            return;
        }

        string source = FolderOf(from), target = FolderOf(to);
        Flush(target);
        if (source != target)
        {
            Flush(source);
        }
    }

    /// <summary>Removes a file, if it is there, and flushes its folder.</summary>
    public static void Delete(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
            Flush(FolderOf(file));
        }
    }

    /// <summary>Makes a folder, and every one above it that is missing, so that it is still there after a power cut.</summary>
    public static void MakeFolder(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (System.IO.Directory.Exists(full))
        {
            return;
        }

        string? above = Path.GetDirectoryName(full);
        if (above is not null)
        {
            MakeFolder(above);
        }

        System.IO.Directory.CreateDirectory(full);
        if (above is not null)
        {
            Flush(above);
        }
    }

    /// <summary>Brings a folder's entries to disk. Windows does so by itself; a file system that cannot is left alone.</summary>
    /// <exception cref="IOException">The folder cannot be opened, or the disk refuses.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw Failed(folder);
        }

        try
        {
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
            {
                throw Failed(folder);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static IOException Failed(string folder) => new($"{folder}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
