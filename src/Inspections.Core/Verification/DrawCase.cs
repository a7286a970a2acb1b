using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification;

/// <summary>One draw: its files, its entries, and the draw repeated from them.</summary>
internal sealed class DrawCase
{
    private readonly Lazy<LedgerEntry[]> _entries;

    public DrawCase(PublishedFolder folder, LedgerEntry entry, CommitmentBody body)
    {
        (Folder, Entry, Id, Entered) = (folder, entry, body.Draw, body.Commitment);
        _entries = new(() => [.. folder.EntriesOf(Id)]);
        IPublishedFiles files = folder.Files;
        Commitment = new(files, PublicLayout.Commitment(Id), b => Drawing.Commitment.FromJson(CanonicalJson.Parse(b)));
        Frame = new(files, PublicLayout.Frame(Id), b => LeafTrees.ParseFrame(b));
        Roster = new(files, PublicLayout.Roster(Id), b => LeafTrees.ParseRoster(b));
        Openings = new(files, PublicLayout.Recusals(Id), RecusalOpening.ReadAll);
        Receipt = new(files, PublicLayout.Receipt(Id), b => CanonicalJson.Parse(b) as Json.Map ?? throw new ProtocolFormatException("receipt: expected an object"));
        Redraw = new Redraw(this);
    }

    public PublishedFolder Folder { get; }

    public DrawId Id { get; }

    /// <summary>The first entry that commits to the draw.</summary>
    public LedgerEntry Entry { get; }

    /// <summary>Its place in the ledger.</summary>
    public long Index => Entry.Index;

    /// <summary>The commitment's digest in the ledger.</summary>
    public Digest Entered { get; }

    public Published<Commitment> Commitment { get; }

    public Published<LeafTree<FrameLeaf>> Frame { get; }

    public Published<LeafTree<RosterLeaf>> Roster { get; }

    public Published<IReadOnlyList<RecusalOpening>> Openings { get; }

    public Published<Json.Map> Receipt { get; }

    public Published<PolicyDocument> Policy => Folder.Policy(Commitment.Value.Policy);

    public Redraw Redraw { get; }

    /// <summary>The sector's rules in the draw's policy.</summary>
    public SectorPolicy Rules => Policy.Value.Of(Id.Sector)
        ?? throw new UnavailableException($"the policy has rules for {Id.Sector}", "it has none; see policy");

    public IEnumerable<(LedgerEntry Entry, T Body)> EntriesOf<T>()
        where T : EntryBody => _entries.Value.Where(e => e.Body is T).Select(e => (e, (T)e.Body));

    /// <summary>Its <c>receipt</c> and <c>void</c> entries; one, when all is well.</summary>
    public IEnumerable<LedgerEntry> Ends => _entries.Value.Where(e => e.Body is ReceiptBody or VoidBody);

    /// <summary>The void that ended it, or null.</summary>
    public (LedgerEntry Entry, VoidBody Body)? Void => Ends.FirstOrDefault() is { Body: VoidBody body } entry ? (entry, body) : null;

    /// <summary>The receipt's entry, when that is how it ended.</summary>
    public (LedgerEntry Entry, ReceiptBody Body)? Drawn => Ends.FirstOrDefault() is { Body: ReceiptBody body } entry ? (entry, body) : null;

    /// <summary>The entry of a source's value, or null.</summary>
    public (LedgerEntry Entry, ValueBody Body)? ValueOf(Label source) =>
        EntriesOf<ValueBody>().Where(v => v.Body.Name == source).Select(v => ((LedgerEntry, ValueBody)?)v).FirstOrDefault();

    /// <summary>True when it ended by a receipt and every value is in the ledger, the kept back ones too.</summary>
    public bool IsDisclosed => Drawn is not null && Commitment.Value.Sources.All(s => ValueOf(s.Name) is not null);

    /// <summary>The draw as the history of later ones needs it.</summary>
    public PastDraw ToPast()
    {
        long size = Commitment.Value.Frame.Size;
        if (!IsDisclosed)
        {
            return new PastDraw(Id, size, [], new Dictionary<Identifier, Identifier>());
        }

        IReadOnlyList<Identifier> drawn = Redraw.Selection.DrawOrder;
        return new PastDraw(Id, size, drawn, drawn
            .Select(f => Redraw.LeafOf(f))
            .Where(l => l.Firm is not null)
            .ToDictionary(l => l.Id, l => l.Inspected));
    }
}
