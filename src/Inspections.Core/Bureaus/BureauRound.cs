using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;

namespace Inspections.Core.Bureaus;

/// <summary>
/// One draw from its commitment on: values → draw → disclosure or void → teams → results, each step refused before the one it follows.
/// It has no state of its own: everything follows from the ledger, so that it may be asked for again at any time.
/// </summary>
public sealed class BureauRound
{
    private readonly BureauLedger _ledger;

    internal BureauRound(BureauLedger ledger, DrawId draw) => (_ledger, Id) = (ledger, draw);

    /// <summary>The draw.</summary>
    public DrawId Id { get; }

    /// <summary>What was committed to.</summary>
    public Commitment Commitment => Reading.Records.CommitmentOf(Id);

    /// <summary>The sources of others whose value is not in the ledger yet: witnesses', dice, lottery issues, pulses.</summary>
    public IReadOnlyList<Source> Missing => [.. Reading.MissingOf(Id).Where(s => s is not SealedSource { Witness: null })];

    /// <summary>What was drawn; null before the draw. Of a list kept back it is a secret until <see cref="Disclose"/>.</summary>
    public Receipt? Receipt => Reading.ReceiptOf(Id) is null ? null : Reading.Records.ReceivedOf(Id).Receipt;

    /// <summary>True when the list is public.</summary>
    public bool IsDisclosed => Reading.IsDisclosed(Id);

    /// <summary>The teams as they stand now.</summary>
    /// <exception cref="RefusedException">The draw was not made.</exception>
    public CurrentTeams Teams
    {
        get
        {
            RequireDrawn();
            return Reading.TeamsOf(Id);
        }
    }

    /// <summary>Where the round stands.</summary>
    public RoundState State
    {
        get
        {
            if (Reading.VoidOf(Id) is not null)
            {
                return RoundState.Void;
            }

            if (Receipt is not { } receipt)
            {
                return Missing.Count == 0 ? RoundState.Collected : RoundState.Committed;
            }

            if (Reading.Closed.Closed.ContainsKey(Id.Year))
            {
                return RoundState.Closed;
            }

            SubmittedResult?[] results = [.. receipt.Selection.DrawOrder.Select(f => ResultsOf(f).InEffect)];
            return results.All(r => r?.State == ResultState.Published) ? RoundState.Published
                : results.All(r => r?.State is ResultState.Published or ResultState.Approved) ? RoundState.Reviewed
                : results.All(r => r is not null) ? RoundState.ResultsIn
                : results.Any(r => r is not null) ? RoundState.Inspecting
                : Teams.IsStaffed ? RoundState.Staffed
                : RoundState.Drawn;
        }
    }

    private LedgerReading Reading => _ledger.Reading;

    /// <summary>Enters a value as it becomes known (protocol section 4): a witness's before the draw's time, dice at it, lotteries and pulses after theirs.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="value">Exactly as it is hashed.</param>
    /// <param name="signature">Of a drand pulse, its signature; else null.</param>
    /// <exception cref="RefusedException">It is no source of the draw, entered already, not in its form, or not in its time.</exception>
    public void EnterValue(DateTimeOffset now, Label source, string value, string? signature = null)
    {
        bool isOwn = Commitment.Sources.Any(s => s.Name == source && s is SealedSource { Witness: null });
        BureauLedger.Require(isOwn ? BureauRefusals.Value.Of(Id, source, "a source of others: the bureau's own is opened by the draw or the disclosure", "its own") : null);
        _ledger.Append(now, new ValueBody(Id, source, value, signature));
    }

    /// <summary>At the draw's time, enters <c>ABSENT</c> for every witness whose value did not come (protocol section 4).</summary>
    /// <exception cref="RefusedException">The time has not come, or the draw has its end.</exception>
    public void EnterAbsent(DateTimeOffset now) =>
        _ledger.Append(now, Reading.AbsentOf(Id));

    /// <summary>Draws (protocol sections 5 to 8): a list that is public at once is disclosed with it, one kept back enters by its digest.</summary>
    /// <exception cref="RefusedException">The time has not come, a value is missing, or the draw has its end.</exception>
    public Receipt Draw(DateTimeOffset now)
    {
        BureauLedger.Require(Reading.EndOf(Id) is { } end ? BureauRefusals.Ended.Of(Id, end.Body.Kind) : null);
        BureauLedger.Require(Missing.Count == 0 ? null : BureauRefusals.NotReady.Of(Id, "every value", "without " + string.Join(", ", Missing.Select(s => s.Name))));
        DrawOutcome outcome = _ledger.Documents.OutcomeOf(Id);
        _ledger.Append(now, outcome.ToEntries());
        return outcome.Receipt;
    }

    /// <summary>Makes a list public that was kept back, with the changes of its teams; results that were approved meanwhile follow by <see cref="BureauLedgerResults.Publish"/> (protocol section 8).</summary>
    /// <exception cref="RefusedException">It was not drawn, or its list is public.</exception>
    public void Disclose(DateTimeOffset now)
    {
        RequireDrawn();
        BureauLedger.Require(IsDisclosed ? BureauRefusals.KeptBack.Of(Id, "a list that is kept back") : null);
        _ledger.Append(now, Reading.DisclosureOf(_ledger.Documents.OutcomeOf(Id)));
    }

    /// <summary>Voids the draw (protocol section 8): before its time for an error or force majeure, afterwards only because a source gave nothing.</summary>
    /// <returns>The next try, which keeps what was not in error.</returns>
    /// <exception cref="RefusedException">It may not be voided for this reason at this time by these people.</exception>
    public DrawId Void(DateTimeOffset now, VoidReason reason, Label decidedBy, Label approvedBy, Label? source = null)
    {
        _ledger.Append(now, new VoidBody(Id, reason, decidedBy, approvedBy, source));
        return Id.NextTry();
    }

    /// <summary>Substitutes an inspector: two people decide who leaves, the tickets who comes (protocol section 9). Of a list kept back it is sealed.</summary>
    /// <returns>Who joins the team.</returns>
    /// <exception cref="RefusedException">The inspector is not on the firm's team, nobody is left, or one person decided and approved.</exception>
    public Identifier Substitute(DateTimeOffset now, Identifier firm, Identifier inspector, SubstitutionReason reason, Label decidedBy, Label approvedBy)
    {
        // Where nobody can come the body names the one who leaves, and the rule says why it is refused.
        Identifier substitute = (Teams.Of(firm)?.Contains(inspector) == true ? Teams.SubstituteFor(firm, inspector) : null) ?? inspector;
        Change(now, new SubstitutionBody(Id, firm, inspector, substitute, reason, decidedBy, approvedBy));
        return substitute;
    }

    /// <summary>Names a team for a firm for which none could be drawn, or nobody is left (protocol sections 7 and 9); every verifier points it out. Of a list kept back it is sealed.</summary>
    /// <exception cref="RefusedException">The firm has a drawn team that can be kept up, or one of those named may not go.</exception>
    public void NameTeam(DateTimeOffset now, Identifier firm, IReadOnlyList<Identifier> inspectors, Label decidedBy, Label approvedBy)
    {
        RequireDrawn();
        Change(now, new NamedBody(Id, firm, inspectors, decidedBy, approvedBy));
    }

    /// <summary>Who visits a drawn firm: its team, or that of its joint visit; empty while nobody can.</summary>
    public IReadOnlyList<Identifier> VisitorsOf(Identifier firm) => Receipt is null ? [] : Reading.VisitorsOf(Id, firm);

    /// <summary>What was submitted about a drawn firm, and what that comes to.</summary>
    public FirmSubmissions ResultsOf(Identifier firm) => BureauLedgerResults.Of(_ledger, Id, firm);

    /// <summary>Submits what a team found, or a correction of what is public: the ledger gets its salted digest (protocol section 10). What was under review of the firm is replaced.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="result">What was found, by the whole team.</param>
    /// <param name="enteredBy">Staff id of who enters it; nobody reviews what they entered.</param>
    /// <returns>The record, by which it is reviewed.</returns>
    /// <exception cref="RefusedException">It is of another draw or firm, not by the firm's team, or on a day that cannot be.</exception>
    /// <exception cref="Encodings.ProtocolFormatException">It says nothing that was found, or something twice.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public Label Submit(DateTimeOffset now, InspectionResult result, Label enteredBy)
    {
        ArgumentNullException.ThrowIfNull(result);
        RequireDrawn();
        ResultBody entry = ResultsOf(result.Firm).ToEntry(result, NewRecord);
        BureauLedger.Require(result.Draw == Id ? null : BureauRefusals.Result.Of(result.Firm, entry.Record, $"a result of {Id}", $"one of {result.Draw}"));
        _ledger.Seal(now, entry, enteredBy);
        return entry.Record;
    }

    /// <summary>Asks for the withdrawal of a firm's public result, which passes the review as well (撤回): the firm is still drawn and owes one.</summary>
    /// <returns>The record.</returns>
    /// <exception cref="RefusedException">Nothing of the firm is public, or the draw was not made.</exception>
    public Label Withdraw(DateTimeOffset now, Identifier firm, Label enteredBy)
    {
        RequireDrawn();
        FirmSubmissions submissions = ResultsOf(firm);
        SubmittedResult? inEffect = submissions.InEffect;
        BureauLedger.Require(inEffect is { State: ResultState.Published } ? null : BureauRefusals.Result.Of(firm, inEffect?.Record, "a public result", inEffect is null ? "none" : $"{inEffect.State}"));
        _ledger.Seal(now, submissions.ToEntry(inEffect!.Content, NewRecord, isWithdrawal: true), enteredBy);
        return inEffect.Record;
    }

    /// <summary>Draw and state, for people.</summary>
    public override string ToString() => $"{Id}: {State}";

    private Label NewRecord() => BureauLedgerResults.NewRecord(_ledger, Id);

    private void Change(DateTimeOffset now, EntryBody body)
    {
        if (Reading.IsKeptBack(Id))
        {
            _ledger.Seal(now, body);
        }
        else
        {
            _ledger.Append(now, body);
        }
    }

    private void RequireDrawn() => BureauLedger.Require(Reading.ReceiptOf(Id) is null ? BureauRefusals.NotDrawn.Of(Id) : null);
}
