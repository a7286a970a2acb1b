using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Refusals;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>
/// What a ledger takes next: every rule by which a verifier judges an entry, asked before it is made, since nothing can be taken back
/// afterwards (protocol sections 3 to 10). Whoever writes a ledger asks here, <see cref="BureauLedger"/> as well as a bureau with rows.
/// </summary>
/// <param name="ledger">The ledger and what is kept beside it.</param>
public sealed class EntryRules(LedgerReading ledger)
{
    private (LedgerEntry Entry, byte[] Leaf)? _judged;

    /// <summary>The canonical bytes of an entry: those that were judged, where it was the last one.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is null.</exception>
    public byte[] LeafOf(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _judged is { } judged && ReferenceEquals(judged.Entry.Body, entry.Body) && (judged.Entry.Index, judged.Entry.At) == (entry.Index, entry.At)
            ? judged.Leaf
            : entry.ToLeaf();
    }

    /// <summary>Why the ledger does not take an entry; null when it does.</summary>
    /// <param name="body">What the entry says. Keys are changed by <see cref="RefuseRotation"/>, commitments judged by <see cref="RefuseCommitment"/> too.</param>
    /// <param name="at">Its time, not before the last entry's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public Refusal? Refuse(EntryBody body, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body is KeyBody != (ledger.Entries.Size == 0) ? BureauRefusals.First.Of()
            : Behind(at) ?? Form(body, at) ?? Subject(body) ?? RefuseOwn(body, at);
    }

    /// <summary>Why the ledger does not take an entry by its digest, to be opened later; null when it does.</summary>
    /// <param name="body">A result, or the change of a team of a list that is kept back.</param>
    /// <param name="at">The time of the <c>sealed</c> entry.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public Refusal? RefuseSealed(EntryBody body, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (!EntryBody.MayBeSealed(body.Kind) || body.Opens is not null)
        {
            return BureauRefusals.Form.Of(body.Kind, "only results and changes of teams are sealed, and once");
        }

        EntryBody opened = body with { Opens = new Opening(ledger.Entries.Size, Digest.Of([])) };
        return Behind(at) ?? Form(body is ResultBody ? opened : body, at) ?? Subject(body) ?? (body is ResultBody result
            ? ResultEntries.Refuse(ledger, result, ledger.Entries.Size, at)
            : TeamEntries.Refuse(ledger, body, isSealed: true));
    }

    /// <summary>Why new keys may not follow those in force; null when they may (protocol section 10).</summary>
    /// <param name="next">The new keys.</param>
    /// <param name="endorser">Who signs beside the new key: the key or the recovery key in force.</param>
    /// <param name="at">The entry's time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> or <paramref name="endorser"/> is null.</exception>
    public Refusal? RefuseRotation(KeyBody next, VerifierKey endorser, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(endorser);
        if (ledger.Keys is not { } inForce)
        {
            return BureauRefusals.First.Of();
        }

        string? expected = endorser != inForce.Key && endorser != inForce.Recovery ? $"a signature by {inForce.Key.KeyId} or {inForce.Recovery.KeyId}"
            : next.Key.Name != inForce.Key.Name || next.Recovery.Name != inForce.Key.Name ? $"keys named {inForce.Key.Name}"
            : KeyRotation.Refuse(ledger.Of<KeyBody>(), next);
        return expected is null ? Behind(at) ?? Form(next, at) : BureauRefusals.Key.Of(next.Key.KeyId, expected);
    }

    /// <summary>Why a round may not be prepared: it is not the next of its sector, or no policy allows it; null when it may (protocol sections 8, 9 and 11).</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="drawDate">Its date.</param>
    public Refusal? RefuseRound(DrawId draw, DateOnly drawDate) =>
        DrawEntries.RefuseNext(ledger, draw) ?? DrawEntries.RefusePolicy(ledger, draw, ledger.PolicyFor(draw, drawDate));

    /// <summary>Why a prepared round may not be committed to; null when it may (protocol sections 3, 4, 8 and 11).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ready"/> is null.</exception>
    public Refusal? RefuseCommitment(PreparedRound.Ready ready, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(ready);
        return Refuse(new CommitmentBody(ready.Commitment.Draw, ready.Commitment.Digest), at) ?? DrawEntries.RefuseCommitment(ledger, ready, at);
    }

    /// <summary>Why a policy document may not be adopted; null when it may (protocol section 11).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public Refusal? RefusePolicy(PolicyDocument policy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return ledger.Keys is { } keys && keys.Key.Name != policy.Authority.ToString() ? BureauRefusals.Policy.Of($"a policy of {keys.Key.Name}", policy.Authority)
            : Attempt(() => PolicyDocument.FromJson(CanonicalJson.Parse(CanonicalJson.Write(policy.ToJson())))) is { } found ? BureauRefusals.Form.Of("policy", found)
            : Refuse(new DocumentBody(DocumentKind.Policy, policy.Digest), at);
    }

    private Refusal? RefuseOwn(EntryBody body, DateTimeOffset at) => body switch
    {
        KeyBody keys => keys.Key.Name == keys.Recovery.Name && Attempt(() => Authority.Parse(keys.Key.Name)) is null ? null : BureauRefusals.Key.Of(keys.Key.KeyId, "both keys named by the authority"),
        DocumentBody => null,
        CommitmentBody commitment => DrawEntries.RefuseNext(ledger, commitment.Draw),
        InfeasibleBody round => DrawEntries.RefuseInfeasible(ledger, round),
        ValueBody value => DrawEntries.RefuseValue(ledger, value, at),
        ReceiptBody receipt => DrawEntries.RefuseReceipt(ledger, receipt, at),
        VoidBody end => DrawEntries.RefuseVoid(ledger, end, at),
        SubstitutionBody or NamedBody => body.Opens is { } opening ? TeamEntries.RefuseOpening(ledger, body, opening) : TeamEntries.Refuse(ledger, body, isSealed: false),
        JoinedBody joined => TeamEntries.RefuseJoined(ledger, joined),
        SealedBody => BureauRefusals.Form.Of(body.Kind, "what is sealed is judged by its content"),
        ReviewedBody => null,
        ResultBody result => ResultEntries.RefuseOpening(ledger, result),
        VisitBody visit => visit.InspectedOn > BeijingTime.DateOf(at) ? BureauRefusals.Visit.Of(visit.Firm, visit.InspectedOn) : null,
        ClosedBody closing => YearEntries.RefuseClosing(ledger, closing),
        _ => BureauRefusals.Form.Of(body.Kind, "no kind of the protocol"),
    };

    private Refusal? Behind(DateTimeOffset at) =>
        ledger.LastAt is { } last && at < last ? BureauRefusals.Behind.Of(BeijingTime.Format(last), BeijingTime.Format(at)) : null;

    // What no reader would take is no entry, whoever made the value.
    private Refusal? Form(EntryBody body, DateTimeOffset at) => Attempt(() =>
    {
        var entry = new LedgerEntry(ledger.Entries.Size, at, body);
        byte[] leaf = entry.ToLeaf();
        _judged = (entry, leaf);
        return LedgerEntry.FromJson(CanonicalJson.Parse(leaf));
    }) is { } found ? BureauRefusals.Form.Of(body.Kind, found) : null;

    private static string? Attempt<T>(Func<T> read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception e) when (e is ProtocolFormatException or InvalidOperationException or ArgumentException)
        {
            return e.Message;
        }
    }

    private Refusal? Subject(EntryBody body)
    {
        if (body is not CommitmentBody && EntrySubjects.DrawsOf(body).Any(d => !ledger.IsCommitted(d)))
        {
            return BureauRefusals.NotCommitted.Of(EntrySubjects.DrawsOf(body).First(d => !ledger.IsCommitted(d)));
        }

        return ledger.Closed.Refuse(body) is { } expected ? BureauRefusals.YearClosed.Of(body.Kind, expected) : null;
    }
}
