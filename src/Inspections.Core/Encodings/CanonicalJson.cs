using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Inspections.Core.Encodings;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme) restricted to the protocol's subset: no floats, no null, ASCII keys,
/// integers in ±(2^53−1) (protocol section 1). One value has one spelling, so a digest names it.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The largest integer, 2^53−1.</summary>
    public const long MaxInteger = (1L << 53) - 1;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);
    private static readonly SearchValues<byte> IntegerCharacters = SearchValues.Create("-0123456789"u8);

    /// <summary>The canonical bytes of <paramref name="value"/>.</summary>
    /// <exception cref="ProtocolFormatException">A lone surrogate, a key outside ASCII or an integer out of range.</exception>
    public static byte[] Write(Json value)
    {
        using ByteText text = TextOf(value);
        return text.Written.ToArray();
    }

    /// <summary>SHA-256 of the canonical bytes.</summary>
    public static Digest DigestOf(Json value)
    {
        using ByteText text = TextOf(value);
        return Digest.Of(text.Written);
    }

    /// <summary>True when both have the same canonical bytes: values have one spelling.</summary>
    internal static bool IsSame(Json one, Json other) => (one, other) switch
    {
        (Json.Text a, Json.Text b) => a.Value == b.Value,
        (Json.Integer a, Json.Integer b) => a.Value == b.Value,
        (Json.Flag a, Json.Flag b) => a.Value == b.Value,
        (Json.List a, Json.List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => IsSame(p.First, p.Second)),
        (Json.Map a, Json.Map b) => a.Sorted.Count == b.Sorted.Count && a.Sorted.Zip(b.Sorted).All(p => p.First.Key == p.Second.Key && IsSame(p.First.Value, p.Second.Value)),
        _ => false,
    };

    /// <summary>Reads bytes that must be canonical already.</summary>
    /// <exception cref="ProtocolFormatException">Not JSON, outside the subset, or another spelling than the canonical one.</exception>
    public static Json Parse(ReadOnlySpan<byte> bytes)
    {
        Json value = ParseAnySpelling(bytes);
        using ByteText text = TextOf(value);
        return text.Written.SequenceEqual(bytes)
            ? value
            : throw new ProtocolFormatException("not canonical JSON: another spelling of the same value");
    }

    /// <summary>Reads any spelling of a value inside the subset; to be written canonically.</summary>
    /// <exception cref="ProtocolFormatException">Not JSON, or outside the subset.</exception>
    public static Json ParseAnySpelling(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 32 });
            reader.Read();
            Json value = ReadValue(ref reader, new RecentTexts(bytes.Length));
            return reader.Read() ? throw new ProtocolFormatException("text after the JSON value") : value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ProtocolFormatException($"not JSON: {e.Message}", e);
        }
    }

    private static Json ReadValue(ref Utf8JsonReader reader, RecentTexts recent) => reader.TokenType switch
    {
        JsonTokenType.String => recent.Read(ref reader),
        JsonTokenType.Number => new Json.Integer(ReadInteger(ref reader)),
        JsonTokenType.True => new Json.Flag(true),
        JsonTokenType.False => new Json.Flag(false),
        JsonTokenType.StartArray => ReadList(ref reader, recent),
        JsonTokenType.StartObject => ReadMap(ref reader, recent),
        _ => throw new ProtocolFormatException($"{reader.TokenType} is outside the protocol's JSON"),
    };

    private static long ReadInteger(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> token = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        bool plain = !token.ContainsAnyExcept(IntegerCharacters) && !token.SequenceEqual("-0"u8);
        return plain && reader.TryGetInt64(out long value) && IsInRange(value)
            ? value
            : throw new ProtocolFormatException($"not an integer in ±(2^53−1): {Encoding.UTF8.GetString(token)}");
    }

    // Not by the absolute value: the smallest long has none.
    private static bool IsInRange(long value) => value is >= -MaxInteger and <= MaxInteger;

    private static Json.List ReadList(ref Utf8JsonReader reader, RecentTexts recent)
    {
        var items = new List<Json>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, recent));
        }

        return new Json.List(items.ToArray());
    }

    private static Json.Map ReadMap(ref Utf8JsonReader reader, RecentTexts recent)
    {
        var members = new List<KeyValuePair<string, Json>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = recent.Read(ref reader).Value;
            reader.Read();
            members.Add(new(name, ReadValue(ref reader, recent)));
        }

        return new Json.Map(JsonMembers.Read([.. members]));
    }

    private static ByteText TextOf(Json value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new ByteText();
        try
        {
            Append(text, value);
            return text;
        }
        catch (EncoderFallbackException e)
        {
            text.Dispose();
            throw new ProtocolFormatException("a lone surrogate cannot be written", e);
        }
        catch (ProtocolFormatException)
        {
            text.Dispose();
            throw;
        }
    }

    private static void Append(ByteText text, Json value)
    {
        switch (value)
        {
            case Json.Text t:
                AppendText(text, t.Value);
                break;
            case Json.Integer i when IsInRange(i.Value):
                text.Append(i.Value);
                break;
            case Json.Flag f:
                text.Append(f.Value ? "true"u8 : "false"u8);
                break;
            case Json.List list:
                AppendList(text, list);
                break;
            case Json.Map map:
                AppendMap(text, map);
                break;
            default:
                throw new ProtocolFormatException($"outside the protocol's JSON: {value}");
        }
    }

    private static void AppendList(ByteText text, Json.List list)
    {
        text.Append((byte)'[');
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
            {
                text.Append((byte)',');
            }

            Append(text, list.Items[i]);
        }

        text.Append((byte)']');
    }

    private static void AppendMap(ByteText text, Json.Map map)
    {
        text.Append((byte)'{');
        for (int i = 0; i < map.Sorted.Count; i++)
        {
            (string name, Json value) = map.Sorted[i];
            if (!Ascii.IsValid(name))
            {
                throw new ProtocolFormatException($"key '{name}' is not ASCII");
            }

            if (i > 0)
            {
                text.Append((byte)',');
            }

            AppendText(text, name);
            text.Append((byte)':');
            Append(text, value);
        }

        text.Append((byte)'}');
    }

    // RFC 8785 section 3.2.2.2: only control characters, the quote and the backslash are escaped.
    private static void AppendText(ByteText text, string value)
    {
        text.Append((byte)'"');
        ReadOnlySpan<char> rest = value;
        for (int plain; (plain = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(plain + 1)..])
        {
            text.Append(rest[..plain]);
            text.Append(rest[plain] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                char control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            });
        }

        text.Append(rest);
        text.Append((byte)'"');
    }
}
