using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Worker.Stores;

/// <summary>What a transaction has appended to the ledger and may still be undone, with where the entries of each kind and draw stand, as <see cref="LedgerLog"/> has those that were committed.</summary>
internal sealed class OwnEntries
{
    private readonly List<LedgerEntry> _all = [];
    private readonly List<byte[]> _leaves = [];
    private readonly Dictionary<Type, List<LedgerEntry>> _kinds = [];
    private readonly Dictionary<DrawId, List<LedgerEntry>> _draws = [];
    private readonly Dictionary<(DrawId Draw, Type Kind), List<LedgerEntry>> _drawKinds = [];
    private readonly Dictionary<Label, List<LedgerEntry>> _records = [];

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<LedgerEntry> All => _all;

    /// <summary>Their canonical bytes.</summary>
    public IReadOnlyList<byte[]> Leaves => _leaves;

    /// <summary>Those of a kind.</summary>
    public IReadOnlyList<LedgerEntry> Of(Type kind) => _kinds.GetValueOrDefault(kind, []);

    /// <summary>Those that name a draw.</summary>
    public IReadOnlyList<LedgerEntry> About(DrawId draw) => _draws.GetValueOrDefault(draw, []);

    /// <summary>Those of a kind that name a draw.</summary>
    public IReadOnlyList<LedgerEntry> Of(Type kind, DrawId draw) => _drawKinds.GetValueOrDefault((draw, kind), []);

    /// <summary>Those that name a record.</summary>
    public IReadOnlyList<LedgerEntry> About(Label record) => _records.GetValueOrDefault(record, []);

    /// <summary>Adds one.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="leaf">Its canonical bytes.</param>
    public void Add(LedgerEntry entry, byte[] leaf)
    {
        _all.Add(entry);
        _leaves.Add(leaf);
        Type kind = entry.Body.GetType();
        Note(_kinds, kind, entry);
        foreach (DrawId draw in EntrySubjects.DrawsOf(entry.Body).Distinct())
        {
            Note(_draws, draw, entry);
            Note(_drawKinds, (draw, kind), entry);
        }

        if (EntrySubjects.RecordOf(entry.Body) is Label record)
        {
            Note(_records, record, entry);
        }
    }

    private static void Note<TKey>(Dictionary<TKey, List<LedgerEntry>> index, TKey key, LedgerEntry entry)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<LedgerEntry>? entries))
        {
            index.Add(key, entries = []);
        }

        entries.Add(entry);
    }
}
