namespace Inspections.Core.Encodings;

/// <summary>Lists that are sets: no repeats, in an order of their own (protocol section 1).</summary>
internal static class Distinct
{
    /// <summary>Returns <paramref name="items"/> when no item stands in it twice.</summary>
    /// <exception cref="ProtocolFormatException">One does; the message names it.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static IReadOnlyList<T> Require<T>(IReadOnlyList<T> items, string what)
    {
        ArgumentNullException.ThrowIfNull(items);
        var seen = new HashSet<T>();
        foreach (T item in items)
        {
            if (!seen.Add(item))
            {
                throw new ProtocolFormatException($"{what}: '{item}' stands in the list twice");
            }
        }

        return items;
    }
}
