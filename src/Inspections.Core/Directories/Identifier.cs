using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The id of a firm, project or inspector: 1 to 64 of <c>0-9A-Za-z._-</c>, the first a letter or digit
/// (protocol section 1). Ordered by its ASCII bytes.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<Identifier>))]
public readonly record struct Identifier : ISpanParsable<Identifier>, ISpanFormattable, IComparable<Identifier>, ITextValue<Identifier>, IUnset
{
    private const int MostCharacters = 64;

    private static readonly SearchValues<char> Characters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-");

    private readonly string? _value;

    private Identifier(string value) => _value = value;

    /// <summary>Reads an identifier.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static Identifier Parse(string text) => TextValue.Parse<Identifier>(text);

    /// <summary>Reads an identifier when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Identifier value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    bool IUnset.IsUnset => _value is null;

    /// <inheritdoc/>
    static string? ITextValue<Identifier>.Read(string text, out Identifier value)
    {
        bool reads = text.Length is >= 1 and <= MostCharacters && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(Characters);
        value = reads ? new(text) : default;
        return reads ? null : $"not an identifier: '{text}'";
    }

    /// <summary>An identifier whose bytes are known to have its form.</summary>
    internal static Identifier OfChecked(ReadOnlySpan<byte> ascii) => new(Encoding.ASCII.GetString(ascii));

    /// <summary>True when <paramref name="text"/> is an identifier.</summary>
    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public int CompareTo(Identifier other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() => _value ?? throw new InvalidOperationException("an Identifier that was never set");

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(Identifier left, Identifier right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(Identifier left, Identifier right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(Identifier left, Identifier right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(Identifier left, Identifier right) => left.CompareTo(right) >= 0;
}
