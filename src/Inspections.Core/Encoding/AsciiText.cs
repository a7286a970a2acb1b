using System.Buffers;

namespace Inspections.Core.Encoding;

/// <summary>Writes texts of ASCII characters as bytes.</summary>
internal static class AsciiText
{
    /// <summary>Writes a text at the end of a file.</summary>
    public static void Append(IBufferWriter<byte> file, string ascii) =>
        file.Advance(System.Text.Encoding.ASCII.GetBytes(ascii, file.GetSpan(ascii.Length)));
}
