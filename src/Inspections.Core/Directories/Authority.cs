using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The inspecting body: administrative-division code (GB/T 2260) and short name, <c>350100/housing</c>; also the
/// ledger's origin (protocol sections 1 and 3).
/// </summary>
[JsonConverter(typeof(TextJsonConverter<Authority>))]
public readonly partial record struct Authority : ISpanParsable<Authority>, ISpanFormattable, IComparable<Authority>, ITextValue<Authority>, IUnset
{
    private readonly string? _value;

    private Authority(string value) => _value = value;

    /// <summary>The six-digit administrative-division code.</summary>
    public string Division => ToString()[..6];

    /// <summary>Reads an authority.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static Authority Parse(string text) => TextValue.Parse<Authority>(text);

    /// <summary>Reads an authority when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Authority value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    bool IUnset.IsUnset => _value is null;

    /// <inheritdoc/>
    static string? ITextValue<Authority>.Read(string text, out Authority value)
    {
        bool reads = Form().IsMatch(text);
        value = reads ? new(text) : default;
        return reads ? null : $"not an authority like 350100/housing: '{text}'";
    }

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() => _value ?? throw new InvalidOperationException("an Authority that was never set");

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public int CompareTo(Authority other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(Authority left, Authority right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(Authority left, Authority right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(Authority left, Authority right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(Authority left, Authority right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\A[0-9]{6}/[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
