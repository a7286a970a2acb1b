namespace Inspections.Core.Encodings;

/// <summary>Base64 with padding in its one spelling: no white space, no stray bits (RFC 4648 section 4).</summary>
internal static class StrictBase64
{
    /// <summary>Reads base64.</summary>
    /// <exception cref="ProtocolFormatException">Not base64, or another spelling of the same bytes.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryDecode(text, out byte[] bytes) ? bytes : throw new ProtocolFormatException($"not base64: '{text}'");
    }

    /// <summary>Reads base64; gives false for any other text.</summary>
    internal static bool TryDecode(string text, out byte[] bytes)
    {
        byte[] room = new byte[text.Length];
        bool reads = Convert.TryFromBase64String(text, room, out int length) && Convert.ToBase64String(room, 0, length) == text;
        bytes = reads ? room[..length] : [];
        return reads;
    }
}
