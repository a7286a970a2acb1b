using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Publication;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification;

/// <summary>One draw: its files, its entries, and the draw repeated from them.</summary>
internal sealed class DrawCase
{
    private readonly Lazy<LedgerEntry[]> _entries;

    private readonly LedgerEntry? _entry;
    private readonly Lazy<CurrentTeams> _teams;
    private readonly Lazy<PastDraw> _past;

    public DrawCase(PublishedFolder folder, DrawId id, LedgerEntry? entry)
    {
        (Folder, Id, _entry) = (folder, id, entry);
        _entries = new(() => [.. folder.EntriesOf(Id)]);
        _teams = new(MakeTeams, LazyThreadSafetyMode.None);
        _past = new(MakePast, LazyThreadSafetyMode.None);
        IPublishedFiles files = folder.Files;
        Commitment = new(files, PublicLayout.Commitment(Id), b => Drawing.Commitment.FromJson(CanonicalJson.Parse(b)));
        Frame = new(files, PublicLayout.Frame(Id), b => LeafTrees.FrameOf(b));
        Roster = new(files, PublicLayout.Roster(Id), b => LeafTrees.ParseRoster(b));
        Openings = new(files, PublicLayout.Recusals(Id), RecusalOpening.ReadAll);
        Receipt = new(files, PublicLayout.Receipt(Id), b => CanonicalJson.Parse(b) as Json.Map ?? throw new ProtocolFormatException("receipt: expected an object"));
        Redraw = new Redraw(this);
    }

    public PublishedFolder Folder { get; }

    public DrawId Id { get; }

    /// <summary>False for a folder without a ledger: nothing says when and whether it was committed to.</summary>
    public bool IsEntered => _entry is not null;

    /// <summary>The first entry that commits to the draw.</summary>
    /// <exception cref="UnavailableException">There is no ledger.</exception>
    public LedgerEntry Entry => _entry ?? throw new UnavailableException($"a commitment entry of {Id} in {PublicLayout.Entries}", "the ledger is missing");

    /// <summary>Its place in the ledger.</summary>
    public long Index => Entry.Index;

    /// <summary>The commitment's digest in the ledger.</summary>
    public Digest Entered => ((CommitmentBody)Entry.Body).Commitment;

    /// <summary>The teams as they stood after every change.</summary>
    public CurrentTeams Teams => _teams.Value;

    /// <summary>The try whose frame, flags and policy this one keeps: the first of its round after the last error in the frame (section 8).</summary>
    public DrawCase AsOf
    {
        get
        {
            DrawCase first = this;
            while (Folder.Before(first) is DrawCase last && last.Id.RoundKey == Id.RoundKey && last.Void is { Body.Reason: var reason } && NextTry.KeepsFrame(reason))
            {
                first = last;
            }

            return first;
        }
    }

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

    /// <summary>True when a void ended it before the entry <paramref name="index"/>.</summary>
    public bool IsVoidBefore(long index) => Void is { } end && end.Entry.Index < index;

    /// <summary>The void that ended it, or null.</summary>
    public (LedgerEntry Entry, VoidBody Body)? Void => Ends.FirstOrDefault() is { Body: VoidBody body } entry ? (entry, body) : null;

    /// <summary>The receipt's entry, when that is how it ended.</summary>
    public (LedgerEntry Entry, ReceiptBody Body)? Drawn => Ends.FirstOrDefault() is { Body: ReceiptBody body } entry ? (entry, body) : null;

    /// <summary>The entry of a source's value, or null.</summary>
    public (LedgerEntry Entry, ValueBody Body)? ValueOf(Label source) =>
        EntriesOf<ValueBody>().Where(v => v.Body.Name == source).Select(v => ((LedgerEntry, ValueBody)?)v).FirstOrDefault();

    /// <summary>True when it ended by a receipt and every value is in the ledger, the kept back ones too.</summary>
    public bool IsDisclosed => Drawn is not null && Commitment.Value.Sources.All(s => ValueOf(s.Name) is not null);

    /// <summary>The entry of the last of the bureau's own values, or null while one is missing.</summary>
    public long? OwnValuesAt
    {
        get
        {
            long?[] own = [.. Commitment.Value.Sources.OfType<SealedSource>().Where(s => s.Witness is null).Select(s => ValueOf(s.Name)?.Entry.Index)];
            return own.Contains(null) ? null : own.Max();
        }
    }

    /// <summary>The entry that made the draw public: the last value, of a list kept back the bureau's own; null until then.</summary>
    public LedgerEntry? DisclosedAt => !IsDisclosed ? null
        : !Commitment.Value.IsKeptBack ? Drawn!.Value.Entry
        : Commitment.Value.Sources.OfType<SealedSource>().Where(s => s.Witness is null).Select(s => ValueOf(s.Name)!.Value.Entry).Append(Drawn!.Value.Entry).MaxBy(x => x.Index);

    /// <summary>Why the ids of its frame may not be drawn, as of the try whose flags it keeps.</summary>
    public ExclusionRule ExclusionRule(InspectionScope scope)
    {
        DrawCase asOf = AsOf;
        return Folder.HistoryAt(asOf.Index, new SectorYear(Id.Sector, Id.Year)).ExclusionsFor(
            Rules, Id.Year, BeijingTime.DateOf(asOf.Commitment.Value.DrawAt), id => Redraw.FindLeaf(id)?.Firm, scope);
    }

    /// <summary>The draw as the history of later ones needs it.</summary>
    public PastDraw ToPast() => _past.Value;

    private CurrentTeams MakeTeams() => new(
        new DrawnTeams
        {
            Draw = Id,
            DrawAt = Commitment.Value.DrawAt,
            Key = Redraw.Key,
            Rule = Commitment.Value.Team,
            Roster = Roster.Value.Leaves,
            Assignment = Redraw.Assignment,
            Recused = Redraw.Recused,
            FirmOf = id => Redraw.LeafOf(id).Inspected,
            ReceiptEntry = Drawn?.Entry.Index,
        },
        TeamEntry.AllOf(EntriesOf<EntryBody>().Select(x => x.Entry), index => Folder.Ledger.Entries[(int)index]),
        Binding());

    // They need the frames of other draws: without a change of a team nobody asks for those.
    private IEnumerable<BindingRecusal> Binding()
    {
        foreach (BindingRecusal recusal in Folder.Recusals)
        {
            yield return recusal;
        }
    }

    private PastDraw MakePast()
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
