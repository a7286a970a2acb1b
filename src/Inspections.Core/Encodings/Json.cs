using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Inspections.Core.Encodings;

/// <summary>
/// A value of the protocol's JSON: text, integer, boolean, list or map, and nothing else (protocol section 1).
/// </summary>
public abstract record Json
{
    private Json()
    {
    }

    /// <summary>The canonical text, for people.</summary>
    public sealed override string ToString() => this is Integer number ? number.Value.ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(CanonicalJson.Write(this));

    /// <summary>True for a list or a map: whatever kinds there are, they are here.</summary>
    private protected abstract bool IsNested { get; }

    /// <summary>A string; any Unicode scalar values.</summary>
    public sealed record Text(string Value) : Json
    {
        private protected override bool IsNested => false;
    }

    /// <summary>An integer in ±(2^53−1).</summary>
    public sealed record Integer(long Value) : Json
    {
        private protected override bool IsNested => false;
    }

    /// <summary>A boolean.</summary>
    public sealed record Flag(bool Value) : Json
    {
        private protected override bool IsNested => false;
    }

    /// <summary>An array.</summary>
    public sealed record List(IReadOnlyList<Json> Items) : Json
    {
        private protected override bool IsNested => true;

        /// <summary>True when both have equal items in the same order.</summary>
        public bool Equals(List? other) => other is not null && CanonicalJson.IsSame(this, other);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
    }

    /// <summary>An object; keys are ASCII and ordered by their bytes.</summary>
    public sealed record Map : Json
    {
        internal Map(JsonMembers members) => Sorted = members;

        /// <summary>The members, ordered by the bytes of their names.</summary>
        public IReadOnlyDictionary<string, Json> Members => Sorted;

        /// <summary>The same, for the package alone.</summary>
        internal JsonMembers Sorted { get; }

        private protected override bool IsNested => true;

        /// <summary>The same object with more members.</summary>
        /// <exception cref="ArgumentException">It has a member of that name.</exception>
        public Map With(params ReadOnlySpan<(string Name, Json Value)> more)
        {
            var members = new List<KeyValuePair<string, Json>>(Sorted);
            foreach ((string name, Json value) in more)
            {
                members.Add(new(name, value));
            }

            return new Map(JsonMembers.Of([.. members]));
        }

        /// <summary>True when both have equal members of the same names.</summary>
        public bool Equals(Map? other) => other is not null && CanonicalJson.IsSame(this, other);

        /// <inheritdoc/>
        public override int GetHashCode() => Sorted.Aggregate(Sorted.Count, HashCode.Combine);
    }

    /// <summary>An object of the members whose value is not null: optional members are left out.</summary>
    public static Map Object(params ReadOnlySpan<(string Name, Json? Value)> members)
    {
        var present = new KeyValuePair<string, Json>[members.Length];
        int count = 0;
        foreach ((string name, Json? value) in members)
        {
            if (value is not null)
            {
                present[count++] = new(name, value);
            }
        }

        System.Array.Resize(ref present, count);
        return new Map(JsonMembers.Of(present));
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
