using System.Globalization;
using System.Text;

namespace Inspections.Worker.Files;

/// <summary>Text from a file, made safe for one line of a terminal.</summary>
internal static class Printable
{
    private const int Longest = 60;

    /// <summary>At most 60 characters, none that could steer a terminal or hide others.</summary>
    public static string Shorten(string text)
    {
        var line = new StringBuilder();
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (length++ == Longest)
            {
                return line.Append('…').ToString();
            }

            line.Append(IsSafe(rune) ? rune.ToString() : "?");
        }

        return line.ToString();
    }

    /// <summary>A text of any length with nothing in it that could steer a terminal, hide other characters or begin a line.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            line.Append(IsSafe(rune) ? rune.ToString() : "?");
        }

        return line.ToString();
    }

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
