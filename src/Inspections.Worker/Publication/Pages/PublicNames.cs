using Inspections.Core.Directory;
using Inspections.Worker.Directories;
using Inspections.Worker.Publication.Credit;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The names that pages give to what the ledger knows by number. The one place that decides what of a name is public.</summary>
internal sealed class PublicNames(Session session)
{
    private readonly IReadOnlyDictionary<string, string> _firms = FirmDirectory.Names(session);
    private readonly IReadOnlyDictionary<Identifier, EnforcementCertificate> _certificates = InspectorDirectory.Certificates(session);
    private readonly IReadOnlyDictionary<Identifier, ListedItem> _items = ItemList.Ever(session);
    private readonly Dictionary<SectorCode, string> _sectors = SectorList.All(session).ToDictionary(s => s.Code, s => s.Name);

    /// <summary>A firm's published name; its code where the directory never had it.</summary>
    public string Firm(Identifier id) => PublicName.Of(id, _firms.GetValueOrDefault(id.ToString()));

    /// <summary>An inspector, by certificate number and never by name.</summary>
    public string Inspector(Identifier id) => _certificates.TryGetValue(id, out EnforcementCertificate? certificate) ? certificate.Number : id.ToString();

    public string Item(Identifier code) => _items.TryGetValue(code, out ListedItem? listed) ? listed.Item.Name : code.ToString();

    public string Sector(SectorCode code) => _sectors.GetValueOrDefault(code, code.ToString());

    public string Team(IEnumerable<Identifier> inspectors) => string.Join("、", inspectors.Select(Inspector));
}
