namespace Inspections.Worker.Files;

/// <summary>Writes on at the end of a file.</summary>
/// <param name="file">The file, which is there.</param>
/// <param name="length">Its bytes so far.</param>
/// <param name="content">What follows them.</param>
internal delegate void FileAppender(string file, long length, ReadOnlySpan<byte> content);

/// <summary>
/// Files that only grow. What is written on costs what is new; a reader sees the lines that were there, and a line that is cut short by
/// a crash is the next writer's to make whole.
/// </summary>
internal static class GrowingFile
{
    /// <summary>Writes on by one write, and flushes to disk; a disk that is full leaves the file as it was.</summary>
    /// <exception cref="IOException">The file has another length, or cannot be written.</exception>
    public static void Append(string file, long length, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (stream.Length != length)
        {
            throw new IOException($"{file}: {stream.Length} bytes instead of {length}");
        }

        try
        {
            stream.Position = length;
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            stream.SetLength(length);
            throw;
        }
    }
}
