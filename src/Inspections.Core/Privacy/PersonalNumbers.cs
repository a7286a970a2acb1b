using System.Globalization;
using Inspections.Core.Directories;

namespace Inspections.Core.Privacy;

/// <summary>Numbers that name a person, told from numbers that look alike by their date, check digit and length.</summary>
public static class PersonalNumbers
{
    internal const int OldLength = 15, NewLength = 18, DisabilityLength = 20;

    // 双随机、一公开 began in 2015: no task has an earlier date.
    private const int FirstTaskYear = 2015;
    private const string CheckCharacters = "10X98765432";

    // What cards begin with: UnionPay, Visa, MasterCard, and the old ranges of two state banks.
    private static readonly string[] CardPrefixes = ["62", "60", "4", "51", "52", "53", "54", "55", "9558", "9559"];

    // GB/T 2260.
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ];

    /// <summary>True for an identity card number of 18 characters (GB 11643): region or the 9 of a foreigner's card, date of birth, check character.</summary>
    public static bool IsIdNumber(string text) =>
        text is { Length: NewLength }
        && text.AsSpan(0, NewLength - 1).ContainsAnyExceptInRange('0', '9') is false
        && (Provinces.Contains(text[..2]) || text[0] == '9')
        && IsDate(text.AsSpan(6, 8))
        && CheckCharacter(text) == char.ToUpperInvariant(text[^1])
        && !IsTaskNumber(text)
        && !(text[0] == '9' && UnifiedSocialCreditCode.Check(text) is null);

    /// <summary>True for an identity card number of 15 digits, as cards had until 1999.</summary>
    public static bool IsOldIdNumber(string text) =>
        text is { Length: OldLength } && text.All(char.IsAsciiDigit) && Provinces.Contains(text[..2]) && IsDate("19" + text[6..12]);

    /// <summary>True for a number of a disability certificate (残疾人证) of 20 characters: identity number, type from 1 to 7, level from 1 to 4.</summary>
    internal static bool IsDisabilityNumber(string text) =>
        text is { Length: DisabilityLength } && text[^2] is >= '1' and <= '7' && text[^1] is >= '1' and <= '4' && IsIdNumber(text[..NewLength]);

    /// <summary>True for a registration number of 15 digits (工商注册号) by its check digit, ISO 7064 MOD 11,10.</summary>
    public static bool IsRegistrationNumber(string text)
    {
        if (text is not { Length: OldLength } || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        int product = 10;
        foreach (char digit in text.AsSpan(0, OldLength - 1))
        {
            int sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (product + text[^1] - '0') % 10 == 1;
    }

    /// <summary>True when the digits begin as bank cards do, satisfy their check (ISO/IEC 7812) and are as many as those have: 16 to 19.</summary>
    internal static bool IsBankCard(string digits) =>
        digits is { Length: >= 16 and <= 19 }
        && digits.All(char.IsAsciiDigit)
        && CardPrefixes.Any(p => digits.StartsWith(p, StringComparison.Ordinal))
        && (digits.Length is 16 or 19 || (digits.StartsWith("62", StringComparison.Ordinal) && !(digits.Length == NewLength && IsDate(digits.AsSpan(6, 8)) && IsTaskNumber(digits))))
        && digits.Reverse().Select((c, i) =>
        {
            int value = (c - '0') * ((i % 2) + 1);
            return value > 9 ? value - 9 : value;
        }).Sum() % 10 == 0;

    // Area code, date, 1 and three digits: by its check digit one in eleven passes for an identity card.
    private static bool IsTaskNumber(string text) =>
        text[14] == '1' && int.Parse(text.AsSpan(6, 4), NumberStyles.None, CultureInfo.InvariantCulture) >= FirstTaskYear;

    private static bool IsDate(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && date.Year >= 1900;

    // ISO 7064 MOD 11-2.
    private static char CheckCharacter(string text)
    {
        int sum = 0;
        foreach (char digit in text.AsSpan(0, NewLength - 1))
        {
            sum = (sum + digit - '0') * 2 % 11;
        }

        return CheckCharacters[sum % 11];
    }
}
