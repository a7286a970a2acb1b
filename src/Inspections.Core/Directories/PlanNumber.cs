using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The number of a random-inspection plan (抽查计划编号), 14 digits: administrative-division code (GB/T 2260), year, <c>1</c>, and a
/// number of three digits within the year.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<PlanNumber>))]
public readonly partial record struct PlanNumber : ISpanParsable<PlanNumber>, ISpanFormattable, IComparable<PlanNumber>, ITextValue<PlanNumber>, IUnset
{
    /// <summary>The last number of a year.</summary>
    public const int Last = 999;

    private readonly string? _value;

    private PlanNumber(string value) => _value = value;

    /// <summary>The plan of a year with a number of its own.</summary>
    /// <param name="authority">Whose administrative-division code leads.</param>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="number">From 1 to <see cref="Last"/>.</param>
    /// <exception cref="ProtocolFormatException">Year or number are out of range.</exception>
    public static PlanNumber Of(Authority authority, int year, int number) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{authority.Division}{year:0000}1{number:000}"));

    /// <summary>Reads a number.</summary>
    /// <exception cref="ProtocolFormatException">The text is none.</exception>
    public static PlanNumber Parse(string text) => TextValue.Parse<PlanNumber>(text);

    /// <summary>Reads a number when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PlanNumber value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    bool IUnset.IsUnset => _value is null;

    /// <inheritdoc/>
    static string? ITextValue<PlanNumber>.Read(string text, out PlanNumber value)
    {
        bool reads = Form().IsMatch(text);
        value = reads ? new(text) : default;
        return reads ? null : $"not a plan number of 14 digits like 35010020261001: '{text}'";
    }

    /// <summary>The 14 digits.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() => _value ?? throw new InvalidOperationException("a PlanNumber that was never set");

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public int CompareTo(PlanNumber other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(PlanNumber left, PlanNumber right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(PlanNumber left, PlanNumber right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(PlanNumber left, PlanNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(PlanNumber left, PlanNumber right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\A[0-9]{6}(?!0000)[0-9]{4}1(?!000)[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
