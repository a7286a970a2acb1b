using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The code of a regulated sector (监管行业), also the form of a witness name: 1 to 41 of <c>a-z0-9-</c>, the
/// first not a hyphen (protocol section 1). Ordered by its ASCII bytes.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<SectorCode>))]
public readonly partial record struct SectorCode : ISpanParsable<SectorCode>, ISpanFormattable, IComparable<SectorCode>, ITextValue<SectorCode>, IUnset
{
    private readonly string? _value;

    private SectorCode(string value) => _value = value;

    /// <summary>Reads a code.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static SectorCode Parse(string text) => TextValue.Parse<SectorCode>(text);

    /// <summary>Reads a code when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SectorCode value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    bool IUnset.IsUnset => _value is null;

    /// <inheritdoc/>
    static string? ITextValue<SectorCode>.Read(string text, out SectorCode value)
    {
        bool reads = Form().IsMatch(text);
        value = reads ? new(text) : default;
        return reads ? null : $"not a sector code: '{text}'";
    }

    /// <summary>True when <paramref name="text"/> is a sector code.</summary>
    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public int CompareTo(SectorCode other) => string.CompareOrdinal(_value, other._value);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() => _value ?? throw new InvalidOperationException("a SectorCode that was never set");

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(SectorCode left, SectorCode right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(SectorCode left, SectorCode right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(SectorCode left, SectorCode right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(SectorCode left, SectorCode right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
