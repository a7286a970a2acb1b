using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// The folder in which a division finds its papers. What has not changed is left alone, what has is written anew as a whole. A list in
/// the folder says what was written: a file that somebody has changed since is never written over, the new one lies beside it.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="published">The public folder, in which no paper may lie.</param>
internal sealed class PaperFolder(string folder, string published)
{
    private const int LongestName = 70, Most = 1000;
    private const string List = ".papers.json";

    private readonly string _root = Path.GetFullPath(folder);
    private readonly SortedDictionary<string, string> _written = Read(Path.GetFullPath(folder));

    /// <summary>How many files were written.</summary>
    public int Written { get; private set; }

    /// <summary>New files beside those that somebody has begun.</summary>
    public List<string> Beside { get; } = [];

    /// <summary>Papers that are none any more, and that somebody has written in: they are left.</summary>
    public List<string> Left { get; } = [];

    /// <summary>Checks that the folder is none that is published: papers name people.</summary>
    /// <exception cref="UserErrorException">It is.</exception>
    public void Require()
    {
        if (FolderNesting.Is(_root, published))
        {
            throw PaperRefusals.FolderPublic.Error(_root);
        }
    }

    /// <summary>A name that every file system takes.</summary>
    public static string NameOf(params string[] parts)
    {
        string name = string.Concat(string.Join('-', parts).Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c) ? '_' : c));
        return name.Length <= LongestName ? name : name[..LongestName].TrimEnd();
    }

    /// <summary>Puts all papers of a draw; what was written for it before and is none of them is removed, unless somebody has written in it.</summary>
    /// <param name="papers">The papers.</param>
    /// <param name="draw">What the names of all its files carry.</param>
    public void Put(IReadOnlyList<Paper> papers, string draw)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Paper paper in papers)
        {
            names.Add(Put(paper.Name.Replace('\\', '/'), paper));
        }

        // Numbered ones are beside one of the papers.
        foreach (string stale in _written.Keys.Where(n => !names.Contains(n) && Carries(n, draw) && !papers.Any(p => IsBeside(n, p.Name.Replace('\\', '/')))).ToArray())
        {
            bool isThere = File.Exists(At(stale));
            if (isThere && !IsUntouched(stale))
            {
                Left.Add(At(stale));
                continue;
            }

            _written.Remove(stale);
            if (isThere)
            {
                File.Delete(At(stale));
            }
        }

        AtomicFile.Write(At(List), Encoding.UTF8.GetBytes(ReadableJson.Write(_written)));
    }

    // Gives the name under which the paper lies now.
    private string Put(string name, Paper paper)
    {
        for (int n = 1; n < Most; n++)
        {
            string free = n == 1 ? name : Numbered(name, n);
            if (File.Exists(At(free)))
            {
                if (paper.IsOver)
                {
                    return free;
                }

                if (Digest(At(free)) == Digest(paper.Content))
                {
                    _written[free] = Digest(paper.Content);
                    return free;
                }

                if (!IsUntouched(free))
                {
                    continue;
                }
            }

            AtomicFile.Write(At(free), paper.Content);
            _written[free] = Digest(paper.Content);
            Written++;
            if (n > 1)
            {
                Beside.Add(At(free));
            }

            return free;
        }

        throw new IOException($"{At(name)}: {Most} files beside it");
    }

    private static string Numbered(string name, int n) => FormattableString.Invariant($"{name[..^Path.GetExtension(name).Length]}（{n}）{Path.GetExtension(name)}");

    private static bool IsBeside(string name, string paper) => Enumerable.Range(2, 9).Any(n => name == Numbered(paper, n));

    // After the paper's name comes the draw; its id may be the beginning of another's.
    private static bool Carries(string name, string draw)
    {
        string file = Path.GetFileNameWithoutExtension(name);
        string rest = file[(file.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return rest.StartsWith(draw, StringComparison.Ordinal) && (rest.Length == draw.Length || rest[draw.Length] is '-' or '（') && !IsOfNextTry(rest[draw.Length..]);
    }

    // `-v2` and a firm or nothing behind it.
    private static bool IsOfNextTry(string rest) => rest.StartsWith("-v", StringComparison.Ordinal) && rest.Length > 2 && char.IsAsciiDigit(rest[2]);

    private bool IsUntouched(string name) => _written.TryGetValue(name, out string? digest) && digest == Digest(At(name));

    private string At(string name) => Path.Combine(_root, name.Replace('/', Path.DirectorySeparatorChar));

    private static string Digest(string file) => Digest(File.ReadAllBytes(file));

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    // A list that cannot be read says nothing: then every file counts as begun.
    private static SortedDictionary<string, string> Read(string root)
    {
        string file = Path.Combine(root, List);
        try
        {
            return File.Exists(file)
                ? new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file, Encoding.UTF8)) ?? [], StringComparer.Ordinal)
                : new(StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }
}
