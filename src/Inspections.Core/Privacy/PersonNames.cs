using System.Buffers;

namespace Inspections.Core.Privacy;

/// <summary>Finds names of persons behind a word that announces one (联系人：张三), and before one that addresses one (张三先生).</summary>
internal sealed class PersonNames(PlainText text)
{
    private const int LongestName = 4, LongestRun = 24, FarthestName = 8;

    // What 姓名 announces is a name whatever its first character.
    private const string Surest = "姓名";

    private static readonly string[] Announcing =
    [
        Surest, "名字", "负责人", "责任人", "法人", "法定代表人", "法人代表", "法定代表", "店主", "店长", "经营者", "联系人", "联络人", "联络员", "联系人员", "当事人", "投诉人", "举报人", "反映人", "信访人", "经办人", "业主", "户主", "户名", "老板", "房东", "房主",
        "租客", "承租人", "出租人", "委托人", "受托人", "代理人", "申请人", "受害人", "监护人", "家属", "配偶", "收件人", "持证人", "持卡人", "经纪人", "中介", "购房人", "买受人", "出卖人", "买方", "卖方", "证人", "股东", "实际控制人", "控制人", "合伙人", "投资人", "被检查人", "陪同人", "陪同人员", "在场人",
        "见证人", "签字人", "对接人", "值班人", "值班员", "项目经理", "物业经理", "电工", "保安", "员工", "居民", "住户", "客户", "消费者", "村民", "自然人", "身份证姓名", "经营人", "业务员", "从业人员", "受访人", "询问人", "被询问人", "签名", "签字",
    ];

    private static readonly string[] Addressing = ["先生", "女士", "小姐", "同志", "师傅", "老师"];
    private static readonly SearchValues<string> Announced = SearchValues.Create(Announcing, StringComparison.Ordinal);
    private static readonly SearchValues<string> Addressed = SearchValues.Create(Addressing, StringComparison.Ordinal);
    private static readonly SearchValues<string> Either = SearchValues.Create([.. Announcing, .. Addressing], StringComparison.Ordinal);
    private static readonly string[] LongestFirst = [.. Announcing.OrderByDescending(w => w.Length)];

    // What follows a name in a sentence.
    private static readonly SearchValues<char> Followers = SearchValues.Create("未的在于称表反已不是与和及等说向从到无拒系提先女同电手住因将对应持有被把为承签确认也曾现涉要均其本身来去打经自做办负收付出缴投举");

    /// <summary>What is found, in no order.</summary>
    public IEnumerable<PersonalDatum> Find() => !text.Text.AsSpan().ContainsAny(Either) ? [] : Places(Announced).SelectMany(Behind).Concat(Places(Addressed).SelectMany(Before));

    private IEnumerable<int> Places(SearchValues<string> words)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.Text.AsSpan(at).IndexOfAny(words);
            if (next < 0)
            {
                yield break;
            }

            at += next;
            yield return at;
        }
    }

    private IEnumerable<PersonalDatum> Behind(int at)
    {
        string word = LongestFirst.First(w => text.Has(at, w));
        int start = Joined(at + word.Length, out bool isAnnounced);
        if (start < text.Length && Name(start, isAnnounced, isAnnounced && word == Surest) is int end and > 0)
        {
            yield return new PersonalDatum(PersonalDataKind.Name, start, end - start);

            // 联系人：张三、李四
            if (isAnnounced && text[end] is '、' or '/' && Name(end + 1, isAnnounced: true, isSure: false) is int second and > 0)
            {
                yield return new PersonalDatum(PersonalDataKind.Name, end + 1, second - end - 1);
            }
        }
    }

    // Past the colon, the blank, 为 or 是, and what stands in brackets behind the word.
    private int Joined(int from, out bool isAnnounced)
    {
        int at = from;
        isAnnounced = false;
        while (at < text.Length && at - from < FarthestName)
        {
            if (text[at] == '(' && text.Text.AsSpan(at, Math.Min(FarthestName, text.Length - at)).IndexOf(')') is int close and > 0 && text[at + close + 1] is ':' or ' ')
            {
                at += close + 1;
            }
            else if (text[at] is ':' or ' ' or '=' or '-' or '"' or '“' or '(' or '【' or '[' or '为' or '是' or '叫' or '系' || text.IsNothing(at))
            {
                isAnnounced |= text[at] != '-';
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    // The place behind a name; 0 where there is none.
    private int Name(int start, bool isAnnounced, bool isSure)
    {
        int end = start;
        while (end - start < LongestRun && text.IsHan(end))
        {
            end++;
        }

        if (Dotted(start, end) is int last and > 0)
        {
            return last;
        }

        int length = end - start;
        if (isAnnounced && length == 0)
        {
            return Latin(start);
        }

        if (Surnames.IsWord(text, start) || (length > 0 && text.Text.AsSpan(start, Math.Min(length, 3)).Contains('某')))
        {
            return 0;
        }

        int surname = Surnames.At(text, start, isAnnounced);

        // 张 三
        if (length == 1 && surname == 1 && isAnnounced && text[end] == ' ' && text.IsHan(end + 1) && !text.IsHan(end + 2))
        {
            return end + 2;
        }

        if (length is >= 2 and <= LongestName && (isSure || (surname > 0 && length > surname && length <= surname + 2)))
        {
            return Surnames.IsOrganisation(text.Text.AsSpan(start, length)) ? 0 : end;
        }

        if (surname == 0 || length <= surname || Surnames.IsOrganisation(text.Text.AsSpan(start, length)))
        {
            return 0;
        }

        return Followers.Contains(text[start + surname + 1]) && !Followers.Contains(text[start + surname]) ? start + surname + 1
            : length > surname + 2 && Followers.Contains(text[start + surname + 2]) && !Followers.Contains(text[start + surname]) ? start + surname + 2
            : isAnnounced && length <= surname + 2 ? start + surname + 2
            : 0;
    }

    // 买买提·艾力: the parts around every dot.
    private int Dotted(int start, int end)
    {
        int at = end;
        while (at > start && text[at] is '·' or '•' or '・' or '‧' && text.IsHan(at + 1) && at - start < 2 * LongestRun)
        {
            at++;
            while (text.IsHan(at) && at - start < 2 * LongestRun)
            {
                at++;
            }
        }

        return at > end ? at : 0;
    }

    // Zhang San: two words, each with a capital.
    private int Latin(int start)
    {
        int at = start, words = 0;
        while (words < 3 && char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetter(text[at + 1]))
        {
            while (at - start < LongestRun && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            words++;
            if (text[at] is ' ' or '.' && char.IsAsciiLetterUpper(text[at + 1]) && char.IsAsciiLetter(text[at + 2]))
            {
                at++;
            }
        }

        return words >= 2 ? at : 0;
    }

    // 张三先生, 欧阳明月女士: two or three characters, or four with a double name; 张先生 names nobody.
    private IEnumerable<PersonalDatum> Before(int at)
    {
        for (int length = LongestName; length >= 2; length--)
        {
            int start = at - length;
            int surname = start < 0 ? 0 : Surnames.At(text, start, isAnnounced: false);
            if (surname > 0 && length > surname && length <= surname + 2 && Enumerable.Range(start, length).All(text.IsHan) && !Surnames.IsWord(text, start) && !text.Text.AsSpan(start, length).ContainsAny('某', '位'))
            {
                yield return new PersonalDatum(PersonalDataKind.Name, start, length);
                yield break;
            }
        }
    }
}
