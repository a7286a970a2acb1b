using System.Text.RegularExpressions;
using Inspections.Core.Directories;

namespace Inspections.Core.Privacy;

/// <summary>
/// Which firms bear a person's name, which is never published: individual businesses (个体工商户), by their code, and whoever has no
/// unified code and is called as people are.
/// </summary>
public static partial class FirmNames
{
    /// <summary>What is published in the place of a name that stays in the bureau.</summary>
    public const string Individual = "个体工商户";

    // GB 32100: registered by market regulation (9) as an individual business (2).
    private const string IndividualPrefix = "92";

    // A registration number of 15 digits tells by its seventh: 6 to 9 are individual businesses.
    private const int RegistrationLength = 15, KindAt = 6;

    // What is written around a person's name to say what he is.
    private static readonly string[] Prefixes = ["个体工商户", "个体经营者", "个体经营", "个体户", "个体", "自然人", "经营者", "业主", "户主", "房东", "店主", "姓名:"];
    private static readonly string[] Suffixes = ["个体工商户", "个体经营者", "个体经营", "个体户", "个体", "自然人", "个人", "经营者", "业主", "户主", "房东", "店主", "先生", "女士", "小姐", "同志", "老板", "师傅"];
    private static readonly char[] Dots = ['·', '•', '・', '‧'];

    /// <summary>The name as it may be published; the number of a firm whose name is not known.</summary>
    /// <param name="firm">The firm or project.</param>
    /// <param name="name">Its name, or null when the directory never had it.</param>
    /// <param name="isProject">True for a project: it is not a person, whatever it is called.</param>
    /// <param name="isConfirmed">True when people have confirmed that the name is no person's and holds no personal data.</param>
    public static string Public(Identifier firm, string? name, bool isProject = false, bool isConfirmed = false) =>
        IsWithheld(firm, name, isProject, isConfirmed) ? Individual : name is null ? firm.ToString() : isConfirmed ? name : DeIdentified.Text(name);

    /// <summary>True when the name stays in the bureau.</summary>
    /// <param name="firm">The firm or project.</param>
    /// <param name="name">Its name, or null when the directory never had it.</param>
    /// <param name="isProject">True for a project: it is not a person, whatever it is called.</param>
    /// <param name="isConfirmed">True when people have confirmed that the name is no person's. That of an individual business stays all the same.</param>
    public static bool IsWithheld(Identifier firm, string? name, bool isProject = false, bool isConfirmed = false) =>
        !isProject && (IsIndividual(firm) || (!isConfirmed && name is not null && (SaysPerson(name) || (UnifiedSocialCreditCode.Check(firm.ToString()) is not null && IsPersonal(Bare(name))))));

    /// <summary>True when the number says that the firm is an individual business.</summary>
    public static bool IsIndividual(Identifier firm) => firm.ToString() is var code && code.Length switch
    {
        UnifiedSocialCreditCode.Length => code.StartsWith(IndividualPrefix, StringComparison.Ordinal),
        RegistrationLength => code.All(char.IsAsciiDigit) && code[KindAt] >= '6',
        _ => false,
    };

    // 张三（个体）, 个体户张三丰, 张三先生: the name says itself that it is a person's, whatever the code.
    private static bool SaysPerson(string name)
    {
        string joined = Joined(name), bare = WithoutWords(joined);
        return bare != joined && IsPersonal(bare) && (bare.Contains('·', StringComparison.Ordinal) || Surnames.At(new PlainText(bare), 0, isAnnounced: true) > 0);
    }

    // The name without what says that it is a person's.
    private static string Bare(string name) => WithoutWords(Joined(name));

    private static string WithoutWords(string joined)
    {
        string bare = joined;
        for (string before = ""; before != bare;)
        {
            before = bare;
            bare = WithoutSuffixes(WithoutPrefixes(bare)).Trim(':', '-', '—', '(', ')', '[', ']');
        }

        return bare;
    }

    private static string Joined(string name) => new PlainText(name).Text.Replace(" ", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);

    private static string WithoutPrefixes(string name)
    {
        foreach (string word in Prefixes)
        {
            name = name.StartsWith(word, StringComparison.Ordinal) ? name[word.Length..] : name;
        }

        return name;
    }

    private static string WithoutSuffixes(string name)
    {
        foreach (string word in Suffixes)
        {
            name = name.EndsWith(word, StringComparison.Ordinal) ? name[..^word.Length] : name;
        }

        return name;
    }

    // Two to four characters, or a name with its dots, without a word that businesses end in.
    private static bool IsPersonal(string name)
    {
        bool isName = name.Any(IsDot) ? name.Length <= 40 && name.Split(Dots).All(p => p.Length > 0 && p.All(IsHan)) : name.Length is >= 2 and <= 4 && name.All(IsHan);
        return isName && !Business().IsMatch(name);
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or '〇';

    private static bool IsDot(char c) => Dots.Contains(c);

    [GeneratedRegex(@"([店部社所厂场馆站坊铺厅吧]|[^ ]{2}行|公司|集团|中心|物业|房产|地产|中介|置业|企业|商行|工作室)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Business();
}
