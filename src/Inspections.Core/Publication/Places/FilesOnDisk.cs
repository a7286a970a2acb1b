using Inspections.Core.Directories;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Places;

/// <summary>
/// A folder on disk, as <see cref="FilesInMemory"/> is one in memory: what <c>BureauFiles</c> gives is written into it, and verified or restored from it. A reader
/// sees a file as it was or as it is, never half of it, and a power cut leaves one of both: a whole file is written beside, flushed and renamed; one
/// that grows is written on and flushed.
/// </summary>
/// <param name="root">The folder; it is made with its first file.</param>
public sealed class FilesOnDisk(string root) : IPublishedFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    private readonly PublishedFolderFiles _reader = new(root);

    /// <summary>True for files that only their owner may read: secrets, keys. On Windows that is the folder's own business.</summary>
    public bool IsForOwnerOnly { get; init; }

    /// <summary>False not to wait for the disk, for what can be made again after a power cut: a rehearsal.</summary>
    public bool IsLasting { get; init; } = true;

    /// <summary>Writes a file, or goes on with one. The same again changes nothing, so that what was cut short is simply repeated.</summary>
    /// <param name="path">Where it stands, with forward slashes.</param>
    /// <param name="content">Its bytes from <paramref name="from"/> on.</param>
    /// <param name="from">How many bytes stay; 0 writes the whole file.</param>
    /// <exception cref="ArgumentException">The path is empty or leads out of the folder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bytes than are to stay.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="IOException">The disk is full, or refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void Write(string path, ReadOnlySpan<byte> content, long from = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        string file = FileOf(path), folder = Path.GetDirectoryName(file)!;
        if (from == 0)
        {
            FolderEntries.Make(folder, IsForOwnerOnly, IsLasting);
            Replace(file, Path.Combine(folder, $".{Path.GetFileName(file)}.new"), content);
        }
        else
        {
            Append(file, content, from);
        }
    }

    /// <summary>Brings a folder's entries to disk: that a file has its new name is lasting only then. Windows does so by itself; a file system that cannot is left alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ArgumentNullException"><paramref name="folder"/> is null.</exception>
    /// <exception cref="IOException">The folder cannot be opened, or the disk refuses.</exception>
    public static void FlushFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FolderEntries.Flush(folder);
    }

    /// <summary>Makes a folder, and every one above it that is missing, so that it is still there after a power cut.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="folder"/> is null.</exception>
    /// <exception cref="IOException">It cannot be made, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void MakeFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FolderEntries.Make(Path.GetFullPath(folder), isForOwnerOnly: false, isLasting: true);
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The file is there and cannot be read, or is none of the folder.</exception>
    public byte[]? TryRead(string path) => _reader.TryRead(path);

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The file is there and cannot be read, or is none of the folder.</exception>
    public byte[]? TryRead(string path, long from) => _reader.TryRead(path, from);

    /// <inheritdoc/>
    public IEnumerable<DrawId> Draws() => _reader.Draws();

    private string FileOf(string path) => path.Split('/').All(name => name is not ("" or "." or "..") && !name.Contains('\\', StringComparison.Ordinal)) && !Path.IsPathRooted(path)
        ? Path.Combine(_root, path)
        : throw new ArgumentException($"'{path}' is no path of a file in the folder", nameof(path));

    private void Replace(string file, string beside, ReadOnlySpan<byte> content)
    {
        try
        {
            using (FileStream stream = Open(beside, FileMode.Create))
            {
                stream.Write(content);
                stream.Flush(IsLasting);
            }

            File.Move(beside, file, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        if (IsLasting)
        {
            FolderEntries.Flush(Path.GetDirectoryName(file)!);
        }
    }

    // What stands before stays as it is, whatever happens; what a write before left unfinished behind it is written over.
    private void Append(string file, ReadOnlySpan<byte> content, long from)
    {
        long there = new FileInfo(file) is { Exists: true } info ? info.Length : 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, there);
        using FileStream stream = Open(file, FileMode.Open);
        try
        {
            stream.Position = from;
            stream.Write(content);
            stream.SetLength(from + content.Length);
            stream.Flush(IsLasting);
        }
        catch (IOException)
        {
            stream.SetLength(from);
            throw;
        }
    }

    private FileStream Open(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (IsForOwnerOnly && mode == FileMode.Create && !OperatingSystem.IsWindows())
        {
            File.Delete(file);
            options.UnixCreateMode = Owner;
        }

        return new FileStream(file, options);
    }
}
