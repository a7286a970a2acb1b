using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Inspections.Worker.Importing.Tables;

/// <summary>Delimited text (RFC 4180) as rows.</summary>
internal static class CsvTable
{
    /// <summary>The delimiters tried.</summary>
    public const string Delimiters = ",;\t";

    /// <summary>Most characters in a field, as in a workbook.</summary>
    public const int LongestField = 32_767;

    /// <summary>The rows under one delimiter.</summary>
    /// <exception cref="ImportFileException">A quote is never closed or a field is too long: what follows cannot be read.</exception>
    public static IEnumerable<SheetRow> Rows(FileContent file, TextForm form, char delimiter)
    {
        bool malformed = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestField,
            BadDataFound = _ => malformed = true,
        };
        using var bytes = new MemoryStream(file.Bytes, form.Start, file.Bytes.Length - form.Start, writable: false);
        using var reader = new StreamReader(bytes, form.Encoding, detectEncodingFromByteOrderMarks: false);
        using var parser = new CsvParser(reader, configuration);
        while (Advance(file, parser))
        {
            malformed = false;
            Cell[] cells = [.. Enumerable.Range(0, parser.Count).Select(i => Cell.Of(parser[i]))];
            var row = new SheetRow(parser.Row, cells, malformed);
            if (!row.IsBlank || malformed)
            {
                yield return row;
            }
        }
    }

    private static bool Advance(FileContent file, CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException e)
        {
            throw file.Refuse(
                $"第 {parser.Row} 行有一格超过 {LongestField} 个字符，引号可能没有结束 / "
                + $"row {parser.Row} has a field of more than {LongestField} characters: a quote may not be closed", e);
        }
    }
}
