using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>For commands that use a file as a whole or not at all.</summary>
internal static class GoodRows
{
    /// <summary>Prints what the file's rows have shown, and gives the file back when none is bad.</summary>
    /// <exception cref="UserErrorException">A row is bad.</exception>
    public static ImportedRows<T> Require<T>(ImportedRows<T> file, TextWriter errors)
    {
        file.Tell(errors);
        return file.Problems.Total == 0
            ? file
            : throw ImportRefusals.BadRows.Error(file.File, file.Problems.Total);
    }
}
