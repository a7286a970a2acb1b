using Inspections.Core.Encodings;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery;

/// <summary>
/// Reads the public folder as it was at one moment. It looks twice: when nothing moved between the two looks, the first
/// one's files stood beside each other. What is unchanged since the last reading is not read again.
/// </summary>
internal sealed class PublishedMoment(string root, TimeProvider clock)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };

    // Times of files are coarse: one that was read right after it was written may have been written again since.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (Stamp Stamp, Digest Digest, bool Settled)> _known = new(StringComparer.Ordinal);

    /// <summary>Every file of the folder, or null while somebody publishes.</summary>
    public IReadOnlyList<OutboxItem>? Read()
    {
        Dictionary<string, Stamp> stamps = Look();
        try
        {
            foreach ((string path, Stamp stamp) in stamps)
            {
                if (!_known.TryGetValue(path, out (Stamp Stamp, Digest, bool Settled) known) || known.Stamp != stamp || !known.Settled)
                {
                    bool settled = clock.GetUtcNow().UtcDateTime - stamp.Written > Settled;
                    _known[path] = (stamp, Digest.Of(File.ReadAllBytes(Path.Combine(root, path))), settled);
                }
            }
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        Dictionary<string, Stamp> again = Look();
        return stamps.Count == again.Count && stamps.All(s => again.TryGetValue(s.Key, out Stamp stamp) && stamp == s.Value)
            ? [.. stamps.Keys.Select(path => new OutboxItem(path, _known[path].Digest))]
            : null;
    }

    private Dictionary<string, Stamp> Look() => !System.IO.Directory.Exists(root) ? [] : new DirectoryInfo(root).EnumerateFiles("*", Everything).ToDictionary(
        f => Path.GetRelativePath(root, f.FullName).Replace(Path.DirectorySeparatorChar, '/'),
        f => new Stamp(f.LastWriteTimeUtc, f.Length),
        StringComparer.Ordinal);

    private readonly record struct Stamp(DateTime Written, long Length);
}
