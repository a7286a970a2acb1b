using System.Collections;

namespace Inspections.Core.Encodings;

/// <summary>A set that nobody can change and that is equal to every one of the same members, so that a record that holds one is equal when these are.</summary>
/// <param name="members">The members; what happens to them afterwards changes nothing here.</param>
internal sealed class ValueSet<T>(IEnumerable<T> members) : IReadOnlySet<T>
{
    private readonly HashSet<T> _own = [.. members];

    public int Count => _own.Count;

    public bool Contains(T item) => _own.Contains(item);

    public bool IsProperSubsetOf(IEnumerable<T> other) => _own.IsProperSubsetOf(other);

    public bool IsProperSupersetOf(IEnumerable<T> other) => _own.IsProperSupersetOf(other);

    public bool IsSubsetOf(IEnumerable<T> other) => _own.IsSubsetOf(other);

    public bool IsSupersetOf(IEnumerable<T> other) => _own.IsSupersetOf(other);

    public bool Overlaps(IEnumerable<T> other) => _own.Overlaps(other);

    public bool SetEquals(IEnumerable<T> other) => _own.SetEquals(other);

    public IEnumerator<T> GetEnumerator() => _own.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueSet<T> other && _own.SetEquals(other._own);

    // The order of members is nobody's promise.
    public override int GetHashCode() => _own.Aggregate(Count, (hash, m) => hash ^ HashCode.Combine(m));
}
