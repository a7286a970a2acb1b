using System.Collections.ObjectModel;

namespace Inspections.Core.Encodings;

/// <summary>A dictionary that nobody can change and that is equal to every one of the same keys with equal values, so that a record that holds one is equal when these are.</summary>
internal sealed class ValueMap<TKey, TValue> : ReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    private ValueMap(Dictionary<TKey, TValue> own)
        : base(own)
    {
    }

    /// <summary>The same members, in a dictionary of their own: what happens to <paramref name="members"/> afterwards changes nothing here.</summary>
    public static ValueMap<TKey, TValue> Of(IEnumerable<KeyValuePair<TKey, TValue>> members) => members as ValueMap<TKey, TValue> ?? new(new(members));

    public override bool Equals(object? obj) => obj is ValueMap<TKey, TValue> other && Count == other.Count
        && this.All(m => other.TryGetValue(m.Key, out TValue? value) && EqualityComparer<TValue>.Default.Equals(m.Value, value));

    // The order of members is nobody's promise.
    public override int GetHashCode() => this.Aggregate(Count, (hash, m) => hash ^ HashCode.Combine(m.Key, m.Value));
}
