using System.Collections.Immutable;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;
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
    private readonly Dictionary<Type, List<int>> _kinds = [];
    private readonly Dictionary<DrawId, List<int>> _draws = [];

    // Arrays are replaced when they grow: a reader keeps the one it was given, whose beginning nobody changes.
    private LedgerEntry[] _entries = new LedgerEntry[64];
    private byte[][] _leaves = new byte[64][];
    private int _count;

    /// <summary>Reads the entries that are new, and gives how many the transaction sees.</summary>
    public int CatchUp(Session session)
    {
        int seen = (int)(session.Find<long?>("SELECT MAX(position) FROM ledger_entry") ?? -1) + 1;
        lock (_lock)
        {
            if (seen > _count)
            {
                foreach (byte[] leaf in session.Query<byte[]>("SELECT leaf FROM ledger_entry WHERE position >= @_count ORDER BY position", new { _count }))
                {
                    Add(leaf, LedgerEntry.FromJson(CanonicalJson.Parse(leaf)));
                }
            }
        }

        return seen;
    }

    /// <summary>The entries; the first so many of them stand for ever.</summary>
    public LedgerEntry[] Entries
    {
        get
        {
            lock (_lock)
            {
                return _entries;
            }
        }
    }

    /// <summary>Their canonical bytes.</summary>
    public byte[][] Leaves
    {
        get
        {
            lock (_lock)
            {
                return _leaves;
            }
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
    public ImmutableArray<int> Of(Type kind, int count) => Places(_kinds, kind, count);

    /// <summary>Where the entries that name a draw stand among the first <paramref name="count"/>, in order.</summary>
    public ImmutableArray<int> About(DrawId draw, int count) => Places(_draws, draw, count);

    private ImmutableArray<int> Places<TKey>(Dictionary<TKey, List<int>> index, TKey key, int count)
        where TKey : notnull
    {
        lock (_lock)
        {
            if (!index.TryGetValue(key, out List<int>? places))
            {
                return [];
            }

            int found = places.BinarySearch(count);
            return [.. places[..(found < 0 ? ~found : found)]];
        }
    }

    private void Add(byte[] leaf, LedgerEntry entry)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _count);
            Array.Resize(ref _leaves, 2 * _count);
        }

        (_entries[_count], _leaves[_count]) = (entry, leaf);
        _tree.Append(leaf);
        Note(_kinds, entry.Body.GetType());
        foreach (DrawId draw in EntrySubjects.DrawsOf(entry.Body).Distinct())
        {
            Note(_draws, draw);
        }

        _count++;
    }

    private void Note<TKey>(Dictionary<TKey, List<int>> index, TKey key)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<int>? places))
        {
            index.Add(key, places = []);
        }

        places.Add(_count);
    }
}
