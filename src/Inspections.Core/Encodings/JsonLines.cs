using System.Runtime.CompilerServices;

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
            items.Add(Read(line, read, first + items.Count));
        }

        return items;
    }

    /// <summary>Reads a long file as it comes, such as a ledger's entries or a frame, a line at a time; no more of it is in memory than its longest line.</summary>
    /// <typeparam name="T">What a line holds.</typeparam>
    /// <param name="file">The file; read to its end, and not closed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ProtocolFormatException">A line is refused, and the message names it; or the last has no newline: the file was cut short.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IAsyncEnumerable<T> ReadAsync<T>(Stream file, CancellationToken cancellation = default)
        where T : IProtocolObject<T>
    {
        ArgumentNullException.ThrowIfNull(file);
        return EachAsync<T>(file, cancellation);
    }

    private static async IAsyncEnumerable<T> EachAsync<T>(Stream file, [EnumeratorCancellation] CancellationToken cancellation)
        where T : IProtocolObject<T>
    {
        byte[] buffer = new byte[64 * 1024];
        int held = 0, line = 0, more;
        while ((more = await file.ReadAsync(buffer.AsMemory(held), cancellation).ConfigureAwait(false)) > 0)
        {
            int from = 0, end;
            held += more;
            while ((end = buffer.AsSpan(from, held - from).IndexOf((byte)'\n')) >= 0)
            {
                yield return Read(buffer.AsSpan(from, end), T.FromJson, ++line);
                from += end + 1;
            }

            buffer.AsSpan(from, held - from).CopyTo(buffer);
            held -= from;
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * held);
            }
        }

        if (held > 0)
        {
            throw new ProtocolFormatException($"line {line + 1}: cut short, the newline is missing");
        }
    }

    private static T Read<T>(ReadOnlySpan<byte> line, Func<Json, T> read, int number)
    {
        try
        {
            return read(CanonicalJson.Parse(line));
        }
        catch (ProtocolFormatException e)
        {
            throw new ProtocolFormatException($"line {number}: {e.Message}", e);
        }
    }

    /// <summary>The file of <paramref name="items"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
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
