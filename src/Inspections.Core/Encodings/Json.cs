using System.Diagnostics.CodeAnalysis;

namespace Inspections.Core.Encodings;

/// <summary>
/// A value of the protocol's JSON: text, integer, boolean, list or map, and nothing else (protocol section 1).
/// </summary>
public abstract record Json
{
    private Json()
    {
    }

    /// <summary>A string; any Unicode scalar values.</summary>
    public sealed record Text(string Value) : Json;

    /// <summary>An integer in ±(2^53−1).</summary>
    public sealed record Integer(long Value) : Json;

    /// <summary>A boolean.</summary>
    public sealed record Flag(bool Value) : Json;

    /// <summary>An array.</summary>
    public sealed record List(IReadOnlyList<Json> Items) : Json;

    /// <summary>An object; keys are ASCII and ordered by their bytes.</summary>
    public sealed record Map(SortedList<string, Json> Members) : Json
    {
        /// <summary>The same object with more members.</summary>
        internal Map With(params ReadOnlySpan<(string Name, Json Value)> more)
        {
            var members = new SortedList<string, Json>(Members, StringComparer.Ordinal);
            foreach ((string name, Json value) in more)
            {
                members.Add(name, value);
            }

            return new Map(members);
        }
    }

    /// <summary>An object of the members whose value is not null: optional members are left out.</summary>
    public static Map Object(params ReadOnlySpan<(string Name, Json? Value)> members)
    {
        var sorted = new SortedList<string, Json>(members.Length, StringComparer.Ordinal);
        foreach ((string name, Json? value) in members)
        {
            if (value is not null)
            {
                sorted.Add(name, value);
            }
        }

        return new Map(sorted);
    }

    /// <summary>An array of <paramref name="items"/>, each written by <paramref name="write"/>.</summary>
    public static List Array<T>(IEnumerable<T> items, Func<T, Json> write) => new([.. items.Select(write)]);

    /// <summary>A string; null stays null, so that an optional member is left out.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Json?(string? value) => value is null ? null : new Text(value);

    /// <summary>An integer.</summary>
    public static implicit operator Json(long value) => new Integer(value);

    /// <summary>A digest, as hexadecimal text.</summary>
    public static implicit operator Json(Digest value) => new Text(value.ToString());
}
