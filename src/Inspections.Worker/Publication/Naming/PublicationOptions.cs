using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Naming;

/// <summary>What a bureau may set about the words in what it publishes: names, and the languages of its pages.</summary>
internal sealed class PublicationOptions
{
    /// <summary>The bureau's name in the credit feed; that of its item list unless set.</summary>
    public string? Institution { get; set; }

    /// <summary>The bureau's unified social credit code in the credit feed; the authority of the ledger unless set.</summary>
    public string? InstitutionCode { get; set; }

    /// <summary>True to publish inspectors' names beside their certificate numbers, on pages and in the credit feed.</summary>
    public bool NameInspectors { get; set; }

    /// <summary>
    /// Lists of dishonest firms, by name, on which also a firm that bears a person's name is named, where the law asks for that
    /// (惩戒性、强制性公开); none unless set.
    /// </summary>
    public IReadOnlyList<string> ListsThatName { get; set; } = [];

    /// <summary>
    /// Languages of the public pages, by <see cref="LanguageCodes.All"/>; Chinese, which is always among them, alone unless set. Reports and the
    /// observers' page are in the first.
    /// </summary>
    public IReadOnlyList<string> PublicLanguages { get; set; } = [];

    /// <summary>The languages that are set, the first one that of reports.</summary>
    public IReadOnlyList<Language> Languages() => PublicLanguages.Count == 0 ? [Language.Chinese] : [.. PublicLanguages.Select(LanguageCodes.Find).OfType<Language>()];

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One holds personal data, or is no list of languages.</exception>
    public void Validate()
    {
        PersonalDataWords.Refuse(new Text($"设置 {nameof(Institution)}", $"setting {nameof(Institution)}"), Institution);
        foreach (string code in PublicLanguages)
        {
            Require(LanguageCodes.Find(code) is not null && PublicLanguages.Count(c => c == code) == 1, code);
        }

        Require(PublicLanguages.Count == 0 || Languages().Contains(Language.Chinese), string.Join(", ", PublicLanguages));
    }

    private static void Require(bool holds, string value) => SettingCheck.Require(
        holds, nameof(PublicLanguages), value, new Text($"{string.Join(", ", LanguageCodes.All)}，各至多一次，须有 zh", $"{string.Join(", ", LanguageCodes.All)}, each at most once, zh among them"));
}
