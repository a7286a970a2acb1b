using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The ledger (全程留痕) in one transaction: read it, append to it, and sign its new head.</summary>
internal sealed class LedgerStore
{
    private readonly Session _session;
    private readonly List<LedgerEntry> _entries;
    private readonly MerkleTree _tree;

    private LedgerStore(Session session, List<byte[]> leaves, List<LedgerEntry> entries) =>
        (_session, _entries, _tree) = (session, entries, MerkleTree.Over(leaves));

    public static LedgerStore Open(Session session)
    {
        (List<byte[]> leaves, List<LedgerEntry> entries) = LedgerMemory.Read(session);
        return new LedgerStore(session, leaves, entries);
    }

    /// <summary>The canonical bytes of every entry, in order.</summary>
    public static IReadOnlyList<byte[]> Leaves(Session session) => LedgerMemory.Read(session).Leaves;

    /// <summary>Every signed head, ascending by size.</summary>
    public static IReadOnlyList<(long Size, string Note)> Checkpoints(Session session) =>
        session.Query<(long Size, string Note)>("SELECT size, note FROM signed_head ORDER BY size");

    public TreeHead Head => _tree.Head;

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public IEnumerable<EntryBody> Bodies => _entries.Select(e => e.Body);

    /// <summary>The keys in force, or null before the first entry.</summary>
    public KeyBody? Keys => Bodies.OfType<KeyBody>().LastOrDefault();

    /// <summary>The head of the first <paramref name="size"/> entries.</summary>
    public TreeHead HeadAt(long size) => _tree.HeadAt(size);

    /// <summary>Shows that an entry is in the log of the first <paramref name="size"/> entries.</summary>
    public IReadOnlyList<Digest> InclusionProof(long index, long size) => _tree.InclusionProof(index, size);

    /// <summary>The time of the last entry, or null before the first.</summary>
    public DateTimeOffset? LastAt => _entries.Count == 0 ? null : _entries[^1].At;

    /// <summary>The time of an entry made at <paramref name="now"/>.</summary>
    public DateTimeOffset TimeOf(DateTimeOffset now) => LedgerTime.Of(LastAt, now);

    /// <summary>The time of the last entry, without reading the others.</summary>
    public static DateTimeOffset? LastAtOf(Session session) =>
        session.Find<byte[]>("SELECT leaf FROM ledger_entry WHERE position = (SELECT MAX(position) FROM ledger_entry)") is byte[] leaf
            ? LedgerEntry.FromJson(CanonicalJson.Parse(leaf)).At
            : null;

    /// <summary>Refuses to go on while the last entry is further ahead of the clock than it may be: what would be entered now would carry a wrong time for ever.</summary>
    /// <exception cref="UserErrorException">It is.</exception>
    public static void RequireNotAhead(DateTimeOffset? last, DateTimeOffset now)
    {
        if (LedgerTime.IsAhead(last, now))
        {
            throw Ahead(last!.Value, now);
        }
    }

    /// <summary>What is said of a ledger that is ahead of the clock.</summary>
    public static UserErrorException Ahead(DateTimeOffset last, DateTimeOffset now) => new(
        $"台账最后一条的时间是 {BeijingTime.Format(last)}，而本机时钟是 {BeijingTime.Format(now)}：时钟现在不准，或曾经不准。在时钟到达该时间之前不登记任何内容。请校准时钟；时钟无误时只能等到那时，或恢复此前的备份（inspections restore，不得落后于已公示的台账）。",
        $"the ledger's last entry is of {BeijingTime.Format(last)}, but this machine's clock says {BeijingTime.Format(now)}: the clock is wrong, or was. Nothing is entered before the clock comes to that time. Put the clock right; if it is right, wait until then, or restore a backup made before (inspections restore; not behind what is published)")
    {
        Id = "LEDGER-001",
    };

    /// <summary>
    /// Appends entries and signs the head. Time never runs backwards in the ledger, whatever the machine's clock does.
    /// </summary>
    /// <exception cref="UserErrorException">The key is not the one in force, or the ledger is ahead of the clock.</exception>
    public void Append(DateTimeOffset now, Authority origin, NoteSigner signer, params IReadOnlyList<EntryBody> bodies)
    {
        RequireInForce(signer);
        Enter(now, bodies);
        Sign(origin, signer);
    }

    /// <summary>A key that is not in force could not sign: it is another bureau's, or another process has changed it.</summary>
    /// <exception cref="UserErrorException">It is not in force.</exception>
    public void RequireInForce(NoteSigner signer)
    {
        if (Keys is { } inForce && inForce.Key != signer.Verifier)
        {
            throw new UserErrorException(
                $"台账的签名密钥是 {inForce.Key.Name} {inForce.Key.KeyId}，而当前机关和密钥是 {signer.Verifier.Name} {signer.Verifier.KeyId}。若刚换过密钥，请用新密钥重新启动；否则请换回原来的密钥文件和机关设置，或换一个数据目录。",
                $"the ledger is signed by key {inForce.Key.Name} {inForce.Key.KeyId}, but the authority and key given are {signer.Verifier.Name} {signer.Verifier.KeyId}; if the key was changed, start again with the new one; else restore the key file and the authority, or use another data folder");
        }
    }

    /// <summary>Names other keys; the head is signed by the new key and by the old or the recovery key (protocol section 10).</summary>
    public void ChangeKeys(DateTimeOffset now, Authority origin, NoteSigner next, NoteSigner endorser, VerifierKey recovery)
    {
        if (Keys is not { } inForce || (endorser.Verifier != inForce.Key && endorser.Verifier != inForce.Recovery))
        {
            throw new InvalidOperationException($"key {endorser.Verifier.KeyId} may not endorse another");
        }

        Enter(now, [new KeyBody(next.Verifier, recovery)]);
        Sign(origin, next, endorser);
    }

    private void Enter(DateTimeOffset now, IReadOnlyList<EntryBody> bodies)
    {
        RequireNotAhead(LastAt, now);
        foreach (EntryBody body in bodies)
        {
            LedgerGuard.Require(body);
            var entry = new LedgerEntry(_entries.Count, TimeOf(now), body);
            byte[] leaf = entry.ToLeaf();
            _session.Execute("INSERT INTO ledger_entry (position, leaf) VALUES (@Index, @leaf)", new { entry.Index, leaf });
            _tree.Append(leaf);
            _entries.Add(entry);
        }
    }

    private void Sign(Authority origin, params ReadOnlySpan<NoteSigner> signers)
    {
        string note = NoteSigner.Sign(new Checkpoint(origin, _tree.Head).ToText(), signers);
        _session.Execute("INSERT INTO signed_head (size, note) VALUES (@Size, @note)", new { _tree.Size, note });
    }
}
