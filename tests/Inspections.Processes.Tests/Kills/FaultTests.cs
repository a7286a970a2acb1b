using System.Diagnostics;
using System.Globalization;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>Whatever a worker dies of, the year ends as if it had not.</summary>
public sealed class FaultTests
{
    private const int Killed = 137;
    private static readonly bool Full = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is not null;

    [Fact]
    public void Killed_before_and_after_every_step_a_year_loses_nothing_and_draws_nothing_twice()
    {
        using var scratch = new Scratch();
        int kills = LiveThrough(scratch.Folder, _ => Full ? "all" : "steps");
        Assert.Equal(kills, WorkerProcess.Died(scratch.Folder).Length);
        Assert.True(kills >= (Full ? 200 : 6), $"only {kills} kills");
        RequireSound(scratch.Folder);
    }

    /// <summary>In the middle of anything, a file being written among it; the moments differ from run to run.</summary>
    [Fact]
    public void Killed_at_any_moment_a_year_loses_nothing_and_leaves_no_half_written_file()
    {
        using var scratch = new Scratch();
        int limit = Full ? 100 : 2;
        int kills = LiveThrough(scratch.Folder, kill => kill < limit ? (900 + (kill * 577 % 2300)).ToString(CultureInfo.InvariantCulture) : "");
        Assert.True(kills > 0, "the year was over before anybody was killed");
        RequireSound(scratch.Folder);
    }

    [Fact]
    public async Task Two_workers_that_fire_the_same_rounds_at_the_same_moments_draw_each_once()
    {
        using var scratch = new Scratch();
        using Process one = WorkerProcess.Start(scratch.Folder, "", "1"), two = WorkerProcess.Start(scratch.Folder, "", "2");
        Task<string> oneSays = one.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string twoSays = await two.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await one.WaitForExitAsync(TestContext.Current.CancellationToken);
        await two.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(one.ExitCode == 0 && two.ExitCode == 0, await oneSays + twoSays);

        // The days are drawn: rounds of different sectors may fall on one. A sector's own three commitments and draws never do.
        Assert.True(PeerMeetings.Count(scratch.Folder, "1") > 6, $"{PeerMeetings.Count(scratch.Folder, "1")} turns");
        RequireSound(scratch.Folder);
    }

    // Starts a worker again and again until one lives to the year's end; gives how many did not.
    private static int LiveThrough(string folder, Func<int, string> mode)
    {
        for (int kills = 0; ; kills++)
        {
            using Process worker = WorkerProcess.Start(folder, mode(kills));
            string printed = worker.StandardOutput.ReadToEnd();
            worker.WaitForExit();
            if (worker.ExitCode == 0)
            {
                return kills;
            }

            Assert.True(worker.ExitCode == Killed, $"exit {worker.ExitCode}: {printed}");
        }
    }

    private static void RequireSound(string folder)
    {
        var database = new Database(new SqliteDialect(Path.Combine(folder, "x.db")));
        var files = new PublishedFolderFiles(Path.Combine(folder, "public"));
        database.Read(session =>
        {
            IReadOnlyList<Round> rounds = RoundStore.OfYear(session, 2026);
            EntryBody[] bodies = [.. LedgerStore.Open(session).Entries.Select(e => e.Body)];
            Assert.True(rounds.Count >= 9, $"{rounds.Count} rounds");
            Each.Of(rounds, r => Assert.True(RoundSteps.IsDrawn(r.State), $"{r.Draw} {r.State}"));
            Assert.Equal(Names(rounds.Select(r => r.Draw)), Names(bodies.OfType<CommitmentBody>().Select(b => b.Draw)));
            Assert.Equal(Names(rounds.Select(r => r.Draw)), Names(bodies.OfType<ReceiptBody>().Select(b => b.Draw)));
            foreach (Round round in rounds)
            {
                VerificationReport report = PublicationVerifier.Verify(files, new VerificationOptions { Draw = round.Draw });
                Assert.True(report.Verdict == Verdict.Valid, $"{round.Draw} {report.Verdict}");
            }

            foreach (string path in session.Query<string>("SELECT path FROM public_file"))
            {
                Assert.Equal(PublicFileStore.Get(session, path), files.TryRead(path));
            }

            return true;
        });
        Nothing.Fails(PublicationVerifier.Verify(files));
        Assert.Empty(System.IO.Directory.GetFiles(Path.Combine(folder, "public"), "*.new", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
    }

    private static IEnumerable<string> Names<T>(IEnumerable<T> draws) => draws.Select(d => d!.ToString()!).Order(StringComparer.Ordinal);
}
