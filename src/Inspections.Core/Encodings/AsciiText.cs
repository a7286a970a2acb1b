using System.Buffers;
using System.Text;

namespace Inspections.Core.Encodings;

/// <summary>Writes texts of ASCII characters as bytes.</summary>
internal static class AsciiText
{
    /// <summary>Writes a text at the end of a file.</summary>
    public static void Append(IBufferWriter<byte> file, string ascii) =>
        file.Advance(Encoding.ASCII.GetBytes(ascii, file.GetSpan(ascii.Length)));
}
