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
        bool malformed = false, hasFormula = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestField,
            BadDataFound = bad => (malformed, hasFormula) = IsFormula(bad.Field) ? (malformed, true) : (true, hasFormula),
        };
        using var bytes = new MemoryStream(file.Bytes, form.Start, file.Bytes.Length - form.Start, writable: false);
        using var reader = new StreamReader(bytes, form.Encoding, detectEncodingFromByteOrderMarks: false);
        using var parser = new CsvParser(reader, configuration);
        bool more = true;
        while (more)
        {
            int lineBefore = parser.RawRow;
            more = Advance(parser, out Text? fatal);
            (malformed, hasFormula) = (false, false);
            Cell[] cells = more ? [.. Enumerable.Range(0, parser.Count).Select(i => Cell.Of(hasFormula || parser[i].StartsWith('=') ? Unwrapped(parser[i]) : parser[i]))] : [];
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

    // ="91350100…": how systems keep a spreadsheet from making a number of a code.
    private static bool IsFormula(string field) => field.Trim() is ['=', '"', .., '"'] text && text.Count(c => c == '"') == 2;

    private static string Unwrapped(string field) => field.Trim() is ['=', .. string text] && (text is ['"', .. string inner, '"'] ? inner : text) is string kept && !kept.Contains('"', StringComparison.Ordinal) ? kept : field;

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
