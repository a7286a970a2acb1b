namespace Inspections.Core.Privacy;

/// <summary>Finds addresses of e-mail, number plates and numbers of passports, which no word need announce.</summary>
internal sealed class LetterForms(PlainText text)
{
    private const int LongestUser = 64, LongestHost = 253;
    private const string Regions = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";

    /// <summary>What is found, in order of the text.</summary>
    public IEnumerable<PersonalDatum> Find()
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            PersonalDatum? found = c == '@' ? Email(i)
                : Regions.Contains(c, StringComparison.Ordinal) ? Plate(i)
                : char.IsAsciiLetterUpper(c) && !text.IsLetterOrDigit(i - 1) ? Passport(i)
                : null;
            if (found is PersonalDatum datum)
            {
                yield return datum;
            }
        }
    }

    private PersonalDatum? Email(int at)
    {
        int user = Blank(at, -1), start = user;
        while (user - start < LongestUser && (text.IsLetterOrDigit(start - 1) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
        {
            start--;
        }

        int host = Blank(at + 1, 1), end = host, dot = 0;
        while (end - host < LongestHost && (text.IsLetterOrDigit(end) || (text[end] is '.' or '-' && text.IsLetterOrDigit(end + 1))))
        {
            dot = text[end] == '.' && end > host && dot == 0 ? end : dot;
            end++;
        }

        return start < user && dot > 0 ? new PersonalDatum(PersonalDataKind.Email, start, end - start) : null;
    }

    // Past two blanks, in one direction.
    private int Blank(int at, int step)
    {
        for (int i = 0; i < 2 && text[step < 0 ? at - 1 : at] == ' '; i++)
        {
            at += step;
        }

        return at;
    }

    // 闽A12345, 闽A·D12345, 闽A1234警: a region, a letter, five or six letters and digits of which most are digits.
    private PersonalDatum? Plate(int at)
    {
        int i = at + 1;
        while (i < at + 3 && text[i] == ' ')
        {
            i++;
        }

        if (!char.IsAsciiLetterUpper(text[i]) || text[i] is 'I' or 'O' || text.Has(at - 3, "执法证"))
        {
            return null;
        }

        i++;
        for (int j = 0; j < 2 && text[i] is ' ' or '·' or '•' or '・' or '.' or '-' or '*'; j++)
        {
            i++;
        }

        int start = i, digits = 0;
        while (i - start < 7 && (char.IsAsciiDigit(text[i]) || char.IsAsciiLetterUpper(text[i])))
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            i++;
        }

        bool isSpecial = i - start == 4 && digits >= 3 && text[i] is '学' or '警' or '港' or '澳' or '挂' or '领';
        return isSpecial || (i - start is 5 or 6 && digits >= 3 && !char.IsAsciiLetter(text[i]) && !IsCertificate(at))
            ? new PersonalDatum(PersonalDataKind.NumberPlate, at, i + (isSpecial ? 1 : 0) - at) : null;
    }

    // Certificates of inspectors begin with their region too.
    private bool IsCertificate(int at)
    {
        int from = Math.Max(0, at - 10);
        return text.Text.AsSpan(from, at - from).Contains("执法证", StringComparison.Ordinal);
    }

    // E12345678, EA1234567, G12345678 (passports), H and M (travel permits); a letter before a date is a plan.
    private PersonalDatum? Passport(int at)
    {
        if (text[at] is not ('E' or 'G' or 'D' or 'S' or 'P' or 'H' or 'M' or 'K'))
        {
            return null;
        }

        int i = text[at] == 'E' && char.IsAsciiLetterUpper(text[at + 1]) ? at + 2 : at + 1, start = i;
        while (i - start < 11 && text.IsPlainDigit(i))
        {
            i++;
        }

        int count = i - start, wanted = start - at == 2 ? 7 : 8;
        bool isWhole = count == wanted || (text[at] is 'H' or 'M' && count == 10);
        bool isDate = text[at] != 'E' && text.Text.AsSpan(start, Math.Min(2, count)) is "20" or "19" && text[start + 4] is '0' or '1';
        return isWhole && !isDate && !char.IsAsciiLetter(text[i]) ? new PersonalDatum(PersonalDataKind.TravelDocument, at, i - at) : null;
    }
}
