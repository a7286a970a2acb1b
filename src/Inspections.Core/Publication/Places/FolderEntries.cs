using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Inspections.Core.Publication.Places;

/// <summary>The entries of a folder on disk: that a file has its new name is lasting only when its folder has been flushed too.</summary>
internal static class FolderEntries
{
    private const int ReadOnly = 0, NotSupported = 22;

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

    /// <summary>Makes a folder, and every one above it that is missing.</summary>
    /// <param name="folder">The folder, from the root on.</param>
    /// <param name="isForOwnerOnly">True to close those that are made to everybody else; on Windows that is the folder's own business.</param>
    /// <param name="isLasting">True to make them last through a power cut.</param>
    /// <exception cref="IOException">One cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be made.</exception>
    public static void Make(string folder, bool isForOwnerOnly, bool isLasting)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string? above = Path.GetDirectoryName(folder);
        if (above is not null)
        {
            Make(above, isForOwnerOnly, isLasting);
        }

        if (isForOwnerOnly && !OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            Directory.CreateDirectory(folder);
        }

        if (isLasting && above is not null)
        {
            Flush(above);
        }
    }

    private static IOException Failed(string folder) => new($"{folder}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
