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
    private readonly ConcurrentDictionary<Digest, TeamsNow> _teams = new();
    private readonly Lock _lock = new();
    private (int Size, History History)? _history;
    private SealsSeen _seals = SealsSeen.None;

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

    /// <summary>The teams of a draw, which has its receipt.</summary>
    /// <param name="ledger">The ledger as it is read now.</param>
    /// <param name="draw">The draw.</param>
    /// <param name="changes">How many changes of teams there are now, in whatever draw.</param>
    internal TeamsNow TeamsOf(LedgerReading ledger, DrawId draw, int changes)
    {
        Digest key = ledger.Of<ReceiptBody>(draw).FirstOrDefault()?.Receipt ?? throw new InvalidOperationException($"{draw} has no receipt yet");
        TeamsNow? before = _teams.GetValueOrDefault(key);

        // As many changes as a beginning of this ledger had are those: none came since.
        if (before is not null && before.Size <= ledger.Entries.Settled && before.Changes == changes)
        {
            return before;
        }

        TeamsNow now = ledger.Replay(draw, before, changes);
        if (IsSettled(ledger.Entries))
        {
            _teams[key] = now;
        }

        return now;
    }

    /// <summary>Counts the seals of a ledger, on from where it was counted to, here or by any reading before.</summary>
    internal SealsSeen Count(ILedgerEntries entries, SealsSeen seen)
    {
        if (seen.Size == entries.Size)
        {
            return seen;
        }

        lock (_lock)
        {
            seen = _seals.Size > seen.Size && _seals.Size <= entries.Settled ? _seals : seen;
        }

        (int seals, int changes) = (seen.Seals, seen.Changes);
        foreach (LedgerEntry seal in entries.EntriesOf<SealedBody>(seen.Seals))
        {
            seals++;
            changes += ((SealedBody)seal.Body).Of == ResultBody.KindName ? 0 : 1;
        }

        var all = new SealsSeen(entries.Size, seals, changes);
        if (IsSettled(entries))
        {
            lock (_lock)
            {
                _seals = all.Size > _seals.Size ? all : _seals;
            }
        }

        return all;
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

/// <summary>The teams of a draw as they stood when a ledger had so many entries, and among them so many changes of teams.</summary>
/// <param name="Size">The entries.</param>
/// <param name="Changes">The changes, of all draws, sealed ones too.</param>
/// <param name="Teams">The teams with everything that is sealed.</param>
/// <param name="Public">The same without what other draws keep back.</param>
internal sealed record TeamsNow(int Size, int Changes, CurrentTeams Teams, CurrentTeams Public);

/// <summary>How many seals the first entries of a ledger hold.</summary>
/// <param name="Size">The entries.</param>
/// <param name="Seals">The seals.</param>
/// <param name="Changes">Those of changes of teams.</param>
internal sealed record SealsSeen(int Size, int Seals, int Changes)
{
    public static SealsSeen None { get; } = new(0, 0, 0);
}
