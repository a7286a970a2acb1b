namespace Inspections.Core.Tests.Verification;

/// <summary>A public folder in memory that remembers what was asked of it.</summary>
internal sealed class MemoryFiles(IReadOnlyDictionary<string, byte[]> files) : IPublishedFiles
{
    public List<string> Asked { get; } = [];

    public IEnumerable<string> Paths => files.Keys.Order(StringComparer.Ordinal);

    public byte[] this[string path] => files[path];

    public byte[]? Find(string path) => files.GetValueOrDefault(path);

    public IEnumerable<Inspections.Core.Directories.DrawId> Draws() =>
        Paths.Where(p => p.StartsWith("draws/", StringComparison.Ordinal)).Select(p => p.Split('/')[1]).Where(Inspections.Core.Directories.DrawId.IsValid).Select(Inspections.Core.Directories.DrawId.Parse);

    public byte[]? TryRead(string path)
    {
        Asked.Add(path);
        return files.TryGetValue(path, out byte[]? bytes) ? (byte[])bytes.Clone() : null;
    }

    public MemoryFiles With(string path, byte[] bytes) => new(new Dictionary<string, byte[]>(files, StringComparer.Ordinal) { [path] = bytes });

    public MemoryFiles With(string path, Func<byte[], byte[]> change) => With(path, change(files[path]));

    public MemoryFiles Without(string path) =>
        new(files.Where(f => f.Key != path).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));
}
