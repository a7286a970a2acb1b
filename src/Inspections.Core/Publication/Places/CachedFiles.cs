using Inspections.Core.Directories;

namespace Inspections.Core.Publication.Places;

/// <summary>Reads every file once, so that what is verified is what is used afterwards.</summary>
internal sealed class CachedFiles(IPublishedFiles files) : IPublishedFiles
{
    private readonly Dictionary<string, byte[]?> _read = new(StringComparer.Ordinal);

    public byte[]? TryRead(string path)
    {
        if (!_read.TryGetValue(path, out byte[]? bytes))
        {
            bytes = files.TryRead(path);
            _read.Add(path, bytes);
        }

        return bytes;
    }

    // What grows is asked for once, by whoever remembers how far it was read.
    public byte[]? TryRead(string path, long from) => from == 0 || _read.ContainsKey(path) ? PublishedBytes.From(TryRead(path), from) : files.TryRead(path, from);

    public IEnumerable<DrawId> Draws() => files.Draws();

    public void Expect(IEnumerable<string> paths) => files.Expect(paths.Where(p => !_read.ContainsKey(p)));
}
