using System.Buffers.Binary;
using System.Text;

namespace Inspections.Worker.Tests.Files.Photos;

/// <summary>Pictures made up for tests: as small as they may be, with all that a telephone hides beside one.</summary>
internal static class MadePhotos
{
    /// <summary>What must be nowhere in what is kept.</summary>
    public const string Secret = "SECRET-PLACE-26.0745N";

    /// <summary>A JPEG of one grey block: Exif with an orientation and a place, XMP, a profile, a comment, and a film behind its end.</summary>
    /// <param name="orientation">How it was held.</param>
    /// <param name="isLittle">The order of the bytes in its Exif data.</param>
    public static byte[] Jpeg(int orientation = 6, bool isLittle = true) =>
    [
        0xff, 0xd8,
        .. Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xe1, [.. "Exif\0\0"u8, .. Tiff(orientation, isLittle)]),
        .. Segment(0xe1, Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x>{Secret}</x>")),
        .. Segment(0xe2, Encoding.ASCII.GetBytes($"ICC_PROFILE\0{Secret}")),
        .. Segment(0xed, Encoding.ASCII.GetBytes($"Photoshop 3.0\0{Secret}")),
        .. Segment(0xfe, Encoding.ASCII.GetBytes(Secret)),
        .. Picture,
        0xff, 0xd9,
        .. Encoding.ASCII.GetBytes($"ftypmp42{Secret}"),
    ];

    /// <summary>What of it makes the picture.</summary>
    public static byte[] Picture { get; } =
    [
        .. Segment(0xdb, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xc4, [0x00, 0, 1, .. new byte[14], 0]),
        .. Segment(0xc4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xda, [1, 1, 0, 0, 63, 0]),

        // A difference of nothing and an end of the block, filled up with ones.
        0x1f,
    ];

    /// <summary>A PNG of one pixel: a text, a time, Exif data, a chunk of nobody's, and more behind its end.</summary>
    public static byte[] Png() =>
    [
        0x89, .. "PNG\r\n"u8, 0x1a, 0x0a,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. Chunk("tEXt", Encoding.ASCII.GetBytes($"Comment\0{Secret}")),
        .. Chunk("eXIf", Encoding.ASCII.GetBytes(Secret)),
        .. Chunk("tIME", [7, 0xea, 1, 1, 1, 1, 1]),
        .. Chunk("prVt", Encoding.ASCII.GetBytes(Secret)),
        .. Chunk("IDAT", Zlib([0, 0x80])),
        .. Chunk("IEND", []),
        .. Encoding.ASCII.GetBytes(Secret),
    ];

    private static byte[] Segment(byte marker, byte[] data) => [0xff, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Tiff(int orientation, bool isLittle)
    {
        byte[] secret = Encoding.ASCII.GetBytes(Secret);
        byte[] tiff = new byte[8 + 2 + 12 + 12 + 4];
        Encoding.ASCII.GetBytes(isLittle ? "II" : "MM").CopyTo(tiff, 0);
        Word(2, 42);
        Number(4, 8);
        Word(8, 2);
        Word(10, 0x010f);
        Word(12, 2);
        Number(14, (uint)secret.Length);
        Number(18, (uint)tiff.Length);
        Word(22, 0x0112);
        Word(24, 3);
        Number(26, 1);
        Word(30, (ushort)orientation);
        return [.. tiff, .. secret];

        void Word(int at, ushort value)
        {
            if (isLittle)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), value);
            }
        }

        void Number(int at, uint value)
        {
            if (isLittle)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(at), value);
            }
        }
    }

    private static byte[] Zlib(byte[] data)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(bytes, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return bytes.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4], check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(typed));
        return [.. length, .. typed, .. check];
    }

    // CRC-32 as RFC 2083 has it.
    private static uint Crc(byte[] data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xedb88320);
            }
        }

        return ~crc;
    }
}
