using System.Diagnostics;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Disclosing;
using Inspections.Worker.Lifecycle.Drawing;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Releasing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Finding = Inspections.Worker.Health.Finding;

namespace Inspections.Worker.Lifecycle;

/// <summary>
/// The way of a round: plan → commitment → values → draw → publication. Does whatever is due, in order; may be asked at any time,
/// by a scheduler, by a simulated clock, after any crash.
/// </summary>
internal sealed class RoundProcessor(
    BureauContext bureau,
    YearPlanning planning,
    RoundMoves moves,
    CommitRound commit,
    CollectValues collect,
    DrawRound draw,
    DiscloseRound disclose,
    AnnouncedTerms terms,
    IPublication publisher,
    Conditions conditions,
    ILogger<RoundProcessor> log)
{
    private readonly StepWatch _steps = new(conditions, log);
    private readonly OwnMachine _own = new(bureau, publisher, conditions, log);

    public DateTimeOffset Now => bureau.Now;

    /// <summary>How often the steps of each name have failed.</summary>
    public IReadOnlyDictionary<string, long> Failures => _steps.Failures;

    /// <summary>Watches the clock that the rounds are kept by; null where there is no other clock to compare it with, as in a rehearsal.</summary>
    public ClockWatch? Clock { get; init; }

    /// <summary>A processor with everything a bureau's rounds need.</summary>
    /// <param name="bureau">The bureau.</param>
    /// <param name="options">What it has set.</param>
    /// <param name="calendar">Its working days.</param>
    /// <param name="publisher">Writes its folder.</param>
    /// <param name="logs">Where the parts log.</param>
    /// <param name="conditions">Where they report what is wrong; null where nobody reads it but the log.</param>
    /// <param name="watch">Watches the clock; null for one that is simulated.</param>
    public static RoundProcessor Of(
        BureauContext bureau, RoundOptions options, WorkingDayCalendar calendar, IPublication publisher, ILoggerFactory logs, Conditions? conditions = null, ClockWatch? watch = null)
    {
        conditions ??= new Conditions(bureau.Clock, logs.CreateLogger<Conditions>());
        PublicationTerm term = options.Deadlines.TermBy(calendar);
        return new RoundProcessor(
            bureau,
            new YearPlanning(bureau, calendar, options.Planning, conditions, logs.CreateLogger<YearPlanning>()),
            new RoundMoves(bureau, calendar, options.Planning, conditions, logs.CreateLogger<RoundMoves>()),
            new CommitRound(bureau, options.Planning, options.Commitment, options.Visits, term, calendar, conditions, logs.CreateLogger<CommitRound>()),
            new CollectValues(bureau, logs.CreateLogger<CollectValues>()),
            new DrawRound(bureau, logs.CreateLogger<DrawRound>()),
            new DiscloseRound(bureau, logs.CreateLogger<DiscloseRound>()),
            new AnnouncedTerms(bureau, term, calendar),
            publisher,
            conditions,
            logs.CreateLogger<RoundProcessor>())
        { Clock = watch };
    }

    /// <summary>
    /// Publishes what a crash left out, plans what is not planned yet, closes years and ends entries that are over. Each is a step of its
    /// own: one that fails stops no other, and publishing goes first.
    /// </summary>
    /// <exception cref="UserErrorException">The database is not the one that was published from: nothing was done.</exception>
    /// <exception cref="StepsFailedException">Some steps failed; the others were taken.</exception>
    public void LookAhead()
    {
        (UserErrorException? ahead, _) = Beginning();
        var failed = new Dictionary<string, Exception>(StringComparer.Ordinal);
        var restored = new List<string>();
        Take("publish", () => restored.AddRange(publisher.Publish()));
        if (MayEnter(ahead))
        {
            int year = bureau.Today.Year;
            if (MayTurn(year))
            {
                Take("plan the year", () => planning.PlanYear(year));
                Take("close years", () => bureau.Write(session => YearClosing.CloseBefore(session, bureau, year)));
            }

            Take("move rounds back", () => moves.MoveBack(year));
            Take("plan again", () => moves.PlanAgain(year));
            Take("plan supplementary rounds", () => planning.AddSupplementaryRounds(year));
            Take("end listings", () => bureau.Write(session => DishonestyStore.EndDue(session, bureau.Now)));
            Take("keep announced terms", terms.BringUpToDate);
            Take("publish", () => restored.AddRange(publisher.PublishNew()));
        }

        _own.Look(Take, restored, hasPublished: !failed.ContainsKey("publish"));
        if (failed.Count > 0)
        {
            throw new StepsFailedException([.. failed.Keys], failed.Values);
        }

        void Take(string name, Action step)
        {
            if (_steps.Take(name, step) is { } failure)
            {
                failed[name] = failure;
            }
        }
    }

    /// <summary>
    /// Does of a turn what is this machine's own, where another worker of the same database may have the turns: publishes what is not in the folder here yet, and looks
    /// after it and the sealing key.
    /// </summary>
    /// <param name="interval">Nothing is done where a turn of this worker did it less than this ago.</param>
    /// <exception cref="UserErrorException">The database is not the one that was published from: nothing was done.</exception>
    public void LookHere(TimeSpan interval)
    {
        if (_own.HasLooked(interval))
        {
            return;
        }

        Beginning();
        var restored = new List<string>();
        bool hasPublished = _steps.Take("publish", () => restored.AddRange(publisher.Publish())) is null;
        _own.Look((name, step) => _steps.Take(name, step), restored, hasPublished);
    }

    // While the ledger is ahead of the clock, or the clock has just jumped ahead, whatever would be entered carries a wrong time for ever.
    private bool MayEnter(UserErrorException? ahead)
    {
        conditions.Set(ConditionIds.LedgerAhead, ahead is null ? null : new Finding("", ahead.Says));
        return ahead is null && Clock?.IsTrusted is not false;
    }

    // A year that only the clock says has begun waits until the clock was trusted for a while: what it ends does not come back.
    private bool MayTurn(int year) => Clock?.IsSettled is not false
        || bureau.Database.Read(RoundStore.Years) is var years && (years.Count == 0 || years.Contains(year));

    /// <summary>The rounds that the worker has to do something about, the next first.</summary>
    public IReadOnlyList<Round> Appointments() => [.. bureau.Database.Read(RoundStore.Open).Where(r => r.DueAt is not null)];

    /// <summary>Takes every step whose time has come. A round that fails holds up no other; it is tried again next time.</summary>
    /// <param name="stopping">Asked before every step; true ends the work.</param>
    /// <exception cref="UserErrorException">The database is not the one that was published from: nothing was done.</exception>
    /// <exception cref="StepsFailedException">Some rounds failed.</exception>
    public void RunDue(Func<bool>? stopping = null)
    {
        (UserErrorException? ahead, IReadOnlyList<Round> all) = Beginning();
        var setAside = new HashSet<DrawId>();
        var failed = new Dictionary<string, Exception>(StringComparer.Ordinal);
        if (!MayEnter(ahead))
        {
            return;
        }

        while (stopping?.Invoke() is not true && NextDue(all, setAside) is { } round)
        {
            using Activity? span = RoundTrace.Steps.StartActivity($"step after {round.State}")?.AddTag("draw", round.Draw.ToString());
            if (_steps.Take("step of a round", () => Take(round), $"{round.Draw}") is { } failure)
            {
                span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
                setAside.Add(round.Draw);
                failed[$"{round.Draw} after {round.State}"] = failure;
                all = Unfinished();
            }

            if (all.Any(r => r.Draw == round.Draw && r.State == round.State && r.DueAt == round.DueAt))
            {
                setAside.Add(round.Draw);
            }
        }

        if (failed.Count > 0)
        {
            throw new StepsFailedException([.. failed.Keys], failed.Values);
        }

        void Take(Round round)
        {
            TakeStep(round);
            publisher.PublishNew();
            all = Unfinished();
            if (all.FirstOrDefault(r => r.Draw == round.Draw) is { } now && RoundSteps.IsDrawn(now.State))
            {
                _own.Verify(now);
            }
        }
    }

    // What a turn begins with: whether the ledger is ahead of the clock, and the rounds. Refuses another database than the one that was published from.
    private (UserErrorException? Ahead, IReadOnlyList<Round> Unfinished) Beginning()
    {
        // The folder first: it may grow meanwhile, by another worker, and the ledger never shrinks.
        PublishedHead? head = publisher.Head;
        return bureau.Database.Read(
            session =>
            {
                head?.Require(LedgerStore.Open(session));
                return (bureau.LedgerAhead(session), RoundStore.Unfinished(session));
            },
            new Expected(nameof(Beginning)));
    }

    private IReadOnlyList<Round> Unfinished() => bureau.Database.Read(RoundStore.Unfinished);

    private Round? NextDue(IReadOnlyList<Round> all, HashSet<DrawId> setAside)
    {
        Round[] open = [.. all.Where(r => !r.IsSettled)];
        return open.FirstOrDefault(r => r.DueAt <= bureau.Now && !setAside.Contains(r.Draw) && !open.Any(o => Precedes(o.Draw, r.Draw)));
    }

    // A sector's next round is committed to only after the last one has its end (protocol section 8).
    private static bool Precedes(DrawId earlier, DrawId later) =>
        earlier.Sector == later.Sector
        && (earlier.Year, earlier.Round, earlier.Try).CompareTo((later.Year, later.Round, later.Try)) < 0;

    private void TakeStep(Round round)
    {
        switch (round.State)
        {
            case RoundState.Planned when !planning.MayCommitIn(round.Draw.Year):
                break;
            case RoundState.Planned when moves.StillInTime(round):
                if (!commit.Execute(round))
                {
                    moves.Move(round, MoveReason.CommitmentTooLate);
                }

                break;
            case RoundState.Planned when Clock?.IsSettled is false:
                break;
            case RoundState.Planned:
                moves.Move(round, MoveReason.TimePassed);
                break;
            case RoundState.Committed:
                if (collect.Execute(round) is { } complete)
                {
                    draw.Execute(complete);
                }

                break;
            case RoundState.Collected:
                draw.Execute(round);
                break;
            default:
                disclose.Execute(round.Draw);
                break;
        }
    }
}
