using System.Globalization;

namespace Inspections.Worker.Files.Lists;

/// <summary>One spelling for headers and words that look the same.</summary>
internal static class Spelling
{
    /// <summary>
    /// Half-width and lower-case, without white space, joining marks and the marks of a required column:
    /// <c>credit_code</c> is <c>Credit Code*</c>.
    /// </summary>
    public static string Normalize(string text) => string.Concat(text
        .Select(ToHalfWidth)
        .Where(c => !char.IsWhiteSpace(c) && c is not ('*' or ':' or '_' or '-') && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
        .Select(char.ToLowerInvariant));

    private static char ToHalfWidth(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
}
