using Inspections.Worker.Files.Lists;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>What one entry makes of a directory: the others stay as they are.</summary>
internal static class EntryTarget
{
    /// <summary>The entry in the place of another, or beside all.</summary>
    /// <param name="kind">Which directory.</param>
    /// <param name="source">Where the change comes from, for the journal.</param>
    /// <param name="read">The entry as it was read, without a problem.</param>
    /// <param name="replaced">The key of the entry whose place it takes; its own for a new one.</param>
    public static DirectoryTarget<T> Of<T>(DirectoryKind<T> kind, string source, ImportedRows<T> read, string replaced) =>
        new(kind, source, 1, read.Sectors, current => [.. current.Where(c => kind.Key(c) != replaced), read.Rows[0].Value]) { Departments = read.Departments };
}
