using System.Buffers.Binary;

namespace Inspections.Worker.Files.Photos;

/// <summary>
/// The segments of a JPEG that make its picture (ITU-T T.81, annex B). Of the others one thing is kept, how it was held: a telephone writes its pictures
/// lying and says in the Exif data which side is up.
/// </summary>
internal static class JpegPicture
{
    private const byte Soi = 0xd8, Eoi = 0xd9, Sos = 0xda, App0 = 0xe0, App1 = 0xe1, App14 = 0xee, App15 = 0xef, Com = 0xfe;

    // Tables, restarts and the number of lines: what a decoder needs beside frames and scans (DHT, DAC, DQT, DNL, DRI).
    private static readonly byte[] Tables = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd];

    /// <summary>True for what begins as a JPEG.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xff, Soi, 0xff]);

    /// <summary>The picture alone, with its width and height in pixels; null where it is cut off or damaged.</summary>
    public static (byte[] Picture, int Width, int Height)? Read(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        int at = 2, width = 0, height = 0, orientation = 1;
        bool isScanned = false;
        while (Marker(file, ref at) is { } marker)
        {
            if (marker == Eoi)
            {
                // Behind the end may stand anything: a film, a second picture, their own Exif data.
                return isScanned && width > 0 && height > 0 ? (Whole(kept, orientation), width, height) : null;
            }

            if (file.Length - at < 2 || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || length > file.Length - at))
            {
                return null;
            }

            ReadOnlySpan<byte> segment = file[at..(at + length)];
            at += length;
            if (IsFrame(marker))
            {
                if (segment.Length < 8)
                {
                    return null;
                }

                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
                Keep(kept, marker, segment);
            }
            else if (marker == Sos)
            {
                Keep(kept, marker, segment);
                int end = EndOfScan(file, at);
                kept.Write(file[at..end]);
                (at, isScanned) = (end, true);
            }
            else if (Tables.Contains(marker))
            {
                Keep(kept, marker, segment);
            }
            else if (marker == App14 && segment.Length >= 14 && segment[2..].StartsWith("Adobe"u8))
            {
                // Without it the colours are read as others.
                Keep(kept, marker, [0, 14, .. segment[2..14]]);
            }
            else if (marker == App1)
            {
                orientation = ExifOrientation.Of(segment[2..]) ?? orientation;
            }
            else if (marker is not ((>= App0 and <= App15) or Com))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf && !Tables.Contains(marker) && marker != 0xc8;

    // The next marker, which any number of 0xFF may stand before.
    private static byte? Marker(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xff)
        {
            return null;
        }

        while (at < file.Length && file[at] == 0xff)
        {
            at++;
        }

        return at < file.Length ? file[at++] : null;
    }

    // In the data of a scan 0xFF is followed by 0, or by the number of a restart; anything else is the next marker.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            int next = file[at..].IndexOf((byte)0xff);
            if (next < 0 || at + next + 1 >= file.Length)
            {
                return file.Length;
            }

            at += next;
            if (file[at + 1] is not (0 or (>= 0xd0 and <= 0xd7)))
            {
                return at;
            }

            at += 2;
        }

        return at;
    }

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        kept.Write([0xff, marker]);
        kept.Write(segment);
    }

    private static byte[] Whole(MemoryStream kept, int orientation) =>
        [0xff, Soi, .. orientation == 1 ? [] : ExifOrientation.Segment(orientation), .. kept.ToArray(), 0xff, Eoi];
}
