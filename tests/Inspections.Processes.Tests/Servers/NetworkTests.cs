using System.Diagnostics;
using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>A network between the program and its server: what waits for it, and what happens when it breaks.</summary>
public sealed class NetworkTests(PostgreSqlServer server) : IDisposable
{
    // The switch's runs may be of another number of firms.
    private static readonly int Firms = int.TryParse(Environment.GetEnvironmentVariable("NETWORK_FIRMS"), CultureInfo.InvariantCulture, out int firms) ? firms : 5000;
    private static readonly bool Full = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is not null;

    private readonly string _name = $"network_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    /// <summary>In the greeting, while the tables are looked at, while the scripts run.</summary>
    [Fact]
    public void A_start_over_a_network_that_breaks_again_and_again_makes_the_tables_once()
    {
        server.Execute("postgres", $"CREATE DATABASE {_name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        using var network = new NetworkProxy(Port(), TimeSpan.Zero, 0, 100, 900, 1500, 3000);
        var schema = new Schema(new PostgreSqlDialect(Through(network)));
        schema.Migrate();
        Assert.Equal(SchemaState.Current, schema.State);
        Assert.InRange(network.Broken, 2, 5);
        Assert.Empty(new Schema(new PostgreSqlDialect(server.Connection(_name))).Migrate());
    }

    /// <summary>
    /// What an import and a draw wait for is the network's turns, whatever the machine: each is two milliseconds on either way. The seconds are for
    /// a reader: with the switch, medians of several runs, by turns without the network and over it, after one of either that is not counted.
    /// </summary>
    [Fact]
    public void An_import_and_a_draw_wait_for_the_network_few_times()
    {
        using var scratch = new Scratch();
        server.Make(_name);
        using var network = new NetworkProxy(Port(), TimeSpan.FromMilliseconds(2));
        List<(int Turns, double Seconds)[]> near = [], far = [];
        for (int run = 0; run < (Full ? 8 : 1); run++)
        {
            near.Add(Run(scratch.At($"near-{run}"), network, server.Connection(_name)));
            far.Add(Run(scratch.At($"far-{run}"), network, Through(network)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"one turn: {OneTurn(server.Connection(_name)):F2} ms, {OneTurn(Through(network)):F2} ms over the network");
        foreach ((string work, int at, int most) in ((string, int, int)[])[("import", 0, 45), ("first commitment and draw of a process", 1, 70), ("two later ones", 2, 85)])
        {
            double without = Median(near.Select(r => r[at].Seconds)), over = Median(far.Select(r => r[at].Seconds));
            TestContext.Current.TestOutputHelper?.WriteLine($"{work}: {far[^1][at].Turns} turns, {without:F2} s, {over:F2} s over the network, ratio {over / without:F2} ({string.Join(' ', near.Select(r => $"{r[at].Seconds:F3}"))}; {string.Join(' ', far.Select(r => $"{r[at].Turns}:{r[at].Seconds:F3}"))})");
            Assert.InRange(far[^1][at].Turns, 1, most);
        }
    }

    // What one turn takes, in milliseconds: the least of many.
    private static double OneTurn(string connection)
    {
        using var open = new NpgsqlConnection(connection);
        open.Open();
        using var ask = new NpgsqlCommand("SELECT 1", open);
        return Enumerable.Range(0, 20).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            ask.ExecuteScalar();
            return watch.Elapsed.TotalMilliseconds;
        });
    }

    private static double Median(IEnumerable<double> seconds)
    {
        double[] counted = [.. seconds.Skip(Full ? 1 : 0).Order()];
        return counted[counted.Length / 2];
    }

    // Each in a database of its own.
    private (int Turns, double Seconds)[] Run(string folder, NetworkProxy network, string connection)
    {
        server.Drop(_name);
        server.Make(_name);
        return Work(new Database(new PostgreSqlDialect(connection)), folder, () => network.Turns);
    }

    // An import of a directory, and the first round: from the plan to its draw, published.
    private (int Turns, double Seconds)[] Work(Database database, string folder, Func<int> turns)
    {
        var seeded = new SeededEntropy("a network");
        var clock = new SimulatedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, BeijingTime.Offset));
        Authority authority = SampleBureau.Policy.Authority;
        using var keys = new SigningKeys(authority, seeded.Key("a"), seeded.Key("b"));
        database.Sealing = SealingKey.Make();
        var bureau = new BureauContext(database, authority, keys, clock, seeded);
        new LedgerSetup(bureau, SampleBureau.Policy).EnterKeys();
        SampleBureau.Fill(bureau);
        new LedgerSetup(bureau, SampleBureau.Policy).AdoptPolicy();
        var processor = RoundProcessor.Of(bureau, new WorkerSettings().Rounds, CalendarFile.Open(null), new FolderPublisher(database, folder), NullLoggerFactory.Instance);
        processor.LookAhead();
        (int, double) import = Measured(() => new DirectoryUpdate(bureau, keepMissing: true).Firms(Rows()));
        // What the test asks for itself goes another way.
        var beside = new Database(new PostgreSqlDialect(server.Connection(_name)));
        return [import, Draw(1), Draw(2)];

        // The next rounds, so many of which are due at the same moments, from the plan to their draws.
        (int, double) Draw(int rounds)
        {
            DrawId[] next = [.. processor.Appointments().OrderBy(r => r.DueAt).Select(r => r.Draw).Take(rounds)];
            return Measured(() =>
            {
                while (beside.Read(s => next.Select(d => RoundStore.Find(s, d)!).FirstOrDefault(r => !RoundSteps.IsDrawn(r.State))) is { } round)
                {
                    clock.ForwardTo(round.DueAt!.Value);
                    processor.RunDue();
                }
            });
        }

        (int, double) Measured(Action work)
        {
            int before = turns();
            var watch = Stopwatch.StartNew();
            work();
            return (turns() - before, watch.Elapsed.TotalSeconds);
        }
    }

    private static ImportedRows<Firm> Rows() => new(
        "firms.csv",
        [.. Enumerable.Range(1, Firms).Select(n => new ImportedRow<Firm>(n, new Firm(Identifier.Parse($"T{n:D6}"), $"企业{n}", [SectorCode.Parse("real-estate-brokerage")])))],
        new(0),
        new(0),
        [],
        Digest.Of("a list"u8));

    private int Port() => new NpgsqlConnectionStringBuilder(server.Connection(_name)).Port;

    private string Through(NetworkProxy network) => new NpgsqlConnectionStringBuilder(server.Connection(_name)) { Port = network.Port }.ConnectionString;
}
