using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>
/// An exact share between 0 and 1, never a floating-point number (protocol section 3). Ordered by how much it is; 5/100 and 1/20 are as much and
/// have two spellings, so they are not equal.
/// </summary>
[JsonConverter(typeof(ProtocolJsonConverter<Ratio>))]
public readonly record struct Ratio : IProtocolObject<Ratio>, ISpanParsable<Ratio>, ISpanFormattable, IComparable<Ratio>, ITextValue<Ratio>, IUnset
{
    /// <summary>A share of <paramref name="numerator"/> in <paramref name="denominator"/>.</summary>
    /// <exception cref="ProtocolFormatException">The denominator is below 1 or above 2^53−1, or the share outside 0 to 1.</exception>
    public Ratio(long numerator, long denominator)
    {
        if (denominator is < 1 or > CanonicalJson.MaxInteger || numerator < 0 || numerator > denominator)
        {
            throw new ProtocolFormatException($"not a share from 0 to 1: {numerator}/{denominator}");
        }

        (Numerator, Denominator) = (numerator, denominator);
    }

    /// <summary>Parts taken.</summary>
    public long Numerator { get; }

    /// <summary>Parts in all, 1 or more.</summary>
    public long Denominator { get; }

    /// <summary>The least whole number that is at least this share of <paramref name="count"/>: <c>ceil</c>, so that rounding never breaks a floor.</summary>
    public long CeilingOf(long count) =>
        Denominator == 0 ? 0 : (long)((((Int128)Numerator * count) + Denominator - 1) / Denominator);

    /// <summary>True when this share is larger than <paramref name="other"/>.</summary>
    internal bool IsAbove(Ratio other) => this > other;

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("denominator", Denominator), ("numerator", Numerator));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static Ratio FromJson(Json value) => MemberReader.Read(value, "ratio", From);

    /// <summary>Reads the two members of an object that has others too.</summary>
    /// <exception cref="ProtocolFormatException">They are no share.</exception>
    internal static Ratio From(MemberReader members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new Ratio(members.Integer("numerator", 0), members.Integer("denominator", 1));
    }

    /// <summary>Reads <c>5/100</c>.</summary>
    /// <exception cref="ProtocolFormatException">The text is no share.</exception>
    public static Ratio Parse(string text) => TextValue.Parse<Ratio>(text);

    /// <summary>Reads <c>5/100</c>; gives false for a text that is no share.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ratio value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    public int CompareTo(Ratio other) => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>A smaller share.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    /// <summary>A larger share.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    /// <summary>A smaller share, or as much.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    /// <summary>A larger share, or as much.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    bool IUnset.IsUnset => Denominator == 0;

    /// <inheritdoc/>
    static string? ITextValue<Ratio>.Read(string text, out Ratio value)
    {
        string[] parts = text.Split('/');
        bool reads = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long numerator)
            & long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long denominator)
            && parts.Length == 2 && denominator is >= 1 and <= CanonicalJson.MaxInteger && numerator <= denominator;
        value = reads ? new Ratio(numerator, denominator) : default;
        return reads ? null : $"not a share like 5/100: '{text}'";
    }

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary><c>5/100</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");
}
