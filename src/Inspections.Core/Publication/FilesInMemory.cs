using Inspections.Core.Directories;

namespace Inspections.Core.Publication;

/// <summary>A public folder in memory: what <c>BureauFiles</c> gives is written into it, and verified or restored from it.</summary>
public sealed class FilesInMemory : IPublishedFiles
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The paths that are there, in the order of their bytes.</summary>
    public IEnumerable<string> Paths => _files.Keys.Order(StringComparer.Ordinal);

    /// <summary>Writes a file, or goes on with one.</summary>
    /// <param name="path">Where it stands, with forward slashes.</param>
    /// <param name="content">Its bytes from <paramref name="from"/> on.</param>
    /// <param name="from">How many bytes stay; 0 writes the whole file.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bytes than are to stay.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public void Write(string path, ReadOnlySpan<byte> content, long from = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] before = from == 0 ? [] : _files.GetValueOrDefault(path, []);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, before.Length);
        _files[path] = [.. before.AsSpan(0, (int)from), .. content];
    }

    /// <summary>Takes a file away; false when there is none.</summary>
    public bool Remove(string path) => _files.Remove(path);

    /// <inheritdoc/>
    public byte[]? TryRead(string path) => _files.TryGetValue(path, out byte[]? bytes) ? (byte[])bytes.Clone() : null;

    /// <inheritdoc/>
    public IEnumerable<DrawId> Draws() => DrawFolders.Of(Paths);
}
