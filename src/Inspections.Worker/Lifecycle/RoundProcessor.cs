using System.Diagnostics;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Disclosing;
using Inspections.Worker.Lifecycle.Drawing;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Publication;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle;

/// <summary>
/// The way of a round: plan → commitment → values → draw → publication. Does whatever is due, in order; may be asked at any time,
/// by a scheduler, by a simulated clock, after any crash.
/// </summary>
internal sealed partial class RoundProcessor(
    BureauContext bureau,
    YearPlanning planning,
    CommitRound commit,
    CollectValues collect,
    DrawRound draw,
    DiscloseRound disclose,
    FolderPublisher publisher,
    ILogger<RoundProcessor> log)
{
    public DateTimeOffset Now => bureau.Now;

    /// <summary>A clerk with everything a bureau's rounds need.</summary>
    public static RoundProcessor Of(BureauContext bureau, WorkerSettings settings, WorkingDayCalendar calendar, FolderPublisher publisher, ILoggerFactory logs) => new(
        bureau,
        new YearPlanning(bureau, calendar, settings, logs.CreateLogger<YearPlanning>()),
        new CommitRound(bureau, settings, calendar, logs.CreateLogger<CommitRound>()),
        new CollectValues(bureau, logs.CreateLogger<CollectValues>()),
        new DrawRound(bureau, logs.CreateLogger<DrawRound>()),
        new DiscloseRound(bureau, logs.CreateLogger<DiscloseRound>()),
        publisher,
        logs.CreateLogger<RoundProcessor>());

    /// <summary>Plans what is not planned yet, closes years and ends entries that are over, and publishes what a crash left out.</summary>
    public void LookAhead()
    {
        planning.PlanYear(bureau.Today.Year);
        planning.PlanAgain(bureau.Today.Year);
        planning.AddSupplementaryRounds(bureau.Today.Year);
        bureau.Database.Write(session => YearClosing.CloseBefore(session, bureau, bureau.Today.Year));
        bureau.Database.Write(session => DishonestyStore.EndDue(session, bureau.Now));
        publisher.Publish();
    }

    /// <summary>The rounds that the worker has to do something about, the next first.</summary>
    public IReadOnlyList<Round> Appointments() => [.. bureau.Database.Read(RoundStore.Open).Where(r => r.DueAt is not null)];

    /// <summary>Takes every step whose time has come. A round that fails holds up no other; it is tried again next time.</summary>
    /// <param name="stopping">Asked before every step; true ends the work.</param>
    /// <exception cref="AggregateException">Some rounds failed.</exception>
    public void RunDue(Func<bool>? stopping = null)
    {
        var setAside = new HashSet<DrawId>();
        var failures = new List<Exception>();
        while (stopping?.Invoke() is not true && NextDue(setAside) is { } round)
        {
            using Activity? span = Telemetry.Steps.StartActivity($"step after {round.State}")?.AddTag("draw", round.Draw.ToString());
            try
            {
                TakeStep(round);
                publisher.Publish();
                Verify(round.Draw);
                if (Appointments().Any(r => r.Draw == round.Draw && r.State == round.State && r.DueAt == round.DueAt))
                {
                    setAside.Add(round.Draw);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                span?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
                LogFailed(log, e, round.Draw, round.State);
                setAside.Add(round.Draw);
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private Round? NextDue(HashSet<DrawId> setAside)
    {
        IReadOnlyList<Round> open = bureau.Database.Read(RoundStore.Open);
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
            case RoundState.Planned when planning.StillInTime(round):
                commit.Execute(round);
                break;
            case RoundState.Planned:
                planning.Move(round);
                break;
            case RoundState.Committed:
                collect.Execute(round);
                break;
            case RoundState.Collected:
                draw.Execute(round);
                break;
            default:
                disclose.Execute(round.Draw);
                break;
        }
    }

    // The bureau reads its own publication as a stranger would.
    private void Verify(DrawId id)
    {
        if (bureau.Database.Read(session => RoundStore.Find(session, id)) is not { } round || !RoundSteps.IsDrawn(round.State))
        {
            return;
        }

        VerificationReport report = PublicationVerifier.Verify(publisher.Files, new VerificationOptions { Draw = id });
        if (report.Verdict == Verdict.Valid)
        {
            LogVerified(log, id);
        }
        else if (report.Verdict == Verdict.Incomplete && round.IsKeptBack)
        {
            LogKeptBack(log, id, BeijingTime.Format(round.DiscloseBy!.Value));
        }
        else
        {
            Finding worst = report.Findings.MaxBy(f => f.Outcome)!;
            LogNotValid(log, id, report.Verdict, worst.Check, worst.Expected, worst.Found);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: published and verified VALID")]
    private static partial void LogVerified(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Information, "{Draw}: its list is kept back until {DiscloseBy} at the latest; verifies INCOMPLETE until then")]
    private static partial void LogKeptBack(ILogger log, DrawId draw, string discloseBy);

    [LoggerMessage(LogLevel.Error, "{Draw}: published, but verifies {Verdict}: {Check}: expected {Expected}, found {Found}")]
    private static partial void LogNotValid(ILogger log, DrawId draw, Verdict verdict, Check check, string expected, string found);

    [LoggerMessage(LogLevel.Error, "{Draw}: the step after {State} failed and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e, DrawId draw, RoundState state);
}
