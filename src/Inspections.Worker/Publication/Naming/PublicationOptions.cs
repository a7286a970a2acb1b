using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Naming;

/// <summary>What a bureau may set about the names in what it publishes: its own, its inspectors', and those on lists of dishonest firms.</summary>
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

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One holds personal data.</exception>
    public void Validate() => PersonalDataWords.Refuse($"设置 setting {nameof(Institution)}", Institution);
}
