using System.Buffers.Binary;
using System.Text;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>A small .xls file: one sheet of BIFF8 records (MS-XLS) in a compound file (MS-CFB).</summary>
internal static class XlsFile
{
    private const int Sector = 512;
    private const int SmallestStream = 4096;
    private const int EndOfChain = -2;
    private const int Free = -1;

    /// <summary>Strings, dates and numbers in rows; a protected one says that the rest is encrypted.</summary>
    public static byte[] Of(IReadOnlyList<object?[]> rows, bool isProtected = false)
    {
        string[] strings = [.. rows.SelectMany(r => r).OfType<string>().Distinct(StringComparer.Ordinal)];
        byte[] globals = Globals(strings, isProtected, sheetAt: 0);
        return Compound([.. Globals(strings, isProtected, globals.Length), .. Sheet(rows, strings)]);
    }

    private static byte[] Globals(string[] strings, bool isProtected, int sheetAt) =>
    [
        .. Record(0x0809, [.. Short(0x0600), .. Short(0x0005), .. new byte[12]]),
        .. isProtected ? Record(0x002F, [.. Short(0), .. Short(0x1234), .. Short(0x5678)]) : [],
        .. Record(0x0042, Short(1200)),
        .. Record(0x00E0, new byte[20]),
        .. Record(0x00E0, [.. Short(0), .. Short(14), .. new byte[16]]),
        .. Record(0x0085, [.. Int(sheetAt), 0, 0, 1, 0, (byte)'S']),
        .. Record(0x00FC, [.. Int(strings.Length), .. Int(strings.Length), .. strings.SelectMany(Text)]),
        .. Record(0x000A, []),
    ];

    private static byte[] Sheet(IReadOnlyList<object?[]> rows, string[] strings) =>
    [
        .. Record(0x0809, [.. Short(0x0600), .. Short(0x0010), .. new byte[12]]),
        .. Record(0x0200, [.. Int(0), .. Int(rows.Count), .. Short(0), .. Short(rows.Max(r => r.Length)), .. Short(0)]),
        .. rows.SelectMany((cells, row) => cells.SelectMany((value, column) => Cell(row, column, value, strings))),
        .. Record(0x000A, []),
    ];

    private static byte[] Cell(int row, int column, object? value, string[] strings)
    {
        byte[] place = [.. Short(row), .. Short(column)];
        return value switch
        {
            null => [],
            string s => Record(0x00FD, [.. place, .. Short(0), .. Int(Array.IndexOf(strings, s))]),
            DateTime d => Record(0x0203, [.. place, .. Short(1), .. Real(d.ToOADate())]),
            double d => Record(0x0203, [.. place, .. Short(0), .. Real(d)]),
            _ => throw new ArgumentException($"no cell for {value.GetType()}", nameof(value)),
        };
    }

    // A header, one sector of allocation, one of directory, then the stream.
    private static byte[] Compound(byte[] stream)
    {
        int length = int.Max(SmallestStream, (stream.Length + Sector - 1) / Sector * Sector);
        int sectors = length / Sector;
        IEnumerable<int> chain = Enumerable.Range(3, sectors - 1).Append(EndOfChain);
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. Short(0x3E), .. Short(3), 0xFE, 0xFF, .. Short(9), .. Short(6),
            .. new byte[10], .. Int(1), .. Int(1), .. Int(0), .. Int(SmallestStream), .. Int(EndOfChain), .. Int(0), .. Int(EndOfChain), .. Int(0),
            .. Int(0), .. Enumerable.Repeat(Free, 108).SelectMany(Int),
        ];
        byte[] allocation = [.. new[] { -3, EndOfChain }.Concat(chain).Concat(Enumerable.Repeat(Free, 126 - sectors)).SelectMany(Int)];
        byte[] directory =
            [.. Entry("Root Entry", type: 5, child: 1, EndOfChain, 0), .. Entry("Workbook", type: 2, Free, start: 2, length), .. new byte[256]];
        return [.. header, .. allocation, .. directory, .. stream, .. new byte[length - stream.Length]];
    }

    private static byte[] Entry(string name, byte type, int child, int start, int size)
    {
        byte[] utf16 = Encoding.Unicode.GetBytes(name);
        return
        [
            .. utf16, .. new byte[64 - utf16.Length], .. Short(utf16.Length + 2), type, 1, .. Int(Free), .. Int(Free), .. Int(child),
            .. new byte[36], .. Int(start), .. Int(size), .. Int(0),
        ];
    }

    private static byte[] Record(int id, byte[] data) => [.. Short(id), .. Short(data.Length), .. data];

    private static byte[] Text(string text) => [.. Short(text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Short(int value) => Int(value)[..2];

    private static byte[] Int(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Real(double value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }
}
