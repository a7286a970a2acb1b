using Inspections.Core.Bureaus;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Releasing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>directory → frame + roster + recusals → commitment: fixes everything but chance, before chance.</summary>
internal sealed partial class CommitRound(
    BureauContext bureau,
    PlanningOptions planning,
    CommitmentOptions options,
    VisitOptions visits,
    PublicationTerm term,
    WorkingDayCalendar calendar,
    Conditions conditions,
    ILogger<CommitRound> log)
{
    /// <summary>Commits to a planned round, or enters that it is infeasible. A round without rules, or for which nothing is listed or a wrong item is planned, waits and is reported: what is not on the list may not be inspected.</summary>
    /// <returns>False when its entry would not be older than its draw: nothing was changed, and the round must be moved.</returns>
    public bool Execute(Round round)
    {
        try
        {
            bureau.Write(session => Commit(session, round), RoundExpectation.Of(nameof(CommitRound), round.Draw));
            return true;
        }
        catch (TooLateException)
        {
            return false;
        }
    }

    private void Commit(Session session, Round round)
    {
        if (ItemsFor(session, round) is not { } items)
        {
            return;
        }

        LedgerStore ledger = LedgerStore.Open(session);
        if (!YearGate.Takes(ledger, round.Draw.Year, bureau.Today, YearEntry.Commitment))
        {
            RoundStore.TryStep(session, round, RoundState.Missed, bureau.Now);
            session.AfterCommit(() => LogYearOver(log, round.Draw));
            return;
        }

        if (PolicyFor(ledger, round) is not { } policy)
        {
            return;
        }

        if (!SealedValueStore.MaySeal(session))
        {
            conditions.Begin(ConditionIds.RoundBlocked, NoSealingKey(round.Draw));
            return;
        }

        string ownValue = bureau.Entropy.Next($"own value of {round.Draw}").ToString();
        PlannedSources sources = SourcePlan.Of(
            round.Draw, round.DrawAt, options, SourceStore.Promises(session, round.Draw), ownValue, DiscloseBy(round) is not null, ledger.Reading.Issues);
        conditions.End(ConditionIds.RoundBlocked, $"{round.Draw}");
        switch (Prepare(session, ledger, round, sources.Sources, ownValue))
        {
            case PreparedRound.Ready ready when RoundStore.TryStep(session, round, RoundState.Committed, bureau.Now):
                Keep(session, ready, ownValue);
                TaskStore.Add(session, ready.Commitment, policy.Of(round.Draw.Sector)!.DirectedFilter, items, visits.VisitWorkingDays, calendar);
                Enter(ledger, ready);
                AnnouncedTerms.Publish(session, term);
                session.AfterCommit(() => Report(round, ready, sources.LeftOut));
                break;
            case PreparedRound.Infeasible infeasible when RoundStore.TryStep(session, round, RoundState.Infeasible, bureau.Now):
                ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, infeasible.Body);
                session.AfterCommit(() => LogInfeasible(log, round.Draw, infeasible.Body.Population));
                break;
            case PreparedRound.NotOwed when RoundStore.TryStep(session, round, RoundState.NotOwed, bureau.Now):
                break;
            default:
                session.AfterCommit(() => LogTakenElsewhere(log, round.Draw));
                break;
        }
    }

    // The items to inspect; null, with the reason as a condition, where the round has to wait for some.
    private IReadOnlyList<InspectionItem>? ItemsFor(Session session, Round round)
    {
        try
        {
            IReadOnlyList<InspectionItem> items = DrawItems.Of(session, planning, round.Draw.Sector);
            if (items.Count > 0)
            {
                return items;
            }

            conditions.Begin(ConditionIds.RoundBlocked, Refused(round.Draw, PlanRefusals.NoItems.Of(round.Draw.Sector)));
        }
        catch (RefusedException e)
        {
            conditions.Begin(ConditionIds.RoundBlocked, Refused(round.Draw, e.Refusal));
        }

        return null;
    }

    // The policy to draw by; null, with the reason as a condition, where the round has to wait for another policy or the end of the one before it.
    private PolicyDocument? PolicyFor(LedgerStore ledger, Round round)
    {
        DateOnly drawDate = BeijingTime.DateOf(round.DrawAt);
        PolicyDocument? policy = ledger.Reading.PolicyFor(round.Draw, drawDate);
        if (ledger.Rules.RefuseRound(round.Draw, drawDate) is not { } refusal)
        {
            return policy;
        }

        conditions.Begin(
            ConditionIds.RoundBlocked,
            refusal.Kind == BureauRefusals.Order ? Waits(ledger, round.Draw, refusal)
            : policy?.Of(round.Draw.Sector) is null ? NoRules(round.Draw)
            : Lowered(round.Draw, refusal));
        return null;
    }

    // What the sector's rounds before this one still owe; the next begins only afterwards, whatever the year (protocol section 8).
    private static Finding Waits(LedgerStore ledger, DrawId draw, Refusal refusal) =>
        ledger.Reading.LastOf(draw.Sector) is { } last && RoundOrder.Await(last, ledger.Size).FirstOrDefault() is { Expected: { } owed } ? new Finding(
                $"{draw}",
                new Text(
                    $"{draw} 未承诺：该行业上一次抽取 {last.Draw} 尚未结束或名单尚未公开，须先办完",
                    $"{draw} is not committed to: its sector's last draw, {last.Draw}, has not ended or its list is kept back (expected {owed})"))
            : Refused(draw, refusal);

    // Last of all, after what takes long: the entry's time is that of the end of the preparation, not of its beginning.
    private void Enter(LedgerStore ledger, PreparedRound.Ready ready)
    {
        DateTimeOffset now = bureau.Now;
        if (!LedgerTime.IsBeforeDraw(ledger.TimeOf(now), ready.Commitment.DrawAt))
        {
            throw new TooLateException();
        }

        ledger.Commit(now, bureau.Authority, bureau.Keys.Signer, ready);
    }

    private static void Keep(Session session, PreparedRound.Ready ready, string ownValue)
    {
        DrawStore.Commit(session, ready, ownValue);
        SourceStore.Commit(session, ready.Commitment);
        if (ready.Commitment.DiscloseBy is DateOnly by)
        {
            RoundStore.KeepBack(session, ready.Commitment.Draw, by);
        }
    }

    private PreparedRound Prepare(Session session, LedgerStore ledger, Round round, IReadOnlyList<Source> sources, string ownValue)
    {
        int salts = 0;
        return RoundOpening.Prepare(
            ledger.Reading,
            new RoundRequest
            {
                Draw = round.Draw,
                Firms = FirmStore.EachOfSector(session, round.Draw.Sector),
                Roster = InspectorStore.RosterOn(session, ledger, BeijingTime.DateOf(round.DrawAt)),
                Recusals = RecusalStore.Of(session, round.Draw.Year),
                OwnSource = null,
                Sources = sources,
                Witnesses = options.CommittedWitnesses(),
                DrawAt = round.DrawAt,
                DiscloseBy = DiscloseBy(round),
            },
            ownValue,
            () => bureau.Entropy.Next(FormattableString.Invariant($"recusal salt {salts++} of {round.Draw}")));
    }

    // A calendar with few working days may come to more days than the protocol lets a list be kept back.
    private DateOnly? DiscloseBy(Round round) => !options.KeepBack.TryGetValue(round.Draw.Sector.ToString(), out int days) ? null
        : DaysAfter(round, days) is var by && by > Commitment.LatestDisclosure(round.DrawAt) ? Commitment.LatestDisclosure(round.DrawAt) : by;

    // The bureau's own promise, not a term of law: days beyond the announced ones are counted Monday to Friday.
    private DateOnly DaysAfter(Round round, int workingDays) => calendar.Add(BeijingTime.DateOf(round.DrawAt), workingDays, assumeWeekdays: true).Date;

    private static Finding Refused(DrawId draw, Refusal refusal) =>
        new($"{draw}", new Text($"{draw} 未承诺：{refusal.Whole.Zh}", $"{draw} is not committed to: {refusal.Whole.En}"), refusal.Id);

    private static Finding NoRules(DrawId draw) => new(
        $"{draw}", new Text($"{draw} 未承诺：现行政策没有该行业的规则", $"{draw} is not committed to: the policy in force has no rules for its sector"));

    private static Finding NoSealingKey(DrawId draw) => new(
        $"{draw}", new Text($"{draw} 未承诺：封存密钥不在本机", $"{draw} is not committed to: the sealing key is not on this machine"));

    private static Finding Lowered(DrawId draw, Refusal refusal)
    {
        Text says = refusal.In(new(
            "现行政策低于本年此前抽取所依的政策（应有：{expected}）；年内规则只升不降，请采用不低于此前的政策",
            "the policy in force is below the one that the year was already drawn by (expected {expected}); the rules of a year rise only: adopt one that is not lower"));
        return new($"{draw}", new Text($"{draw} 未承诺：{says.Zh}", $"{draw} is not committed to: {says.En}"));
    }

    private void Report(Round round, PreparedRound.Ready ready, IReadOnlyList<string> leftOut)
    {
        LogCommitted(log, round.Draw, ready.Frame.Head.Size, ready.Commitment.Quotas.Sum(q => q.Take), ready.Commitment.Digest);
        if (leftOut.Count > 0)
        {
            LogLeftOut(log, round.Draw, string.Join(", ", leftOut), string.Join(", ", ready.Commitment.Sources.Select(s => s.Name)));
        }

        if (ready.Unstaffable.Count > 0)
        {
            LogUnstaffable(log, round.Draw, ready.Unstaffable.Count, string.Join(", ", ready.Unstaffable));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: committed; frame of {Size} firms, {Take} to draw, commitment {Digest}")]
    private static partial void LogCommitted(ILogger log, DrawId draw, long size, long take, Digest digest);

    [LoggerMessage(LogLevel.Warning, "{Draw}: committed without {LeftOut}: nothing usable was promised in time; its sources are {Sources}")]
    private static partial void LogLeftOut(ILogger log, DrawId draw, string leftOut, string sources);

    [LoggerMessage(LogLevel.Warning, "{Draw}: {Count} firms that may be drawn have too few allowed inspectors; if drawn, a team must be named for them: {Firms}")]
    private static partial void LogUnstaffable(ILogger log, DrawId draw, int count, string firms);

    [LoggerMessage(LogLevel.Error, "{Draw}: missed; its year is over or closed")]
    private static partial void LogYearOver(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Warning, "{Draw}: infeasible; none of {Population} firms may be drawn")]
    private static partial void LogInfeasible(ILogger log, DrawId draw, long population);

    [LoggerMessage(LogLevel.Information, "{Draw}: the step was taken by another process")]
    private static partial void LogTakenElsewhere(ILogger log, DrawId draw);

    /// <summary>The commitment would not be older than its draw; undoes the transaction.</summary>
    private sealed class TooLateException : Exception;
}
