using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What the bureau keeps beside its entries, as the rules of the ledger ask for it: the rows and documents that a transaction sees.</summary>
internal sealed class StoredRecords(Session session, LedgerStore ledger) : IBureauRecords
{
    // What the transaction has sealed or read itself; null of what it has opened, before the database is told.
    private readonly Dictionary<long, SealedEntry?> _sealed = [];

    public IEnumerable<PastDraw> Past => DrawStore.Past(session);

    public IEnumerable<SealedEntry> SealedChanges => SealedEntries.Changes(session).Where(IsStillSealed);

    public PolicyDocument PolicyOf(Digest digest) => PolicyStore.Of(session, digest);

    public Commitment CommitmentOf(DrawId draw) => ledger.Reading.Of<CommitmentBody>(draw).FirstOrDefault() is { } entry
        ? DrawStore.Commitment(session, draw, entry.Commitment)
        : DrawStore.Commitment(session, draw);

    public CommittedDraw DrawOf(DrawId draw) => DrawStore.Committed(session, draw);

    public ReceivedDraw ReceivedOf(DrawId draw) => ledger.Reading.Of<ReceiptBody>(draw).FirstOrDefault() is { } entry
        ? KnownDraw.Of(session, draw, entry.Receipt)
        : KnownDraw.Of(session, draw);

    public PastDraw PastOf(DrawId draw) => DrawStore.PastOf(session, draw);

    public SealedEntry? SealedAt(long index)
    {
        if (!_sealed.TryGetValue(index, out SealedEntry? entry))
        {
            _sealed.Add(index, entry = SealedEntries.At(session, index));
        }

        return entry;
    }

    public IEnumerable<SealedEntry> SealedOf(DrawId draw) => SealedEntries.Of(session, draw).Where(IsStillSealed);

    /// <summary>Takes note of what the transaction has sealed.</summary>
    public void Add(SealedEntry entry) => _sealed[entry.Index] = entry;

    /// <summary>Takes note of a seal that the transaction has opened.</summary>
    public void Open(long seal) => _sealed[seal] = null;

    private bool IsStillSealed(SealedEntry entry) => !_sealed.TryGetValue(entry.Index, out SealedEntry? known) || known is not null;
}
