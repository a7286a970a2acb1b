using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Inspections.Worker.Files.Tables;

/// <summary>Texts of an .xlsx workbook: plain, or in runs of different looks; without how they are pronounced.</summary>
internal static partial class XlsxText
{
    /// <summary>The text inside the element that the reader stands at, which is left at its end.</summary>
    public static string Of(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        int depth = reader.Depth;
        StringBuilder text = new();
        bool isText = false;
        int spoken = int.MaxValue;
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                spoken = reader.LocalName == "rPh" && !reader.IsEmptyElement ? int.Min(spoken, reader.Depth) : spoken;
                isText = reader.LocalName == "t" && !reader.IsEmptyElement && reader.Depth < spoken;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
                spoken = reader.LocalName == "rPh" && reader.Depth == spoken ? int.MaxValue : spoken;
            }
            else if (isText && reader.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                Add(text, reader.Value);
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>The text of a plain element, which the reader is left at the end of.</summary>
    public static string Plain(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        int depth = reader.Depth;
        StringBuilder text = new();
        while (XmlGuard.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                Add(text, reader.Value);
            }
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string more)
    {
        if (text.Length + more.Length > SheetSize.Text)
        {
            throw new InvalidDataException($"a cell has more than {SheetSize.Text} characters");
        }

        text.Append(more);
    }

    // Characters that XML cannot hold are written _x000D_.
    private static string Unescape(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escaped().Replace(text, m => ((char)int.Parse(m.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();
}
