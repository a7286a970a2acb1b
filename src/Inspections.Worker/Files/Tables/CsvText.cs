using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Inspections.Worker.Files.Tables;

/// <summary>A table as a file that Excel opens as it is: CSV in UTF-8 with its mark, no cell of which is taken for a formula.</summary>
internal static class CsvText
{
    /// <summary>What it is to a browser.</summary>
    public const string Type = "text/csv; charset=utf-8";

    /// <summary>The file of these rows, the header first.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (IReadOnlyList<string> row in rows)
            {
                foreach (string cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
