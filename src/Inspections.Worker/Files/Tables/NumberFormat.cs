using System.Buffers;
using System.Text.RegularExpressions;

namespace Inspections.Worker.Files.Tables;

/// <summary>Number formats of workbooks (ECMA-376 part 1, 18.8.30).</summary>
internal static partial class NumberFormat
{
    // Years, months, days, hours, minutes and seconds.
    private static readonly SearchValues<char> Parts = SearchValues.Create("yYmMdDhHsS");

    /// <summary>The text of a built-in format, as far as it matters here.</summary>
    public static string BuiltIn(int id) => id switch
    {
        9 or 10 => "0%",
        >= 14 and <= 17 or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => "yyyy-mm-dd",
        18 or 19 or 20 or 21 or 45 or 46 or 47 => "h:mm",
        49 => "@",
        _ => "",
    };

    /// <summary>True for a format that shows days or times.</summary>
    public static bool IsDate(string format) =>
        format.Length > 0 && Literals().Replace(format.Split(';')[0], "").AsSpan().IndexOfAny(Parts) >= 0;

    // Quoted texts, colours and locales in brackets, escaped, skipped and repeated characters.
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|[_*].|General|G/通用格式
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Literals();
}
