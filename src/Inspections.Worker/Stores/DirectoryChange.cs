using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>What changes in a directory.</summary>
/// <param name="Added">Rows with a new key.</param>
/// <param name="Changed">Rows whose key was there with other content.</param>
/// <param name="Ended">Rows that are there no longer.</param>
internal sealed record DirectoryChange<T>(IReadOnlyList<T> Added, IReadOnlyList<T> Changed, IReadOnlyList<T> Ended)
{
    /// <summary>What was in place of the changed rows, in their order.</summary>
    public IReadOnlyList<T> Replaced { get; init; } = [];

    /// <summary>The directory as the change leaves it, in no order.</summary>
    public IReadOnlyList<T> Result { get; init; } = [];

    public bool IsEmpty => Added.Count + Changed.Count + Ended.Count == 0;

    /// <summary>Compares by canonical bytes.</summary>
    /// <param name="current">The directory.</param>
    /// <param name="incoming">What it is to be.</param>
    /// <param name="key">A row's key.</param>
    /// <param name="write">A row's canonical form.</param>
    /// <param name="keepMissing">True when a row that is missing may be one that was skipped: nothing ends then.</param>
    public static DirectoryChange<T> Between(
        IEnumerable<T> current, IReadOnlyList<T> incoming, Func<T, string> key, Func<T, Json> write, bool keepMissing)
    {
        Dictionary<string, T> before = current.ToDictionary(key, StringComparer.Ordinal);
        var after = incoming.Select(key).ToHashSet(StringComparer.Ordinal);
        T[] changed =
        [
            .. incoming.Where(i => before.TryGetValue(key(i), out T? old) && !ReferenceEquals(old, i)
                && !CanonicalJson.Write(write(old)).AsSpan().SequenceEqual(CanonicalJson.Write(write(i)))),
        ];
        T[] missing = [.. before.Where(b => !after.Contains(b.Key)).Select(b => b.Value)];
        return new DirectoryChange<T>([.. incoming.Where(i => !before.ContainsKey(key(i)))], changed, keepMissing ? [] : missing)
        {
            Replaced = [.. changed.Select(c => before[key(c)])],
            Result = keepMissing ? [.. incoming, .. missing] : incoming,
        };
    }
}
