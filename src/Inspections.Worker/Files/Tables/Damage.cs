namespace Inspections.Worker.Files.Tables;

/// <summary>Turns what a parser throws at a damaged workbook into a refusal of the file.</summary>
internal static class Damage
{
    /// <summary>Reads, or refuses the file.</summary>
    /// <exception cref="ImportFileException">It cannot be read.</exception>
    public static T Guard<T>(FileContent file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException and not ImportFileException)
        {
            throw file.Refuse(TableRefusals.Unreadable, e, e.Message);
        }
    }

    /// <summary>The rows of a sheet, each read under the guard.</summary>
    public static IEnumerable<SheetRow> Guard(FileContent file, Func<IEnumerable<SheetRow>> rows)
    {
        using IEnumerator<SheetRow> each = Guard(file, () => rows().GetEnumerator());
        while (Guard(file, each.MoveNext))
        {
            yield return each.Current;
        }
    }
}
