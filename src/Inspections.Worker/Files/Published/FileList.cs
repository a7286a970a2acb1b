using System.Globalization;
using System.Text;
using Inspections.Core.Encoding;

namespace Inspections.Worker.Files.Published;

/// <summary>A file as it was written to the folder.</summary>
/// <param name="Inputs">What it was made from.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Digest">SHA-256 of them.</param>
internal sealed record WrittenFile(string Inputs, long Length, string Digest)
{
    /// <summary>True when the file is there with its length.</summary>
    public bool IsThere(string file) => new FileInfo(file) is { Exists: true } found && found.Length == Length;

    /// <summary>True when the file is there, byte for byte.</summary>
    public bool IsWhole(string file) => IsThere(file) && Core.Encoding.Digest.Of(File.ReadAllBytes(file)).ToString() == Digest;
}

/// <summary>
/// A hidden list in the public folder of what was written there, and from what. It goes with the folder: one that is moved keeps
/// it, a new one has none and gets everything. Lost, everything is compared again.
/// </summary>
internal sealed class FileList
{
    private readonly string _root;
    private readonly string _name;
    private bool _changed;

    private FileList(string root, string name, Dictionary<string, WrittenFile> files) => (_root, _name, Files) = (root, name, files);

    /// <summary>By path in the folder.</summary>
    public Dictionary<string, WrittenFile> Files { get; }

    /// <summary>Reads a folder's list; what cannot be read of it is as good as not there.</summary>
    public static FileList Read(string root, string name)
    {
        var files = new Dictionary<string, WrittenFile>(StringComparer.Ordinal);
        string file = Path.Combine(root, name);
        foreach (string line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            if (line.Split(' ', 4) is [var inputs, var length, var digest, var path] && IsWithin(path)
                && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
            {
                files[path] = new WrittenFile(inputs, bytes, digest);
            }
        }

        return new FileList(root, name, files);
    }

    /// <summary>Keeps what was written.</summary>
    public void Set(string path, string inputs, ReadOnlySpan<byte> content) =>
        (Files[path], _changed) = (new WrittenFile(inputs, content.Length, Digest.Of(content).ToString()), true);

    /// <summary>Forgets a file.</summary>
    public void Remove(string path) => _changed |= Files.Remove(path);

    /// <summary>Writes the list if it has changed.</summary>
    public void Save()
    {
        if (_changed)
        {
            AtomicFile.Write(Path.Combine(_root, _name), Encoding.UTF8.GetBytes(string.Concat(Files.OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Value.Inputs} {f.Value.Length} {f.Value.Digest} {f.Key}\n")))));
            _changed = false;
        }
    }

    private static bool IsWithin(string path) => !Path.IsPathRooted(path) && !path.Split('/').Contains("..", StringComparer.Ordinal);
}
