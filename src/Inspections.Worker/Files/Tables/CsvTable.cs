using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Inspections.Worker.Files.Tables;

/// <summary>Delimited text (RFC 4180) as rows.</summary>
internal static class CsvTable
{
    /// <summary>The delimiters tried.</summary>
    public const string Delimiters = ",;\t|";

    /// <summary>Most characters in a field, as in a workbook.</summary>
    public const int LongestField = 32_767;

    /// <summary>The rows under one delimiter; the last is fatal when a quote is never closed or a field is too long.</summary>
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
        bool more = true;
        while (more)
        {
            int lineBefore = parser.RawRow;
            more = Advance(parser, out Text? fatal);
            malformed = false;
            Cell[] cells = more ? [.. Enumerable.Range(0, parser.Count).Select(i => Cell.Of(parser[i]))] : [];
            if (malformed && parser.RawRow > lineBefore + 1)
            {
                fatal = new Text($"第 {parser.Row} 行的引号没有结束", $"a quote in row {parser.Row} is not closed");
            }

            if (fatal is not null || cells.Any(c => !c.IsBlank))
            {
                yield return new SheetRow(parser.Row, cells, malformed, fatal);
            }
        }
    }

    private static bool Advance(CsvParser parser, out Text? fatal)
    {
        fatal = null;
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            fatal = new Text(
                $"第 {parser.Row} 行有一格超过 {LongestField} 个字符，引号可能没有结束",
                $"row {parser.Row} has a field of more than {LongestField} characters: a quote may not be closed");
            return false;
        }
    }
}
