using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Ledgers;

namespace Inspections.Worker.Rounds;

/// <summary>sources → key → tickets → selection → teams → receipt: the draw, of a commitment whose time has come.</summary>
internal sealed partial class DrawRound(Bureau bureau, ILogger<DrawRound> log)
{
    /// <summary>Draws a committed round.</summary>
    public void Execute(Round round) => bureau.Database.Write(session =>
    {
        if (!RoundBook.TryStep(session, round, RoundState.Drawn))
        {
            LogTakenElsewhere(log, round.Draw);
            return;
        }

        CommittedDraw committed = DrawBook.Committed(session, round.Draw);
        Commitment commitment = committed.Commitment;
        SourceValue[] values = [.. commitment.Sources.Select(s => new SourceValue(s.Name, committed.OwnValue))];
        Receipt receipt = Draw.Run(commitment, committed.Frame.Leaves, committed.Roster.Leaves, committed.Recused, values);
        DrawBook.Receive(session, receipt, committed);
        LedgerBook.Open(session).Append(
            bureau.Now,
            bureau.Authority,
            bureau.Keys.Signer,
            [.. values.Select(v => new ValueBody(round.Draw, v.Name, v.Value)), new ReceiptBody(round.Draw, receipt.Digest)]);
        LogDrawn(log, round.Draw, receipt.Selection.DrawOrder.Count, receipt.Assignment.Bound, receipt.Digest);
    });

    [LoggerMessage(LogLevel.Information, "{Draw}: drawn; {Count} firms, at most {Bound} for one inspector, receipt {Digest}")]
    private static partial void LogDrawn(ILogger log, DrawId draw, int count, int bound, Digest digest);

    [LoggerMessage(LogLevel.Information, "{Draw}: the step was taken by another process")]
    private static partial void LogTakenElsewhere(ILogger log, DrawId draw);
}
