using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Voiding;

/// <summary>Voids a committed round by two people's decision, where the protocol allows it (section 8), and schedules the next try.</summary>
internal sealed partial class VoidRound(BureauContext bureau, YearPlanning planning, ILogger<VoidRound> log)
{
    /// <summary>Voids the draw.</summary>
    /// <returns>The next try; missed when the year has no days left for it.</returns>
    /// <exception cref="UserErrorException">It may not be voided for this reason at this time.</exception>
    public Round Execute(DrawId draw, VoidReason reason, Label? source, TwoPeople people) => bureau.Write(session => Execute(session, draw, reason, source, people));

    /// <inheritdoc cref="Execute(DrawId, VoidReason, Label?, TwoPeople)"/>
    public Round Execute(Session session, DrawId draw, VoidReason reason, Label? source, TwoPeople people)
    {
        (Round round, LedgerStore ledger, VoidBody body) = Prepare(session, draw, reason, source, people);
        if (!RoundStore.TryStep(session, round, RoundState.Void, bureau.Now))
        {
            throw new InvalidOperationException($"{draw}: the step was taken by another process");
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, body);
        SealedValueStore.Drop(session, draw);
        Round next = planning.AddNextTry(session, ledger, round);
        session.AfterCommit(() => LogVoid(log, draw, reason, next.Draw, next.State));
        return next;
    }

    /// <summary>Everything that speaks against it, without doing it.</summary>
    /// <inheritdoc cref="Execute(DrawId, VoidReason, Label?, TwoPeople)" path="/exception"/>
    public void Check(Session session, DrawId draw, VoidReason reason, Label? source, TwoPeople people) => Prepare(session, draw, reason, source, people);

    private (Round Round, LedgerStore Ledger, VoidBody Body) Prepare(Session session, DrawId draw, VoidReason reason, Label? source, TwoPeople people)
    {
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (round.State != RoundState.Committed)
        {
            throw VoidRefusals.State.Error(draw, RoundWords.Of(round.State));
        }

        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, draw.Year, bureau.Today, YearEntry.Void);
        Commitment commitment = DrawStore.Commitment(session, draw);
        var body = new VoidBody(draw, reason, people.DecidedBy, people.ApprovedBy, source);
        return ledger.Rules.Refuse(body, ledger.TimeOf(bureau.Now)) is not { } refusal ? (round, ledger, body)
            : throw (refusal.Kind == BureauRefusals.Void ? Told(commitment, ledger) : new UserErrorException(refusal));
    }

    // While nothing of the draw can be known a mistake may be put right, and nobody can have chosen. Afterwards only a public value that
    // never came can end it, so that a bad draw cannot be thrown away.
    private UserErrorException Told(Commitment commitment, LedgerStore ledger)
    {
        IReadOnlyCollection<Label> entered = [.. ledger.Reading.ValuesOf(commitment.Draw).Keys];
        string which = string.Join(", ", VoidRule.Unavailable(commitment, entered)) is { Length: > 0 } open ? open : "—";
        return VoidRule.IsEarly(commitment, ledger.TimeOf(bureau.Now), entered.Count > 0)
            ? VoidRefusals.Early.Error(commitment.Draw)
            : VoidRefusals.Late.Error(commitment.Draw, BeijingTime.Format(commitment.DrawAt), which);
    }

    [LoggerMessage(LogLevel.Warning, "{Draw}: void, {Reason}; the next try {Next} is {State}")]
    private static partial void LogVoid(ILogger log, DrawId draw, VoidReason reason, DrawId next, RoundState state);
}
