namespace Inspections.Core.Encodings;

/// <summary>Base64 with padding in its one spelling: no white space, no stray bits (RFC 4648 section 4).</summary>
public static class StrictBase64
{
    /// <summary>Reads base64.</summary>
    /// <exception cref="ProtocolFormatException">Not base64, or another spelling of the same bytes.</exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : throw new ProtocolFormatException($"not base64: '{text}'");
    }
}
