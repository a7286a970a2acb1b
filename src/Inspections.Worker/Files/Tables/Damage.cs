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
            throw file.Refuse(
                $"工作簿无法读取；请另存为 .xlsx 或 CSV UTF-8 / the workbook cannot be read, save it as .xlsx or CSV UTF-8: {e.Message}", e);
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
