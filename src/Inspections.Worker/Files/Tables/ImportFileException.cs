namespace Inspections.Worker.Files.Tables;

/// <summary>
/// A file that cannot be read as a table, or lacks a column: nothing of it may be imported, bad rows skipped or not.
/// </summary>
internal sealed class ImportFileException : Exception
{
    /// <summary>A refusal of <paramref name="file"/> with its reason.</summary>
    public ImportFileException(string file, string reason, Exception? inner = null)
        : base($"{file}: {reason}", inner)
    {
    }
}
