using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Ledgers;

/// <summary>The ledger (全程留痕) in one transaction: read it, append to it, and sign its new head.</summary>
internal sealed class LedgerBook
{
    private readonly Session _session;
    private readonly List<LedgerEntry> _entries;
    private readonly MerkleTree _tree;

    private LedgerBook(Session session, IReadOnlyList<byte[]> leaves)
    {
        _session = session;
        _entries = [.. leaves.Select(l => LedgerEntry.FromJson(CanonicalJson.Parse(l)))];
        _tree = MerkleTree.Over(leaves);
    }

    public static LedgerBook Open(Session session) => new(session, Leaves(session));

    /// <summary>The canonical bytes of every entry, in order.</summary>
    public static IReadOnlyList<byte[]> Leaves(Session session) =>
        session.Query<byte[]>("SELECT leaf FROM ledger_entry ORDER BY position");

    /// <summary>True before the first entry.</summary>
    public static bool IsEmpty(Session session) => session.Find<long>("SELECT COUNT(*) FROM ledger_entry") == 0;

    /// <summary>Every signed head, ascending by size.</summary>
    public static IReadOnlyList<(long Size, string Note)> Checkpoints(Session session) =>
        session.Query<(long Size, string Note)>("SELECT size, note FROM signed_head ORDER BY size");

    public TreeHead Head => _tree.Head;

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public IEnumerable<EntryBody> Bodies => _entries.Select(e => e.Body);

    /// <summary>
    /// Appends entries and signs the head. Time never runs backwards in the ledger, whatever the machine's clock does.
    /// </summary>
    public void Append(DateTimeOffset now, Authority origin, NoteSigner signer, params IReadOnlyList<EntryBody> bodies)
    {
        foreach (EntryBody body in bodies)
        {
            DateTimeOffset last = _entries.Count == 0 ? DateTimeOffset.MinValue : _entries[^1].At;
            DateTimeOffset at = BeijingTime.Of(now) < last ? last : BeijingTime.Of(now);
            var entry = new LedgerEntry(_entries.Count, at, body);
            byte[] leaf = entry.ToLeaf();
            _session.Execute("INSERT INTO ledger_entry (position, leaf) VALUES (@Index, @leaf)", new { entry.Index, leaf });
            _tree.Append(leaf);
            _entries.Add(entry);
        }

        string note = NoteSigner.Sign(new Checkpoint(origin, _tree.Head).ToText(), signer);
        _session.Execute("INSERT INTO signed_head (size, note) VALUES (@Size, @note)", new { _tree.Size, note });
    }
}
