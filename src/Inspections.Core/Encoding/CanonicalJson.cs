using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Inspections.Core.Encoding;

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
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of <paramref name="value"/>.</summary>
    /// <exception cref="ProtocolFormatException">A lone surrogate, a key outside ASCII or an integer out of range.</exception>
    public static byte[] Write(Json value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder();
        Append(text, value);
        return Encode(text);
    }

    /// <summary>SHA-256 of the canonical bytes.</summary>
    public static Digest DigestOf(Json value) => Digest.Of(Write(value));

    /// <summary>Reads bytes that must be canonical already.</summary>
    /// <exception cref="ProtocolFormatException">Not JSON, outside the subset, or another spelling than the canonical one.</exception>
    public static Json Parse(ReadOnlySpan<byte> bytes)
    {
        Json value = ParseAnySpelling(bytes);
        return Write(value).AsSpan().SequenceEqual(bytes)
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
            Json value = ReadValue(ref reader);
            return reader.Read() ? throw new ProtocolFormatException("text after the JSON value") : value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ProtocolFormatException($"not JSON: {e.Message}", e);
        }
    }

    private static Json ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new Json.Text(reader.GetString()!),
        JsonTokenType.Number => new Json.Integer(ReadInteger(ref reader)),
        JsonTokenType.True => new Json.Flag(true),
        JsonTokenType.False => new Json.Flag(false),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadMap(ref reader),
        _ => throw new ProtocolFormatException($"{reader.TokenType} is outside the protocol's JSON"),
    };

    private static long ReadInteger(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> token = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        bool plain = !token.ContainsAnyExcept(IntegerCharacters) && !token.SequenceEqual("-0"u8);
        return plain && reader.TryGetInt64(out long value) && IsInRange(value)
            ? value
            : throw new ProtocolFormatException($"not an integer in ±(2^53−1): {System.Text.Encoding.UTF8.GetString(token)}");
    }

    // Not by the absolute value: the smallest long has none.
    private static bool IsInRange(long value) => value is >= -MaxInteger and <= MaxInteger;

    private static Json.List ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<Json>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return new Json.List(items);
    }

    private static Json.Map ReadMap(ref Utf8JsonReader reader)
    {
        var members = new SortedList<string, Json>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (!members.TryAdd(name, ReadValue(ref reader)))
            {
                throw new ProtocolFormatException($"duplicate key '{name}'");
            }
        }

        return new Json.Map(members);
    }

    private static void Append(StringBuilder text, Json value)
    {
        switch (value)
        {
            case Json.Text t:
                AppendText(text, t.Value);
                break;
            case Json.Integer i when IsInRange(i.Value):
                text.Append(i.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case Json.Flag f:
                text.Append(f.Value ? "true" : "false");
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

    private static void AppendList(StringBuilder text, Json.List list)
    {
        char separator = '[';
        foreach (Json item in list.Items)
        {
            text.Append(separator);
            Append(text, item);
            separator = ',';
        }

        text.Append(separator == '[' ? "[]" : "]");
    }

    private static void AppendMap(StringBuilder text, Json.Map map)
    {
        char separator = '{';
        foreach ((string name, Json member) in map.Members)
        {
            if (!Ascii.IsValid(name))
            {
                throw new ProtocolFormatException($"key '{name}' is not ASCII");
            }

            text.Append(separator);
            AppendText(text, name);
            text.Append(':');
            Append(text, member);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    // RFC 8785 section 3.2.2.2: only control characters, the quote and the backslash are escaped.
    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        int plain = value.AsSpan().IndexOfAny(Escaped);
        text.Append(value, 0, plain < 0 ? value.Length : plain);
        foreach (char c in value.AsSpan(plain < 0 ? value.Length : plain))
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    // In UTF-8, where every surrogate has its other half.
    private static int LengthOf(StringBuilder text)
    {
        int length = 0;
        foreach (ReadOnlyMemory<char> piece in text.GetChunks())
        {
            foreach (char c in piece.Span)
            {
                length += c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3;
            }
        }

        return length;
    }

    // Piece by piece: the whole text of a directory is never there twice.
    private static byte[] Encode(StringBuilder text)
    {
        try
        {
            byte[] bytes = new byte[LengthOf(text)];
            Encoder encoder = StrictUtf8.GetEncoder();
            int written = 0;
            foreach (ReadOnlyMemory<char> piece in text.GetChunks())
            {
                written += encoder.GetBytes(piece.Span, bytes.AsSpan(written), flush: false);
            }

            encoder.GetBytes([], bytes.AsSpan(written), flush: true);
            return bytes;
        }
        catch (EncoderFallbackException e)
        {
            throw new ProtocolFormatException("a lone surrogate cannot be written", e);
        }
    }
}
