using System.Buffers;

namespace Inspections.Core.Privacy;

/// <summary>Finds numbers behind a word that says what they are, such as 身份证号, QQ or 账号: the word is proof where no check digit is.</summary>
internal sealed class LabelledNumbers(PlainText text)
{
    private const int FarthestValue = 10, LongestValue = 48;

    private static readonly Dictionary<char, (string Word, Rule Rule)[]> Rules = Labels(
        (Rule.Digits(PersonalDataKind.IdNumber, n => n is 15 or 18), ["身份证", "身份号码", "居民证", "公民身份"]),
        (Rule.Digits(PersonalDataKind.DisabilityNumber, n => n is 18 or 20 or 22), ["残疾人证", "残疾证", "残联证"]),
        (Rule.Digits(PersonalDataKind.SocialSecurityNumber, n => n is >= 8 and <= 20), ["社保卡", "社会保障", "社保号", "社保", "医保卡", "医保号", "医疗保险号", "医保"]),
        (Rule.Digits(PersonalDataKind.TravelDocument, n => n is >= 7 and <= 18), ["护照", "通行证", "回乡证", "台胞证", "居留证", "居住证", "军官证", "士兵证", "驾驶证", "驾照", "passport", "Passport", "PASSPORT"]),
        (Rule.Digits(PersonalDataKind.BankCard, n => n is >= 9 and <= 30), ["银行卡", "银行账", "卡号", "账号", "帐号", "账户", "帐户", "储蓄卡", "信用卡", "开户行"]),
        (Rule.Digits(PersonalDataKind.Phone, n => n is >= 7 and <= 8, PhoneNumbers.IsLocalText), ["电话", "座机", "手机", "传真", "联系方式", "固话", "致电", "拨打", "来电", "Tel", "TEL", "tel", "Fax", "FAX"]),
        (Rule.Digits(PersonalDataKind.Account, n => n is >= 5 and <= 12), ["QQ", "qq", "Qq", "扣扣", "企鹅号", "微信", "微信号", "支付宝"]),
        (Rule.Digits(PersonalDataKind.NumberPlate, n => n is >= 5 and <= 7), ["车牌", "牌照号"]),
        (new Rule(PersonalDataKind.Account, IsAccount) { IsWord = true }, ["微信", "威信", "薇信", "加微", "V信", "v信", "WeChat", "wechat", "Wechat", "weixin", "WX", "wx", "VX", "vx", "Vx", "支付宝", "抖音号"]));

    private static readonly SearchValues<string> Words = SearchValues.Create([.. Rules.Values.SelectMany(r => r).Select(r => r.Word).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
    private static readonly SearchValues<char> Joints = SearchValues.Create(" :=-#()[]【】“”\"'号码编为是的件卡证群");

    /// <summary>What is found, in order of the words.</summary>
    public IEnumerable<PersonalDatum> Find()
    {
        string plain = text.Text;
        for (int at = Next(plain, 0); at >= 0; at = Next(plain, at + 1))
        {
            foreach ((string word, Rule rule) in Rules[plain[at]])
            {
                if (text.Has(at, word) && Value(rule, at + word.Length) is PersonalDatum found)
                {
                    yield return found;
                }
            }
        }
    }

    private static int Next(string plain, int from) =>
        from >= plain.Length ? -1 : plain.AsSpan(from).IndexOfAny(Words) is int i and >= 0 ? from + i : -1;

    // The longest beginning of what stands behind the word that the rule takes.
    private PersonalDatum? Value(Rule rule, int from)
    {
        int start = from;
        while (start < text.Length && start - from < FarthestValue && text.Digit(start) < 0 && (Joints.Contains(text[start]) || text.IsNothing(start)))
        {
            start++;
        }

        if (rule.IsWord)
        {
            int end = start;
            while (end - start < LongestValue && (text.IsLetterOrDigit(end) || text[end] is '_' or '-'))
            {
                end++;
            }

            return rule.Holds(text.Text[start..end]) ? new PersonalDatum(rule.Kind, start, end - start) : null;
        }

        var read = new List<char>();
        PersonalDatum? found = null;
        for (int i = start; i < text.Length && i - start < LongestValue; i++)
        {
            if (text.Digit(i) >= 0)
            {
                read.Add((char)('0' + text.Digit(i)));
            }
            else if (char.IsAsciiLetter(text[i]) || (i == start && text.IsHan(i)))
            {
                read.Add(text[i]);
            }
            else if (i == start || !NumberRun.IsGap(text, i, i + 1) || text[i] is ',' or '，' or '、' or ';' or ')')
            {
                break;
            }
            else
            {
                continue;
            }

            // No number ends amid its digits.
            if (!(text.Digit(i + 1) >= 0 && text.IsPlainDigit(i) == text.IsPlainDigit(i + 1)) && rule.Holds(string.Concat(read)))
            {
                found = new PersonalDatum(rule.Kind, start, i + 1 - start);
            }
        }

        return found;
    }

    // WeChat: 6 to 20 characters, a letter first.
    private static bool IsAccount(string value) =>
        value.Length is >= 6 and <= 20 && char.IsAsciiLetter(value[0]) && value is not ("official" or "Official" or "public");

    // By the first character; a word may announce two kinds of value.
    private static Dictionary<char, (string Word, Rule Rule)[]> Labels(params (Rule Rule, string[] Words)[] rules) =>
        rules.SelectMany(r => r.Words.Select(w => (Word: w, r.Rule))).GroupBy(l => l.Word[0]).ToDictionary(g => g.Key, g => g.ToArray());

    private sealed record Rule(PersonalDataKind Kind, Func<string, bool> Holds)
    {
        /// <summary>True for a value in one piece of letters, digits, - and _.</summary>
        public bool IsWord { get; init; }

        public static Rule Digits(PersonalDataKind kind, Func<int, bool> count, Func<string, bool>? also = null) =>
            new(kind, v => v.Count(char.IsAsciiDigit) is int n && n > 0 && v.Length - n <= 3 && count(v.Length) && (also is null || also(v)));
    }
}
