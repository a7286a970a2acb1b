using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Worker.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication.Credit;

/// <summary>What a record takes from the directories, as they stand when it is made.</summary>
internal sealed class CreditRegister(Session session)
{
    private readonly IReadOnlyDictionary<string, string> _firms = FirmDirectory.Names(session);
    private readonly IReadOnlyDictionary<Identifier, Identifier> _owners = FirmDirectory.Owners(session);
    private readonly IReadOnlyDictionary<Identifier, EnforcementCertificate> _certificates = InspectorDirectory.Certificates(session);
    private readonly IReadOnlyDictionary<Identifier, string> _inspectors = InspectorDirectory.Names(session);
    private readonly IReadOnlyDictionary<Identifier, ListedItem> _items = ItemList.Ever(session);
    private readonly Dictionary<SectorCode, string> _sectors = SectorList.All(session).ToDictionary(s => s.Code, s => s.Name);

    /// <summary>The firm's name as it may be published.</summary>
    public string FirmName(Identifier firm) => PublicName.Of(firm, _firms.GetValueOrDefault(firm.ToString()));

    /// <summary>A project's firm, or null for a firm.</summary>
    public Identifier? Owner(Identifier firm) => _owners.TryGetValue(firm, out Identifier owner) ? owner : null;

    /// <summary>The numbers of the inspectors' certificates; the staff id of one who has left no certificate.</summary>
    public IEnumerable<string> Certificates(IEnumerable<Identifier> inspectors) =>
        inspectors.Select(i => _certificates.TryGetValue(i, out EnforcementCertificate? certificate) ? certificate.Number : i.ToString());

    public IEnumerable<string> Inspectors(IEnumerable<Identifier> inspectors) => inspectors.Select(i => _inspectors.GetValueOrDefault(i, i.ToString()));

    /// <summary>The items that are on the list, or were.</summary>
    public IReadOnlyList<InspectionItem> Items(IEnumerable<Identifier> items) =>
        [.. items.Where(_items.ContainsKey).Select(i => _items[i].Item)];

    public string SectorName(DrawId draw) => _sectors.GetValueOrDefault(draw.Sector, draw.Sector.ToString());
}
