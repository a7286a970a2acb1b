namespace Inspections.Core.Encodings;

/// <summary>
/// Reads the members of one JSON object by name and refuses what is missing, of the wrong type or unknown
/// (protocol section 1: an unknown member is an error).
/// </summary>
public sealed class MemberReader
{
    private readonly string _what;
    private readonly JsonMembers _members;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private MemberReader(Json.Map map, string what) => (_members, _what) = (map.Sorted, what);

    /// <summary>Reads <paramref name="value"/> as the object <paramref name="what"/> by <paramref name="read"/>; all its members must be read.</summary>
    /// <exception cref="ProtocolFormatException">Not an object, or a member is missing, wrong or unknown.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    public static T Read<T>(Json value, string what, Func<MemberReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var members = new MemberReader(
            value as Json.Map ?? throw new ProtocolFormatException($"{what}: expected an object"), what);
        T result = read(members);
        string? unknown = members._members.Keys.FirstOrDefault(k => !members._read.Contains(k));
        return unknown is null ? result : throw new ProtocolFormatException($"{what}: unknown member '{unknown}'");
    }

    /// <summary>True when the member is present.</summary>
    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>A required member, read by <paramref name="read"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    /// <exception cref="ProtocolFormatException">It is missing, or what reads it refuses it.</exception>
    public T Required<T>(string name, Func<Json, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        _read.Add(name);
        return _members.TryGetValue(name, out Json? value)
            ? read(value)
            : throw new ProtocolFormatException($"{_what}: member '{name}' is missing");
    }

    /// <summary>A required string.</summary>
    public string Text(string name) => Required(name, v => (v as Json.Text)?.Value ?? throw Wrong(name, "a string"));

    /// <summary>A required string, read by <paramref name="parse"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="parse"/> is null.</exception>
    public T Text<T>(string name, Func<string, T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        return parse(Text(name));
    }

    /// <summary>An optional string, read by <paramref name="parse"/>; default when left out.</summary>
    public T? OptionalText<T>(string name, Func<string, T> parse) => Has(name) ? Text(name, parse) : default;

    /// <summary>A required integer from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public long Integer(string name, long min, long max = CanonicalJson.MaxInteger)
    {
        long value = Required(name, v => (v as Json.Integer)?.Value ?? throw Wrong(name, "an integer"));
        return value >= min && value <= max ? value : throw Wrong(name, $"an integer from {min} to {max}");
    }

    /// <summary>A required integer that counts something held in memory.</summary>
    internal int Count(string name, int min = 0) => (int)Integer(name, min, int.MaxValue);

    /// <summary>An optional member that may only be <c>true</c>.</summary>
    internal bool OptionalTrue(string name) =>
        Has(name) && Required(name, v => v is Json.Flag { Value: true } ? true : throw Wrong(name, "true, or left out"));

    /// <summary>A required array, each item read by <paramref name="read"/>.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<Json, T> read) =>
        Required(name, v => (v as Json.List)?.Items.Select(read).ToArray() ?? throw Wrong(name, "an array"));

    /// <summary>A required array of strings, each read by <paramref name="parse"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="parse"/> is null.</exception>
    public IReadOnlyList<T> Texts<T>(string name, Func<string, T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        return List(name, v => parse((v as Json.Text)?.Value ?? throw Wrong(name, "an array of strings")));
    }

    private ProtocolFormatException Wrong(string name, string expected) => new($"{_what}: member '{name}' must be {expected}");
}
