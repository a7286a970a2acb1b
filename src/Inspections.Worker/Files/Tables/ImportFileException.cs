namespace Inspections.Worker.Files.Tables;

/// <summary>
/// A file that cannot be read as a table, or lacks a column: nothing of it may be imported, bad rows skipped or not.
/// </summary>
internal sealed class ImportFileException(Refusal refusal, Exception? inner = null) : UserErrorException([refusal], inner);
