using System.Diagnostics;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
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
internal sealed partial class RoundProcessor(
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
    private readonly Dictionary<DrawId, DateOnly> _verified = [];

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

        bool looked = !failed.ContainsKey("publish");
        Take("look for lost files", () => conditions.Set(ConditionIds.EvidenceMissing, Lost(restored, looked)));
        Take("verify", VerifyNext);
        Take("look for the sealing key", () => conditions.Set(ConditionIds.SealingKeyMissing, bureau.Database.Read(Closed)));
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

    // While the ledger is ahead of the clock, or the clock has just jumped ahead, whatever would be entered carries a wrong time for ever.
    private bool MayEnter(UserErrorException? ahead)
    {
        conditions.Set(ConditionIds.LedgerAhead, ahead is null ? null : new Finding("", ahead.Says));
        return ahead is null && Clock?.IsTrusted is not false;
    }

    // A value that cannot be opened is a draw without an end, unless its key comes back or it is voided in time.
    private static Finding? Closed(Session session)
    {
        if (SealedValueStore.KeyInForce(session) is not { } inForce || (session.Database?.Sealing?.Id == inForce && SealedValueStore.Closed(session).Count == 0))
        {
            return null;
        }

        string draws = string.Join(", ", SealedValueStore.Closed(session));
        return new Finding(
            "",
            new Text(
                $"封存密钥不在本机（现用 {inForce}），打不开的抽取：{(draws.Length == 0 ? "无" : draws)}；请把密钥文件放回 keys 并重新启动，确已遗失的须在抽取时间之前作废（force-majeure）",
                $"the sealing key is not on this machine ({inForce} is in force), draws that cannot be opened: {(draws.Length == 0 ? "none" : draws)}; put its file back into the folder keys and start again; if it is lost, void them before their time (force-majeure)"));
    }

    // What is lost is put back by the same turn, and yet somebody took it away: it is said once. What cannot be put back stays.
    private Finding? Lost(List<string> restored, bool looked) => !looked && publisher.Complaint() is { } first
        ? new Finding("", new Text($"公示目录缺失文件或长度不符：{first} 等", $"files of the public folder are missing or of another length: {first} among them"))
        : restored.Count > 0
            ? new Finding("", new Text($"公示目录有 {restored.Count} 个文件缺失或被改动，已补回：{restored[0]} 等", $"{Counted.Of(restored.Count, "file of the public folder was", "files of the public folder were")} missing or changed and put back: {restored[0]} among them"))
            : null;

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
                Verify(now);
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

    // One draw a turn: each of the open years once after a start and once a day, whatever happened to the folder meanwhile.
    private void VerifyNext()
    {
        DateOnly today = bureau.Today;
        Round? next = bureau.Database.Read(RoundStore.Unfinished)
            .FirstOrDefault(r => RoundSteps.IsDrawn(r.State) && (!_verified.TryGetValue(r.Draw, out DateOnly on) || on != today));
        if (next is not null)
        {
            Verify(next);
        }
    }

    // The bureau reads its own publication as a stranger would.
    private void Verify(Round round)
    {
        DrawId id = round.Draw;
        bool isFirst = !_verified.ContainsKey(id);
        _verified[id] = bureau.Today;
        if (publisher.Verify(id) is not { } report)
        {
            return;
        }

        if (report.Verdict == Verdict.Valid || (report.Verdict == Verdict.Incomplete && round.IsKeptBack))
        {
            conditions.End(ConditionIds.DrawNotValid, $"{id}");
            if (isFirst && report.Verdict == Verdict.Valid)
            {
                LogVerified(log, id);
            }
            else if (isFirst)
            {
                LogKeptBack(log, id, BeijingTime.Format(round.DiscloseBy!.Value));
            }

            return;
        }

        Core.Verification.Finding worst = report.Findings.MaxBy(f => f.Outcome)!;
        conditions.Begin(ConditionIds.DrawNotValid, new Finding(
            $"{id}",
            new Text(
                $"{id} 已公示，但核验结论为 {report.Verdict}：检查 {worst.Check}；请核验，查看全部结论，勿改动公示目录",
                $"{id} is published, but verifies {report.Verdict}: check {worst.Check}, expected {worst.Expected}, found {worst.Found}; verify it to see every check, and leave the folder as it is")));
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: published and verified VALID")]
    private static partial void LogVerified(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Information, "{Draw}: its list is kept back until {DiscloseBy} at the latest; verifies INCOMPLETE until then")]
    private static partial void LogKeptBack(ILogger log, DrawId draw, string discloseBy);
}
