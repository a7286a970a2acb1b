using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>The name of a stratum, department, staff member or source: 1 to 64 of <c>0-9A-Za-z._:/-</c> (protocol section 1).</summary>
[JsonConverter(typeof(TextJsonConverter<Label>))]
public readonly partial record struct Label : ISpanParsable<Label>, ISpanFormattable, IComparable<Label>, ITextValue<Label>, IUnset
{
    private readonly string? _value;

    private Label(string value) => _value = value;

    /// <summary>Reads a label.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static Label Parse(string text) => TextValue.Parse<Label>(text);

    /// <summary>Reads a label when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Label value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    bool IUnset.IsUnset => _value is null;

    /// <inheritdoc/>
    static string? ITextValue<Label>.Read(string text, out Label value)
    {
        bool reads = Form().IsMatch(text);
        value = reads ? new(text) : default;
        return reads ? null : $"not a name: '{text}'";
    }

    /// <summary>True when <paramref name="text"/> is a label.</summary>
    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() => _value ?? throw new InvalidOperationException("a Label that was never set");

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public int CompareTo(Label other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(Label left, Label right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(Label left, Label right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(Label left, Label right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(Label left, Label right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\A[0-9A-Za-z._:/-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
