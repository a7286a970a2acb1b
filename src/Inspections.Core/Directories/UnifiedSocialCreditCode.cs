using System.Buffers;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Inspections.Core.Directories;

/// <summary>
/// The unified social credit code (统一社会信用代码) of GB 32100-2015: 17 of
/// <c>0123456789ABCDEFGHJKLMNPQRTUWXY</c> and a check character.
/// </summary>
/// <remarks>
/// Some real early codes fail their check, and directories still hold 15-digit registration numbers: a code is
/// judged here, never changed.
/// </remarks>
public static class UnifiedSocialCreditCode
{
    /// <summary>Length of a code.</summary>
    public const int Length = 18;

    // Hyphens and dashes, and the marks that spreadsheets put before a number kept as text.
    private const string Joining = "-‐‑‒–—―−'‘’`＇";

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);
    private static readonly int[] Values = [.. Enumerable.Range(0, 128).Select(c => Alphabet.IndexOf((char)c, StringComparison.Ordinal))];

    /// <summary>Null when <paramref name="code"/> is valid, else what is wrong with it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static CreditCodeFault? Check(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length != Length ? CreditCodeFault.Length
            : code.AsSpan().ContainsAnyExcept(Characters) ? CreditCodeFault.Character
            : CheckCharacter(code) != code[^1] ? CreditCodeFault.CheckCharacter
            : !code.AsSpan().ContainsAnyExcept('0') ? CreditCodeFault.Placeholder
            : null;
    }

    /// <summary>
    /// The valid code that a text writes with full-width characters, white space, hyphens, lower-case letters or an apostrophe before it;
    /// null when there is none: only the check character proves what was meant.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string? Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Check(text) is null)
        {
            return text;
        }

        string code = string.Concat(text
            .Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c)
            .Where(c => !char.IsWhiteSpace(c) && !Joining.Contains(c, StringComparison.Ordinal) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            .Select(char.ToUpperInvariant));
        return Check(code) is null ? code : null;
    }

    /// <summary>The 18th character that the first 17 of <paramref name="code"/> ask for: <c>(31 − Σ value·3^i mod 31) mod 31</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static char CheckCharacter(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        int sum = 0, weight = 1;
        foreach (char c in code.AsSpan(0, Length - 1))
        {
            sum += (c < Values.Length ? Values[c] : -1) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}

/// <summary>What is wrong with a unified social credit code.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreditCodeFault>))]
public enum CreditCodeFault
{
    /// <summary>Not 18 characters.</summary>
    Length,

    /// <summary>A character outside the code's alphabet; lower case is outside too.</summary>
    Character,

    /// <summary>The check character does not match.</summary>
    CheckCharacter,

    /// <summary>Nothing but zeros: written where there is no code.</summary>
    Placeholder,
}
