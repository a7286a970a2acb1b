namespace Inspections.Worker.Files.Tables;

/// <summary>
/// A file's name and bytes, read once: what is checked, digested and parsed is the same even if the file changes.
/// </summary>
internal sealed record FileContent(string Name, byte[] Bytes)
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Reads a file of at most <paramref name="maxBytes"/>.</summary>
    /// <exception cref="ImportFileException">It cannot be opened, is empty or too large.</exception>
    public static FileContent Read(string path, long maxBytes)
    {
        string name = Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] bytes = stream.Length > maxBytes ? throw TooLarge(name, maxBytes) : ReadAtMost(stream, maxBytes);
            return bytes.LongLength > maxBytes ? throw TooLarge(name, maxBytes)
                : bytes.Length == 0 ? throw new ImportFileException(TableRefusals.Empty.Of(name))
                : new FileContent(name, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ImportFileException(TableRefusals.NotOpened.Of(name, e.Message), e);
        }
    }

    /// <summary>Requires that it has anything, and not more than that.</summary>
    /// <exception cref="ImportFileException">It is empty or too large.</exception>
    public void RequireAtMost(long maxBytes)
    {
        if (Bytes.Length == 0)
        {
            throw new ImportFileException(TableRefusals.Empty.Of(Name));
        }

        if (Bytes.LongLength > maxBytes)
        {
            throw TooLarge(Name, maxBytes);
        }
    }

    /// <summary>A refusal of this file: of a kind whose first value is the file.</summary>
    public ImportFileException Refuse(RefusalKind kind, params IReadOnlyList<object?> values) => Refuse(kind, null, values);

    /// <inheritdoc cref="Refuse(RefusalKind, IReadOnlyList{object?})"/>
    public ImportFileException Refuse(RefusalKind kind, Exception? inner, params IReadOnlyList<object?> values) => new(kind.Of([Name, .. values]), inner);

    // A pipe or a device tells no length.
    private static byte[] ReadAtMost(FileStream stream, long maxBytes)
    {
        using var buffer = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        byte[] block = new byte[81920];
        for (int n; buffer.Length <= maxBytes && (n = stream.Read(block)) > 0;)
        {
            buffer.Write(block.AsSpan(0, n));
        }

        return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
    }

    private static ImportFileException TooLarge(string name, long maxBytes) =>
        new(TableRefusals.TooLarge.Of(name, maxBytes / Mebibyte));
}
