using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>
/// What one entry makes of a directory: the others stay as they are. What speaks against it is looked at where the directory is changed, so that
/// nothing comes between.
/// </summary>
internal static class EntryTarget
{
    /// <summary>A new entry beside all.</summary>
    /// <param name="kind">Which directory.</param>
    /// <param name="source">Where the change comes from, for the journal.</param>
    /// <param name="read">The entry as it was read, without a problem.</param>
    /// <exception cref="UserErrorException">When it is applied: there is one of the same key.</exception>
    public static DirectoryTarget<T> New<T>(DirectoryKind<T> kind, string source, ImportedRows<T> read)
    {
        string key = kind.Key(read.Rows[0].Value);
        return Made(kind, source, read, current => current.All(c => kind.Key(c) != key) ? current : throw ImportRefusals.EntryThere.Error(key));
    }

    /// <summary>The entry in the place of another.</summary>
    /// <param name="kind">Which directory.</param>
    /// <param name="source">Where the change comes from, for the journal.</param>
    /// <param name="read">The entry as it was read, without a problem.</param>
    /// <param name="replaced">The key of the entry whose place it takes.</param>
    /// <param name="seen">What <see cref="SeenOf"/> said of that entry when somebody looked at it; null where nobody did.</param>
    /// <exception cref="UserErrorException">When it is applied: the entry is gone, or another than was seen.</exception>
    public static DirectoryTarget<T> Of<T>(DirectoryKind<T> kind, string source, ImportedRows<T> read, string replaced, string? seen = null) =>
        Made(kind, source, read, current => Without(kind, current, replaced, seen));

    /// <summary>The directory without an entry, whose history stays.</summary>
    /// <param name="kind">Which directory.</param>
    /// <param name="source">Where the change comes from, for the journal.</param>
    /// <param name="key">The key of the entry.</param>
    /// <param name="seen">What <see cref="SeenOf"/> said of it when somebody looked at it; null where nobody did.</param>
    /// <exception cref="UserErrorException">When it is applied: the entry is gone, or another than was seen.</exception>
    public static DirectoryTarget<T> End<T>(DirectoryKind<T> kind, string source, string key, string? seen = null) =>
        new(kind, source, 1, [], current => Without(kind, current, key, seen));

    /// <summary>What tells an entry from every other, and from what it is after a change.</summary>
    public static string SeenOf<T>(DirectoryKind<T> kind, T entry) => Digest.Of(CanonicalJson.Write(kind.Write(entry))).ToString();

    private static DirectoryTarget<T> Made<T>(DirectoryKind<T> kind, string source, ImportedRows<T> read, Func<IReadOnlyList<T>, IReadOnlyList<T>> beside) =>
        new(kind, source, 1, read.Sectors, current => [.. beside(current), read.Rows[0].Value]) { Departments = read.Departments };

    private static T[] Without<T>(DirectoryKind<T> kind, IReadOnlyList<T> current, string key, string? seen)
    {
        T[] others = [.. current.Where(c => kind.Key(c) != key)];
        return others.Length == current.Count || (seen is not null && SeenOf(kind, current.First(c => kind.Key(c) == key)) != seen)
            ? throw ImportRefusals.ChangedSince.Error()
            : others;
    }
}
