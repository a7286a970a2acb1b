using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>directory → plan: puts the year's rounds on the schedule, and moves those whose time was missed.</summary>
internal sealed partial class YearPlanning(BureauContext bureau, WorkingDayCalendar calendar, PlanningOptions options, Conditions conditions, ILogger<YearPlanning> log)
{
    // After the last draw there must be time for the visits and their results.
    private const int LastDrawDaysBeforeYearEnd = 31;

    // The month by which the next year's holidays are usually known.
    private const int HolidaysAnnounced = 11;

    private readonly OwedFirms _owed = new();

    private readonly RoundDays _days = new(calendar, options.CommitLeadWorkingDays, options.DrawTime, options.AssumeWeekdays);

    /// <summary>
    /// Plans every sector of the policy that has no round in the year yet. A sector that cannot be planned, because of a setting of its
    /// own for instance, is left unplanned and reported; the others are planned.
    /// </summary>
    public void PlanYear(int year)
    {
        conditions.Set(ConditionIds.SectorUnplanned, bureau.Write(session => PlanYear(session, year)));
    }

    private Finding[] PlanYear(Session session, int year)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (PolicyStore.Find(session, ledger) is not { } policy || !YearGate.Takes(ledger, year, bureau.Today, YearEntry.Plan) || NotKnown(year))
        {
            return [];
        }

        var planned = RoundStore.OfYear(session, year).Select(r => r.Draw.Sector).ToHashSet();
        SectorPolicy[] missing = [.. policy.Sectors.Where(s => !planned.Contains(s.Sector))];
        if (missing.Length == 0)
        {
            return [];
        }

        IReadOnlyDictionary<SectorCode, int> used = FirmStore.Counts(session);
        missing = [.. missing.Where(s => used.ContainsKey(s.Sector))];
        (SectorPolicy[] sound, Finding[] unplanned) = Sound(session, missing, year);
        if (sound.Length > 0)
        {
            Digest secret = bureau.Entropy.Next(FormattableString.Invariant($"plan at {ledger.Head.Size}"));
            bool atOnce = options.FirstRoundAtOnce && RoundStore.Years(session).Count == 0;
            Enter(session, ledger, year, [.. sound.SelectMany((s, i) => Rounds(session, s, year, secret, atOnce && i == 0))]);
        }

        return unplanned;
    }

    // The sectors whose own settings let them be planned, and what keeps the others from it.
    private (SectorPolicy[] Sound, Finding[] Unplanned) Sound(Session session, IEnumerable<SectorPolicy> sectors, int year)
    {
        var sound = new List<SectorPolicy>();
        var unplanned = new List<Finding>();
        foreach (SectorPolicy sector in sectors)
        {
            try
            {
                _ = DrawItems.Of(session, options, sector.Sector);
                sound.Add(sector);
            }
            catch (UserErrorException e)
            {
                unplanned.Add(new Finding(
                    FormattableString.Invariant($"{sector.Sector} {year}"), $"{sector.Name} {year} 年未安排：{e.Chinese}", $"{sector.Sector} is not planned in {year}: {e.English}", e.Refusals[0].Id));
            }
        }

        return ([.. sound], [.. unplanned]);
    }

    /// <summary>A sector whose last round was held and which still owes firms, some of which can be drawn, gets one round more (补抽).</summary>
    public void AddSupplementaryRounds(int year) => bureau.Write(session =>
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (PolicyStore.Find(session, ledger) is not { } policy || !YearGate.Takes(ledger, year, bureau.Today, YearEntry.Plan) || NotKnown(year))
        {
            return;
        }

        ILookup<SectorCode, Round> rounds = RoundStore.OfYear(session, year).ToLookup(r => r.Draw.Sector);
        Round[] owed =
        [
            .. policy.Sectors
                .Where(s => rounds[s.Sector].Any() && rounds[s.Sector].All(r => r.IsSettled))
                .Where(s => WasHeld(Last(rounds[s.Sector])) && _owed.MayBeDrawn(session, ledger, s, year, [.. rounds[s.Sector]], bureau.Today))
                .Where(s => Sound(session, [s], year).Sound.Length > 0)
                .Select(s => Earliest(new DrawId(s.Sector, year, Last(rounds[s.Sector]).Draw.Round + 1)))
                .OfType<Round>(),
        ];
        if (owed.Length > 0)
        {
            Enter(session, ledger, year, owed);
        }
    });

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

    /// <summary>False when nothing may be committed to in a year, because its working days are not known.</summary>
    public bool MayCommitIn(int year) => !NotKnown(year);

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

    /// <summary>Puts the next try of a voided round on the schedule, at the earliest; missed when the year is too short for it.</summary>
    public Round AddNextTry(Session session, LedgerStore ledger, Round voided)
    {
        DrawId next = voided.Draw.NextTry();
        bool mayPlan = MayCommitIn(next.Year) && YearGate.Takes(ledger, next.Year, bureau.Today, YearEntry.Plan);
        Round round = (mayPlan ? Earliest(next) : null)
            ?? voided with { Draw = next, State = RoundState.Missed, Since = bureau.Now };
        Enter(session, ledger, next.Year, [round]);
        return round;
    }

    /// <summary>What the dates of a sector's year follow from, seen from a day.</summary>
    public static ScheduleInputs InputsOf(PlanningOptions options, SectorPolicy sector, int year, DateOnly today, Digest secret)
    {
        DateOnly first = Later(new DateOnly(year, 1, 1), today.AddDays(1));
        return new ScheduleInputs
        {
            First = first,
            Last = new DateOnly(year, 12, 31).AddDays(-LastDrawDaysBeforeYearEnd),
            FirstRound = 1,
            Rounds = sector.Rounds,
            Lead = options.CommitLeadWorkingDays,
            Time = options.DrawTime,
            AssumeWeekdays = options.AssumeWeekdays,
            Secret = secret,
        };
    }

    /// <summary>True when a year's working days are known, or may be assumed: without them nothing is planned.</summary>
    public static bool HasDays(WorkingDayCalendar calendar, PlanningOptions options, int year) => calendar.IsKnown(year) || options.AssumeWeekdays;

    /// <summary>This year, and from November on the next, as far as their working days are not known.</summary>
    public static IReadOnlyList<int> YearsWithoutDays(WorkingDayCalendar calendar, PlanningOptions options, DateOnly today) =>
        [.. Enumerable.Range(today.Year, today.Month < HolidaysAnnounced ? 1 : 2).Where(y => !HasDays(calendar, options, y))];

    /// <summary>What a year waits for whose working days are not known, and what to do.</summary>
    public static Text DaysUnknown(int year) => new(
        $"{year} 年的工作日未知，不安排也不承诺：国务院办公厅公布后请导入工作日文件，或以设置 AssumeWeekdays 允许按周一至周五安排",
        $"nothing is planned or committed to in {year}, because its working days are not known: when they are announced, import them, or allow Monday to Friday with the setting AssumeWeekdays");

    private bool NotKnown(int year)
    {
        bool unknown = !HasDays(calendar, options, year);
        if (unknown)
        {
            Text says = DaysUnknown(year);
            conditions.Begin(ConditionIds.YearUnknown, new Finding($"{year}", says.Zh, says.En));
        }
        else
        {
            conditions.End(ConditionIds.YearUnknown, $"{year}");
        }

        return unknown;
    }

    private Round[] Rounds(Session session, SectorPolicy sector, int year, Digest secret, bool firstAtOnce)
    {
        Round[] first = firstAtOnce ? [ToRound(sector.Sector, year, AtOnce())] : [];
        ScheduleInputs inputs = InputsOf(options, sector, year, bureau.Today, secret) with { FirstRound = first.Length + 1 };
        IReadOnlyList<RoundDates> dates = YearSchedule.Of(sector.Sector, calendar, inputs);
        if (first.Length + dates.Count < sector.Rounds)
        {
            // Late rounds are better than none: their results come in the new year.
            dates = YearSchedule.Of(sector.Sector, calendar, inputs with { Last = new DateOnly(year, 12, 31) });
        }

        if (first.Length + dates.Count < sector.Rounds)
        {
            session.AfterCommit(() => LogTooLate(log, sector.Sector, year, first.Length + dates.Count, sector.Rounds));
        }

        return [.. first, .. dates.Select(d => ToRound(sector.Sector, year, d))];
    }

    private RoundDates AtOnce() => new(
        1, bureau.Today, bureau.Today, bureau.Now.AddSeconds(1), bureau.Now + options.FirstRoundLead, Provisional: false);

    // In an infeasible round nobody could be drawn; when a cooldown is over somebody can.
    private static bool WasHeld(Round last) => RoundSteps.IsDrawn(last.State) || last.State == RoundState.Infeasible;

    private static Round Last(IEnumerable<Round> rounds) => rounds.MaxBy(r => (r.Draw.Round, r.Draw.Try))!;

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
        RoundTimes? times = _days.AtRandom(Later(tomorrow, round.WindowFirst), round.WindowLast, secret, round.Draw.ToString())
            ?? _days.Earliest(Later(tomorrow, round.WindowFirst), new DateOnly(round.Draw.Year, 12, 31));
        return times is null ? null : round with
        {
            CommitAt = times.Value.CommitAt,
            DrawAt = times.Value.DrawAt,
            Provisional = times.Value.Provisional,
            Moved = MoveOf(round, because),
        };
    }

    private Round? Earliest(DrawId draw) =>
        _days.Earliest(Later(bureau.Today.AddDays(1), new DateOnly(draw.Year, 1, 1)), new DateOnly(draw.Year, 12, 31)) is RoundTimes times
            ? ToRound(draw.Sector, draw.Year, new RoundDates(
                draw.Round, BeijingTime.DateOf(times.CommitAt), BeijingTime.DateOf(times.DrawAt), times.CommitAt, times.DrawAt, times.Provisional)) with
            { Draw = draw }
            : null;

    private void Enter(Session session, LedgerStore ledger, int year, Round[] rounds)
    {
        RoundStore.Add(session, rounds);
        foreach (SectorCode sector in rounds.Select(r => r.Draw.Sector).Distinct())
        {
            PlanStore.Keep(session, bureau.Authority, sector, year, DrawItems.Of(session, options, sector));
        }

        EnterPlan(session, ledger, year, rounds);
        session.AfterCommit(() => LogPlanned(log, year, rounds.Length));
    }

    private void Rewrite(Session session, LedgerStore ledger, int year, Round[] rounds)
    {
        foreach (Round round in rounds)
        {
            RoundStore.Move(session, round);
        }

        EnterPlan(session, ledger, year, rounds);
    }

    private void EnterPlan(Session session, LedgerStore ledger, int year, Round[] rounds)
    {
        Json plan = Json.Array(rounds, r => Json.Object(
            ("draw", r.Draw.ToString()), ("commitAt", BeijingTime.Format(r.CommitAt)), ("drawAt", BeijingTime.Format(r.DrawAt))));
        Digest digest = DocumentStore.Keep(session, plan, bureau.Entropy.Next(FormattableString.Invariant($"plan salt at {ledger.Head.Size}")));
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new DocumentBody(DocumentKind.Plan, digest, year));
    }

    private Round ToRound(SectorCode sector, int year, RoundDates dates) => new()
    {
        Draw = new DrawId(sector, year, dates.Round),
        State = RoundState.Planned,
        Since = bureau.Now,
        WindowFirst = dates.WindowFirst,
        WindowLast = dates.WindowLast,
        CommitAt = dates.CommitAt,
        DrawAt = dates.DrawAt,
        Provisional = dates.Provisional,
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    [LoggerMessage(LogLevel.Information, "plan of {Year}: {Count} rounds")]
    private static partial void LogPlanned(ILogger log, int year, int count);

    [LoggerMessage(LogLevel.Information, "plan of {Year}: the working days are known now, or changed; {Count} rounds have new days")]
    private static partial void LogPlannedAgain(ILogger log, int year, int count);

    [LoggerMessage(LogLevel.Warning, "{Sector}: only {Fitting} of {Rounds} rounds fit into the working days left of {Year}")]
    private static partial void LogTooLate(ILogger log, SectorCode sector, int year, int fitting, int rounds);

    [LoggerMessage(LogLevel.Warning, "{Draw}: moved to {Day}: {Because}")]
    private static partial void LogMoved(ILogger log, DrawId draw, string day, MoveReason because);

    [LoggerMessage(LogLevel.Warning, "{Draw}: has its former times again: the clock that said that they had passed was wrong")]
    private static partial void LogMovedBack(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Error, "{Draw}: missed; no working day is left in its year")]
    private static partial void LogMissed(ILogger log, DrawId draw);
}
