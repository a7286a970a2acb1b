using Inspections.Core.Directories;
using Inspections.Core.Verification;

namespace Inspections.Worker.Files.Published;

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

    public IEnumerable<DrawId> Draws() => files.Draws();

    public void Expect(IEnumerable<string> paths) => files.Expect(paths.Where(p => !_read.ContainsKey(p)));
}
