using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Directory;

namespace Inspections.Core.Privacy;

/// <summary>
/// Finds personal data in free text. Only free text is looked through: in a column of codes, certificates or plan numbers a row of
/// digits is what the column says.
/// </summary>
public static partial class PersonalData
{
    // The shortest phone. A text with fewer digits, no @ and no colon holds nothing of the kind: most texts are done here.
    private const int FewestDigits = 7;

    // The commonest, and the first of the compound ones: what stands behind 联系人： may be a word.
    private static readonly SearchValues<char> Surnames = SearchValues.Create(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖庄施牛洪欧上司诸端皇尉公慕令阮翁柯连游俞詹尤池官兰倪温邢鲁涂辛殷蓝安章齐梅管樊葛岳左祝耿甘包季纪涂聂关焦柳");

    // At most what somebody writes between groups of digits: a space, a dash, a dot.
    private const string Gap = "[ .·_-]{0,2}";

    /// <summary>What was found, in the order of the text, nothing twice.</summary>
    public static IReadOnlyList<PersonalDatum> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = Plain(text);
        if (plain.Count(char.IsAsciiDigit) < FewestDigits && !plain.AsSpan().ContainsAny('@', ':'))
        {
            return [];
        }

        var found = new List<PersonalDatum>();
        foreach (PersonalDatum datum in Candidates(plain).OrderBy(d => d.Start).ThenByDescending(d => d.Length))
        {
            if (found.Count == 0 || datum.Start >= found[^1].End)
            {
                found.Add(datum);
            }
        }

        return found;
    }

    private static IEnumerable<PersonalDatum> Candidates(string text) =>
    [
        .. All(LabelledIdNumber(), text, PersonalDataKind.IdNumber, g => Characters(g).Length is 15 or 18),
        .. All(IdNumber(), text, PersonalDataKind.IdNumber, g => PersonalNumbers.IsIdNumber(Characters(g))),
        .. All(OldIdNumber(), text, PersonalDataKind.IdNumber, g => PersonalNumbers.IsOldIdNumber(g.Value)),
        .. All(Mobile(), text, PersonalDataKind.Phone, g => !IsInCreditCode(g, text)),
        .. All(Landline(), text, PersonalDataKind.Phone, g => !IsInCreditCode(g, text)),
        .. All(LabelledPhone(), text, PersonalDataKind.Phone),
        .. All(Email(), text, PersonalDataKind.Email),
        .. All(BankCard(), text, PersonalDataKind.BankCard, g => PersonalNumbers.IsBankCard(Characters(g))),
        .. All(LabelledName(), text, PersonalDataKind.Name, g => Surnames.Contains(g.Value[0])),
    ];

    private static IEnumerable<PersonalDatum> All(Regex form, string text, PersonalDataKind kind, Func<Group, bool>? holds = null) =>
        form.Matches(text).Select(m => m.Groups["it"] is { Success: true } it ? it : m)
            .Where(g => holds?.Invoke(g) != false).Select(g => new PersonalDatum(kind, g.Index, g.Length));

    // Full-width letters and digits and every kind of dash and space, each for one character, so that places stay.
    private static string Plain(string text) => string.Create(text.Length, text, static (plain, text) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            plain[i] = text[i] switch
            {
                >= '！' and <= '～' and char c => (char)(c - '！' + '!'),
                >= '\u2010' and <= '\u2015' or '\u2212' => '-',
                char c when char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format => ' ',
                char c => c,
            };
        }
    });

    private static string Characters(Group match) => string.Concat(match.Value.Where(char.IsAsciiLetterOrDigit));

    private static bool IsInCreditCode(Group match, string text)
    {
        // No further than a code is long: a cell may be a million characters.
        int start = match.Index, end = match.Index + match.Length;
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]) && end - start <= UnifiedSocialCreditCode.Length)
        {
            start--;
        }

        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]) && end - start <= UnifiedSocialCreditCode.Length)
        {
            end++;
        }

        return UnifiedSocialCreditCode.Check(text[start..end]) is null;
    }

    [GeneratedRegex(@"(身份证件?|居民证)(号码?|编号)?(为|是)?[: ]*(?<it>[0-9][0-9 -]{13,20}[0-9Xx])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelledIdNumber();

    [GeneratedRegex($@"(?<![0-9A-Za-z])[1-9][0-9]{{5}}{Gap}[12][0-9]{{3}}{Gap}[0-9]{{4}}{Gap}[0-9]{{3}}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<!(注册号|执照号?码?)[: ]*)[1-8][0-9]{14}(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OldIdNumber();

    // 11 digits from 13 to 19, in one piece or in the groups that people write; not the number of a certificate.
    [GeneratedRegex($@"(?<![0-9])(?<!执法证(件|书)?(编?号码?)?[: ]*)((\+|00)?86{Gap})?(?<it>1[3-9][0-9]({Gap}[0-9]{{4}}{Gap}[0-9]{{4}}|{Gap}[0-9]{{3}}{Gap}[0-9]{{5}}|[0-9]{Gap}[0-9]{{3}}{Gap}[0-9]{{4}}|[0-9]{Gap}[0-9]{{4}}{Gap}[0-9]{{3}}))(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mobile();

    // An area code with its 0, or without it behind 86; services such as 12345 and 400-… belong to nobody.
    [GeneratedRegex($@"(?<![0-9])(\(?0(10|2[0-9]|[3-9][0-9]{{2}})\)?|(\+|00)86{Gap}(10|2[0-9]|[3-9][0-9]{{2}})){Gap}([2-8][0-9]{{3}}{Gap}[0-9]{{3,4}}|[2-8][0-9]{{2}}{Gap}[0-9]{{4}})((-|转|ext)[0-9]{{1,6}})?(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Landline();

    [GeneratedRegex($@"(电话|座机|手机|传真|联系方式|[Tt][Ee][Ll])(号码?)?(为|是)?[:. ]{{1,3}}(?<it>[2-8][0-9]{{2,3}}{Gap}[0-9]{{4}})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelledPhone();

    [GeneratedRegex(@"[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(\.[0-9A-Za-z-]{1,63}){1,8}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    [GeneratedRegex($@"(?<![0-9A-Za-z])(62[0-9]{{2}}|4[0-9]{{3}}|5[1-5][0-9]{{2}})({Gap}[0-9]{{4}}){{3}}({Gap}[0-9]{{3}})?(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BankCard();

    [GeneratedRegex(@"(姓名|联系人|法定代表人|法人代表|经办人|当事人|业主|投诉人|举报人)(为|是)?[: ]+(?<it>\p{IsCJKUnifiedIdeographs}{2,4})(?!\p{IsCJKUnifiedIdeographs})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelledName();
}
