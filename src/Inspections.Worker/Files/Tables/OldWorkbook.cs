using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Inspections.Worker.Files.Tables;

/// <summary>A workbook in binary records (BIFF, MS-XLS): .xls, and .et of WPS.</summary>
internal static class OldWorkbook
{

    /// <summary>Its sheets, in their order.</summary>
    /// <exception cref="ImportFileException">The workbook cannot be read or is encrypted.</exception>
    public static IReadOnlyList<SheetTable> Sheets(FileContent file)
    {
        if (file.Bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
        {
            throw file.Refuse(TableRefusals.Encrypted);
        }

        using IExcelDataReader reader = Guarded(file, () => Open(file));
        var sheets = new List<SheetTable>();
        do
        {
            int index = sheets.Count;
            sheets.Add(new SheetTable(reader.Name ?? "", reader.VisibleState is not (null or "visible"), IsText: false, Rows(file, index)));
        }
        while (Guarded(file, reader.NextResult));
        return sheets;
    }

    private static IEnumerable<SheetRow> Rows(FileContent file, int index)
    {
        using IExcelDataReader reader = Guarded(file, () => Open(file));
        for (int i = 0; i < index; i++)
        {
            Guarded(file, reader.NextResult);
        }

        SheetSize.Require(file, 1, reader.FieldCount);
        var merged = new MergedCells(Guarded(file, () => (reader.MergeCells ?? []).Select(m => new MergedCell(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1)).ToArray()));
        for (int number = 1; Guarded(file, reader.Read); number++)
        {
            SheetSize.Require(file, number, 1);
            if (Guarded(file, () => merged.Fill(Row(reader, number))) is SheetRow row)
            {
                yield return row;
            }
        }
    }

    private static IExcelDataReader Open(FileContent file)
    {
        // .xls before Unicode names its code page.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateBinaryReader(
            new MemoryStream(file.Bytes, writable: false),
            new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
    }

    private static SheetRow Row(IExcelDataReader reader, int number)
    {
        var cells = new Cell[int.Min(reader.FieldCount, SheetSize.Columns)];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = Read(reader, i);
        }

        return new SheetRow(number, cells, IsHidden: reader.RowHeight == 0);
    }

    // The reader gives the error of a formula as blank.
    private static Cell Read(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => Cell.Blank,
        string text => Cell.Of(text),
        DateTime day => new Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date),
        double number => NumberText.Of(number, reader.GetNumberFormatString(column) ?? ""),
        int number => NumberText.Of(number, reader.GetNumberFormatString(column) ?? ""),
        object other => new Cell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "", CellKind.Unusable),
    };

    // A damaged workbook makes the reader throw whatever its parser meets.
    private static T Guarded<T>(FileContent file, Func<T> read)
    {
        try
        {
            return Damage.Guard(file, read);
        }
        catch (ImportFileException e) when (e.InnerException is InvalidPasswordException)
        {
            throw file.Refuse(TableRefusals.Encrypted, e);
        }
    }
}
