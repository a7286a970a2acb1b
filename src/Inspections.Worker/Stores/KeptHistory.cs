using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Worker.Stores;

/// <summary>
/// What the history of firms follows from, by how much of it there is: what is sealed or under review says nothing about a firm, and
/// what only grows is the same while there is as much of it.
/// </summary>
internal readonly record struct HistoryMark(int Commitments, int Voids, int Results, int Joined, int Visits, int Receipts)
{
    /// <summary>The mark of the ledger as a transaction sees it.</summary>
    public static HistoryMark Of(LedgerStore ledger) => new(
        ledger.CountOf<CommitmentBody>(), ledger.CountOf<VoidBody>(), ledger.CountOf<ResultBody>(), ledger.CountOf<JoinedBody>(), ledger.CountOf<VisitBody>(), ledger.CountOf<ReceiptBody>());
}

/// <summary>The history of firms that was asked for last.</summary>
internal sealed class KeptHistory
{
    private readonly Lock _lock = new();
    private (HistoryMark Mark, History History)? _last;

    /// <summary>The history of a mark; made when it is not the one that is kept.</summary>
    public History At(HistoryMark mark, Func<History> make)
    {
        lock (_lock)
        {
            if (_last is { } last && last.Mark == mark)
            {
                return last.History;
            }
        }

        History history = make();
        lock (_lock)
        {
            _last = (mark, history);
        }

        return history;
    }
}
