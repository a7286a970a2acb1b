using Inspections.Core.Calendar;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary><c>inspections move-to</c>, from a file to a real server.</summary>
public sealed class ServerMoveTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"move_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public async Task A_whole_year_is_moved_every_row_of_every_table_and_goes_on_at_the_server_alone()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("data"), file = Path.Combine(data, "inspections.db");
        Rehearse(new Database(new SqliteDialect(file)), Path.Combine(data, "public"));
        Assert.Equal(0, (await Scratch.RunAsync("republish", "--check", "--data", data)).Code);
        string[] before = Contents(new Database(new SqliteDialect(file)), tables: null);
        SqliteConnection.ClearAllPools();

        (int code, string output, string errors) = await Scratch.RunAsync("move-to", server.Connection(_name), "--data", data);
        Assert.True(code == 0, output + errors);
        Assert.DoesNotContain(PostgreSqlServer.Password, output, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        string former = Assert.Single(System.IO.Directory.GetFiles(data, "inspections.db.*.moved"));
        IReadOnlyList<CopiedTable> tables = new Database(new SqliteDialect(former)).Read(WholeCopy.Tables);
        Assert.True(tables.Count > 25, $"{tables.Count} tables");
        Assert.Equal(before, Contents(new Database(new PostgreSqlDialect(server.Connection(_name))), tables));

        // Nothing goes on here by accident; with the setting it does, on what was published.
        (code, output, errors) = await Scratch.RunAsync("status", "--data", data);
        Assert.Equal(64, code);
        Assert.Contains("DATA-003", errors, StringComparison.Ordinal);
        scratch.Bureau("data", $"\"Database\": \"{server.Connection(_name)}\"");
        (code, output, errors) = await Scratch.RunAsync("republish", "--check", "--data", data);
        Assert.True(code == 0, output + errors);
        Assert.Equal(64, (await Scratch.RunAsync("move-to", server.Connection(_name), "--data", data)).Code);
    }

    [Fact]
    public async Task Of_two_bureaus_the_second_does_not_get_into_the_firsts_database_and_stays_as_it_is()
    {
        using var scratch = new Scratch();
        string first = Bureau(scratch, "first"), second = Bureau(scratch, "second");
        Assert.Equal(0, (await Scratch.RunAsync("move-to", server.Connection(_name), "--data", first)).Code);
        string[] before = Contents(new Database(new PostgreSqlDialect(server.Connection(_name))), TablesOf(first));

        (int code, string output, string errors) = await Scratch.RunAsync("move-to", server.Connection(_name), "--data", second);
        Assert.True(code == 1, output + errors);
        Assert.Contains("MOVE-002", errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents(new Database(new PostgreSqlDialect(server.Connection(_name))), TablesOf(first)));
        Assert.Equal(0, (await Scratch.RunAsync("status", "--data", second)).Code);
    }

    [Fact]
    public async Task A_move_that_was_stopped_after_its_copy_is_ended_by_the_next()
    {
        using var scratch = new Scratch();
        string data = Bureau(scratch, "data");
        var move = new ServerMove(new DataDirectory(data), new Database(new PostgreSqlDialect(server.Connection(_name))), _ => throw new OperationCanceledException());
        Assert.Throws<OperationCanceledException>(() => move.Execute(DateTimeOffset.UnixEpoch));
        SqliteConnection.ClearAllPools();
        Assert.True(File.Exists(Path.Combine(data, "inspections.db")));

        (int code, string output, string errors) = await Scratch.RunAsync("move-to", server.Connection(_name), "--data", data, "--lang", "en");
        Assert.True(code == 0, output + errors);
        Assert.Contains("everything was there already", output, StringComparison.Ordinal);
        Assert.Single(System.IO.Directory.GetFiles(data, "inspections.db.*.moved"));
    }

    [Fact]
    public async Task What_is_damaged_or_in_use_is_not_moved_and_nothing_is_kept_on_the_server()
    {
        using var scratch = new Scratch();
        string data = Bureau(scratch, "data");
        using (OneProcess.Claim(data))
        {
            (int taken, _, string busy) = await Scratch.RunAsync("move-to", server.Connection(_name), "--data", data);
            Assert.Equal(1, taken);
            Assert.Contains(data, busy, StringComparison.Ordinal);
        }

        using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, "inspections.db")};Pooling=false"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE document SET content = x'7b7d' WHERE digest = (SELECT MIN(digest) FROM document)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        (int code, string output, string errors) = await Scratch.RunAsync("move-to", server.Connection(_name), "--data", data);
        Assert.True(code == 1, output + errors);
        Assert.Contains("MOVE-004", errors, StringComparison.Ordinal);
        Assert.True(new Database(new PostgreSqlDialect(server.Connection(_name))).Read(s => WholeCopy.IsEmpty(s, TablesOf(data))));
        Assert.Equal(64, (await Scratch.RunAsync("move-to", " ", "--data", data)).Code);
    }

    private static void Rehearse(Database database, string published)
    {
        database.Schema.Migrate();
        var inputs = new RehearsalInputs(2026, FirmFile.Read(Scratch.SampleFirms, new ImportOptions(AcceptUnverified: false)), null, null, null, "to be moved", published);
        WorkingDayCalendar calendar = CalendarFile.Open(null);
        Assert.Empty(Assert.Single(Rehearsal.Run(inputs, calendar, NullLoggerFactory.Instance, database)).Gaps);
    }

    // The sample, which has a plan, a policy and keys from its first start on.
    private static string Bureau(Scratch scratch, string name)
    {
        string data = scratch.At(name);
        System.IO.Directory.CreateDirectory(data);
        using (OpenBureau opened = OpenBureau.OpenOrMake(data, sampleWhenNew: true))
        {
            opened.Publish();
        }

        SqliteConnection.ClearAllPools();
        return data;
    }

    private static IReadOnlyList<CopiedTable> TablesOf(string data) => new Database(new SqliteDialect(
        File.Exists(Path.Combine(data, "inspections.db")) ? Path.Combine(data, "inspections.db") : System.IO.Directory.GetFiles(data, "inspections.db.*.moved")[0], readOnly: true)).Read(WholeCopy.Tables);

    private static string[] Contents(Database database, IReadOnlyList<CopiedTable>? tables) =>
        database.Read(s => (tables ?? WholeCopy.Tables(s)).Select(t => $"{t.Name} {WholeCopy.Content(s, t)}").ToArray());
}
