using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Places;

/// <summary>
/// Reads an archive as the published folder it was made from. Nothing is ever unpacked to disk; a file is read only if the
/// manifest names it, never beyond the size that stands there, and only if its digest is right.
/// </summary>
public sealed class ArchiveFiles : IPublishedFiles, IDisposable
{
    private const int MostEntries = 1_000_000;
    private const int MostManifestBytes = 256 * 1024 * 1024;

    private readonly string _file;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private readonly Dictionary<string, ArchivedFile> _files;

    private ArchiveFiles(string file, ZipArchive zip)
    {
        (_file, _zip) = (file, zip);
        if (zip.Entries.Count > MostEntries)
        {
            throw Refuse($"文件数超过 {MostEntries}", $"more than {MostEntries} files");
        }

        _entries = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (!IsWithin(entry.FullName) || !_entries.TryAdd(entry.FullName, entry))
            {
                throw Refuse($"文件名 '{entry.FullName}' 不可用或重复", $"the name '{entry.FullName}' cannot be used, or stands there twice");
            }
        }

        byte[] manifest = Read(ArchiveManifest.Name, MostManifestBytes) ?? throw Refuse($"缺少 {ArchiveManifest.Name}", $"{ArchiveManifest.Name} is missing");
        Manifest = ArchiveManifest.FromJson(CanonicalJson.Parse(manifest));
        _files = Manifest.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        if (Manifest.Files.FirstOrDefault(f => f.Size > SiteLimits.BytesOf(f.Path) || !_entries.ContainsKey(f.Path)) is { } unusable)
        {
            throw Refuse($"清单中的 {unusable.Path} 缺失或过大", $"{unusable.Path} of the manifest is missing or too large");
        }

        if (_entries.Keys.FirstOrDefault(e => e != ArchiveManifest.Name && !_files.ContainsKey(e)) is { } stranger)
        {
            throw Refuse($"{stranger} 不在清单中", $"{stranger} is not in the manifest");
        }
    }

    /// <summary>What the archive says it holds.</summary>
    public ArchiveManifest Manifest { get; }

    /// <summary>Opens an archive.</summary>
    /// <param name="file">The ZIP file that <c>inspections archive</c> wrote.</param>
    /// <exception cref="RefusedException">It is none, or damaged: there is no verdict.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    public static ArchiveFiles Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(File.OpenRead(file), ZipArchiveMode.Read);
            return new ArchiveFiles(file, zip);
        }
        catch (Exception e)
        {
            zip?.Dispose();
            throw e is InvalidDataException or IOException or ProtocolFormatException or ArgumentException or NotSupportedException
                ? Refuse(file, $"不是完好的归档文件：{e.Message}", $"not an archive, or a damaged one: {e.Message}")
                : e;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The file is damaged, or not the one of the manifest.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public byte[]? TryRead(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!_files.TryGetValue(path, out ArchivedFile? listed))
        {
            return null;
        }

        byte[]? content = Read(path, listed.Size);
        return content is not null && content.Length == listed.Size && Digest.Of(content) == listed.Digest
            ? content
            : throw Refuse($"{path} 与清单不符", $"{path} is not what the manifest says");
    }

    /// <inheritdoc/>
    public IEnumerable<DrawId> Draws() => DrawFolders.Of(_files.Keys);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _zip.Dispose();

    // What an entry says of its size can lie: at most one byte too many is unpacked.
    private byte[]? Read(string name, long most)
    {
        if (!_entries.TryGetValue(name, out ZipArchiveEntry? entry))
        {
            return null;
        }

        try
        {
            using Stream stream = entry.Open();
            using var content = new MemoryStream();
            byte[] piece = new byte[64 * 1024];
            for (int n; (n = stream.Read(piece)) > 0;)
            {
                content.Write(piece, 0, n);
                if (content.Length > most)
                {
                    throw Refuse($"{name} 比清单所说的大", $"{name} is larger than it may be");
                }
            }

            return content.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw Refuse($"{name} 已损坏：{e.Message}", $"{name} is damaged: {e.Message}");
        }
    }

    private static bool IsWithin(string path) =>
        path.Split('/').All(name => name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'));

    private RefusedException Refuse(string chinese, string english) => Refuse(_file, chinese, english);

    private static RefusedException Refuse(string file, string chinese, string english) => PublicRefusals.ArchiveUnreadable.Refuse(file, new Text(chinese, english));
}
