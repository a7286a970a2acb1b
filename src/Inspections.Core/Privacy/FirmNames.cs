using System.Text.RegularExpressions;
using Inspections.Core.Directory;

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

    /// <summary>The name as it may be published; the number of a firm whose name is not known.</summary>
    /// <param name="firm">The firm or project.</param>
    /// <param name="name">Its name, or null when the directory never had it.</param>
    /// <param name="isProject">True for a project: it is not a person, whatever it is called.</param>
    public static string Public(Identifier firm, string? name, bool isProject = false) =>
        IsWithheld(firm, name, isProject) ? Individual : name is null ? firm.ToString() : DeIdentified.Text(name);

    /// <summary>True when the name stays in the bureau.</summary>
    /// <param name="firm">The firm or project.</param>
    /// <param name="name">Its name, or null when the directory never had it.</param>
    /// <param name="isProject">True for a project: it is not a person, whatever it is called.</param>
    public static bool IsWithheld(Identifier firm, string? name, bool isProject = false) =>
        !isProject && (IsIndividual(firm) || (UnifiedSocialCreditCode.Check(firm.ToString()) is not null && IsPersonal(name)));

    /// <summary>True when the number says that the firm is an individual business.</summary>
    public static bool IsIndividual(Identifier firm) => firm.ToString() is var code && code.Length switch
    {
        UnifiedSocialCreditCode.Length => code.StartsWith(IndividualPrefix, StringComparison.Ordinal),
        RegistrationLength => code.All(char.IsAsciiDigit) && code[KindAt] >= '6',
        _ => false,
    };

    // Two to four characters, or a name with its dot, without a word that businesses end in.
    private static bool IsPersonal(string? name) => name is not null && Person().IsMatch(name) && !Business().IsMatch(name);

    [GeneratedRegex(@"\A(\p{IsCJKUnifiedIdeographs}{2,4}|\p{IsCJKUnifiedIdeographs}+[·•]\p{IsCJKUnifiedIdeographs}+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Person();

    [GeneratedRegex(@"([店部社所厂场馆站坊铺厅吧]|[^ ]{2}行|公司|集团|中心|物业|房产|地产|中介|置业|企业|商行|工作室)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Business();
}
