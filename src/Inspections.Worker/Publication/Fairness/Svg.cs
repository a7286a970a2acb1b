using System.Globalization;
using System.Net;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>The few shapes that the report's pictures are made of; numbers are written the same everywhere.</summary>
internal static class Svg
{
    /// <summary>A picture with a text for those who cannot see it.</summary>
    public static string Picture(int width, int height, string alternative, string content) =>
        $"""<svg viewBox="0 0 {width} {height}" role="img" aria-label="{Html(alternative)}">{content}</svg>""";

    public static string Rectangle(double x, double y, double width, double height, string look) =>
        $"""<rect class="{look}" x="{N(x)}" y="{N(y)}" width="{N(width)}" height="{N(height)}"/>""";

    public static string Line(double x1, double y1, double x2, double y2, string look) =>
        $"""<line class="{look}" x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}"/>""";

    public static string Curve(IEnumerable<(double X, double Y)> points, string look) =>
        $"""<polyline class="{look}" points="{string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"))}"/>""";

    public static string Dot(double x, double y, string look) => $"""<circle class="{look}" cx="{N(x)}" cy="{N(y)}" r="4"/>""";

    public static string Text(double x, double y, string text, string anchor = "start") =>
        $"""<text x="{N(x)}" y="{N(y)}" text-anchor="{anchor}">{Html(text)}</text>""";

    public static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
