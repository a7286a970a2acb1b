using System.Globalization;

namespace Inspections.Worker.Files.Lists;

/// <summary>One spelling for headers and words that look the same.</summary>
internal static class Spelling
{
    /// <summary>
    /// Half-width and lower-case, without white space, joining marks and the marks of a required column:
    /// <c>credit_code</c> is <c>Credit Code*</c>.
    /// </summary>
    public static string Normalize(string text)
    {
        Span<char> kept = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char character in text)
        {
            char c = ToHalfWidth(character);
            if (IsIdeograph(c))
            {
                kept[length++] = c;
            }
            else if (!char.IsWhiteSpace(c) && c is not ('*' or ':' or '_' or '-') && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                kept[length++] = char.ToLowerInvariant(c);
            }
        }

        return kept[..length].SequenceEqual(text) ? text : new string(kept[..length]);
    }

    // Chinese characters have no case, and are asked for it at a price.
    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static char ToHalfWidth(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
}
