using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>An exact share between 0 and 1, never a floating-point number (protocol section 3).</summary>
public readonly record struct Ratio
{
    /// <summary>A share of <paramref name="numerator"/> in <paramref name="denominator"/>.</summary>
    /// <exception cref="ProtocolFormatException">The denominator is below 1, or the share outside 0 to 1.</exception>
    public Ratio(long numerator, long denominator)
    {
        if (denominator < 1 || numerator < 0 || numerator > denominator)
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
    public bool IsAbove(Ratio other) => (Int128)Numerator * other.Denominator > (Int128)other.Numerator * Denominator;

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("denominator", Denominator), ("numerator", Numerator));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static Ratio FromJson(Json value) => MemberReader.Read(value, "ratio", From);

    /// <summary>Reads the two members of an object that has others too.</summary>
    public static Ratio From(MemberReader members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new Ratio(members.Integer("numerator", 0), members.Integer("denominator", 1));
    }

    /// <summary><c>5/100</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");
}
