using System.Text;

namespace Inspections.Worker.Files.Tables;

/// <summary>Files as tables, told apart by their first bytes: names end as they like.</summary>
internal static class Table
{
    // Enough to see whether it is a page.
    private const int Beginning = 1024;

    private static ReadOnlySpan<byte> Zip => "PK"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // BIFF5 and older lie in no compound file.
    private static ReadOnlySpan<byte> OldSheet => [0x09, 0x08];

    /// <summary>The ways to read a file, each with its sheets: one way for a workbook, one per delimiter for text.</summary>
    /// <exception cref="ImportFileException">It is neither.</exception>
    public static IReadOnlyList<IReadOnlyList<SheetTable>> Readings(FileContent file)
    {
        if (file.Bytes.AsSpan().StartsWith(Compound) || (file.Bytes.AsSpan().StartsWith(OldSheet) && file.Bytes.Length > 2 && file.Bytes[2] < ' '))
        {
            return [OldWorkbook.Sheets(file)];
        }

        if (file.Bytes.AsSpan().StartsWith(Zip) && file.Bytes.Length > 3 && file.Bytes[2] < ' ')
        {
            return [Package.Sheets(file)];
        }

        TextForm form = TextForm.Of(file);
        RequireTable(file, form);
        return [.. CsvTable.Delimiters.Select(d => new[] { new SheetTable("", IsHidden: false, IsText: true, CsvTable.Rows(file, form, d)) })];
    }

    // Systems export pages under the name of a workbook.
    private static void RequireTable(FileContent file, TextForm form)
    {
        byte[] head = file.Bytes[form.Start..int.Min(file.Bytes.Length, form.Start + Beginning)];
        string text = form.Encoding.BodyName.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? form.Encoding.GetString(head.AsSpan(0, head.Length & ~1)) : Encoding.Latin1.GetString(head);
        text = text.TrimStart();
        if (text.StartsWith('<') || text.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase))
        {
            throw file.Refuse(TableRefusals.WebPage);
        }
    }
}
