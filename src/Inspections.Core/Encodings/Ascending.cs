namespace Inspections.Core.Encodings;

/// <summary>Strictly ascending order, the protocol's way of saying sorted and without repeats.</summary>
internal static class Ascending
{
    /// <summary>Returns <paramref name="items"/> when each key is above the one before.</summary>
    /// <exception cref="ProtocolFormatException">Two neighbours are equal or out of order; the message names them.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="key"/> is null.</exception>
    public static IReadOnlyList<T> Require<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string what)
        where TKey : IComparable<TKey>
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(key);
        for (int i = 1; i < items.Count; i++)
        {
            if (key(items[i - 1]).CompareTo(key(items[i])) >= 0)
            {
                throw new ProtocolFormatException($"{what}: not strictly ascending: '{key(items[i - 1])}' before '{key(items[i])}'");
            }
        }

        return items;
    }
}
