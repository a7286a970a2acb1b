using System.Buffers;
using System.Globalization;

namespace Inspections.Core.Privacy;

/// <summary>
/// A text read past its spelling, one character for one, so that places stay: full-width letters, every dash and blank, and digits of
/// any script (三, 叁, ③, ３) are what they mean.
/// </summary>
internal sealed class PlainText
{
    // A high surrogate or a mark that adds nothing to the digit before it.
    private const char Nothing = '\u200B';

    // Each digit with the ways to write it, 0 first.
    private static readonly string[] Written = ["〇零○◯⓪", "一壹弌幺①", "二贰貳弍②", "三叁叄參③", "四肆④", "五伍⑤", "六陆陸⑥", "七柒⑦", "八捌⑧", "九玖⑨"];
    private static readonly Dictionary<char, sbyte> Digits = Written.SelectMany((w, n) => w.Select(c => (c, n))).ToDictionary(d => d.c, d => (sbyte)d.n);
    private static readonly SearchValues<char> AnyDigit = SearchValues.Create([.. Digits.Keys]);

    private readonly char[] _characters;
    private readonly sbyte[] _digits;

    public PlainText(string text)
    {
        _characters = new char[text.Length];
        _digits = new sbyte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            (_characters[i], _digits[i]) = Read(text, i);
            DigitCount += _digits[i] >= 0 ? 1 : 0;
            HasLetter |= char.IsAsciiLetter(_characters[i]) || _characters[i] == '@';
        }

        Text = new string(_characters);
    }

    /// <summary>The text with its letters, dashes and blanks in their plainest form; digits of other scripts stay as they are.</summary>
    public string Text { get; }

    public int Length => _characters.Length;

    /// <summary>How many digits it has, in any script.</summary>
    public int DigitCount { get; }

    /// <summary>True when it has a letter of ASCII or an @.</summary>
    public bool HasLetter { get; }

    public char this[int at] => at >= 0 && at < _characters.Length ? _characters[at] : '\0';

    /// <summary>The value of the digit at a place, or -1.</summary>
    public int Digit(int at) => at >= 0 && at < _digits.Length ? _digits[at] : -1;

    /// <summary>True for a digit written with 0 to 9; the others stand alone.</summary>
    public bool IsPlainDigit(int at) => char.IsAsciiDigit(this[at]);

    /// <summary>True for what is not seen, such as a blank of no width.</summary>
    public bool IsNothing(int at) => this[at] == Nothing;

    /// <summary>True for a Chinese character, also one that is a digit.</summary>
    public bool IsHan(int at) => this[at] is >= '\u3400' and <= '\u9FFF' or '〇';

    /// <summary>True for a letter or digit of ASCII.</summary>
    public bool IsLetterOrDigit(int at) => char.IsAsciiLetterOrDigit(this[at]);

    /// <summary>True when the text at a place is the one given.</summary>
    public bool Has(int at, string word) => at >= 0 && Text.AsSpan(Math.Min(at, Length)).StartsWith(word, StringComparison.Ordinal);

    private static (char Character, sbyte Digit) Read(string text, int at)
    {
        char c = text[at];
        if (c < 128)
        {
            return char.IsAsciiDigit(c) ? (c, (sbyte)(c - '0')) : (char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c, (sbyte)-1);
        }

        if (AnyDigit.Contains(c))
        {
            return (c, Digits[c]);
        }

        if (c is >= '\u4E00' and <= '\u9FFF')
        {
            return (c, -1);
        }

        if (c is >= '！' and <= '～')
        {
            char plain = (char)(c - '！' + '!');
            return (plain, char.IsAsciiDigit(plain) ? (sbyte)(plain - '0') : (sbyte)-1);
        }

        if (char.IsHighSurrogate(c))
        {
            return (at + 1 < text.Length && Value(text, at) >= 0 ? Nothing : c, -1);
        }

        if (char.IsLowSurrogate(c))
        {
            int value = at > 0 ? Value(text, at - 1) : -1;
            return value >= 0 ? ((char)('0' + value), (sbyte)value) : (c, (sbyte)-1);
        }

        return c switch
        {
            >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE58' or '\uFE63' => ('-', -1),
            '×' or 'Ⅹ' or 'ⅹ' or 'Х' or 'х' or 'Χ' or 'χ' => ('X', -1),
            _ when char.IsWhiteSpace(c) => (' ', -1),
            _ => char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => (Nothing, -1),
                UnicodeCategory.DecimalDigitNumber => ((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)), (sbyte)CharUnicodeInfo.GetDecimalDigitValue(c)),
                _ => (c, -1),
            },
        };
    }

    // The value of a digit of two units, such as 𝟏.
    private static int Value(string text, int at) => char.IsSurrogatePair(text, at) ? CharUnicodeInfo.GetDecimalDigitValue(text, at) : -1;
}
