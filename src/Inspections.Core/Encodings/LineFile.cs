namespace Inspections.Core.Encodings;

/// <summary>
/// The bytes of a file of lines, every line ended by a newline (protocol section 11), and where each begins: millions of lines without an
/// object for any of them. At most 2 GB.
/// </summary>
internal sealed class LineFile
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int[] _starts;

    private LineFile(ReadOnlyMemory<byte> bytes, int[] starts) => (_bytes, _starts) = (bytes, starts);

    /// <summary>Number of lines.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>A line without its newline.</summary>
    public ReadOnlySpan<byte> this[int line] => _bytes.Span[_starts[line]..(_starts[line + 1] - 1)];

    /// <summary>Finds the lines of a file, which is kept and must not change afterwards.</summary>
    /// <exception cref="ProtocolFormatException">The last line has no newline: the file was cut short.</exception>
    public static LineFile Of(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> file = bytes.Span;
        int[] starts = new int[file.Count((byte)'\n') + 1];
        for (int line = 1, at = 0; line < starts.Length; line++)
        {
            at += file[at..].IndexOf((byte)'\n') + 1;
            starts[line] = at;
        }

        return starts[^1] == file.Length
            ? new LineFile(bytes, starts)
            : throw new ProtocolFormatException($"line {starts.Length}: cut short, the newline is missing");
    }
}
