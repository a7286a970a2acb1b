using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Voiding;

/// <summary>Voids a committed round by two people's decision, where the protocol allows it (section 8), and schedules the next try.</summary>
internal sealed partial class VoidRound(BureauContext bureau, YearPlanning planning, ILogger<VoidRound> log)
{
    /// <summary>Voids the draw.</summary>
    /// <returns>The next try; missed when the year has no days left for it.</returns>
    /// <exception cref="UserErrorException">It may not be voided for this reason at this time.</exception>
    public Round Execute(DrawId draw, VoidReason reason, Label? source, TwoPeople people) => bureau.Write(session =>
    {
        Round round = RoundStore.Find(session, draw) ?? throw Refusal.NoRound(draw);
        if (round.State != RoundState.Committed)
        {
            throw Refusal.Of(
                $"{draw} 处于 {round.State}：只有已承诺、随机数尚未齐全的批次可以作废",
                $"{draw} is {round.State}: only a round that is committed to, and whose values are not all in, can be voided");
        }

        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, draw.Year, bureau.Today, YearEntry.Void);
        Commitment commitment = DrawStore.Committed(session, draw).Commitment;
        var body = new VoidBody(draw, reason, people.DecidedBy, people.ApprovedBy, source);
        IReadOnlyCollection<Label> entered = [.. SourceStore.Values(session, draw).Keys];
        if (VoidRule.Refuse(body, commitment, ledger.TimeOf(bureau.Now), entered).Any())
        {
            throw VoidRule.IsEarly(commitment, ledger.TimeOf(bureau.Now), entered.Count > 0) ? Early(draw) : Late(commitment, entered);
        }

        if (!RoundStore.TryStep(session, round, RoundState.Void, bureau.Now))
        {
            throw new InvalidOperationException($"{draw}: the step was taken by another process");
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, body);
        Round next = planning.AddNextTry(session, ledger, round);
        session.AfterCommit(() => LogVoid(log, draw, reason, next.Draw, next.State));
        return next;
    });

    // Nothing of the draw can be known yet: a mistake may be put right, and nobody can have chosen.
    private static UserErrorException Early(DrawId draw) => Refusal.Of(
        $"{draw} 尚未到抽取时间，也没有登记任何随机数：此时作废的理由只能是 frame-error、roster-error 或 force-majeure，且不写 --source",
        $"{draw}: before its time and before any value it can be voided for frame-error, roster-error or force-majeure only, without --source");

    // Something may be known: only a public value that never came can end it, so that a bad draw cannot be thrown away.
    private static UserErrorException Late(Commitment commitment, IReadOnlyCollection<Label> entered)
    {
        string which = string.Join(", ", VoidRule.Unavailable(commitment, entered)) is { Length: > 0 } open ? open : "—";
        return Refusal.Of(
            $"{commitment.Draw} 已到抽取时间（{BeijingTime.Format(commitment.DrawAt)}）或已有随机数登记：只能以 --reason source-unavailable --source 名称 作废，且该随机源须是尚未登记的骰子、彩票或信标。目前可写：{which}",
            $"{commitment.Draw}: its time ({BeijingTime.Format(commitment.DrawAt)}) has come or a value is entered; it can be voided by --reason source-unavailable --source NAME only, where NAME is dice, a lottery or a pulse whose value is not in. Now: {which}");
    }

    [LoggerMessage(LogLevel.Warning, "{Draw}: void, {Reason}; the next try {Next} is {State}")]
    private static partial void LogVoid(ILogger log, DrawId draw, VoidReason reason, DrawId next, RoundState state);
}
