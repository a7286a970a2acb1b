using Inspections.Core.Directory;
using Inspections.Core.Privacy;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Naming;

/// <summary>
/// What leaves the bureau of its directories, for pages, feeds and tables alike: the one place that decides what of a name or a text
/// is public.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="inspectorsByName">True to name inspectors beside their certificate numbers.</param>
/// <param name="listsThatName">Lists of dishonest firms that name also whoever bears a person's name.</param>
internal sealed class PublicNames(Session session, bool inspectorsByName, IReadOnlyList<string> listsThatName)
{
    private readonly IReadOnlyDictionary<string, string> _firms = FirmStore.Names(session);
    private readonly IReadOnlyDictionary<Identifier, Identifier> _owners = FirmStore.Owners(session);
    private readonly IReadOnlyDictionary<Identifier, EnforcementCertificate> _certificates = InspectorStore.Certificates(session);
    private readonly IReadOnlyDictionary<Identifier, string> _inspectors = inspectorsByName ? InspectorStore.Names(session) : new Dictionary<Identifier, string>();
    private readonly Dictionary<Identifier, InspectionItem> _items = ItemStore.Ever(session).ToDictionary(i => i.Key, i => Public(i.Value.Item));
    private readonly Dictionary<SectorCode, string> _sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => DeIdentified.Text(s.Name));

    /// <summary>A firm's published name; its code where the directory never had it.</summary>
    public string Firm(Identifier id) => FirmNames.Public(id, _firms.GetValueOrDefault(id.ToString()), _owners.ContainsKey(id));

    /// <summary>A firm's name on a list of dishonest firms: where the law asks for it, a person's name too (惩戒性、强制性公开).</summary>
    public string FirmOn(string list, Identifier id) =>
        listsThatName.Contains(list, StringComparer.Ordinal) && _firms.TryGetValue(id.ToString(), out string? name) ? DeIdentified.Text(name) : Firm(id);

    /// <summary>A project's firm, or null for a firm.</summary>
    public Identifier? Owner(Identifier firm) => _owners.TryGetValue(firm, out Identifier owner) ? owner : null;

    /// <summary>The number of an inspector's certificate; the id of one who has left none.</summary>
    public string Certificate(Identifier id) => _certificates.TryGetValue(id, out EnforcementCertificate? certificate) ? certificate.Number : id.ToString();

    /// <summary>An inspector's name where the bureau publishes names, else null.</summary>
    public string? InspectorName(Identifier id) => _inspectors.GetValueOrDefault(id);

    /// <summary>An inspector as pages say it: by certificate number, and by name where the bureau publishes names.</summary>
    public string Inspector(Identifier id) => InspectorName(id) is string name ? $"{name}（{Certificate(id)}）" : Certificate(id);

    public string Team(IEnumerable<Identifier> inspectors) => string.Join("、", inspectors.Select(Inspector));

    /// <summary>An item's name; its code where the list never had it.</summary>
    public string Item(Identifier code) => _items.TryGetValue(code, out InspectionItem? item) ? item.Name : code.ToString();

    /// <summary>The items that are on the list, or were.</summary>
    public IReadOnlyList<InspectionItem> Items(IEnumerable<Identifier> codes) => [.. codes.Where(_items.ContainsKey).Select(c => _items[c])];

    public string Sector(SectorCode code) => _sectors.GetValueOrDefault(code, code.ToString());

    private static InspectionItem Public(InspectionItem item) => item with
    {
        Name = DeIdentified.Text(item.Name),
        LegalBasis = DeIdentified.Text(item.LegalBasis),
        Authority = DeIdentified.Text(item.Authority),
        Subject = DeIdentified.Text(item.Subject),
        Content = DeIdentified.Text(item.Content),
        Method = DeIdentified.Text(item.Method),
        SamplingRatio = DeIdentified.Optional(item.SamplingRatio),
        Frequency = DeIdentified.Optional(item.Frequency),
        InspectorRequirements = DeIdentified.Optional(item.InspectorRequirements),
        Essentials = DeIdentified.Optional(item.Essentials),
        Remark = DeIdentified.Optional(item.Remark),
    };
}
