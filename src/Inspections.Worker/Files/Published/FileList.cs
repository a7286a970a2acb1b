using System.Globalization;
using System.Text;
using Inspections.Core.Encodings;

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
    public bool IsWhole(string file) => IsThere(file) && Core.Encodings.Digest.Of(File.ReadAllBytes(file)).ToString() == Digest;
}

/// <summary>
/// A hidden list in the public folder of what was written there, and from what. It goes with the folder: one that is moved keeps
/// it, a new one has none and gets everything. Lost, everything is compared again. It is written on, of two lines about a file the later one
/// counts, and is written anew when most of it is past.
/// </summary>
internal sealed class FileList
{
    private const string Gone = "-";

    private readonly string _file;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    // What stands in the list's file; no length where it has to be written anew.
    private int _lines;
    private long? _length;

    private FileList(string file, Dictionary<string, WrittenFile> files) => (_file, Files) = (file, files);

    /// <summary>By path in the folder.</summary>
    public Dictionary<string, WrittenFile> Files { get; }

    /// <summary>Reads a folder's list; what cannot be read of it is as good as not there.</summary>
    public static FileList Read(string root, string name)
    {
        var list = new FileList(Path.Combine(root, name), new Dictionary<string, WrittenFile>(StringComparer.Ordinal));
        string text = File.Exists(list._file) ? File.ReadAllText(list._file) : "";
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            list._lines++;
            if (line.Split(' ', 4) is not [var inputs, var length, var digest, var path] || !IsWithin(path)
                || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
            {
                continue;
            }

            if (inputs == Gone)
            {
                list.Files.Remove(path);
            }
            else
            {
                list.Files[path] = new WrittenFile(inputs, bytes, digest);
            }
        }

        list._length = text.EndsWith('\n') ? new FileInfo(list._file).Length : null;
        return list;
    }

    /// <summary>Keeps what was written.</summary>
    public void Set(string path, string inputs, ReadOnlySpan<byte> content)
    {
        Files[path] = new WrittenFile(inputs, content.Length, Digest.Of(content).ToString());
        _changed.Add(path);
    }

    /// <summary>Forgets a file.</summary>
    public void Remove(string path)
    {
        if (Files.Remove(path))
        {
            _changed.Add(path);
        }
    }

    /// <summary>Writes down what has changed.</summary>
    public void Save()
    {
        if (_changed.Count == 0)
        {
            return;
        }

        bool goesOn = _length is { } length && _lines + _changed.Count <= 100 + (2 * Files.Count) && new FileInfo(_file) is { Exists: true } known && known.Length == length;
        string[] paths = [.. (goesOn ? (IEnumerable<string>)_changed : Files.Keys).Order(StringComparer.Ordinal)];
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(paths.Select(Line)));
        if (goesOn)
        {
            GrowingFile.Append(_file, _length!.Value, content);
            (_lines, _length) = (_lines + paths.Length, _length + content.Length);
        }
        else
        {
            AtomicFile.Write(_file, content);
            (_lines, _length) = (paths.Length, content.Length);
        }

        _changed.Clear();
    }

    private string Line(string path) => Files.TryGetValue(path, out WrittenFile? file)
        ? string.Create(CultureInfo.InvariantCulture, $"{file.Inputs} {file.Length} {file.Digest} {path}\n")
        : $"{Gone} 0 {Gone} {path}\n";

    private static bool IsWithin(string path) => !Path.IsPathRooted(path) && !path.Split('/').Contains("..", StringComparer.Ordinal);
}
