using Inspections.Core.Bureaus;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>directory → plan: puts the year's rounds on the schedule.</summary>
internal sealed partial class YearPlanning(BureauContext bureau, WorkingDayCalendar calendar, PlanningOptions options, Conditions conditions, ILogger<YearPlanning> log)
{
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
            Enter(session, ledger, year, Rounds(session, ledger, policy, PlannedDays.RequestOf(options, calendar, SectorPlanStore.All(session), year, bureau.Today, secret), sound, atOnce));
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
            catch (RefusedException refused)
            {
                UserErrorException e = refused.AsError();
                unplanned.Add(new Finding(
                    FormattableString.Invariant($"{sector.Sector} {year}"), new Text($"{sector.Name} {year} 年未安排：{e.Says.Zh}", $"{sector.Sector} is not planned in {year}: {e.Says.En}"), e.Refusals[0].Id));
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

    /// <summary>False when nothing may be committed to in a year, because its working days are not known.</summary>
    public bool MayCommitIn(int year) => !NotKnown(year);

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

    private bool NotKnown(int year)
    {
        bool unknown = !PlannedDays.HasDays(calendar, options, year);
        if (unknown)
        {
            Text says = PlannedDays.Unknown(year);
            conditions.Begin(ConditionIds.YearUnknown, new Finding($"{year}", says));
        }
        else
        {
            conditions.End(ConditionIds.YearUnknown, $"{year}");
        }

        return unknown;
    }

    // The rounds of sectors that have none, as the year's plan has them.
    private Round[] Rounds(Session session, LedgerStore ledger, PolicyDocument policy, PlanRequest request, SectorPolicy[] sectors, bool firstAtOnce)
    {
        IReadOnlyList<RosterLeaf> roster = InspectorStore.RosterOn(session, ledger, bureau.Today);
        var plan = PlannedYear.Of(policy, FirmStore.Sizes(session, policy), roster, request);
        return [.. plan.Sectors.Where(s => sectors.Contains(s.Rules)).SelectMany(RoundsOf)];

        IEnumerable<Round> RoundsOf(PlannedSector sector)
        {
            bool atOnce = firstAtOnce && sector.Rules == sectors[0];
            PlannedSector toPlan = atOnce ? PlannedSector.Of(sector.Rules, sector.Next with { Round = sector.Next.Round + 1 }, roster, 0, request) : sector;
            if (toPlan.Rounds.Count < toPlan.Outlook.Count)
            {
                int fitting = sector.Rules.Rounds - toPlan.Outlook.Count + toPlan.Rounds.Count;
                session.AfterCommit(() => LogTooLate(log, sector.Rules.Sector, request.Year, fitting, sector.Rules.Rounds));
            }

            return [.. atOnce ? [ToRound(sector.Rules.Sector, request.Year, AtOnce())] : Array.Empty<Round>(), .. toPlan.Rounds.Select(r => ToRound(sector.Rules.Sector, request.Year, r.Dates))];
        }
    }

    private RoundDates AtOnce() => new(
        1, bureau.Today, bureau.Today, bureau.Now.AddSeconds(1), bureau.Now + options.FirstRoundLead, Provisional: false);

    // In an infeasible round nobody could be drawn; when a cooldown is over somebody can.
    private static bool WasHeld(Round last) => RoundSteps.IsDrawn(last.State) || last.State == RoundState.Infeasible;

    private static Round Last(IEnumerable<Round> rounds) => rounds.MaxBy(r => (r.Draw.Round, r.Draw.Try))!;

    private Round? Earliest(DrawId draw) =>
        _days.Earliest(PlannedDays.Later(bureau.Today.AddDays(1), new DateOnly(draw.Year, 1, 1)), new DateOnly(draw.Year, 12, 31)) is RoundTimes times
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

        PlanEntry.Make(session, bureau, ledger, year, rounds);
        session.AfterCommit(() => LogPlanned(log, year, rounds.Length));
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

    [LoggerMessage(LogLevel.Information, "plan of {Year}: {Count} rounds")]
    private static partial void LogPlanned(ILogger log, int year, int count);

    [LoggerMessage(LogLevel.Warning, "{Sector}: only {Fitting} of {Rounds} rounds fit into the working days left of {Year}")]
    private static partial void LogTooLate(ILogger log, SectorCode sector, int year, int fitting, int rounds);
}
