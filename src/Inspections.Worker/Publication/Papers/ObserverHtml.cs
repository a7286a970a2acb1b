using System.Net;
using System.Text;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>The observers' page as one HTML file without script or anything to load: it prints on one sheet of A4 and reads on a telephone.</summary>
internal static class ObserverHtml
{
    private const string Style =
        "@page{size:A4;margin:12mm}body{font:10.5pt/1.4 'Songti SC',SimSun,serif;margin:0 auto;max-width:190mm;padding:0 2mm}"
        + "h1{font-size:18pt;text-align:center;margin:2mm 0}h2{font-size:11.5pt;margin:4mm 0 1mm}p{text-align:center;margin:0}"
        + "table{border-collapse:collapse;width:100%}th,td{border:.3mm solid #000;padding:1mm 2mm;text-align:left;vertical-align:middle;white-space:pre-line;overflow-wrap:anywhere}"
        + "th{font-weight:400;width:28%}.numbers th{width:6mm}.write td{height:8mm}";

    public static byte[] Write(ObserverPage page)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(page.Language.Tag()).Append("\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Safe($"{page.Title} {page.Draw}")).Append("</title>\n<style>").Append(Style).Append("</style>\n")
            .Append("<h1>").Append(Safe(page.Title)).Append("</h1>\n<p>").Append(Safe(page.Below)).Append("</p>\n");
        foreach ((int n, ObserverPart part) in page.Parts.Index())
        {
            html.Append("<h2>").Append(Safe(part.Heading)).Append("</h2>\n<table class=\"").Append(n switch { 1 => "write", 2 => "numbers", _ => "facts" }).Append("\">\n");
            foreach ((string left, string right) in part.Rows)
            {
                html.Append("<tr><th scope=\"row\">").Append(Safe(left)).Append("</th><td>").Append(Safe(right)).Append("</td></tr>\n");
            }

            html.Append("</table>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</html>\n").ToString());
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
