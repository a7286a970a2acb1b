using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Inspections.Core.Encodings;

/// <summary>
/// Thirty-two bytes: a SHA-256 digest, a tree head or a ticket. Ordered as bytes, written as 64 lower-case
/// hexadecimal digits (protocol section 1). The default value is all zeros.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<Digest>))]
public readonly struct Digest : IEquatable<Digest>, IComparable<Digest>, ISpanParsable<Digest>, ISpanFormattable, ITextValue<Digest>
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    // Four big-endian words, so that comparing words is comparing bytes.
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">They are fewer or more.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"expected {Length} bytes, found {bytes.Length}", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Takes four big-endian words of 64 bits.</summary>
    internal Digest(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The first 64 bits; they decide an order unless they are the same.</summary>
    internal ulong Prefix => _a;

    /// <summary>SHA-256 of <paramref name="data"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Length];
        HashSuite.Hash(data, hash);
        return new Digest(hash);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="ProtocolFormatException">Any other text.</exception>
    public static Digest Parse(string text) => TextValue.Parse<Digest>(text);

    /// <summary>Reads 64 lower-case hexadecimal digits; gives false for any other text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest value) => TextValue.TryParse(text, out value);

    /// <summary>Writes the 32 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for them.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>A fresh array of the 32 bytes.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public int CompareTo(Digest other)
    {
        int order = _a.CompareTo(other._a);
        order = order != 0 ? order : _b.CompareTo(other._b);
        order = order != 0 ? order : _c.CompareTo(other._c);
        return order != 0 ? order : _d.CompareTo(other._d);
    }

    /// <inheritdoc/>
    public bool Equals(Digest other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _a.GetHashCode();

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(2 * Length, this, static (text, digest) => digest.WriteDigits(text));

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = destination.Length >= 2 * Length;
        charsWritten = fits ? 2 * Length : 0;
        if (fits)
        {
            WriteDigits(destination);
        }

        return fits;
    }

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    static string? ITextValue<Digest>.Read(string text, out Digest value)
    {
        value = default;
        if (!Hex.IsLower(text, Length))
        {
            return $"expected 64 lower-case hexadecimal digits, found '{text}'";
        }

        Span<byte> bytes = stackalloc byte[Length];
        Convert.FromHexString(text, bytes, out _, out _);
        value = new Digest(bytes);
        return null;
    }

    private void WriteDigits(Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, text, out _);
    }

    /// <summary>Same bytes.</summary>
    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    /// <summary>Different bytes.</summary>
    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;
}
