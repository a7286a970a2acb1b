namespace Inspections.Core.Encodings;

/// <summary>Files of one canonical JSON value a line, every line ended by a newline (protocol section 11).</summary>
public static class JsonLines
{
    /// <summary>The lines, without their newlines.</summary>
    /// <exception cref="ProtocolFormatException">The last line has no newline: the file was cut short.</exception>
    public static IReadOnlyList<byte[]> Split(ReadOnlySpan<byte> file)
    {
        var lines = new List<byte[]>();
        while (!file.IsEmpty)
        {
            int end = file.IndexOf((byte)'\n');
            if (end < 0)
            {
                throw new ProtocolFormatException($"line {lines.Count + 1}: cut short, the newline is missing");
            }

            lines.Add(file[..end].ToArray());
            file = file[(end + 1)..];
        }

        return lines;
    }

    /// <summary>Reads every line by <paramref name="read"/>.</summary>
    /// <exception cref="ProtocolFormatException">A line is refused; the message names it.</exception>
    public static IReadOnlyList<T> Read<T>(IReadOnlyList<byte[]> lines, Func<Json, T> read) => Read(lines, read, first: 1);

    /// <summary>Reads lines of which the first has a number above 1 in its file.</summary>
    internal static IReadOnlyList<T> Read<T>(IReadOnlyList<byte[]> lines, Func<Json, T> read, int first)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(read);
        var items = new List<T>(lines.Count);
        foreach (byte[] line in lines)
        {
            try
            {
                items.Add(read(CanonicalJson.Parse(line)));
            }
            catch (ProtocolFormatException e)
            {
                throw new ProtocolFormatException($"line {first + items.Count}: {e.Message}", e);
            }
        }

        return items;
    }

    /// <summary>The file of <paramref name="items"/>.</summary>
    public static byte[] Write(IEnumerable<Json> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var file = new MemoryStream();
        foreach (Json item in items)
        {
            file.Write(CanonicalJson.Write(item));
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }
}
