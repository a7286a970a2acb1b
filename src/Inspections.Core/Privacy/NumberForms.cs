using Inspections.Core.Directories;

namespace Inspections.Core.Privacy;

/// <summary>Finds numbers of persons that no word announces, by their form and check.</summary>
internal sealed class NumberForms(PlainText text)
{
    /// <summary>Of the shortest number that no word announces.</summary>
    public const int FewestDigits = 10;

    // Words behind which a row of digits is what they say, however it looks.
    private static readonly string[] OtherNumbers = ["执法证", "执法证件", "执法证书", "许可证", "资质证书", "备案证明", "备案", "营业执照", "执照", "注册"];
    private static readonly string[] Units = ["元", "万", "亿", "美元", "港元", "欧元", "%", "㎡", "平方米", "m2", "吨", "股"];
    private static readonly string[] Currencies = ["¥", "￥", "$", "人民币", "RMB", "金额", "合计", "共计"];

    /// <summary>What is found, in no order, possibly one over another.</summary>
    public IEnumerable<PersonalDatum> Find()
    {
        foreach (NumberRun run in NumberRun.Of(text))
        {
            for (int first = 0; first < run.Pieces.Count; first++)
            {
                int count = 0;
                for (int last = first; last < run.Pieces.Count && (count += run.Pieces[last].Count) <= NumberRun.Longest; last++)
                {
                    if (count >= FewestDigits && Kind(run, first, last, count, out int end) is PersonalDataKind kind)
                    {
                        int start = Opening(run.Pieces[first].Start, kind);
                        yield return new PersonalDatum(kind, start, end - start);
                    }
                }
            }
        }
    }

    private PersonalDataKind? Kind(NumberRun run, int first, int last, int count, out int end)
    {
        int start = run.Pieces[first].Start;
        end = run.Pieces[last].End;
        if (count is < FewestDigits or 14)
        {
            return null;
        }

        string digits = run.Digits(first, last);
        if (count == PersonalNumbers.NewLength - 1 && CheckLetter(end) is int x and > 0 && PersonalNumbers.IsIdNumber(digits + "X"))
        {
            end = Level(digits + "X", x + 1);
            return end == x + 1 ? PersonalDataKind.IdNumber : PersonalDataKind.DisabilityNumber;
        }

        if (PersonalNumbers.IsIdNumber(digits))
        {
            return PersonalDataKind.IdNumber;
        }

        if (PersonalNumbers.IsDisabilityNumber(digits))
        {
            return PersonalDataKind.DisabilityNumber;
        }

        if (IsPhone(run, first, last, digits) && !IsInCreditCode(start, end) && !IsInDigest(start, end) && !IsOther(start) && !IsAmount(start, end))
        {
            end = Extension(end, digits);
            return PersonalDataKind.Phone;
        }

        bool isOld = PersonalNumbers.IsOldIdNumber(digits), isCard = PersonalNumbers.IsBankCard(digits);
        if (!isOld && !isCard)
        {
            return null;
        }

        IReadOnlyList<int> groups = run.Groups(first, last);
        bool whole = groups.Count == 1 || run.StandsAlone(first, last);
        if (isOld && (whole || groups is [6, 6, 3]) && !IsInWord(start, end) && !IsOther(start))
        {
            return PersonalDataKind.IdNumber;
        }

        return isCard && (whole || groups.SkipLast(1).All(g => g == 4)) && !IsInWord(start, end) && !IsAmount(start, end) ? PersonalDataKind.BankCard : null;
    }

    private static bool IsPhone(NumberRun run, int first, int last, string digits)
    {
        bool isMobile = PhoneNumbers.IsMobile(digits);
        if (digits.Length > 15 || !(isMobile || digits is ['0' or '8', ..]))
        {
            return false;
        }

        IReadOnlyList<int> groups = run.Groups(first, last);
        return isMobile
            ? PhoneNumbers.AreUsual(groups) || (run.StandsAlone(first, last) && !run.HasComma(first, last) && (groups[0] > 1 || groups.Count > 3))
            : PhoneNumbers.IsLandline(digits, groups[0]) || PhoneNumbers.IsInternational(digits, groups.Count > 1 && groups[0] is 2 or 4 ? groups[1] : 0);
    }

    // The X of an identity number, alone or behind a gap; 0 without one.
    private int CheckLetter(int end)
    {
        int at = end;
        while (at - end < NumberRun.WidestGap && at < text.Length && text[at] is not ('X' or 'x') && NumberRun.IsGap(text, at, at + 1))
        {
            at++;
        }

        return text[at] is 'X' or 'x' ? at : 0;
    }

    // Type and level of a disability behind an identity number that ends in X.
    private int Level(string id, int from)
    {
        Span<int> at = stackalloc int[2];
        int found = 0;
        for (int i = from; i < text.Length && i < from + 4 && found < 2; i++)
        {
            if (text.Digit(i) >= 0)
            {
                at[found++] = i;
            }
            else if (!NumberRun.IsGap(text, i, i + 1))
            {
                break;
            }
        }

        return found == 2 && text.Digit(at[1] + 1) < 0 && PersonalNumbers.IsDisabilityNumber($"{id}{text.Digit(at[0])}{text.Digit(at[1])}") ? at[1] + 1 : from;
    }

    // The bracket or plus sign before a phone belongs to it.
    private int Opening(int start, PersonalDataKind kind) => kind == PersonalDataKind.Phone && text[start - 1] is '(' or '+' ? start - 1 : start;

    // The extension behind a landline: 转801, -801.
    private int Extension(int end, string digits)
    {
        if (PhoneNumbers.IsMobile(digits))
        {
            return end;
        }

        int at = text.Has(end, "ext") ? end + 3 : text[end] is '转' or '-' ? end + 1 : end;
        int from = at;
        while (at > end && text.IsPlainDigit(at) && at - from < 6)
        {
            at++;
        }

        return at > from ? at : end;
    }

    private bool IsAmount(int start, int end)
    {
        int at = end;
        if (text[at] == '.' && text.IsPlainDigit(at + 1))
        {
            at += text.IsPlainDigit(at + 2) ? 3 : 2;
        }

        while (text[at] == ' ' && at < end + 5)
        {
            at++;
        }

        bool isUnit = Units.Any(u => text.Has(at, u)) && !(text[at] == '元' && text[at + 1] is '旦' or '月' or '宵');
        return isUnit || Currencies.Any(c => text.Has(start - c.Length, c) || text.Has(start - c.Length - 1, c + ":") || text.Has(start - c.Length - 1, c + " "));
    }

    private bool IsOther(int start)
    {
        int at = start;
        while (at > 0 && start - at < 6 && text[at - 1] is ':' or ' ' or '号' or '码' or '编' or '为' or '是' or '第')
        {
            at--;
        }

        return OtherNumbers.Any(w => text.Has(at - w.Length, w));
    }

    // A row of digits within a word of letters and digits: a digest, a serial number.
    private bool IsInWord(int start, int end) => char.IsAsciiLetter(text[start - 1]) && char.IsAsciiLetter(text[end]);

    private bool IsInCreditCode(int start, int end) => Word(start, end, UnifiedSocialCreditCode.Length) is { } word && UnifiedSocialCreditCode.Check(word) is null;

    private bool IsInDigest(int start, int end) => Word(start, end, 64) is { Length: 32 or 40 or 64 } word && word.All(char.IsAsciiHexDigit) && word.Count(char.IsAsciiLetter) > 4;

    // The word of letters and digits around some of them, no longer than asked: a cell may be a million characters.
    private string? Word(int start, int end, int longest)
    {
        while (text.IsLetterOrDigit(start - 1) && end - start <= longest)
        {
            start--;
        }

        while (text.IsLetterOrDigit(end) && end - start <= longest)
        {
            end++;
        }

        return end - start <= longest ? text.Text[start..end] : null;
    }
}
