using System.Collections.ObjectModel;

namespace Inspections.Core.Encodings;

/// <summary>
/// A list that nobody can change and that is equal to every list of the same items in the same order, so that a record that holds one is equal
/// when its lists are.
/// </summary>
internal sealed class ValueList<T> : ReadOnlyCollection<T>
{
    private ValueList(T[] own)
        : base(own)
    {
    }

    /// <summary>No items.</summary>
    public static new ValueList<T> Empty { get; } = new([]);

    /// <summary>The same items, in a list of their own: what happens to <paramref name="items"/> afterwards changes nothing here.</summary>
    public static ValueList<T> Of(IEnumerable<T> items)
    {
        if (items is ValueList<T> same)
        {
            return same;
        }

        T[] own = [.. items];
        return own.Length == 0 ? Empty : new ValueList<T>(own);
    }

    public override bool Equals(object? obj) => obj is ValueList<T> other && (ReferenceEquals(this, other) || this.SequenceEqual(other));

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in this)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", this)}]";
}
