using System.Buffers.Binary;

namespace Inspections.Worker.Files.Photos;

/// <summary>Which side of a picture is up (Exif 2.3, tag 0x0112): 1 as it lies, to 8.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112, Short = 3;

    private const int HeaderBytes = 6, EntryBytes = 12;

    /// <summary>The orientation that the data of an APP1 segment name; null where they name none that there is.</summary>
    public static int? Of(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < HeaderBytes + 8)
        {
            return null;
        }

        ReadOnlySpan<byte> tiff = segment[HeaderBytes..];
        bool isLittle = tiff.StartsWith("II"u8);
        uint directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        int count = Word(tiff[(int)directory..], isLittle);
        ReadOnlySpan<byte> entries = tiff[((int)directory + 2)..];
        for (int i = 0; i < count && entries.Length >= EntryBytes; i++, entries = entries[EntryBytes..])
        {
            if (Word(entries, isLittle) == Tag && Word(entries[2..], isLittle) == Short)
            {
                return Word(entries[8..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>A whole APP1 segment that says the orientation and nothing else.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xff, 0xe1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static int Word(ReadOnlySpan<byte> at, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
