using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// The ledger (全程留痕) in one transaction: read it, append to it, and sign its new head. Every entry passes here, and none that
/// <see cref="EntryRules"/> refuses: what a verifier would reject is never entered, whichever way it came.
/// </summary>
internal sealed class LedgerStore : ILedgerEntries
{
    private readonly Session _session;
    private readonly LedgerLog _log;
    private readonly int _committed;
    private readonly OwnEntries _own = new();
    private readonly StoredRecords _records;
    private readonly LedgerView<LedgerEntry> _entries;
    private readonly LedgerView<byte[]> _leaves;
    private readonly CompactRange _range;
    private Action? _sign;

    private LedgerStore(Session session)
    {
        (_session, _log) = (session, session.Database?.Kept<LedgerLog>() ?? new LedgerLog());
        if (_log.TryCatchUp(session) is not { } committed)
        {
            // The database was put back: what was read of it before is no beginning of it any more.
            session.Database!.Forget();
            _log = session.Database.Kept<LedgerLog>();
            committed = _log.TryCatchUp(session) ?? throw new InvalidOperationException("two states of the database in one transaction");
        }

        _committed = committed;
        _entries = new LedgerView<LedgerEntry>(_log.Entries(_committed), _own.All);
        _leaves = new LedgerView<byte[]>(_log.Leaves(_committed), _own.Leaves);
        _range = _log.Tree(t => t.RangeAt(_committed));
        _records = new StoredRecords(session, this);
        Reading = new LedgerReading(this, _records, session.Database?.Kept<LedgerMemory>() ?? new LedgerMemory());
        Rules = new EntryRules(Reading);
    }

    /// <summary>The ledger as the transaction sees it, its own entries included.</summary>
    public static LedgerStore Open(Session session) => session.Own(() => new LedgerStore(session));

    /// <summary>The canonical bytes of every entry, in order.</summary>
    public static IReadOnlyList<byte[]> Leaves(Session session) => Open(session)._leaves;

    /// <summary>The canonical bytes of the entries from a place on.</summary>
    public static IEnumerable<byte[]> LeavesFrom(Session session, int first)
    {
        IReadOnlyList<byte[]> leaves = Leaves(session);
        for (int i = first; i < leaves.Count; i++)
        {
            yield return leaves[i];
        }
    }

    /// <summary>Every signed head, ascending by size.</summary>
    public static IReadOnlyList<(long Size, string Note)> Checkpoints(Session session) => CheckpointsAfter(session, 0);

    /// <summary>The signed heads of more than <paramref name="size"/> entries, ascending by size.</summary>
    public static IReadOnlyList<(long Size, string Note)> CheckpointsAfter(Session session, long size) =>
        session.Query<(long Size, string Note)>("SELECT size, note FROM signed_head WHERE size > @size ORDER BY size", new { size });

    /// <summary>What the ledger comes to: draws, teams, history, policies.</summary>
    public LedgerReading Reading { get; }

    /// <summary>What it takes next: asked here of every entry, and beforehand by whoever can say more to a person.</summary>
    public EntryRules Rules { get; }

    /// <inheritdoc/>
    public TreeHead Head => _range.Head;

    /// <inheritdoc/>
    public int Size => _entries.Count;

    /// <inheritdoc/>
    public int Settled => _committed;

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>True once the transaction has appended something, which may still be undone.</summary>
    public bool HasOwn => _own.All.Count > 0;

    /// <summary>The entries from a place on.</summary>
    public IEnumerable<LedgerEntry> EntriesFrom(int first)
    {
        for (int i = first; i < _entries.Count; i++)
        {
            yield return _entries[i];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> EntriesOf<T>(int skip = 0)
        where T : EntryBody
    {
        ReadOnlyMemory<int> places = _log.Of(typeof(T), _committed);
        return At(places[int.Min(skip, places.Length)..]).Concat(_own.Of(typeof(T)).Skip(int.Max(0, skip - places.Length)));
    }

    /// <inheritdoc/>
    public int CountOf<T>()
        where T : EntryBody => _log.Of(typeof(T), _committed).Length + _own.Of(typeof(T)).Count;

    /// <summary>The bodies of one kind, in order.</summary>
    public IEnumerable<T> Of<T>()
        where T : EntryBody => EntriesOf<T>().Select(e => (T)e.Body);

    /// <inheritdoc/>
    public LedgerEntry EntryAt(long index) => _entries[(int)index];

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> About(DrawId draw) => At(_log.About(draw, _committed)).Concat(_own.About(draw));

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> EntriesOf<T>(DrawId draw)
        where T : EntryBody => At(_log.Of(typeof(T), draw, _committed)).Concat(_own.Of(typeof(T), draw));

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> About(Label record) => At(_log.About(record, _committed)).Concat(_own.About(record));

    /// <summary>The keys in force, or null before the first entry.</summary>
    public KeyBody? Keys => EntriesOf<KeyBody>(int.Max(0, CountOf<KeyBody>() - 1)).LastOrDefault()?.Body as KeyBody;

    /// <inheritdoc/>
    public TreeHead HeadAt(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, _entries.Count);
        if (size <= _committed)
        {
            return _log.Tree(t => t.HeadAt(size));
        }

        CompactRange range = _log.Tree(t => t.RangeAt(_committed));
        foreach (byte[] leaf in _own.Leaves.Take((int)size - _committed))
        {
            range.Append(leaf);
        }

        return range.Head;
    }

    /// <summary>Shows that a committed entry is in the log of the first <paramref name="size"/> committed entries.</summary>
    public IReadOnlyList<Digest> InclusionProof(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, _committed);
        return _log.Tree(t => t.InclusionProof(index, size));
    }

    /// <summary>The time of the last entry, or null before the first.</summary>
    public DateTimeOffset? LastAt => _entries.Count == 0 ? null : _entries[^1].At;

    /// <summary>The time of an entry made at <paramref name="now"/>.</summary>
    public DateTimeOffset TimeOf(DateTimeOffset now) => LedgerTime.Of(LastAt, now);

    /// <summary>The time of the last entry, without reading the others.</summary>
    public static DateTimeOffset? LastAtOf(Session session) => (session.Database?.Kept<LedgerLog>() ?? new LedgerLog()).LastAt(session);

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
    public static UserErrorException Ahead(DateTimeOffset last, DateTimeOffset now) => LedgerRefusals.AheadOfClock.Error(BeijingTime.Format(last), BeijingTime.Format(now));

    /// <summary>
    /// Appends entries; the transaction signs one head over all it has appended (protocol section 10). Time never runs backwards in the ledger, whatever the machine's clock does.
    /// </summary>
    /// <exception cref="UserErrorException">A rule refuses one, the key is not the one in force, or the ledger is ahead of the clock.</exception>
    public void Append(DateTimeOffset now, Authority origin, NoteSigner signer, params IReadOnlyList<EntryBody> bodies)
    {
        RequireInForce(signer);
        Enter(origin, [signer], () =>
        {
            foreach (EntryBody body in bodies)
            {
                Take(now, body, at => body is CommitmentBody or DocumentBody { Document: DocumentKind.Policy }
                    ? throw new InvalidOperationException($"a {body.Kind} is entered with what it stands for")
                    : Rules.Refuse(body, at));
            }
        });
    }

    /// <summary>Enters the commitment to a round that was prepared on the ledger as it stands (protocol section 3).</summary>
    /// <inheritdoc cref="Append" path="/exception"/>
    public void Commit(DateTimeOffset now, Authority origin, NoteSigner signer, PreparedRound.Ready ready) => Enter(
        now, origin, signer, new CommitmentBody(ready.Commitment.Draw, ready.Commitment.Digest), at => Rules.RefuseCommitment(ready, at));

    /// <summary>Enters a policy (protocol section 11).</summary>
    /// <inheritdoc cref="Append" path="/exception"/>
    public void Adopt(DateTimeOffset now, Authority origin, NoteSigner signer, PolicyDocument policy) =>
        Enter(now, origin, signer, new DocumentBody(DocumentKind.Policy, policy.Digest), at => Rules.RefusePolicy(policy, at));

    /// <summary>Enters a body by its digest alone, to be opened later (protocol section 10).</summary>
    /// <inheritdoc cref="Append" path="/exception"/>
    public SealedEntry Seal(DateTimeOffset now, Authority origin, NoteSigner signer, EntryBody body, Digest salt)
    {
        var entry = new SealedEntry(Size, body, salt);
        Enter(now, origin, signer, new SealedBody(body.Seal(salt), body.Kind), at => Rules.RefuseSealed(body, at));
        _records.Add(entry);
        return entry;
    }

    /// <summary>A key that is not in force could not sign: it is another bureau's, or another process has changed it.</summary>
    /// <exception cref="UserErrorException">It is not in force.</exception>
    public void RequireInForce(NoteSigner signer)
    {
        if (Keys is { } inForce && inForce.Key != signer.Verifier)
        {
            throw LedgerRefusals.OtherKey.Error(inForce.Key.Name, inForce.Key.KeyId, signer.Verifier.Name, signer.Verifier.KeyId);
        }
    }

    /// <summary>Names other keys; the head is signed by the new key and by the old or the recovery key (protocol section 10).</summary>
    /// <exception cref="UserErrorException">They may not follow, or the ledger is ahead of the clock.</exception>
    public void ChangeKeys(DateTimeOffset now, Authority origin, NoteSigner next, NoteSigner endorser, VerifierKey recovery)
    {
        var keys = new KeyBody(next.Verifier, recovery);
        Enter(origin, [next, endorser], () => Take(now, keys, at => Rules.RefuseRotation(keys, endorser.Verifier, at)));
    }

    /// <summary>Refuses keys that may not follow (protocol section 10).</summary>
    /// <exception cref="UserErrorException">They may not.</exception>
    public void RequireNext(KeyBody keys, VerifierKey endorser, DateTimeOffset now)
    {
        if (Rules.RefuseRotation(keys, endorser, TimeOf(now)) is { } refusal)
        {
            throw refusal.Kind == BureauRefusals.Key ? LedgerRefusals.KeyKnown.Error(keys.Key.KeyId, refusal.In(new("{expected}", "{expected}"))) : new UserErrorException(refusal);
        }
    }

    private IEnumerable<LedgerEntry> At(ReadOnlyMemory<int> places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            yield return _entries[places.Span[i]];
        }
    }

    private void Enter(DateTimeOffset now, Authority origin, NoteSigner signer, EntryBody body, Func<DateTimeOffset, Refusal?> refuse)
    {
        RequireInForce(signer);
        Enter(origin, [signer], () => Take(now, body, refuse));
    }

    // Whoever goes on after a refusal goes on with what was taken before it.
    private void Enter(Authority origin, NoteSigner[] signers, Action take)
    {
        int before = _own.All.Count;
        try
        {
            take();
        }
        finally
        {
            if (_own.All.Count > before)
            {
                Write(before);
                SignAtEnd(origin, signers);
            }
        }
    }

    // The rows of the entries from a place among the transaction's own on.
    private void Write(int from)
    {
        if (from == 0)
        {
            _session.AfterCommit(() => _log.GoOn(_committed, _own.All, _own.Leaves));
        }

        _session.Send(
            "INSERT INTO ledger_entry (position, leaf) VALUES (@Index, @Leaf)",
            _own.All.Skip(from).Select((e, i) => new { e.Index, Leaf = _own.Leaves[from + i] }));
    }

    private void Take(DateTimeOffset now, EntryBody body, Func<DateTimeOffset, Refusal?> refuse)
    {
        RequireNotAhead(LastAt, now);
        LedgerGuard.Require(body);
        var entry = new LedgerEntry(_entries.Count, TimeOf(now), body);
        if (refuse(entry.At) is { } refusal)
        {
            throw new UserErrorException(refusal);
        }

        byte[] leaf = Rules.LeafOf(entry);
        _range.Append(leaf);
        _own.Add(entry, leaf);
        if (body.Opens is { } opening)
        {
            _records.Open(opening.Index);
        }
    }

    private void SignAtEnd(Authority origin, NoteSigner[] signers)
    {
        if (_sign is null)
        {
            _session.AtEnd(() => _sign!());
        }

        _sign = () =>
        {
            string note = NoteSigner.Sign(new Checkpoint(origin, _range.Head).ToText(), signers);
            _session.Send("INSERT INTO signed_head (size, note) VALUES (@Size, @note)", new { _range.Size, note });
        };
    }
}
