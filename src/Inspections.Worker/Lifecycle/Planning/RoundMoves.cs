using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Health;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>plan → plan: gives rounds other times that cannot be committed to as planned, and their former ones again where a clock was wrong.</summary>
internal sealed partial class RoundMoves(BureauContext bureau, WorkingDayCalendar calendar, PlanningOptions options, Conditions conditions, ILogger<RoundMoves> log)
{
    private readonly RoundDays _days = new(calendar, options.CommitLeadWorkingDays, options.DrawTime, options.AssumeWeekdays);

    /// <summary>
    /// Makes the plan again for rounds whose days were assumed before the year's holidays were known, or are no working
    /// days any more: other days in the same windows.
    /// </summary>
    public void PlanAgain(int year) => bureau.Write(session =>
    {
        if (!calendar.IsKnown(year))
        {
            return;
        }

        Round[] stale = [.. RoundStore.OfYear(session, year).Where(IsStale)];
        if (stale.Length > 0)
        {
            LedgerStore ledger = LedgerStore.Open(session);
            Digest secret = bureau.Entropy.Next(FormattableString.Invariant($"plan at {ledger.Head.Size}"));
            Round[] moved = [.. stale.Select(r => NewTimes(r, secret, MoveReason.CalendarChanged)).OfType<Round>()];
            Rewrite(session, ledger, year, moved);
            session.AfterCommit(() => LogPlannedAgain(log, year, moved.Length));
        }
    });

    /// <summary>True while a planned round can be committed to as planned: on its day, or later if the whole lead is left before its draw.</summary>
    public bool StillInTime(Round round) => bureau.Now < round.DrawAt
        && (bureau.Today <= BeijingTime.DateOf(round.CommitAt) || _days.LeadFits(bureau.Today, BeijingTime.DateOf(round.DrawAt)));

    /// <summary>
    /// Gives a round that cannot be committed to as planned a random day in what is left of its window, else the next days there are,
    /// or lets it be missed.
    /// </summary>
    public void Move(Round round, MoveReason because) => bureau.Write(session =>
    {
        conditions.End(ConditionIds.RoundBlocked, $"{round.Draw}");
        LedgerStore ledger = LedgerStore.Open(session);
        if (NewTimes(round, bureau.Entropy.Next(FormattableString.Invariant($"plan at {ledger.Head.Size}")), because) is { } moved)
        {
            Rewrite(session, ledger, round.Draw.Year, [moved]);
            session.AfterCommit(() => LogMoved(log, round.Draw, BeijingTime.Format(BeijingTime.DateOf(moved.DrawAt)), because));
        }
        else if (RoundStore.TryStep(session, round, RoundState.Missed, bureau.Now))
        {
            session.AfterCommit(() => LogMissed(log, round.Draw));
        }
    });

    /// <summary>
    /// Gives rounds their former times again that were moved, or missed, because a clock said that their time had passed, when it has
    /// not: the clock was wrong and is put right.
    /// </summary>
    public void MoveBack(int year) => bureau.Write(session =>
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (!YearGate.Takes(ledger, year, bureau.Today, YearEntry.Plan))
        {
            return;
        }

        IReadOnlyList<Round> rounds = RoundStore.OfYear(session, year);
        Round[] missed = [.. rounds.Where(r => r.State == RoundState.Missed && bureau.Now < r.CommitAt)];
        foreach (Round round in missed.Where(r => RoundStore.TryStep(session, r, RoundState.Planned, bureau.Now)))
        {
            session.AfterCommit(() => LogMovedBack(log, round.Draw));
        }

        Round[] moved = [.. rounds.Select(Before).OfType<Round>().Where(r => bureau.Now < r.CommitAt)];
        if (moved.Length > 0)
        {
            Rewrite(session, ledger, year, moved);
            session.AfterCommit(() => Array.ForEach(moved, r => LogMovedBack(log, r.Draw)));
        }

        Round? Before(Round round) => round is { State: RoundState.Planned, Moved: { Because: MoveReason.TimePassed } moved }
            ? round with { CommitAt = moved.CommitAt, DrawAt = moved.DrawAt, Moved = MoveOf(round, MoveReason.ClockPutRight) }
            : null;
    });

    // What is about to be committed to keeps its announced day.
    private bool IsStale(Round round)
    {
        DateOnly commitOn = BeijingTime.DateOf(round.CommitAt);
        return round.State == RoundState.Planned && commitOn > bureau.Today
            && (round.Provisional || !calendar.IsWorkingDay(commitOn) || !calendar.IsWorkingDay(BeijingTime.DateOf(round.DrawAt)));
    }

    private RoundMove MoveOf(Round round, MoveReason because) => new(because, bureau.Now, round.CommitAt, round.DrawAt);

    private Round? NewTimes(Round round, Digest secret, MoveReason because)
    {
        DateOnly tomorrow = bureau.Today.AddDays(1);
        RoundTimes? times = _days.AtRandom(PlannedDays.Later(tomorrow, round.WindowFirst), round.WindowLast, secret, round.Draw.ToString())
            ?? _days.Earliest(PlannedDays.Later(tomorrow, round.WindowFirst), new DateOnly(round.Draw.Year, 12, 31));
        return times is null ? null : round with
        {
            CommitAt = times.Value.CommitAt,
            DrawAt = times.Value.DrawAt,
            Provisional = times.Value.Provisional,
            Moved = MoveOf(round, because),
        };
    }

    private void Rewrite(Session session, LedgerStore ledger, int year, Round[] rounds)
    {
        foreach (Round round in rounds)
        {
            RoundStore.Move(session, round);
        }

        PlanEntry.Make(session, bureau, ledger, year, rounds);
    }

    [LoggerMessage(LogLevel.Information, "plan of {Year}: the working days are known now, or changed; {Count} rounds have new days")]
    private static partial void LogPlannedAgain(ILogger log, int year, int count);

    [LoggerMessage(LogLevel.Warning, "{Draw}: moved to {Day}: {Because}")]
    private static partial void LogMoved(ILogger log, DrawId draw, string day, MoveReason because);

    [LoggerMessage(LogLevel.Warning, "{Draw}: has its former times again: the clock that said that they had passed was wrong")]
    private static partial void LogMovedBack(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Error, "{Draw}: missed; no working day is left in its year")]
    private static partial void LogMissed(ILogger log, DrawId draw);
}
