using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Releasing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Disclosing;

/// <summary>
/// Publishes a list that was kept back (protocol section 8): receipt, own value and recusal openings, then the changes of its
/// teams and the results that were approved meanwhile.
/// </summary>
internal sealed partial class DiscloseRound(BureauContext bureau, ILogger<DiscloseRound> log)
{
    /// <summary>Discloses a drawn round.</summary>
    /// <returns>False when its list is public already, and nothing changed.</returns>
    /// <exception cref="UserErrorException">There is nothing to disclose yet.</exception>
    public bool Execute(DrawId draw) => bureau.Write(session =>
    {
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (!RoundSteps.IsDrawn(round.State))
        {
            throw DisclosureRefusals.NotDrawn.Error(draw, RoundWords.Of(round.State));
        }

        if (!RoundStore.TryDisclose(session, draw, bureau.Now))
        {
            return false;
        }

        YearGate.Require(LedgerStore.Open(session), draw.Year, bureau.Today, YearEntry.Draw);

        DrawOutcome outcome = OutcomeStore.Of(session, DrawStore.Committed(session, draw));
        if (DrawStore.ReceiptDigest(session, draw) != outcome.Receipt.Digest)
        {
            throw new InvalidOperationException($"{draw}: the receipt does not come to the digest in the ledger");
        }

        LedgerStore ledger = LedgerStore.Open(session);
        SealedEntries.Enter(session, bureau, ledger, ledger.Reading.DisclosureOf(outcome));
        OutcomeStore.Publish(session, outcome);
        PublishResults.ReleaseDisclosed(session, bureau, ledger, draw);
        session.AfterCommit(() => LogDisclosed(log, draw, BeijingTime.Format(round.DiscloseBy!.Value)));
        return true;
    });

    [LoggerMessage(LogLevel.Information, "{Draw}: its list is disclosed, due by {DiscloseBy}")]
    private static partial void LogDisclosed(ILogger log, DrawId draw, string discloseBy);
}
