using System.Buffers.Binary;
using System.Text;

namespace Inspections.Worker.Files.Photos;

/// <summary>The chunks of a PNG that make its picture (RFC 2083, section 4): no text, time, Exif data, profile, or chunk of some program's own.</summary>
internal static class PngPicture
{
    // A length, a type, and the check value behind the data.
    private const int Around = 12, HeaderBytes = 13;

    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT"];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>True for what begins as a PNG.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>The picture alone, with its width and height in pixels; null where it is cut off or damaged.</summary>
    public static (byte[] Picture, int Width, int Height)? Read(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(Signature);
        int at = Signature.Length;
        uint width = 0, height = 0;
        bool hasData = false;
        while (file.Length - at >= Around)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Around)
            {
                return null;
            }

            ReadOnlySpan<byte> chunk = file[at..(at + Around + (int)length)];
            string type = Encoding.ASCII.GetString(chunk[4..8]);
            if (width == 0)
            {
                // The header comes first.
                if (type != "IHDR" || length != HeaderBytes)
                {
                    return null;
                }

                (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]));
                if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
                {
                    return null;
                }
            }

            hasData |= type == "IDAT";
            at += chunk.Length;
            if (Kept.Contains(type, StringComparer.Ordinal))
            {
                kept.Write(chunk);
            }

            if (type == "IEND")
            {
                return hasData ? (kept.ToArray(), (int)width, (int)height) : null;
            }
        }

        return null;
    }
}
