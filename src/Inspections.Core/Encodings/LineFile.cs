using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Inspections.Core.Encodings;

/// <summary>
/// The bytes of a file of lines, every line ended by a newline (protocol section 11), and where each begins: millions of lines without an
/// object for any of them. At most 2 GB.
/// </summary>
internal sealed class LineFile
{
    private readonly byte[] _array;

    // Places in the array; the last is the one behind the file.
    private readonly int[] _starts;

    private LineFile(byte[] array, int[] starts) => (_array, _starts) = (array, starts);

    /// <summary>Number of lines.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Bytes => _array.AsMemory(_starts[0].._starts[^1]);

    /// <summary>A line without its newline.</summary>
    public ReadOnlySpan<byte> this[int line] => _array.AsSpan(_starts[line], _starts[line + 1] - 1 - _starts[line]);

    /// <summary>Finds the lines of a file, which is kept and must not change afterwards.</summary>
    /// <exception cref="ProtocolFormatException">The last line has no newline: the file was cut short.</exception>
    public static LineFile Of(ReadOnlyMemory<byte> bytes)
    {
        ArraySegment<byte> file = MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> given) ? given : bytes.ToArray();
        int[] starts = new int[bytes.Span.Count((byte)'\n') + 1];
        starts[0] = file.Offset;
        Ends(file, starts.AsSpan(1), file.Offset + 1);
        return starts[^1] == file.Offset + file.Count
            ? new LineFile(file.Array ?? [], starts)
            : throw new ProtocolFormatException($"line {starts.Length}: cut short, the newline is missing");
    }

    // Writes the place of every newline, moved by a number.
    private static void Ends(ReadOnlySpan<byte> file, Span<int> places, int by)
    {
        int found = 0, at = 0;
        for (; Vector256.IsHardwareAccelerated && at <= file.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            uint ends = Vector256.Equals(Vector256.Create(file.Slice(at, Vector256<byte>.Count)), Vector256.Create((byte)'\n')).ExtractMostSignificantBits();
            for (; ends != 0; ends &= ends - 1)
            {
                places[found++] = at + BitOperations.TrailingZeroCount(ends) + by;
            }
        }

        for (; found < places.Length; found++)
        {
            at += file[at..].IndexOf((byte)'\n') + 1;
            places[found] = at - 1 + by;
        }
    }
}
