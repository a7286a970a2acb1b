using System.Net;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Reports;

/// <summary>A report as one page that needs nothing besides itself, for reading and printing.</summary>
internal static class ReportPage
{
    private const string Style = """
        body { margin: 0 auto; max-width: 62rem; padding: 1.2rem 1rem 3rem; font: 16px/1.7 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2733; }
        h1 { font-size: 1.4rem; border-bottom: 3px solid #b5232a; padding-bottom: .5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        .source { color: #55616f; font-size: .9rem; } .bad { background: #fbe4e4; color: #8f1218; padding: .6rem .8rem; font-weight: bold; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid #c9d0d8; padding: .3rem .5rem; text-align: left; }
        thead th { background: #eef1f5; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
        @media print { body { font-size: 10.5pt; max-width: none; padding: 0; } tr, h2 { break-inside: avoid; } .wide { overflow: visible; } table { font-size: 8pt; } }
        """;

    public static string Write(Report report) => $"""
        <!DOCTYPE html>
        <html lang="{report.Language.Tag()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html(report.Title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        <h1>{Html(report.Title)}</h1>
        <p class="source">{Html(report.Source)}</p>
        {(report.Adds ? "" : $"<p class=\"bad\">{Html(ReportTexts.SumsDoNotAgree.In(report.Language))}</p>")}
        {string.Concat(report.Paragraphs.Select(p => $"<p>{Html(p)}</p>\n"))}
        {string.Concat(report.Tables.Select(Table))}
        </main>
        </body>
        </html>

        """;

    private static string Table(ReportTable table) => $"""
        <h2>{Html(table.Title)}</h2>
        <div class="wide" tabindex="0"><table><thead><tr>{string.Concat(table.Headers.Select(h => $"<th scope=\"col\">{Html(h)}</th>"))}</tr></thead><tbody>
        {string.Concat(table.Rows.Select(r => $"<tr><th scope=\"row\">{Html($"{r[0]}")}</th>{string.Concat(r.Skip(1).Select(Cell))}</tr>\n"))}
        </tbody></table></div>

        """;

    private static string Cell(object value) => value is long number
        ? FormattableString.Invariant($"<td class=\"n\">{number}</td>")
        : $"<td>{Html($"{value}")}</td>";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
