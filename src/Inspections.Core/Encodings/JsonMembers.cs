using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Inspections.Core.Encodings;

/// <summary>The members of an object, ordered by the bytes of their names: one array, as a document has hundreds of thousands of them.</summary>
internal sealed class JsonMembers : IReadOnlyDictionary<string, Json>
{
    private readonly KeyValuePair<string, Json>[] _members;

    private JsonMembers(KeyValuePair<string, Json>[] members) => _members = members;

    public int Count => _members.Length;

    public IEnumerable<string> Keys => _members.Select(m => m.Key);

    public IEnumerable<Json> Values => _members.Select(m => m.Value);

    public Json this[string key] => TryGetValue(key, out Json? value) ? value : throw new KeyNotFoundException($"no member '{key}'");

    /// <summary>The member at a place in the order of names.</summary>
    public KeyValuePair<string, Json> this[int place] => _members[place];

    /// <summary>Members in any order; the array is theirs from here on.</summary>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static JsonMembers Of(KeyValuePair<string, Json>[] members) => Sort(members) is not string name
        ? new JsonMembers(members)
        : throw new ArgumentException($"two members of the name '{name}'", nameof(members));

    /// <summary>Members as a document has them.</summary>
    /// <exception cref="ProtocolFormatException">A name stands twice.</exception>
    public static JsonMembers Read(KeyValuePair<string, Json>[] members) => Sort(members) is not string name
        ? new JsonMembers(members)
        : throw new ProtocolFormatException($"duplicate key '{name}'");

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Json value)
    {
        int place = IndexOf(key);
        value = place < 0 ? null : _members[place].Value;
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, Json>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, Json>>)_members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string key)
    {
        int low = 0, high = _members.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2, order = string.CompareOrdinal(_members[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    // Orders members and gives the name that stands twice. What the protocol writes is in order already, and then no name does.
    private static string? Sort(KeyValuePair<string, Json>[] members)
    {
        if (FirstOutOfOrder(members) == members.Length)
        {
            return null;
        }

        Array.Sort(members, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        int twice = FirstOutOfOrder(members);
        return twice == members.Length ? null : members[twice].Key;
    }

    // The place of the first name that is not after the one before it; the length where there is none.
    private static int FirstOutOfOrder(KeyValuePair<string, Json>[] members)
    {
        int place = 1;
        while (place < members.Length && string.CompareOrdinal(members[place - 1].Key, members[place].Key) < 0)
        {
            place++;
        }

        return int.Min(place, members.Length);
    }
}
