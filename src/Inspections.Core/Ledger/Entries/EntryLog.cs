using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>Entries in memory with their bytes, their tree, and where those of each kind and draw stand (protocol section 10). It only grows.</summary>
public sealed class EntryLog : ILedgerEntries
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<byte[]> _leaves = [];
    private readonly List<long> _lengths = [0];
    private readonly Dictionary<Type, List<LedgerEntry>> _kinds = [];
    private readonly Dictionary<DrawId, List<LedgerEntry>> _draws = [];
    private readonly Dictionary<(DrawId Draw, Type Kind), List<LedgerEntry>> _drawKinds = [];
    private readonly Dictionary<Label, List<LedgerEntry>> _records = [];

    /// <inheritdoc/>
    public int Size => _entries.Count;

    /// <inheritdoc/>
    public int Settled => Size;

    /// <inheritdoc/>
    public TreeHead Head => Tree.Head;

    /// <inheritdoc/>
    public TreeHead HeadAt(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Tree.HeadAt(size);
    }

    /// <summary>The log's tree.</summary>
    internal MerkleTree Tree { get; } = new();

    /// <summary>The canonical bytes of an entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    internal ReadOnlyMemory<byte> LeafAt(long index) => _leaves[(int)index];

    /// <summary>The bytes of the published file of the first <paramref name="size"/> entries, each ended by a newline.</summary>
    internal long LengthOf(long size) => _lengths[(int)size];

    /// <inheritdoc/>
    public LedgerEntry EntryAt(long index) => _entries[(int)index];

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> EntriesOf<T>(int skip = 0)
        where T : EntryBody => _kinds.GetValueOrDefault(typeof(T), []).Skip(skip);

    /// <inheritdoc/>
    public int CountOf<T>()
        where T : EntryBody => _kinds.GetValueOrDefault(typeof(T), []).Count;

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> About(DrawId draw) => _draws.GetValueOrDefault(draw, []);

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> EntriesOf<T>(DrawId draw)
        where T : EntryBody => _drawKinds.GetValueOrDefault((draw, typeof(T)), []);

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> About(Label record) => _records.GetValueOrDefault(record, []);

    /// <summary>Adds the next entry as its canonical bytes say it.</summary>
    /// <exception cref="ProtocolFormatException">They are not the next entry in its one spelling: what no reader would take is not added.</exception>
    public LedgerEntry Add(byte[] leaf)
    {
        LedgerEntry entry = LedgerEntry.FromJson(CanonicalJson.Parse(leaf));
        if (entry.Index != Size)
        {
            throw new ProtocolFormatException($"entry {Size} expected, found index {entry.Index}");
        }

        if (Size > 0 && entry.At < _entries[^1].At)
        {
            throw new ProtocolFormatException($"entry {Size} at {BeijingTime.Format(_entries[^1].At)} or later expected, found {BeijingTime.Format(entry.At)}");
        }

        _entries.Add(entry);
        _leaves.Add(leaf);
        _lengths.Add(_lengths[^1] + leaf.Length + 1);
        Tree.Append(leaf);
        Note(_kinds, entry.Body.GetType(), entry);
        foreach (DrawId draw in EntrySubjects.DrawsOf(entry.Body).Distinct())
        {
            Note(_draws, draw, entry);
            Note(_drawKinds, (draw, entry.Body.GetType()), entry);
        }

        if (EntrySubjects.RecordOf(entry.Body) is Label record)
        {
            Note(_records, record, entry);
        }

        return entry;
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
