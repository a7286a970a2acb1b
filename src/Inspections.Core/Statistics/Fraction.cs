using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Statistics;

/// <summary>An exact chance: a numerator over a positive denominator, in lowest terms. The default value is 0.</summary>
/// <example><c>new Fraction(4, 6)</c> is 2/3, and 1 − (1 − 1/2)·(1 − 1/3) is 2/3 as well.</example>
[JsonConverter(typeof(TextJsonConverter<Fraction>))]
public readonly record struct Fraction : IComparable<Fraction>, ISpanParsable<Fraction>, ISpanFormattable, ITextValue<Fraction>
{
    // One less than the denominator, so that the default value is 0/1.
    private readonly BigInteger _denominatorLessOne;

    /// <summary><paramref name="numerator"/> parts of <paramref name="denominator"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is below 1.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, BigInteger.One);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, _denominatorLessOne) = (numerator / common, (denominator / common) - 1);
    }

    /// <summary>Certainty.</summary>
    public static Fraction One { get; } = new(1, 1);

    /// <summary>Parts taken.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Parts in all, 1 or more.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>The chance that it does not happen: 1 − this.</summary>
    public Fraction Complement => One - this;

    /// <summary>The nearest number, good to 2⁻⁶⁴.</summary>
    public double ToDouble() => (double)((Numerator << 64) / Denominator) / 18446744073709551616.0;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Reads <c>20/389</c>.</summary>
    /// <exception cref="ProtocolFormatException">The text is no fraction.</exception>
    public static Fraction Parse(string text) => TextValue.Parse<Fraction>(text);

    /// <summary>Reads <c>20/389</c>; gives false for a text that is no fraction.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fraction value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    static string? ITextValue<Fraction>.Read(string text, out Fraction value)
    {
        string[] parts = text.Split('/');
        bool reads = BigInteger.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger numerator)
            & BigInteger.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger denominator)
            && parts.Length == 2 && denominator >= 1;
        value = reads ? new Fraction(numerator, denominator) : default;
        return reads ? null : $"not a fraction like 20/389: '{text}'";
    }

    /// <summary><c>20/389</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Product: both of two independent things happen.</summary>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Smaller.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Larger.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Smaller or the same.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Larger or the same.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;
}
