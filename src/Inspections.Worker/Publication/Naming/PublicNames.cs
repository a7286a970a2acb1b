using Inspections.Core.Directories;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Naming;

/// <summary>
/// What leaves the bureau of its directories, for pages, feeds and tables alike: the one place that decides what of a name or a text
/// is public.
/// </summary>
internal sealed class PublicNames
{
    private readonly IReadOnlyDictionary<string, string> _firms;
    private readonly IReadOnlyDictionary<Identifier, Identifier> _owners;
    private readonly IReadOnlyDictionary<Identifier, EnforcementCertificate> _certificates;
    private readonly IReadOnlyDictionary<Identifier, string> _inspectors;
    private readonly IReadOnlyList<string> _listsThatName;
    private readonly ReleasedText _texts;
    private readonly Dictionary<Identifier, InspectionItem> _items;
    private readonly Dictionary<SectorCode, string> _sectors;

    /// <param name="session">The database.</param>
    /// <param name="inspectorsByName">True to name inspectors beside their certificate numbers.</param>
    /// <param name="listsThatName">Lists of dishonest firms that name also whoever bears a person's name.</param>
    /// <param name="firms">The only firms that are asked for; null for all.</param>
    public PublicNames(Session session, bool inspectorsByName, IReadOnlyList<string> listsThatName, IReadOnlyList<Identifier>? firms = null)
    {
        _firms = firms is null ? FirmStore.Names(session) : FirmStore.Names(session, firms);
        _owners = firms is null ? FirmStore.Owners(session) : FirmStore.Owners(session, firms);
        _certificates = InspectorStore.Certificates(session);
        _inspectors = inspectorsByName ? InspectorStore.Names(session) : new Dictionary<Identifier, string>();
        _listsThatName = listsThatName;
        _texts = new ReleasedText(session);
        _items = ItemStore.Ever(session).ToDictionary(i => i.Key, i => _texts.Of(i.Value.Item));
        _sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => _texts.Of(s.Name));
    }

    /// <summary>A firm's published name; its code where the directory never had it.</summary>
    public string Firm(Identifier id) => _texts.Firm(id, _firms.GetValueOrDefault(id.ToString()), _owners.ContainsKey(id));

    /// <summary>A firm's name on a list of dishonest firms: where the law asks for it, a person's name too (惩戒性、强制性公开).</summary>
    public string FirmOn(string list, Identifier id) =>
        _listsThatName.Contains(list, StringComparer.Ordinal) && _firms.TryGetValue(id.ToString(), out string? name) ? _texts.Of(name) : Firm(id);

    /// <summary>A project's firm, or null for a firm.</summary>
    public Identifier? Owner(Identifier firm) => _owners.TryGetValue(firm, out Identifier owner) ? owner : null;

    /// <summary>The number of an inspector's certificate; the id of one who has left none.</summary>
    public string Certificate(Identifier id) => _certificates.TryGetValue(id, out EnforcementCertificate? certificate) ? certificate.Number : id.ToString();

    /// <summary>An inspector's name where the bureau publishes names, else null.</summary>
    public string? InspectorName(Identifier id) => _inspectors.GetValueOrDefault(id);

    /// <summary>An inspector as pages say it: by certificate number, and by name where the bureau publishes names.</summary>
    public Text Inspector(Identifier id) => InspectorName(id) is string name
        ? new Text($"{name}（{Certificate(id)}）", $"{name} ({Certificate(id)})")
        : Text.Same(Certificate(id));

    public IReadOnlyList<Text> Team(IEnumerable<Identifier> inspectors) => [.. inspectors.Select(Inspector)];

    /// <summary>An item's name; its code where the list never had it.</summary>
    public string Item(Identifier code) => _items.TryGetValue(code, out InspectionItem? item) ? item.Name : code.ToString();

    /// <summary>The items that are on the list, or were.</summary>
    public IReadOnlyList<InspectionItem> Items(IEnumerable<Identifier> codes) => [.. codes.Where(_items.ContainsKey).Select(c => _items[c])];

    public string Sector(SectorCode code) => _sectors.GetValueOrDefault(code, code.ToString());

    /// <summary>A text of the bureau's lists as it may be published.</summary>
    public string Released(string text) => _texts.Of(text);
}
