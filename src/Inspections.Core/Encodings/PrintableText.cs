using System.Globalization;
using System.Text;

namespace Inspections.Core.Encodings;

/// <summary>
/// Published text as it may be printed: a control, line-break or bidirectional character would let what is verified rewrite
/// what the verifier says (protocol section 12).
/// </summary>
public static class PrintableText
{
    /// <summary>The text with each such character as a backslash, <c>u</c> and four hexadecimal digits.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Enumerable.Range(0, text.Length).Any(i => IsUnsafe(text, i)))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            _ = IsUnsafe(text, i)
                ? safe.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture))
                : safe.Append(text[i]);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(string text, int at) => text[at] switch
    {
        < ' ' or (>= '\u007f' and <= '\u009f') => true,
        '\u061c' or '\u200e' or '\u200f' => true,
        (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        >= '\ud800' and <= '\udbff' => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        >= '\udc00' and <= '\udfff' => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };
}
