using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Directories;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Rounds;

/// <summary>directory → frame + roster + recusals → commitment: fixes everything but chance, before chance.</summary>
internal sealed partial class CommitRound(Bureau bureau, ILogger<CommitRound> log)
{
    private static readonly Label OwnName = Label.Parse("own:bureau");

    /// <summary>Commits to a planned round, or enters that it is infeasible.</summary>
    public void Execute(Round round) => bureau.Database.Write(session =>
    {
        LedgerBook ledger = LedgerBook.Open(session);
        string ownValue = bureau.Entropy.Next($"own value of {round.Draw}").ToString();
        switch (RoundPreparation.Prepare(Inputs(session, ledger, round, ownValue)))
        {
            case PreparedRound.Ready ready when RoundBook.TryStep(session, round, RoundState.Committed):
                DrawBook.Commit(session, ready, ownValue);
                ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new CommitmentBody(round.Draw, ready.Commitment.Digest));
                Report(round, ready);
                break;
            case PreparedRound.Infeasible infeasible when RoundBook.TryStep(session, round, RoundState.Infeasible):
                ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, infeasible.Body);
                LogInfeasible(log, round.Draw, infeasible.Body.Population);
                break;
            case PreparedRound.NotOwed when RoundBook.TryStep(session, round, RoundState.NotOwed):
                break;
            default:
                LogTakenElsewhere(log, round.Draw);
                break;
        }
    });

    private RoundInputs Inputs(Session session, LedgerBook ledger, Round round, string ownValue)
    {
        int salts = 0;
        return new RoundInputs
        {
            Draw = round.Draw,
            Policy = PolicyRegister.Current(session, ledger),
            Ledger = ledger.Head,
            History = DrawBook.History(session, ledger.Bodies),
            Firms = FirmDirectory.OfSector(session, round.Draw.Sector),
            Roster = InspectorDirectory.RosterOn(session, BeijingTime.DateOf(round.DrawAt)),
            Recusals = RecusalDirectory.Current(session).ToLookup(r => r.Firm, r => r.Inspector),
            Salt = () => bureau.Entropy.Next(FormattableString.Invariant($"recusal salt {salts++} of {round.Draw}")),
            Sources = [new SealedSource(OwnName, SealedSource.Seal(round.Draw, OwnName, ownValue))],
            DrawAt = round.DrawAt,
        };
    }

    private void Report(Round round, PreparedRound.Ready ready)
    {
        LogCommitted(log, round.Draw, ready.Frame.Head.Size, ready.Commitment.Quotas.Sum(q => q.Take), ready.Commitment.Digest);
        if (ready.Unstaffable.Count > 0)
        {
            LogUnstaffable(log, round.Draw, ready.Unstaffable.Count, string.Join(", ", ready.Unstaffable));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: committed; frame of {Size} firms, {Take} to draw, commitment {Digest}")]
    private static partial void LogCommitted(ILogger log, DrawId draw, long size, long take, Digest digest);

    [LoggerMessage(LogLevel.Warning, "{Draw}: {Count} firms that may be drawn have too few allowed inspectors; if drawn, a team must be named for them: {Firms}")]
    private static partial void LogUnstaffable(ILogger log, DrawId draw, int count, string firms);

    [LoggerMessage(LogLevel.Warning, "{Draw}: infeasible; none of {Population} firms may be drawn")]
    private static partial void LogInfeasible(ILogger log, DrawId draw, long population);

    [LoggerMessage(LogLevel.Information, "{Draw}: the step was taken by another process")]
    private static partial void LogTakenElsewhere(ILogger log, DrawId draw);
}
