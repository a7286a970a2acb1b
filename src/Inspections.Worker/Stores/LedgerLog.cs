using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// The committed entries of a ledger that a process has read, their tree, and where the entries of each kind and draw stand.
/// The ledger only grows, so what was committed once is so for ever: a transaction reads what is new and nothing else.
/// </summary>
internal sealed class LedgerLog
{
    private readonly Lock _lock = new();
    private readonly MerkleTree _tree = new();
    private readonly Dictionary<Type, GrowingList<int>> _kinds = [];
    private readonly Dictionary<DrawId, GrowingList<int>> _draws = [];
    private readonly Dictionary<(DrawId Draw, Type Kind), GrowingList<int>> _drawKinds = [];
    private readonly Dictionary<Label, GrowingList<int>> _records = [];
    private readonly GrowingList<LedgerEntry> _entries = new();
    private readonly GrowingList<byte[]> _leaves = new();

    /// <summary>Reads the entries that are new, and gives how many the transaction sees; null when they do not go on from what was read: the database is another one now.</summary>
    public int? TryCatchUp(Session session)
    {
        (long position, byte[]? last) = Last(session);
        int seen = last is null ? 0 : (int)position + 1;
        lock (_lock)
        {
            int known = _entries.Count;
            if (last is not null && seen <= known)
            {
                return _leaves[seen - 1].AsSpan().SequenceEqual(last) ? seen : null;
            }

            // The last one that is known is read again: what is new must go on from it.
            int from = int.Max(0, known - 1), place = from;
            foreach (byte[] leaf in seen > known ? session.Query<byte[]>("SELECT leaf FROM ledger_entry WHERE position >= @from ORDER BY position", new { from }) : [])
            {
                if (place++ >= known)
                {
                    Add(leaf, LedgerEntry.FromJson(CanonicalJson.Parse(leaf)));
                }
                else if (!_leaves[known - 1].AsSpan().SequenceEqual(leaf))
                {
                    return null;
                }
            }
        }

        return seen;
    }

    /// <summary>Takes over what a transaction has entered and committed after so many entries; when more was read meanwhile, nothing.</summary>
    public void GoOn(int after, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<byte[]> leaves)
    {
        lock (_lock)
        {
            for (int i = 0; _entries.Count == after + i && i < entries.Count; i++)
            {
                Add(leaves[i], entries[i]);
            }
        }
    }

    /// <summary>The time of the last entry that the transaction sees, without reading the others; null before the first.</summary>
    public DateTimeOffset? LastAt(Session session)
    {
        (long position, byte[]? last) = Last(session);
        if (last is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (position < _entries.Count && _leaves[(int)position].AsSpan().SequenceEqual(last))
            {
                return _entries[(int)position].At;
            }
        }

        return LedgerEntry.FromJson(CanonicalJson.Parse(last)).At;
    }

    /// <summary>The first so many entries.</summary>
    public ReadOnlyMemory<LedgerEntry> Entries(int count)
    {
        lock (_lock)
        {
            return _entries.First(count);
        }
    }

    /// <summary>Their canonical bytes.</summary>
    public ReadOnlyMemory<byte[]> Leaves(int count)
    {
        lock (_lock)
        {
            return _leaves.First(count);
        }
    }

    /// <summary>Asks the tree of all that was read.</summary>
    public T Tree<T>(Func<MerkleTree, T> ask)
    {
        lock (_lock)
        {
            return ask(_tree);
        }
    }

    /// <summary>Where the entries of a kind stand among the first <paramref name="count"/>, in order.</summary>
    public ReadOnlyMemory<int> Of(Type kind, int count) => Places(_kinds, kind, count);

    /// <summary>Where the entries that name a draw stand among the first <paramref name="count"/>, in order.</summary>
    public ReadOnlyMemory<int> About(DrawId draw, int count) => Places(_draws, draw, count);

    /// <summary>Where the entries of a kind that name a draw stand among the first <paramref name="count"/>, in order.</summary>
    public ReadOnlyMemory<int> Of(Type kind, DrawId draw, int count) => Places(_drawKinds, (draw, kind), count);

    /// <summary>Where the entries that name a record stand among the first <paramref name="count"/>, in order.</summary>
    public ReadOnlyMemory<int> About(Label record, int count) => Places(_records, record, count);

    // Asked for once in a transaction: what that appends itself is not read from here.
    private static (long Position, byte[]? Leaf) Last(Session session)
    {
        Tail tail = session.Own(() =>
        {
            (long position, byte[]? leaf) = session.Find<(long, byte[]?)>("SELECT position, leaf FROM ledger_entry WHERE position = (SELECT MAX(position) FROM ledger_entry)");
            return new Tail(position, leaf);
        });
        return (tail.Position, tail.Leaf);
    }

    private ReadOnlyMemory<int> Places<TKey>(Dictionary<TKey, GrowingList<int>> index, TKey key, int count)
        where TKey : notnull
    {
        lock (_lock)
        {
            if (!index.TryGetValue(key, out GrowingList<int>? places))
            {
                return default;
            }

            ReadOnlyMemory<int> all = places.First(places.Count);
            int found = all.Span.BinarySearch(count);
            return all[..(found < 0 ? ~found : found)];
        }
    }

    private sealed record Tail(long Position, byte[]? Leaf);

    private void Add(byte[] leaf, LedgerEntry entry)
    {
        int place = _entries.Count;
        _entries.Add(entry);
        _leaves.Add(leaf);
        _tree.Append(leaf);
        Note(_kinds, entry.Body.GetType(), place);
        foreach (DrawId draw in EntrySubjects.DrawsOf(entry.Body).Distinct())
        {
            Note(_draws, draw, place);
            Note(_drawKinds, (draw, entry.Body.GetType()), place);
        }

        if (EntrySubjects.RecordOf(entry.Body) is Label record)
        {
            Note(_records, record, place);
        }
    }

    private static void Note<TKey>(Dictionary<TKey, GrowingList<int>> index, TKey key, int place)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out GrowingList<int>? places))
        {
            index.Add(key, places = new GrowingList<int>());
        }

        places.Add(place);
    }
}
