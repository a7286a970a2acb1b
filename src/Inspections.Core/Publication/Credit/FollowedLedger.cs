using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Credit;

/// <summary>A ledger's entries from a position on, under a head that is signed by the key in force and that goes on with the log that was seen (protocol section 10).</summary>
internal sealed class FollowedLedger
{
    private readonly CreditFeedPosition _from;
    private readonly List<Digest> _leaves = [];
    private readonly List<(long Index, VerifierKey Key, VerifierKey Recovery)> _keys;
    private readonly Dictionary<long, TreeHead> _heads = [];

    private FollowedLedger(CreditFeedPosition from) => (_from, _keys) = (from, [.. from.Keys]);

    /// <summary>The newest signed head.</summary>
    public TreeHead Head { get; private set; }

    /// <summary>The results after the position, in order, and where each line ends in the file.</summary>
    public List<(LedgerEntry Entry, long End)> Results { get; } = [];

    /// <summary>The bureau.</summary>
    public Directories.Authority Authority { get; private set; }

    /// <summary>The log's own head at a size after the position, if it was asked for.</summary>
    public TreeHead? HeadAt(long size) => _heads.TryGetValue(size, out TreeHead head) ? head : null;

    /// <summary>Reads what is new of a ledger.</summary>
    /// <param name="files">Where it is published.</param>
    /// <param name="trusted">The bureau's key as it is known from elsewhere, whether in force or not.</param>
    /// <param name="from">How far it is known.</param>
    /// <param name="sizes">Sizes whose heads will be asked for.</param>
    /// <param name="stopping">Stops reading.</param>
    public static FollowedLedger Read(IPublishedFiles files, VerifierKey trusted, CreditFeedPosition from, IReadOnlySet<long> sizes, CancellationToken stopping)
    {
        // The head before the entries: they are published before it.
        SignedNote note = Published(files, PublicLayout.Checkpoint, b => SignedNote.Parse(b));
        Checkpoint signed = Form(PublicLayout.Checkpoint, () => Checkpoint.Parse(note.Text));
        if (from.Seen is TreeHead seen && signed.Head.Size < seen.Size)
        {
            throw FeedRefusals.Behind.Refuse(signed.Head.Size, seen.Size);
        }

        var ledger = new FollowedLedger(from) { Head = signed.Head, Authority = signed.Origin };
        ledger.Follow(files, sizes, stopping);
        ledger.Require(note, signed, trusted);
        return ledger;
    }

    /// <summary>Where the feed is read on after some of <see cref="Results"/>.</summary>
    public CreditFeedPosition After(int results, long sequence, Digest page)
    {
        (LedgerEntry entry, long end) = Results[results - 1];
        var range = new CompactRange(_from.Subtrees, _from.Size);
        foreach (Digest leaf in _leaves.Take((int)(entry.Index + 1 - _from.Size)))
        {
            range.AppendHash(leaf);
        }

        return new CreditFeedPosition(sequence, Head, range.Size, end, range.Subtrees, _keys.Where(k => k.Index <= entry.Index), page);
    }

    private void Follow(IPublishedFiles files, IReadOnlySet<long> sizes, CancellationToken stopping)
    {
        // With the newline of the last line that is known.
        int before = _from.Bytes > 0 ? 1 : 0;
        byte[] rest = files.TryRead(PublicLayout.Entries, _from.Bytes - before) ?? throw FeedRefusals.Missing.Refuse(PublicLayout.Entries);
        if (before > 0 && rest is not [(byte)'\n', ..])
        {
            throw FeedRefusals.Rewritten.Refuse(OtherEntries(_from.Size));
        }

        var range = new CompactRange(_from.Subtrees, _from.Size);
        for (int start = before; range.Size < Head.Size;)
        {
            stopping.ThrowIfCancellationRequested();
            int length = rest.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0)
            {
                // The entries of this head are still on their way.
                throw FeedRefusals.Behind.Refuse(range.Size, Head.Size);
            }

            ReadOnlySpan<byte> line = rest.AsSpan(start, length);
            start += length + 1;
            LedgerEntry entry = ReadEntry(line.ToArray(), range.Size);
            range.Append(line);
            _leaves.Add(MerkleTree.LeafHash(line));
            if (range.Size == _from.Seen?.Size && range.Head != _from.Seen)
            {
                throw FeedRefusals.Rewritten.Refuse(OtherEntries(range.Size));
            }

            if (sizes.Contains(range.Size))
            {
                _heads.Add(range.Size, range.Head);
            }

            Take(files, entry, range.Head, _from.Bytes + start - before);
        }

        if (range.Head != Head)
        {
            throw FeedRefusals.Rewritten.Refuse(new Text($"台账前 {Head.Size} 条与签名的检查点不符", $"the ledger's first {Head.Size} entries are not those of the signed checkpoint"));
        }
    }

    private static Text OtherEntries(long size) => new($"台账前 {size} 条不是见过的那些", $"the ledger's first {size} entries are not those that were seen");

    private void Take(IPublishedFiles files, LedgerEntry entry, TreeHead head, long end)
    {
        switch (entry.Body)
        {
            case ResultBody:
                Results.Add((entry, end));
                break;
            case KeyBody next when entry.Index > 0:
                Rotate(files, entry.Index, next, head);
                break;
            case KeyBody first:
                _keys.Add((0, first.Key, first.Recovery));
                break;
        }
    }

    // The rotation's own checkpoint is signed by the new key and by the old one or its recovery key.
    private void Rotate(IPublishedFiles files, long index, KeyBody next, TreeHead head)
    {
        if (_keys.Count == 0)
        {
            throw FeedRefusals.Key.Refuse(new Text("第一条不是公钥", "the first entry names no key"));
        }

        (_, VerifierKey old, VerifierKey recovery) = _keys[^1];
        string? refusal = KeyRotation.Refuse(_keys.Select(k => new KeyBody(k.Key, k.Recovery)), next);
        string path = PublicLayout.CheckpointAt(index + 1);
        SignedNote note = Published(files, path, b => SignedNote.Parse(b));
        bool isEndorsed = refusal is null && next.Key.Name == old.Name && note.IsSignedBy(next.Key) && (note.IsSignedBy(old) || note.IsSignedBy(recovery))
            && Form(path, () => Checkpoint.Parse(note.Text)).Head == head;
        if (!isEndorsed)
        {
            throw FeedRefusals.Key.Refuse(new Text($"密钥由 {old.KeyId} 更换为 {next.Key.KeyId}，{path} 没有新旧两把钥匙的签名", $"the change of keys from {old.KeyId} to {next.Key.KeyId} is not signed by both in {path}"));
        }

        _keys.Add((index, next.Key, next.Recovery));
    }

    private void Require(SignedNote note, Checkpoint signed, VerifierKey trusted)
    {
        if (!_keys.Any(k => k.Key.IsSameKeyAs(trusted) && k.Key.Name == trusted.Name))
        {
            throw FeedRefusals.Key.Refuse(new Text($"已知的公钥 {trusted.KeyId} 不是台账的公钥", $"the known key {trusted.KeyId} is none of the ledger's"));
        }

        VerifierKey inForce = _keys[^1].Key;
        if (signed.Origin.ToString() != inForce.Name || !note.IsSignedBy(inForce))
        {
            throw FeedRefusals.Key.Refuse(new Text($"{PublicLayout.Checkpoint} 没有现行密钥 {inForce.KeyId} 的签名", $"{PublicLayout.Checkpoint} is not signed by the key in force, {inForce.KeyId}"));
        }
    }

    private static LedgerEntry ReadEntry(byte[] line, long index)
    {
        LedgerEntry entry = Form(PublicLayout.Entries, () => LedgerEntry.FromJson(CanonicalJson.Parse(line)));
        return entry.Index == index ? entry : throw FeedRefusals.Form.Refuse(PublicLayout.Entries, $"index {entry.Index} instead of {index}");
    }

    /// <summary>A published file that must be there and have its form.</summary>
    public static T Published<T>(IPublishedFiles files, string path, Func<byte[], T> read) =>
        files.TryRead(path) is { } bytes ? Form(path, () => read(bytes)) : throw FeedRefusals.Missing.Refuse(path);

    private static T Form<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ProtocolFormatException e)
        {
            throw new RefusedException(FeedRefusals.Form.Of(path, e.Message), e);
        }
    }
}
