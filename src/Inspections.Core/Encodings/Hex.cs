using System.Buffers;

namespace Inspections.Core.Encodings;

/// <summary>Lower-case hexadecimal, the only spelling a published file may use (protocol section 1).</summary>
public static class Hex
{
    /// <summary>The digits.</summary>
    internal static readonly SearchValues<byte> LowerDigits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Writes bytes as lower-case hexadecimal.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>True when <paramref name="text"/> is exactly <paramref name="byteCount"/> bytes of lower-case hexadecimal.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static bool IsLower(string text, int byteCount)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 2 * byteCount && text.All(char.IsAsciiHexDigitLower);
    }

    /// <summary>Reads lower-case hexadecimal.</summary>
    /// <exception cref="ProtocolFormatException">The text has another character or an odd length.</exception>
    internal static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsLower(text, text.Length / 2)
            ? Convert.FromHexString(text)
            : throw new ProtocolFormatException($"not lower-case hexadecimal: '{text}'");
    }
}
