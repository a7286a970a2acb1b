using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Core.Bureaus;

/// <summary>
/// What readings of one ledger have worked out, kept from one to the next: what is new is added to it, and a ledger is read from its
/// beginning once. Only what nothing can undo any more is kept (<see cref="ILedgerEntries.Settled"/>). For any number of threads.
/// </summary>
public sealed class LedgerMemory
{
    private readonly ConcurrentDictionary<(Digest Receipt, bool AsPublic), CurrentTeams> _teams = new();
    private readonly Lock _lock = new();
    private (int Size, History History)? _history;

    /// <summary>The history of firms as the entries of a ledger tell it.</summary>
    internal History HistoryAt(ILedgerEntries entries, IBureauRecords records)
    {
        (int Size, History History)? last;
        lock (_lock)
        {
            last = _history;
        }

        // A transaction that began earlier sees less than is kept.
        if (last is not { } kept || kept.Size > entries.Settled)
        {
            return Keep(entries, new History(Of<VoidBody>().Concat(Of<VisitBody>()).Concat(Of<JoinedBody>()).Concat(Of<ResultBody>()), records.Past));
        }

        var more = new List<EntryBody>();
        for (int i = kept.Size; i < entries.Size; i++)
        {
            if (entries.EntryAt(i).Body is var body && History.Tells(body))
            {
                more.Add(body);
            }
        }

        return Keep(entries, more.Count == 0 ? kept.History : kept.History.After(more, records.PastOf));

        IEnumerable<EntryBody> Of<T>()
            where T : EntryBody => entries.EntriesOf<T>().Select(e => e.Body);
    }

    /// <summary>The teams of a draw.</summary>
    /// <param name="ledger">The ledger as it is read now.</param>
    /// <param name="draw">The draw, which has its receipt.</param>
    /// <param name="changes">Every change of its teams.</param>
    /// <param name="recusals">What substitutions entered, in whatever draw.</param>
    /// <param name="asPublic">True without what other draws have sealed.</param>
    internal CurrentTeams TeamsOf(LedgerReading ledger, DrawId draw, IReadOnlyList<TeamEntry> changes, IReadOnlyList<BindingRecusal> recusals, bool asPublic)
    {
        ReceivedDraw received = ledger.Records.ReceivedOf(draw);
        (Digest, bool) key = (received.Receipt.Digest, asPublic);
        CurrentTeams teams = _teams.TryGetValue(key, out CurrentTeams? before)
            ? before.After(changes, recusals)
            : new CurrentTeams(received.ToTeams(ledger.ReceiptOf(draw)?.Index), changes, recusals);
        if (IsSettled(ledger.Entries))
        {
            _teams[key] = teams;
        }

        return teams;
    }

    private History Keep(ILedgerEntries entries, History history)
    {
        if (IsSettled(entries))
        {
            lock (_lock)
            {
                if (_history is not { } last || last.Size < entries.Size)
                {
                    _history = (entries.Size, history);
                }
            }
        }

        return history;
    }

    private static bool IsSettled(ILedgerEntries entries) => entries.Settled == entries.Size;
}
