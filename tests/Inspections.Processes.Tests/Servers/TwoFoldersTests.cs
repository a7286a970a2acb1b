using System.Diagnostics;
using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Processes.Tests.Kills;
using Inspections.Worker.Files.Published;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Two workers on one server, each with a public folder of its own, live through one year at the same moments.</summary>
public sealed class TwoFoldersTests(PostgreSqlServer server) : IDisposable
{
    private const int Killed = 137;
    private static readonly bool Full = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is not null;
    private static readonly TimeSpan Stop = Full ? TimeSpan.FromSeconds(60) : TimeSpan.FromSeconds(2);

    private readonly string _name = $"folders_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    /// <summary>Of either, one is killed again and again in the middle of its work, stopped for a while, and loses its connections.</summary>
    [Fact]
    public async Task Killed_stopped_and_cut_off_they_draw_each_round_once_and_both_folders_are_whole()
    {
        Assert.SkipUnless(Full, "a long run: INSPECTIONS_FULL asks for it");
        using var scratch = new Scratch();
        server.Make(_name);
        int kills = Full ? 100 : 10, stops = Full ? 10 : 2;
        int[] lives = await Task.WhenAll(LiveThroughAsync(scratch.Folder, "1", kills, stops), LiveThroughAsync(scratch.Folder, "2", kills, stops));

        Each.Of(lives, died => Assert.True(died >= kills / 2, $"only {died} kills"));
        var database = new Database(new PostgreSqlDialect(server.Connection(_name)));
        string[] rounds = database.Read(session =>
        {
            IReadOnlyList<Round> all = RoundStore.OfYear(session, 2026);
            Each.Of(all, r => Assert.True(RoundSteps.IsDrawn(r.State), $"{r.Draw} {r.State}"));
            return all.Select(r => r.Draw.ToString()).Order(StringComparer.Ordinal).ToArray();
        });
        Assert.True(rounds.Length >= 9, $"{rounds.Length} rounds");
        (string[] committed, string[] drawn, MerkleTree tree) = database.Read(session =>
        {
            LedgerEntry[] entries = [.. LedgerStore.Open(session).Entries];
            return (Draws(entries.Select(e => e.Body).OfType<CommitmentBody>().Select(b => b.Draw)), Draws(entries.Select(e => e.Body).OfType<ReceiptBody>().Select(b => b.Draw)), MerkleTree.Over(entries.Select(e => e.ToLeaf())));
        });
        Assert.Equal(rounds, committed);
        Assert.Equal(rounds, drawn);
        Each.Of(["1", "2"], peer => RequireWhole(scratch.Folder, peer, rounds, tree));

        // The second folder has what the first has, byte for byte.
        Assert.Equal(Evidence(scratch.Folder, "1"), Evidence(scratch.Folder, "2"));
    }

    private static string[] Draws<T>(IEnumerable<T> draws) => [.. draws.Select(d => d!.ToString()!).Order(StringComparer.Ordinal)];

    private static void RequireWhole(string folder, string peer, string[] rounds, MerkleTree tree)
    {
        VerificationReport report = PublicationVerifier.Verify(new PublishedFolderFiles(WorkerProcess.PublicFolder(folder, peer)));
        Nothing.Fails(report);
        Each.Of(rounds, draw => Assert.Contains(report.Findings, f => f.Check == Check.Receipt && f.Draw?.ToString() == draw && f.Outcome == Outcome.Ok));

        // Whatever a worker was told is kept is there, in the same place.
        Each.Of(File.ReadAllLines(WorkerProcess.Acknowledged(folder, peer)), line =>
        {
            string[] head = line.Split(' ');
            Assert.Equal(head[1], tree.HeadAt(int.Parse(head[0], CultureInfo.InvariantCulture)).Root.ToString());
        });
    }

    private static string[] Evidence(string folder, string peer)
    {
        string root = WorkerProcess.PublicFolder(folder, peer);
        return [.. System.IO.Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith('.'))
            .Select(f => $"{Path.GetRelativePath(root, f)} {Digest.Of(File.ReadAllBytes(f))}").Order(StringComparer.Ordinal)];
    }

    // Starts it again and again until it lives to the year's end; gives how often it died.
    private async Task<int> LiveThroughAsync(string folder, string peer, int kills, int stops)
    {
        for (int died = 0; ; died++)
        {
            string mode = died < kills ? (30 + (((died * 577) + (peer == "1" ? 0 : 311)) % 900)).ToString(CultureInfo.InvariantCulture) : "";
            using Process worker = WorkerProcess.Start(folder, mode, peer, server.Connection(_name));
            Task<string> printed = worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (died < stops)
            {
                await StopForAWhileAsync(worker);
            }
            else if (died % 4 == 3)
            {
                server.Execute("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
            }

            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (worker.ExitCode == 0)
            {
                return died;
            }

            Assert.True(worker.ExitCode == Killed, $"exit {worker.ExitCode}: {await printed}");
        }
    }

    private static async Task StopForAWhileAsync(Process worker)
    {
        await Signal("STOP", worker);
        await Task.Delay(Stop, TestContext.Current.CancellationToken);
        await Signal("CONT", worker);
    }

    private static async Task Signal(string name, Process worker)
    {
        using Process kill = Process.Start("kill", [$"-{name}", worker.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
