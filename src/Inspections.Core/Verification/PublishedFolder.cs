using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Publication;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification;

/// <summary>A public folder as the checks see it: the ledger, and the draws that it names.</summary>
internal sealed class PublishedFolder
{
    private readonly Dictionary<Digest, Published<PolicyDocument>> _policies = [];
    private readonly Lazy<ILookup<DrawId, LedgerEntry>> _entriesByDraw;
    private readonly Lazy<ILookup<Label, DrawId>> _drawsByRecord;
    private readonly Lazy<Dictionary<DrawId, DrawCase>> _byId;
    private readonly Lazy<IReadOnlyList<BindingRecusal>> _recusals;
    private readonly Lazy<NamedIssues> _issues;
    private readonly Lazy<LedgerEntry[]> _telling;

    public PublishedFolder(IPublishedFiles files)
    {
        Files = files;
        Ledger = PublishedLedger.Load(files);
        _entriesByDraw = new(() => Ledger.Entries.SelectMany(e => EntrySubjects.DrawsOf(e.Body).Select(d => (Draw: d, Entry: e))).ToLookup(p => p.Draw, p => p.Entry));
        _drawsByRecord = new(() => Ledger.Of<ResultBody>().Select(r => (r.Body.Record, r.Body.Draw)).Distinct().ToLookup(p => p.Record, p => p.Draw));
        Draws = Ledger.Exists
            ? [.. Ledger.Of<CommitmentBody>().DistinctBy(c => c.Body.Draw).Select(c => new DrawCase(this, c.Body.Draw, c.Entry))]
            : [.. files.Draws().Distinct().OrderBy(d => d.ToString(), StringComparer.Ordinal).Select(d => new DrawCase(this, d, null))];
        _byId = new(() => Draws.ToDictionary(d => d.Id));
        _recusals = new(() => BindingRecusal.AllOf(
            Ledger.Of<SubstitutionBody>().Select(s => s.Entry), (draw, id) => Find(draw)?.Redraw.FindLeaf(id)?.Inspected));
        _issues = new(() => PublishedIssues.Of(this));
        _telling = new(() => [.. Ledger.Entries.Where(e => History.Tells(e.Body))]);
    }

    public IPublishedFiles Files { get; }

    public PublishedLedger Ledger { get; }

    /// <summary>Every draw that the ledger commits to, in the order of their first commitment entries; without a ledger those whose folders are there.</summary>
    public IReadOnlyList<DrawCase> Draws { get; }

    public DrawCase? Find(DrawId draw) => _byId.Value.GetValueOrDefault(draw);

    /// <summary>Recusals by substitution, in the order in which they bind (protocol section 9).</summary>
    public IReadOnlyList<BindingRecusal> Recusals => _recusals.Value;

    /// <summary>Every issue and pulse that commitments name.</summary>
    public NamedIssues Issues => _issues.Value;

    /// <summary>The draw's case without a ledger, from its folder alone.</summary>
    public DrawCase Alone(DrawId draw) => Find(draw) ?? new DrawCase(this, draw, null);

    /// <summary>All entries that name a draw, in order.</summary>
    public IEnumerable<LedgerEntry> EntriesOf(DrawId draw) => _entriesByDraw.Value[draw];

    /// <summary>The draws that a record has results of; one, when all is well.</summary>
    public IEnumerable<DrawId> DrawsOfRecord(Label record) => _drawsByRecord.Value[record];

    /// <summary>The sector's draw that was committed to last before <paramref name="draw"/>, or null.</summary>
    public DrawCase? Before(DrawCase draw) =>
        Draws.LastOrDefault(d => d.Id.Sector == draw.Id.Sector && d.Index < draw.Index);

    /// <summary>The sector's last draw before <paramref name="draw"/> that was not voided: what lists, rules and witnesses are compared with.</summary>
    public DrawCase? Earlier(DrawCase draw) =>
        Draws.LastOrDefault(d => d.Id.Sector == draw.Id.Sector && d.Index < draw.Index && d.Void is null);

    /// <summary>The policies that the ledger took before an entry, in order.</summary>
    /// <exception cref="UnavailableException">A document is missing or malformed.</exception>
    public IReadOnlyList<AdoptedPolicy> PoliciesBefore(long index) => [.. Ledger.Of<DocumentBody>()
        .Where(d => d.Body.Document == DocumentKind.Policy && d.Entry.Index < index)
        .Select(d => new AdoptedPolicy(d.Entry.Index, d.Entry.At, Policy(d.Body.Digest).Value))];

    public Published<PolicyDocument> Policy(Digest digest)
    {
        if (!_policies.TryGetValue(digest, out Published<PolicyDocument>? policy))
        {
            policy = new(Files, PublicLayout.Policy(digest), bytes => PolicyDocument.FromJson(CanonicalJson.Parse(bytes)));
            _policies.Add(digest, policy);
        }

        return policy;
    }

    /// <summary>What the first <paramref name="size"/> entries say of a sector's year, and of the inspections of all.</summary>
    /// <exception cref="UnavailableException">A draw of the year, or one with results, cannot be repeated.</exception>
    public History HistoryAt(long size, SectorYear year) => HistoryAt(size, d => IsOf(d, year) || HasResults(d, size));

    /// <summary>What the first <paramref name="size"/> entries say of a sector's draws in a year, and of no inspection.</summary>
    /// <exception cref="UnavailableException">One of them cannot be repeated.</exception>
    public History DrawnBefore(long size, SectorYear year) => HistoryAt(size, d => IsOf(d, year));

    /// <summary>The largest frame of a sector's year in the first <paramref name="size"/> entries, at least <paramref name="own"/>: no result bears on it.</summary>
    /// <exception cref="UnavailableException">A draw of the year cannot be repeated.</exception>
    public long LargestBefore(long size, SectorYear year, long own) => new History(
        Ledger.Of<VoidBody>().Where(v => v.Entry.Index < size).Select(v => v.Body), PastBefore(size, d => IsOf(d, year))).Largest(year.Sector, year.Year, own);

    /// <summary>The ids that the first <paramref name="size"/> entries have closed out.</summary>
    public IReadOnlySet<Identifier> ClosedOutBefore(long size) =>
        Ledger.Of<ResultBody>().Any(r => r.Entry.Index < size && r.Body.IsClosing) ? HistoryAt(size, _ => false).ClosedOut : new HashSet<Identifier>();

    private History HistoryAt(long size, Func<DrawCase, bool> isNeeded) => new(
        _telling.Value.TakeWhile(e => e.Index < size).Select(e => e.Body),
        PastBefore(size, isNeeded));

    private IEnumerable<PastDraw> PastBefore(long size, Func<DrawCase, bool> isNeeded) => Draws.Where(d => d.Index < size && isNeeded(d)).Select(d => d.ToPast());

    private static bool IsOf(DrawCase draw, SectorYear year) => draw.Id.Sector == year.Sector && draw.Id.Year == year.Year;

    private bool HasResults(DrawCase draw, long size) => EntriesOf(draw.Id).Any(e => e.Index < size && e.Body is ResultBody or JoinedBody);
}
