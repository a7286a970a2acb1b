using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>What a bureau in memory keeps beside its entries.</summary>
/// <param name="log">The entries.</param>
internal sealed class BureauDocuments(EntryLog log) : IBureauRecords
{
    private readonly Dictionary<Digest, PolicyDocument> _policies = [];
    private readonly Dictionary<DrawId, CommittedDraw> _draws = [];
    private readonly Dictionary<DrawId, string> _ownValues = [];
    private readonly Dictionary<DrawId, (DrawOutcome Outcome, ReceivedDraw Received)> _outcomes = [];
    private readonly SortedDictionary<long, SealedEntry> _sealed = [];
    private readonly Dictionary<long, Label> _enteredBy = [];
    private readonly Dictionary<DrawId, SortedSet<long>> _sealedOf = [];

    /// <summary>The notes of witnesses, in the order they came; a later one of a path replaces an earlier.</summary>
    public List<(string Path, byte[] Content)> Notes { get; } = [];

    public IEnumerable<SealedEntry> SealedChanges => _sealed.Values.Where(s => s.Body is not ResultBody);

    /// <summary>The draws about which something is sealed and not opened.</summary>
    public IEnumerable<DrawId> DrawsWithSeals => _sealedOf.Where(s => s.Value.Count > 0).Select(s => s.Key);

    public IEnumerable<PastDraw> Past => log.EntriesOf<CommitmentBody>().Select(e => PastOf(((CommitmentBody)e.Body).Draw));

    public PolicyDocument PolicyOf(Digest digest) => _policies[digest];

    public Commitment CommitmentOf(DrawId draw) => _draws[draw].Commitment;

    public CommittedDraw DrawOf(DrawId draw) => _draws[draw];

    public ReceivedDraw ReceivedOf(DrawId draw) => Made(draw).Received;

    public PastDraw PastOf(DrawId draw) => log.EntriesOf<ReceiptBody>(draw).Any()
        ? ReceivedOf(draw).ToPast()
        : new PastDraw(draw, _draws[draw].Commitment.Frame.Size, [], new Dictionary<Identifier, Identifier>());

    /// <summary>What a draw comes to whose values are all in, with its whole frame.</summary>
    public DrawOutcome OutcomeOf(DrawId draw) => Made(draw).Outcome;

    public SealedEntry? SealedAt(long index) => _sealed.GetValueOrDefault(index);

    public IEnumerable<SealedEntry> SealedOf(DrawId draw) => _sealedOf.TryGetValue(draw, out SortedSet<long>? seals) ? seals.Select(i => _sealed[i]) : [];

    /// <summary>Who entered a result; null where that is not known.</summary>
    public Label? EnteredBy(long seal) => _enteredBy.TryGetValue(seal, out Label by) ? by : null;

    public void Keep(PolicyDocument policy) => _policies[policy.Digest] = policy;

    public void Keep(CommittedDraw draw, string ownValue) => (_draws[draw.Commitment.Draw], _ownValues[draw.Commitment.Draw]) = (draw, ownValue);

    /// <summary>The value that the bureau's own source of a draw seals.</summary>
    public string OwnValueOf(DrawId draw) => _ownValues[draw];

    public void Keep(SealedEntry entry, Label? enteredBy)
    {
        _sealed[entry.Index] = entry;
        DrawId draw = EntrySubjects.DrawsOf(entry.Body).Single();
        if (!_sealedOf.TryGetValue(draw, out SortedSet<long>? seals))
        {
            _sealedOf.Add(draw, seals = []);
        }

        seals.Add(entry.Index);
        if (enteredBy is { } by)
        {
            _enteredBy[entry.Index] = by;
        }
    }

    /// <summary>Takes note that a seal was opened.</summary>
    public void Opened(long seal)
    {
        if (_sealed.Remove(seal, out SealedEntry? entry))
        {
            _sealedOf[EntrySubjects.DrawsOf(entry.Body).Single()].Remove(seal);
        }
    }

    private (DrawOutcome Outcome, ReceivedDraw Received) Made(DrawId draw)
    {
        if (!_outcomes.TryGetValue(draw, out (DrawOutcome Outcome, ReceivedDraw Received) made))
        {
            DrawOutcome outcome = _draws[draw].Draw(
                log.EntriesOf<ValueBody>(draw).Select(e => (ValueBody)e.Body).ToDictionary(v => v.Name, v => v.Value), () => _ownValues[draw]);
            _outcomes.Add(draw, made = (outcome, outcome.ToReceived()));
        }

        return made;
    }
}
