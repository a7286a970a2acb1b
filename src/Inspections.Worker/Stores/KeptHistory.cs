using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Worker.Stores;

/// <summary>
/// The history of firms as the committed ledger tells it, kept from one transaction to the next: what is new is added to it, and it
/// is read from the beginning once.
/// </summary>
internal sealed class KeptHistory
{
    private readonly Lock _lock = new();
    private (int Size, History History)? _last;

    /// <summary>The history of a whole ledger, of which nothing may be undone any more.</summary>
    /// <param name="ledger">The ledger as a transaction sees it.</param>
    /// <param name="replay">Reads all of it.</param>
    /// <param name="read">Reads a draw that was committed to.</param>
    public History At(LedgerStore ledger, Func<History> replay, Func<DrawId, PastDraw> read)
    {
        (int Size, History History)? last;
        lock (_lock)
        {
            last = _last;
        }

        // A transaction that began earlier sees less than is kept.
        if (last is not { } kept || kept.Size > ledger.Size)
        {
            return Keep(ledger.Size, replay());
        }

        EntryBody[] more = [.. ledger.EntriesFrom(kept.Size).Select(e => e.Body).Where(History.Tells)];
        return Keep(ledger.Size, more.Length == 0 ? kept.History : kept.History.After(more, read));
    }

    private History Keep(int size, History history)
    {
        lock (_lock)
        {
            if (_last is not { } last || last.Size < size)
            {
                _last = (size, history);
            }
        }

        return history;
    }
}
