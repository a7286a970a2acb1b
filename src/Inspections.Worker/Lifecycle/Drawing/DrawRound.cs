using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Drawing;

/// <summary>values → key → tickets → selection → teams → receipt: the draw, once every value is in.</summary>
internal sealed partial class DrawRound(BureauContext bureau, ILogger<DrawRound> log)
{
    /// <summary>Draws a round.</summary>
    public void Execute(Round round) => bureau.Write(session => Draw(session, round), RoundExpectation.Of(nameof(DrawRound), round.Draw));

    private void Draw(Session session, Round round)
    {
        if (!RoundStore.TryStep(session, round, RoundState.Drawn, bureau.Now))
        {
            session.AfterCommit(() => LogTakenElsewhere(log, round.Draw));
            RequireSame(session, round.Draw);
            return;
        }

        CommittedDraw committed = DrawStore.Committed(session, round.Draw);
        DrawOutcome outcome = OutcomeStore.Of(session, committed);
        Receipt receipt = outcome.Receipt;
        DrawStore.Receive(session, receipt, committed);
        KnownDraw.Remember(session, outcome);
        if (!committed.Commitment.IsKeptBack)
        {
            OutcomeStore.Publish(session, outcome);
        }

        LedgerStore.Open(session).Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, outcome.ToEntries());
        session.AfterCommit(() => LogDrawn(log, round.Draw, receipt.Selection.DrawOrder.Count, receipt.Assignment.Bound, receipt.Digest));
        if (receipt.Assignment.Teams.All(t => t.Inspectors.Count > 0))
        {
            RoundProgress.Advance(session, round with { State = RoundState.Drawn }, RoundState.Staffed, bureau.Now);
        }
    }

    // A draw has one outcome. If the other process came to another one, something is broken: that is for people, not for another try.
    private void RequireSame(Session session, DrawId draw)
    {
        if (DrawStore.ReceiptDigest(session, draw) is Digest theirs && OutcomeStore.Of(session, DrawStore.Committed(session, draw)).Receipt.Digest is var ours && ours != theirs)
        {
            LogAnotherOutcome(log, draw, theirs, ours);
            throw new InvalidOperationException($"{draw}: another process drew {theirs}, the draw repeated here gives {ours}");
        }
    }

    [LoggerMessage(LogLevel.Critical, "{Draw}: ALARM: another process entered the receipt {Theirs}, but the draw repeated here gives {Ours}; stop the workers and look for the cause")]
    private static partial void LogAnotherOutcome(ILogger log, DrawId draw, Digest theirs, Digest ours);

    [LoggerMessage(LogLevel.Information, "{Draw}: drawn; {Count} firms, at most {Bound} for one inspector, receipt {Digest}")]
    private static partial void LogDrawn(ILogger log, DrawId draw, int count, int bound, Digest digest);

    [LoggerMessage(LogLevel.Information, "{Draw}: the step was taken by another process")]
    private static partial void LogTakenElsewhere(ILogger log, DrawId draw);
}
