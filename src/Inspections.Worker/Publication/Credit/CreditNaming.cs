using Inspections.Worker.Hosting;

namespace Inspections.Worker.Publication.Credit;

/// <summary>What feed and pages call the bureau and its inspectors.</summary>
/// <param name="Institution">The bureau's name; that of the item list unless set.</param>
/// <param name="InstitutionCode">Its unified social credit code; the authority of the ledger unless set.</param>
/// <param name="Inspectors">True to name inspectors beside their certificate numbers.</param>
internal sealed record CreditNaming(string? Institution = null, string? InstitutionCode = null, bool Inspectors = false)
{
    /// <summary>Lists of dishonest firms on which also a firm that bears a person's name is named: punitive or compulsory disclosure.</summary>
    public IReadOnlyList<string> ListsThatName { get; init; } = [];

    public static CreditNaming Of(WorkerSettings settings) =>
        new(settings.Institution, settings.InstitutionCode, settings.NameInspectors) { ListsThatName = settings.ListsThatName };
}
