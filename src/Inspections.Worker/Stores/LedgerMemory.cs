using System.Runtime.CompilerServices;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// The entries that a process has read and parsed already. The ledger only grows, so what was committed once is so for ever;
/// what a transaction of its own has written is read anew each time, for it may still be undone.
/// </summary>
internal sealed class LedgerMemory
{
    private static readonly ConditionalWeakTable<Database, LedgerMemory> Known = [];

    private readonly Lock _lock = new();
    private readonly List<byte[]> _leaves = [];
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>Every entry as the session sees it: canonical bytes, and what they say.</summary>
    public static (List<byte[]> Leaves, List<LedgerEntry> Entries) Read(Session session)
    {
        LedgerMemory memory = session.Database is { } database ? Known.GetOrCreateValue(database) : new LedgerMemory();
        return memory.ReadOn(session);
    }

    private (List<byte[]> Leaves, List<LedgerEntry> Entries) ReadOn(Session session)
    {
        List<byte[]> leaves;
        List<LedgerEntry> entries;
        lock (_lock)
        {
            (leaves, entries) = ([.. _leaves], [.. _entries]);
        }

        int known = leaves.Count;
        leaves.AddRange(session.Query<byte[]>("SELECT leaf FROM ledger_entry WHERE position >= @known ORDER BY position", new { known }));
        entries.AddRange(leaves.Skip(known).Select(l => LedgerEntry.FromJson(CanonicalJson.Parse(l))));
        if (!session.MayWrite)
        {
            Keep(leaves, entries);
        }

        return (leaves, entries);
    }

    private void Keep(List<byte[]> leaves, List<LedgerEntry> entries)
    {
        lock (_lock)
        {
            int known = _leaves.Count;
            _leaves.AddRange(leaves.Skip(known));
            _entries.AddRange(entries.Skip(known));
        }
    }
}
