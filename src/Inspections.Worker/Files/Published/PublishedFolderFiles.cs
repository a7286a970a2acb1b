using Inspections.Core.Directories;
using Inspections.Core.Verification;

namespace Inspections.Worker.Files.Published;

/// <summary>
/// Reads a public folder on disk: plain files of a stated size inside it, and nothing else. What it cannot read is no verdict
/// (protocol section 12).
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="alone">The draw whose folder this is, saved without the rest; null for a whole public folder.</param>
internal sealed class PublishedFolderFiles(string root, DrawId? alone = null) : IPublishedFiles
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public byte[]? TryRead(string path)
    {
        string? file = FileOf(path);
        try
        {
            return file is not null && IsThere(file) ? Read(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(file!, $"无法读取：{e.Message}", $"cannot be read: {e.Message}");
        }
    }

    public IEnumerable<DrawId> Draws()
    {
        if (alone is DrawId draw)
        {
            return [draw];
        }

        string draws = Path.Combine(_root, "draws");
        return System.IO.Directory.Exists(draws)
            ? [.. System.IO.Directory.EnumerateDirectories(draws).Select(Path.GetFileName).OfType<string>().Where(DrawId.IsValid).Select(DrawId.Parse)]
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

    private byte[] Read(string file)
    {
        var info = new FileInfo(file);
        if (LeadsOut(file))
        {
            throw Unavailable(file, "是指向目录之外的链接", "is a link that leads out of the folder");
        }

        if (System.IO.Directory.Exists(file) || !PlainFile.Is(file))
        {
            throw Unavailable(file, "不是普通文件", "is no plain file");
        }

        int most = SiteLimits.BytesOf(file);
        return info.Length > most
            ? throw Unavailable(file, $"超过 {most} 字节", $"has more than {most} bytes")
            : File.ReadAllBytes(file);
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

    private static UserErrorException Unavailable(string file, string chinese, string english) => PublicRefusals.FileUnreadable.Error(file, new Text(chinese, english));
}
