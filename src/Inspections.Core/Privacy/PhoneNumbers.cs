namespace Inspections.Core.Privacy;

/// <summary>Numbers of phones in mainland China, told from numbers that look alike by their beginning and their groups.</summary>
internal static class PhoneNumbers
{
    /// <summary>How many digits a mobile phone has.</summary>
    public const int MobileLength = 11;

    private const int ShortestLocal = 7, LongestLocal = 8;

    // The groups in which people write eleven digits; in others they must stand alone.
    private static readonly HashSet<string> UsualGroups = ["11", "3-4-4", "3-3-5", "4-3-4", "4-4-3", "3-8", "7-4", "5-6", "6-5", "3-2-2-4", "3-2-2-2-2"];

    /// <summary>True for eleven digits from 13 to 19.</summary>
    public static bool IsMobile(ReadOnlySpan<char> digits) => digits is ['1', >= '3' and <= '9', ..] && digits.Length == MobileLength;

    /// <summary>True for the groups in which a mobile phone is written.</summary>
    public static bool AreUsual(IEnumerable<int> groups) => UsualGroups.Contains(string.Join('-', groups));

    /// <summary>True for a landline with its area code, 0 first.</summary>
    /// <param name="digits">Area code and number.</param>
    /// <param name="firstGroup">How many digits the first group has: the area code, or all of it.</param>
    public static bool IsLandline(ReadOnlySpan<char> digits, int firstGroup) =>
        digits is ['0', ..] && IsNational(digits[1..], firstGroup - 1);

    /// <summary>True for a mobile phone or landline behind the code of the country, 86 or 0086.</summary>
    public static bool IsInternational(ReadOnlySpan<char> digits, int secondGroup)
    {
        ReadOnlySpan<char> rest = digits is ['8', '6', ..] ? digits[2..] : digits is ['0', '0', '8', '6', ..] ? digits[4..] : [];
        return IsMobile(rest) || (secondGroup > 0 && IsNational(rest, secondGroup));
    }

    /// <summary>True for a number without an area code, of 7 or 8 digits; numbers of services are shorter.</summary>
    public static bool IsLocal(ReadOnlySpan<char> digits) => digits.Length is ShortestLocal or LongestLocal && digits[0] is >= '2' and <= '8';

    /// <summary>The same for a text that may hold letters.</summary>
    public static bool IsLocalText(string text) => text.All(char.IsAsciiDigit) && IsLocal(text);

    // The area code without its 0: 10, 2x, or three digits from 3 to 9.
    private static bool IsNational(ReadOnlySpan<char> digits, int firstGroup)
    {
        int area = digits switch
        {
            ['1', '0', ..] or ['2', _, ..] => 2,
            [>= '3' and <= '9', _, _, ..] => 3,
            _ => 0,
        };
        return area > 0 && (firstGroup == area || firstGroup >= area + ShortestLocal || firstGroup == digits.Length) && IsLocal(digits[area..]);
    }
}
