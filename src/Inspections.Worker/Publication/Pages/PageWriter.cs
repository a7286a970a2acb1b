using System.Globalization;
using System.Text;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// Brings the pages of a folder up to date. A list beside them says what each was made from, so that only what changed is
/// rendered and written, and what is no page any more is removed. A lost or cut page is made again.
/// </summary>
internal sealed class PageWriter(string root)
{
    private const string List = ".pages";

    /// <summary>Writes what changed and gives the number of pages written.</summary>
    public int Write(IReadOnlyList<SitePage> pages)
    {
        Dictionary<string, (string Inputs, long Length)> known = Read();
        SitePage[] changed = [.. pages.Where(p => !(known.TryGetValue(p.Path, out var made) && made.Inputs == p.Inputs && LengthOf(p.Path) == made.Length))];
        string[] gone = [.. known.Keys.Except(pages.Select(p => p.Path), StringComparer.Ordinal)];
        if (changed.Length == 0 && gone.Length == 0)
        {
            return 0;
        }

        using (var renderer = new PageRenderer())
        {
            foreach (SitePage page in changed)
            {
                byte[] content = page.Render(renderer);
                AtomicFile.Write(At(page.Path), content);
                known[page.Path] = (page.Inputs, content.Length);
            }
        }

        foreach (string path in gone)
        {
            File.Delete(At(path));
            known.Remove(path);
        }

        AtomicFile.Write(At(List), Encoding.UTF8.GetBytes(string.Concat(known.OrderBy(k => k.Key, StringComparer.Ordinal)
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Value.Inputs} {k.Value.Length} {k.Key}\n")))));
        return changed.Length;
    }

    /// <summary>True when every page that was written is there in its length.</summary>
    public bool AreWhole() => Read() is { Count: > 0 } known && known.All(k => LengthOf(k.Key) == k.Value.Length);

    private string At(string path) => Path.Combine(root, path);

    private long? LengthOf(string path) => new FileInfo(At(path)) is { Exists: true } file ? file.Length : null;

    private static bool IsWithin(string path) => !Path.IsPathRooted(path) && !path.Split('/').Contains("..", StringComparer.Ordinal);

    // A list that cannot be read is as good as none: everything is made again.
    private Dictionary<string, (string Inputs, long Length)> Read()
    {
        var known = new Dictionary<string, (string Inputs, long Length)>(StringComparer.Ordinal);
        foreach (string line in File.Exists(At(List)) ? File.ReadAllLines(At(List)) : [])
        {
            if (line.Split(' ', 3) is [var inputs, var length, var path] && IsWithin(path) && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
            {
                known[path] = (inputs, bytes);
            }
        }

        return known;
    }
}
