using Inspections.Worker.Files;
using Inspections.Worker.Files.Published;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// Brings the pages of a folder up to date. A list beside them says what each was made from, so that only what changed is
/// rendered and written, and what is no page any more is removed. A lost or changed page is made again.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="put">Puts a page in its place; <see cref="AtomicFile.Write"/> unless given.</param>
internal sealed class PageWriter(string root, FileWriter? put = null)
{
    private const string List = ".pages";

    private readonly FileWriter _put = put ?? AtomicFile.Write;
    private readonly FileList _list = FileList.Read(root, List);

    /// <summary>Every page as it was written.</summary>
    public IReadOnlyDictionary<string, WrittenFile> Files => _list.Files;

    /// <summary>Called before something is written or removed.</summary>
    public Action Writing { get; set; } = () => { };

    /// <summary>Pages that were lost or changed, though nothing they are made from had.</summary>
    public List<string> Restored { get; private set; } = [];

    /// <summary>Writes what changed and gives the number of pages written.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="compare">True to compare every byte, not the length alone.</param>
    public int Write(IReadOnlyList<SitePage> pages, bool compare = false)
    {
        SitePage[] changed = [.. pages.Where(p => !IsRight(p, compare))];
        return Write(changed, [.. _list.Files.Keys.Except(pages.Select(p => p.Path), StringComparer.Ordinal)]);
    }

    /// <summary>Writes of some pages what changed, and looks at no other; gives those written.</summary>
    public IReadOnlyList<string> WriteSome(IReadOnlyList<SitePage> pages)
    {
        SitePage[] changed = [.. pages.Where(p => !_list.Files.TryGetValue(p.Path, out WrittenFile? made) || made.Inputs != p.Inputs)];
        Write(changed, []);
        return [.. changed.Select(p => p.Path)];
    }

    private int Write(SitePage[] changed, string[] gone)
    {
        if (changed.Length == 0 && gone.Length == 0)
        {
            return 0;
        }

        Writing();
        using (var renderer = new PageRenderer())
        {
            foreach (SitePage page in changed)
            {
                byte[] content = page.Render(renderer);
                _put(At(page.Path), content);
                _list.Set(page.Path, page.Inputs, content);
            }
        }

        foreach (string path in gone)
        {
            Delete(path);
            _list.Remove(path);
        }

        _list.Save();
        return changed.Length;
    }

    /// <summary>True when every page that was written is there in its length.</summary>
    public bool AreWhole() => Files.Count > 0 && Files.All(f => f.Value.IsThere(At(f.Key)));

    /// <summary>The pages that are not as they must be; nothing is written.</summary>
    public IReadOnlyList<string> Compare(IReadOnlyList<SitePage> pages) => [.. pages.Where(p => !IsRight(p, compare: true)).Select(p => p.Path)];

    private bool IsRight(SitePage page, bool compare)
    {
        bool known = _list.Files.TryGetValue(page.Path, out WrittenFile? made) && made.Inputs == page.Inputs;
        bool right = known && (compare ? made!.IsWhole(At(page.Path)) : made!.IsThere(At(page.Path)));
        if (known && !right)
        {
            Restored.Add(page.Path);
        }

        return right;
    }

    // With the folders that are empty then: a language that is no longer published leaves nothing behind.
    private void Delete(string path)
    {
        if (File.Exists(At(path)))
        {
            File.Delete(At(path));
        }

        for (string? folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            var left = new DirectoryInfo(At(folder));
            if (!left.Exists || left.EnumerateFileSystemInfos().Any())
            {
                return;
            }

            left.Delete();
        }
    }

    private string At(string path) => Path.Combine(root, path);
}
