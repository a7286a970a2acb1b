using Inspections.Core.Drawing;
using Inspections.Core.Verification;
using Inspections.Worker.Publication;

namespace Inspections.Worker.Rounds;

/// <summary>
/// The way of a round: plan → commitment → draw → publication. Does whatever is due, in order; may be asked at any time,
/// by a scheduler, by a simulated clock, after any crash.
/// </summary>
internal sealed partial class RoundClerk(
    Bureau bureau, YearPlanning planning, CommitRound commit, DrawRound draw, FolderPublisher publisher, ILogger<RoundClerk> log)
{
    /// <summary>Plans what is not planned yet, closes years that are over, and publishes what a crash left out.</summary>
    public void LookAhead()
    {
        planning.PlanYear(bureau.Today.Year);
        planning.AddSupplementaryRounds(bureau.Today.Year);
        bureau.Database.Write(session => YearClosing.CloseBefore(session, bureau, bureau.Today.Year));
        publisher.Publish();
    }

    /// <summary>The rounds that something is still to be done about, the next first.</summary>
    public IReadOnlyList<Round> Appointments() => bureau.Database.Read(RoundBook.Open);

    /// <summary>Takes every step whose time has come. A round that fails holds up no other; it is tried again next time.</summary>
    /// <exception cref="AggregateException">Some rounds failed.</exception>
    public void RunDue()
    {
        var failures = new Dictionary<DrawId, Exception>();
        while (NextDue(failures.Keys) is { } round)
        {
            try
            {
                TakeStep(round);
                publisher.Publish();
                Verify(round.Draw);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogFailed(log, e, round.Draw, round.State);
                failures.Add(round.Draw, e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures.Values);
        }
    }

    private Round? NextDue(IReadOnlyCollection<DrawId> failed)
    {
        IReadOnlyList<Round> open = Appointments();
        return open.FirstOrDefault(r => r.DueAt <= bureau.Now && !failed.Contains(r.Draw) && !open.Any(o => Precedes(o.Draw, r.Draw)));
    }

    // A sector's next round is committed to only after the last one has its end (protocol section 8).
    private static bool Precedes(DrawId earlier, DrawId later) =>
        earlier.Sector == later.Sector
        && (earlier.Year, earlier.Round, earlier.Try).CompareTo((later.Year, later.Round, later.Try)) < 0;

    private void TakeStep(Round round)
    {
        if (round.State == RoundState.Committed)
        {
            draw.Execute(round);
        }
        else if (planning.StillInTime(round))
        {
            commit.Execute(round);
        }
        else
        {
            planning.Move(round);
        }
    }

    // The bureau reads its own publication as a stranger would.
    private void Verify(DrawId id)
    {
        if (bureau.Database.Read(session => RoundBook.Find(session, id))?.State != RoundState.Drawn)
        {
            return;
        }

        VerificationReport report = PublicationVerifier.Verify(publisher.Files, new VerificationOptions { Draw = id });
        if (report.Verdict == Verdict.Valid)
        {
            LogVerified(log, id);
        }
        else
        {
            Finding worst = report.Findings.MaxBy(f => f.Outcome)!;
            LogNotValid(log, id, report.Verdict, worst.Check, worst.Expected, worst.Found);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: published and verified VALID")]
    private static partial void LogVerified(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Error, "{Draw}: published, but verifies {Verdict}: {Check}: expected {Expected}, found {Found}")]
    private static partial void LogNotValid(ILogger log, DrawId draw, Verdict verdict, Check check, string expected, string found);

    [LoggerMessage(LogLevel.Error, "{Draw}: the step after {State} failed and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e, DrawId draw, RoundState state);
}
