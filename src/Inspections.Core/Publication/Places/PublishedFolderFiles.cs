using Inspections.Core.Directories;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Places;

/// <summary>
/// Reads a public folder on disk: plain files of a stated size inside it, and nothing else. What it cannot read is no verdict
/// (protocol section 12).
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="alone">The draw whose folder this is, saved without the rest; null for a whole public folder.</param>
public sealed class PublishedFolderFiles(string root, DrawId? alone = null) : IPublishedFiles
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The file is there and cannot be read, or is none of the folder.</exception>
    public byte[]? TryRead(string path) => TryRead(path, 0);

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The file is there and cannot be read, or is none of the folder.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public byte[]? TryRead(string path, long from)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        string? file = FileOf(path);
        try
        {
            return file is not null && IsThere(file) ? Read(file, from) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(file!, $"无法读取：{e.Message}", $"cannot be read: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<DrawId> Draws()
    {
        if (alone is DrawId draw)
        {
            return [draw];
        }

        string draws = Path.Combine(_root, "draws");
        return Directory.Exists(draws)
            ? [.. Directory.EnumerateDirectories(draws).Select(Path.GetFileName).OfType<string>().Where(DrawId.IsValid).Select(DrawId.Parse)]
            : [];
    }

    // A draw's folder that was saved alone has no folders above it.
    private string? FileOf(string path)
    {
        string prefix = $"draws/{alone}/";
        return alone is null ? Path.Combine(_root, path)
            : path.StartsWith(prefix, StringComparison.Ordinal) ? Path.Combine(_root, path[prefix.Length..])
            : null;
    }

    // A link to nothing may lead out all the same.
    private static bool IsThere(string file) => Path.Exists(file) || new FileInfo(file).LinkTarget is not null;

    private byte[]? Read(string file, long from)
    {
        var info = new FileInfo(file);
        if (LeadsOut(file))
        {
            throw Unavailable(file, "是指向目录之外的链接", "is a link that leads out of the folder");
        }

        if (Directory.Exists(file) || !PlainFile.Is(file))
        {
            throw Unavailable(file, "不是普通文件", "is no plain file");
        }

        int most = SiteLimits.BytesOf(file);
        return info.Length > most
            ? throw Unavailable(file, $"超过 {most} 字节", $"has more than {most} bytes")
            : from == 0 ? File.ReadAllBytes(file)
            : from <= info.Length ? ReadFrom(file, from)
            : null;
    }

    private static byte[] ReadFrom(string file, long from)
    {
        using FileStream stream = File.OpenRead(file);
        stream.Position = from;
        using var rest = new MemoryStream();
        stream.CopyTo(rest);
        return rest.ToArray();
    }

    private bool LeadsOut(string file)
    {
        for (string? part = file; part is not null && part.Length > _root.Length; part = Path.GetDirectoryName(part))
        {
            FileSystemInfo info = part == file ? new FileInfo(part) : new DirectoryInfo(part);
            if (info.LinkTarget is not null && !IsWithin(info))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWithin(FileSystemInfo link) =>
        link.ResolveLinkTarget(returnFinalTarget: true)?.FullName.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) == true;

    private static RefusedException Unavailable(string file, string chinese, string english) => PublicRefusals.FileUnreadable.Refuse(file, new Text(chinese, english));
}
