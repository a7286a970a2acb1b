using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Inspections.Worker.Files.Tables;

/// <summary>The first visible sheet with anything in it, of .xlsx, .xlsb or .xls.</summary>
internal static class Workbook
{
    /// <summary>Most columns looked at; a list has a dozen.</summary>
    private const int ColumnsRead = 256;

    // What the format allows. A file can claim more, and the reader would make room for it.
    private const int MaxColumns = 16_384;
    private const int MaxRows = 1_048_576;

    /// <summary>Its rows.</summary>
    /// <exception cref="ImportFileException">The workbook cannot be read or is encrypted.</exception>
    public static IEnumerable<SheetRow> Rows(FileContent file)
    {
        using IExcelDataReader reader = Guarded(file, () => Open(file));
        do
        {
            bool found = false;
            RequireSize(file, reader.FieldCount <= MaxColumns);
            for (int number = 1; IsVisible(reader) && Guarded(file, reader.Read); number++)
            {
                RequireSize(file, number <= MaxRows);
                SheetRow row = Guarded(file, () => Row(reader, number));
                if (!row.IsBlank)
                {
                    found = true;
                    yield return row;
                }
            }

            if (found)
            {
                yield break;
            }
        }
        while (Guarded(file, reader.NextResult));
    }

    private static void RequireSize(FileContent file, bool fits)
    {
        if (!fits)
        {
            throw file.Refuse($"工作表超过 {MaxRows} 行或 {MaxColumns} 列 / a sheet has more than {MaxRows} rows or {MaxColumns} columns");
        }
    }

    private static bool IsVisible(IExcelDataReader reader) => reader.VisibleState is null or "visible";

    private static IExcelDataReader Open(FileContent file)
    {
        // .xls before Unicode names its code page.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateReader(
            new MemoryStream(file.Bytes, writable: false),
            new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
    }

    private static SheetRow Row(IExcelDataReader reader, int number)
    {
        var cells = new Cell[int.Min(reader.FieldCount, ColumnsRead)];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = WorkbookCell.Read(reader, i);
        }

        return new SheetRow(number, cells);
    }

    // A damaged workbook makes the reader throw whatever its parser meets.
    private static T Guarded<T>(FileContent file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw file.Refuse("工作簿已加密；请去掉密码再导入 / the workbook is encrypted: remove its password", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw file.Refuse(
                $"工作簿无法读取；请另存为 .xlsx 或 CSV UTF-8 / the workbook cannot be read, save it as .xlsx or CSV UTF-8: {e.Message}", e);
        }
    }
}
