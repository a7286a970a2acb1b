namespace Inspections.Worker.Files.Tables;

/// <summary>Files as tables, told apart by their first bytes: names end as they like.</summary>
internal static class Table
{
    private static ReadOnlySpan<byte> Zip => "PK"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The ways to read a file: one for a workbook, one per delimiter for text.</summary>
    /// <exception cref="ImportFileException">It is neither.</exception>
    public static IReadOnlyList<IEnumerable<SheetRow>> Readings(FileContent file)
    {
        if (file.Bytes.AsSpan().StartsWith(Compound))
        {
            return [Workbook.Rows(file)];
        }

        if (file.Bytes.AsSpan().StartsWith(Zip) && file.Bytes.Length > 3 && file.Bytes[2] < ' ')
        {
            ZipBudget.Require(file);
            return [Workbook.Rows(file)];
        }

        TextForm form = TextForm.Of(file);
        return file.Bytes.AsSpan(form.Start).TrimStart(" \t\r\n"u8).StartsWith("<"u8)
            ? throw file.Refuse("这是网页或 XML，不是表格；请另存为 .xlsx / this is HTML or XML, not a table: save it as .xlsx")
            : [.. CsvTable.Delimiters.Select(d => CsvTable.Rows(file, form, d))];
    }
}
