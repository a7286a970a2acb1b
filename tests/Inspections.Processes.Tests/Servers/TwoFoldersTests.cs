using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Processes.Tests.Kills;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Two workers on one server, each with a public folder of its own, live through one year at the same moments.</summary>
public sealed partial class TwoFoldersTests(PostgreSqlServer server) : IDisposable
{
    private const int Killed = 137;
    private static readonly bool Full = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is not null;

    // Of either worker; the server's restarts are for both, and need a server of their own.
    private static readonly int Kills = Full ? 100 : 8, Stops = Full ? 10 : 2, Seconds = Full ? 60 : 1, Restarts = Full ? 5 : 0;

    private readonly string _name = $"folders_{Guid.NewGuid():N}";
    private readonly PostgreSqlServer _server = Full ? new PostgreSqlServer() : server;

    public void Dispose()
    {
        _server.Drop(_name);
        if (Full)
        {
            _server.Dispose();
        }
    }

    /// <summary>Either is killed again and again in the middle of its work, stopped while it may hold the lock, and loses its connections.</summary>
    [Fact]
    public async Task Killed_stopped_and_cut_off_they_draw_each_round_once_and_both_folders_are_whole()
    {
        using var scratch = new Scratch();
        _server.Make(_name);
        int[] lives = await Task.WhenAll(LiveThroughAsync(scratch.Folder, "1"), LiveThroughAsync(scratch.Folder, "2"));

        Each.Of(lives, died => Assert.Equal(Kills, died));
        Each.Of(["1", "2"], peer => Assert.InRange(File.ReadAllLines(SharedFaults.Survived(scratch.Folder, peer)).Count(l => l == "stop"), Stops, int.MaxValue));
        var database = new Database(new PostgreSqlDialect(_server.Connection(_name)));
        string[] rounds = database.Read(session =>
        {
            IReadOnlyList<Round> all = RoundStore.OfYear(session, 2026);
            Each.Of(all, r => Assert.True(RoundSteps.IsDrawn(r.State), $"{r.Draw} {r.State}"));
            return all.Select(r => r.Draw.ToString()).Order(StringComparer.Ordinal).ToArray();
        });
        Assert.True(rounds.Length >= 9, $"{rounds.Length} rounds");
        (string[] committed, string[] opened, string[] drawn, MerkleTree tree) = database.Read(session =>
        {
            LedgerEntry[] entries = [.. LedgerStore.Open(session).Entries];
            return (Draws(entries.Select(e => e.Body).OfType<CommitmentBody>().Select(b => b.Draw)), Draws(entries.Select(e => e.Body).OfType<ValueBody>().Select(b => b.Draw)), Draws(entries.Select(e => e.Body).OfType<ReceiptBody>().Select(b => b.Draw)), MerkleTree.Over(entries.Select(e => e.ToLeaf())));
        });
        Assert.Equal(rounds, committed);
        Assert.Equal(rounds, opened);
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

        // Whatever a worker was told is kept is there, in the same place. A line that it died in the middle of says nothing.
        Each.Of(File.ReadAllLines(WorkerProcess.Acknowledged(folder, peer)).Where(l => Head().IsMatch(l)), line =>
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
    private async Task<int> LiveThroughAsync(string folder, string peer)
    {
        for (int died = 0, again = 0; ;)
        {
            SharedFaults faults = died < Kills ? Faults(died, peer) : new SharedFaults(0, 0, 0, 0);
            using Process worker = WorkerProcess.Start(folder, faults.ToMode(), peer, _server.Connection(_name));
            Task<string> printed = worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (Restarts > 0 && peer == "1" && again == 0 && died > 0 && died % (Kills / (Restarts + 1)) == 0)
            {
                _server.Restart();
            }

            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            switch (worker.ExitCode)
            {
                case 0:
                    return died;
                case Killed:
                    (died, again) = (died + 1, 0);
                    break;
                case WorkerProcess.StartAgain when ++again < 20:
                    break;
                default:
                    Assert.Fail($"exit {worker.ExitCode}: {await printed}");
                    break;
            }
        }
    }

    // Different points in every life, and for either worker. The first lives are stopped halfway, every fourth loses its connections. Of many
    // lives every eighth is long, so that the year goes on between deaths and does not end before the last of them.
    private static SharedFaults Faults(int died, string peer)
    {
        int die = 6 + (((died * 37) + (peer == "1" ? 0 : 23)) % (!Full ? 50 : died % 8 == 7 ? 95 : 19));
        return new SharedFaults(die, died < Stops ? die / 2 : 0, Seconds, died % 4 == 3 ? die - 3 : 0);
    }

    [GeneratedRegex(@"\A[0-9]+ [0-9a-f]{64}\z")]
    private static partial Regex Head();
}
