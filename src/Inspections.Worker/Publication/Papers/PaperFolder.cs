using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// The folder in which a division finds its papers. What has not changed is left alone, what has is written anew as a whole; a sheet
/// that somebody has filled in is not written over.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="published">The public folder, in which no paper may lie.</param>
/// <param name="force">True to write over a sheet that was filled in.</param>
internal sealed class PaperFolder(string folder, string published, bool force)
{
    private const int LongestName = 60;

    private readonly HashSet<string> _named = [];

    /// <summary>How many files were written.</summary>
    public int Written { get; private set; }

    /// <summary>Checks that the folder is none that is published: papers name people.</summary>
    /// <exception cref="UserErrorException">It is.</exception>
    public void Require()
    {
        if (FolderNesting.Is(folder, published))
        {
            throw PaperRefusals.FolderPublic.Error(folder);
        }
    }

    /// <summary>A name that every file system takes.</summary>
    public static string NameOf(params string[] parts)
    {
        string name = string.Concat(string.Join('-', parts).Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c) ? '_' : c));
        return name.Length <= LongestName ? name : name[..LongestName].TrimEnd();
    }

    /// <summary>Puts a paper.</summary>
    /// <exception cref="UserErrorException">It is a sheet that people fill in, and the one that is there says something else: somebody may have done so.</exception>
    public void Put(Paper paper) => Put(Path.Combine(paper.Folder, paper.Name), paper.Content, mayReplace: force || !paper.IsFilledIn);

    /// <summary>Files of a kind that are there from an earlier time and are papers of nobody any more.</summary>
    public IEnumerable<string> Stale(string kind) => System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f).StartsWith(kind, StringComparison.Ordinal) && !_named.Contains(Path.GetFullPath(f)));

    private void Put(string name, byte[] content, bool mayReplace)
    {
        string file = Path.GetFullPath(Path.Combine(folder, name));
        _named.Add(file);
        if (File.Exists(file))
        {
            if (File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
            {
                return;
            }

            if (!mayReplace)
            {
                throw PaperRefusals.FilledIn.Error(file);
            }
        }

        AtomicFile.Write(file, content);
        Written++;
    }
}
