using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Publication;
using Inspections.Core.Refusals;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>
/// A bureau's ledger in memory, and the one way to be a bureau: keys and policy, rounds from preparation to disclosure, results from seal
/// to withdrawal, closed years. It takes nothing that a verifier would refuse (<see cref="EntryRules"/>), signs a head over every call
/// that enters something, and knows neither clock nor files: moments, keys and chance are handed in, and <see cref="BureauFiles"/> gives
/// what is to be published and kept. Not for several threads at once.
/// </summary>
/// <example>
/// A year: <c>Begin</c>, <c>Adopt</c>; per round <c>Prepare</c>, <c>Commit</c>, then on the <see cref="BureauRound"/> <c>EnterValue</c>, <c>Draw</c>,
/// <c>Submit</c>; <c>Review</c>, <c>Publish</c>; <c>CloseYear</c>. After each step <c>BureauFiles.Public(ledger, mark)</c>.
/// </example>
public sealed class BureauLedger
{
    private readonly EntryLog _log = new();
    private readonly SortedList<long, string> _checkpoints = [];
    private readonly Dictionary<Digest, (CommittedDraw Draw, string OwnValue, TreeHead Head)> _prepared = [];
    private readonly Dictionary<InfeasibleBody, TreeHead> _infeasible = [];
    private readonly Func<string, Digest> _secrets;
    private readonly EntryRules _rules;
    private NoteSigner _signer;

    private BureauLedger(NoteSigner signer, Func<string, Digest> secrets)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(secrets);
        (_signer, _secrets) = (signer, secrets);
        Documents = new BureauDocuments(_log);
        Reading = new LedgerReading(_log, Documents, new LedgerMemory());
        _rules = new EntryRules(Reading);
    }

    /// <summary>What the ledger comes to: draws, teams, history, policies.</summary>
    public LedgerReading Reading { get; }

    /// <summary>The bureau, the ledger's origin.</summary>
    public Authority Authority => Authority.Parse(_signer.Verifier.Name);

    /// <summary>How many entries there are.</summary>
    public int Size => _log.Size;

    /// <summary>Root and size of the log.</summary>
    public TreeHead Head => _log.Head;

    /// <summary>The signed head of all entries (protocol section 10).</summary>
    public string Checkpoint => _checkpoints.Values[^1];

    /// <summary>How far the ledger and the witnesses' notes have come; what came later is what <see cref="BureauFiles"/> gives. Good for this object only.</summary>
    public BureauMark Mark => new(Size, Documents.Notes.Count);

    /// <summary>Every draw committed to, in order.</summary>
    public IReadOnlyList<BureauRound> Rounds => [.. Reading.Committed.Select(d => new BureauRound(this, d))];

    internal BureauDocuments Documents { get; }

    internal EntryLog Log => _log;

    internal IReadOnlyDictionary<long, string> Checkpoints => _checkpoints;

    /// <summary>Begins a ledger: entry 0 names the keys.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="signer">Signs every head; named by the authority, such as <c>350100/housing</c>.</param>
    /// <param name="recovery">The public half of a second key, kept in the safe: it signs a rotation when the first is lost.</param>
    /// <param name="secrets">32 fresh random bytes at every call, <c>_ => new Digest(RandomNumberGenerator.GetBytes(32))</c>; the text says what for.</param>
    /// <exception cref="RefusedException">The keys are not named by one authority.</exception>
    /// <exception cref="ProtocolFormatException">Both are one key.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="signer"/> or <paramref name="recovery"/> is null.</exception>
    public static BureauLedger Begin(DateTimeOffset now, NoteSigner signer, VerifierKey recovery, Func<string, Digest> secrets)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(recovery);
        var ledger = new BureauLedger(signer, secrets);
        ledger.Append(now, new KeyBody(signer.Verifier, recovery));
        return ledger;
    }

    /// <summary>Takes up a ledger again from what <see cref="BureauFiles"/> gave.</summary>
    /// <param name="published">The public files.</param>
    /// <param name="kept">The secret ones.</param>
    /// <param name="signer">The key in force.</param>
    /// <param name="secrets">As in <see cref="Begin"/>.</param>
    /// <exception cref="ProtocolFormatException">A file is missing or malformed.</exception>
    /// <exception cref="RefusedException">The key is not the one in force, or the published head is not that of the entries.</exception>
    public static BureauLedger Restore(IPublishedFiles published, IPublishedFiles kept, NoteSigner signer, Func<string, Digest> secrets)
    {
        var ledger = new BureauLedger(signer, secrets);
        BureauFiles.Read(ledger, published, kept);
        return ledger.Reading.Keys is { } inForce && inForce.Key != signer.Verifier
            ? throw new RefusedException(BureauRefusals.NotInForce.Of(signer.Verifier.KeyId, inForce.Key.KeyId))
            : ledger;
    }

    /// <summary>A draw that is committed to.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public BureauRound Round(DrawId draw) => Reading.IsCommitted(draw) ? new BureauRound(this, draw) : throw new RefusedException(BureauRefusals.NotCommitted.Of(draw));

    /// <summary>Where a year stands: what it owes, what it reached, what keeps it open.</summary>
    public YearProgress Year(int year) => YearProgress.Of(Reading, year);

    /// <summary>Brings a policy into the ledger; it is drawn by from its <c>effective</c> on (protocol section 11).</summary>
    /// <exception cref="RefusedException">It is of another authority.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public void Adopt(DateTimeOffset now, PolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Require(_rules.RefusePolicy(policy, TimeOf(now)));
        Documents.Keep(policy);
        Append(now, new DocumentBody(DocumentKind.Policy, policy.Digest));
    }

    /// <summary>Enters the digest of an item list, a plan or an imported directory; the document is the bureau's (protocol section 10).</summary>
    /// <param name="now">The moment.</param>
    /// <param name="kind">Which; policies are adopted.</param>
    /// <param name="digest">The digest of its bytes, salted where they could be guessed.</param>
    /// <param name="year">The year it is for, or null.</param>
    /// <exception cref="RefusedException">It is a policy, or the year is none of the protocol's.</exception>
    public void EnterDocument(DateTimeOffset now, DocumentKind kind, Digest digest, int? year = null)
    {
        var body = new DocumentBody(kind, digest, year);
        Require(kind == DocumentKind.Policy ? BureauRefusals.Form.Of(body.Kind, "a policy is adopted, with its document") : null);
        Append(now, body);
    }

    /// <summary>Enters an inspection outside the draws that counts towards cap or cooldown (protocol section 2).</summary>
    /// <exception cref="RefusedException">Its day has not come.</exception>
    public void EnterVisit(DateTimeOffset now, Identifier firm, DateOnly inspectedOn, Label type) => Append(now, new VisitBody(firm, inspectedOn, type));

    /// <summary>Prepares the next round of a sector (<see cref="RoundOpening.Prepare"/>). Good until something is entered.</summary>
    /// <exception cref="RefusedException">The draw is not the next of its sector, or no policy allows it.</exception>
    /// <exception cref="ProtocolFormatException">A list or the commitment contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">The policy has no stratum for the risk class of a firm.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public PreparedRound Prepare(RoundRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string own = _secrets($"own value of {request.Draw}").ToString();
        int salts = 0;
        PreparedRound prepared = RoundOpening.Prepare(Reading, request, own, () => _secrets(FormattableString.Invariant($"recusal salt {salts++} of {request.Draw}")));
        switch (prepared)
        {
            case PreparedRound.Ready ready:
                _prepared[ready.Commitment.Digest] = (new CommittedDraw(ready.Commitment, ready.Frame, ready.Roster, ready.Recusals), own, Head);
                break;
            case PreparedRound.Infeasible none:
                _infeasible[none.Body] = Head;
                break;
        }

        return prepared;
    }

    /// <summary>Commits to a prepared round: from here on everything is fixed but chance (protocol section 3).</summary>
    /// <returns>The round; null when nobody can be drawn, which is entered as <c>infeasible</c>, and when nothing is owed.</returns>
    /// <exception cref="RefusedException">It was not prepared by this ledger as it stands, its draw is not later, or a source cannot be used.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="prepared"/> is null.</exception>
    public BureauRound? Commit(DateTimeOffset now, PreparedRound prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        switch (prepared)
        {
            case PreparedRound.Ready { Commitment: { } commitment } ready:
                (CommittedDraw Draw, string OwnValue, TreeHead Head) own = _prepared.GetValueOrDefault(commitment.Digest);
                Require(own.Draw is null || own.Head != Head ? BureauRefusals.Stale.Of(commitment.Draw, commitment.Ledger, Head) : null);
                Require(_rules.RefuseCommitment(ready, TimeOf(now)));
                Documents.Keep(own.Draw!, own.OwnValue);
                Append(now, new CommitmentBody(commitment.Draw, commitment.Digest));
                return new BureauRound(this, commitment.Draw);
            case PreparedRound.Infeasible { Body: { } body }:
                Require(_infeasible.GetValueOrDefault(body) != Head ? BureauRefusals.Stale.Of(new DrawId(body.Sector, body.Year, body.Round), "?", Head) : null);
                Append(now, body);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Joins two visits to a firm that was drawn in two sectors (综合查一次, protocol section 9).</summary>
    /// <exception cref="RefusedException">A draw is not public, did not draw the firm, or has a result of it.</exception>
    public void Join(DateTimeOffset now, Identifier firm, DrawId one, DrawId other) => Append(now, new JoinedBody(firm, one, other));

    /// <summary>Changes the signing key; the head is signed by the new key and by the old or the recovery key (protocol section 10).</summary>
    /// <param name="now">The moment.</param>
    /// <param name="next">Signs from here on; never named in the ledger before.</param>
    /// <param name="endorser">The key in force, or the recovery key when that is lost.</param>
    /// <param name="recovery">The recovery key from here on; it may stay.</param>
    /// <exception cref="RefusedException">The endorser is neither, or the new key was named before.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> or <paramref name="endorser"/> is null.</exception>
    public void RotateKeys(DateTimeOffset now, NoteSigner next, NoteSigner endorser, VerifierKey recovery)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(endorser);
        var keys = new KeyBody(next.Verifier, recovery);
        DateTimeOffset at = TimeOf(now);
        Require(_rules.RefuseRotation(keys, endorser.Verifier, at));
        Enter(keys, at);
        _signer = next;
        Sign(next, endorser);
    }

    /// <summary>Closes a year: what every sector reached is said and final (protocol section 9). <see cref="Year"/> says what is missing.</summary>
    /// <exception cref="RefusedException">A draw has no end or disclosure, or a sector is short of its floor or its rounds.</exception>
    public YearProgress CloseYear(DateTimeOffset now, int year)
    {
        YearProgress reached = Year(year);
        Append(now, reached.ToBody());
        return reached;
    }

    /// <summary>Keeps a witness's note for the public folder: on a commitment, on the values of a draw, or its newest head of the ledger (protocol section 12).</summary>
    /// <exception cref="RefusedException">It is no note, does not hold, or another one of this witness is kept.</exception>
    public WitnessNote KeepNote(ReadOnlySpan<byte> note)
    {
        WitnessNote judged = NoteRules.Judge(Reading, note, path => Documents.Notes.LastOrDefault(n => n.Path == path).Content);
        if (judged.IsNew)
        {
            Documents.Notes.Add((judged.Path, note.ToArray()));
        }

        return judged;
    }

    /// <summary>Shows that an entry is in the log of the first <paramref name="size"/> entries (RFC 6962 section 2.1.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry, or no log of that size.</exception>
    public IReadOnlyList<Digest> InclusionProof(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return _log.Tree.InclusionProof(index, size);
    }

    /// <summary>Shows that the log of the first <paramref name="from"/> entries is the beginning of that of <paramref name="to"/> (RFC 6962 section 2.1.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no log of that size.</exception>
    public IReadOnlyList<Digest> ConsistencyProof(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return _log.Tree.ConsistencyProof(from, to);
    }

    /// <summary>The head of the first <paramref name="size"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public TreeHead HeadAt(long size) => _log.HeadAt(size);

    /// <summary>The entry at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public LedgerEntry EntryAt(long index) => _log.EntryAt(index);

    internal static void Require(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }

    /// <summary>Appends entries under one signed head. Each is judged after those before it; what a caller enters together never fails half-way.</summary>
    internal void Append(DateTimeOffset now, params IReadOnlyList<EntryBody> bodies)
    {
        DateTimeOffset at = TimeOf(now);
        int before = Size;
        try
        {
            foreach (EntryBody body in bodies)
            {
                Require(_rules.Refuse(body, at));
                Enter(body, at);
            }
        }
        finally
        {
            if (Size > before)
            {
                Sign(_signer);
            }
        }
    }

    /// <summary>Enters a body by its digest alone, and keeps what it stands for.</summary>
    internal long Seal(DateTimeOffset now, EntryBody body, Label? enteredBy = null)
    {
        DateTimeOffset at = TimeOf(now);
        Require(_rules.RefuseSealed(body, at));
        var entry = new SealedEntry(Size, body, _secrets(FormattableString.Invariant($"seal at {Size}")));
        Documents.Keep(entry, enteredBy);
        Enter(new SealedBody(body.Seal(entry.Salt), body.Kind), at);
        Sign(_signer);
        return entry.Index;
    }

    /// <summary>Why an entry would be refused now; null when it would not.</summary>
    internal Refusal? Refuse(DateTimeOffset now, EntryBody body) => _rules.Refuse(body, TimeOf(now));

    internal void RestoreCheckpoint(long size, string note) => _checkpoints[size] = note;

    // The moment in Beijing, to the second, and never before the last entry; a clock that is far behind is wrong.
    private DateTimeOffset TimeOf(DateTimeOffset now)
    {
        if (now.UtcDateTime.Year is < BeijingTime.FirstYear or > 9998)
        {
            throw new RefusedException(BureauRefusals.Form.Of("entry", FormattableString.Invariant($"a moment of {now.UtcDateTime.Year}")));
        }

        return LedgerTime.IsAhead(Reading.LastAt, now)
            ? throw new RefusedException(BureauRefusals.Behind.Of(BeijingTime.Format(Reading.LastAt!.Value), BeijingTime.Format(now)))
            : LedgerTime.Of(Reading.LastAt, now);
    }

    private void Enter(EntryBody body, DateTimeOffset at)
    {
        _log.Add(_rules.LeafOf(new LedgerEntry(Size, at, body)));
        _prepared.Clear();
        _infeasible.Clear();
        if (body.Opens is { } opening)
        {
            Documents.Opened(opening.Index);
        }
    }

    private void Sign(params NoteSigner[] signers) => _checkpoints[Size] = NoteSigner.Sign(new Checkpoint(Authority, Head).ToText(), signers);
}
