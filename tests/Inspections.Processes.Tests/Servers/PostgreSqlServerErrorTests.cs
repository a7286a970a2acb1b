using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Tests;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>What goes wrong between the program and its server: begun again where that is safe, otherwise one message.</summary>
public sealed class PostgreSqlServerErrorTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"errors_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public void A_transaction_whose_connection_broke_is_done_again_as_a_whole()
    {
        Database database = server.Make(_name);
        int tries = 0;
        database.Write(session =>
        {
            if (tries++ == 0)
            {
                Settings.Set(session, "first", "1");
                Break(session);
            }

            Settings.Set(session, "second", "2");
        });
        Assert.Equal(2, tries);
        Assert.Null(database.Read(s => Settings.Find(s, "first")));
        Assert.Equal("2", database.Read(s => Settings.Find(s, "second")));
    }

    [Fact]
    public void A_connection_that_breaks_at_the_commit_is_said_and_nothing_is_done_again()
    {
        Database database = server.Make(_name);
        int tries = 0;
        UserErrorException error = Assert.Throws<UserErrorException>(() => database.Write(session =>
        {
            tries++;
            Break(session);
        }));
        Assert.Equal(1, tries);
        Assert.Contains("not known whether this step was saved", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_wait_for_each_other_are_both_done()
    {
        Database database = server.Make(_name);
        int tries = 0;
        database.Write(session =>
        {
            if (tries++ == 0)
            {
                throw new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);
            }

            Settings.Set(session, "a", "1");
        });
        Assert.Equal("1", database.Read(s => Settings.Find(s, "a")));
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_of_another_worker_and_a_reader_for_nobody()
    {
        Database database = server.Make(_name), other = Another(), third = Another();
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        Task first = Task.Run(
            () => database.Write(session =>
            {
                Settings.Set(session, "a", "1");
                entered.Set();
                leave.Wait(TestContext.Current.CancellationToken);
            }),
            TestContext.Current.CancellationToken);
        entered.Wait(TestContext.Current.CancellationToken);
        Task<string?> second = Task.Run(
            () => other.Write(session =>
            {
                string? seen = Settings.Find(session, "a");
                Settings.Set(session, "a", "2");
                return seen;
            }),
            TestContext.Current.CancellationToken);
        Assert.Null(other.Read(s => Settings.Find(s, "a")));
        Assert.False(third.TryWrite(s => Settings.Set(s, "a", "3")));
        Assert.False(second.IsCompleted);
        Assert.Contains("inspections", Holders());
        leave.Set();
        await first;
        Assert.Equal("1", await second);
        Assert.True(third.TryWrite(s => Settings.Set(s, "a", "3")));
        Assert.Equal("3", database.Read(s => Settings.Find(s, "a")));
    }

    [Fact]
    public async Task A_missing_database_a_wrong_password_and_no_server_are_each_one_message()
    {
        using var scratch = new Scratch();
        string connection = server.Connection(_name);
        await Says(connection, ["status"], "inspections migrate");
        await Says(connection.Replace(PostgreSqlServer.Password, "wrong", StringComparison.Ordinal), ["migrate"], "check user and password");
        await Says(connection.Replace("Port=", "Port=1;Keepalive=", StringComparison.Ordinal), ["migrate"], "cannot be reached");
        await Says(connection.Replace(_name, "postgres", StringComparison.Ordinal), ["migrate"], "database of the program's own");
        await Says("postgres://user@host", ["migrate"], "database of the program's own");
        await Says("Host=localhost;Databas=x", ["migrate"], "not a connection string of PostgreSQL");

        async Task Says(string database, string[] command, string words)
        {
            string data = scratch.Bureau(Guid.NewGuid().ToString("N"), $"\"Database\": \"{database}\"");
            (int code, string output, string errors) = await Scratch.RunAsync([.. command, "--data", data]);
            Assert.True(code == (words.StartsWith("not a connection", StringComparison.Ordinal) ? 64 : 1), output + errors);
            Assert.Contains(words, errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
            Assert.DoesNotContain(PostgreSqlServer.Password, errors, StringComparison.Ordinal);
        }
    }

    // As another worker has opened it: whose turn it is to write is known in one process alone.
    private Database Another() => new(new PostgreSqlDialect(server.Connection(_name)));

    // As the guide has it: the names of the programs that hold the lock.
    private List<string> Holders()
    {
        string query = File.ReadAllText(Repository.At("docs", "databases.md")).Split("-- PostgreSQL\n")[1].Split("-- SQL Server")[0];
        using var connection = new NpgsqlConnection(server.Connection(_name));
        connection.Open();
#pragma warning disable CA2100 // The guide's own query.
        using var command = new NpgsqlCommand(query, connection);
#pragma warning restore CA2100
        using NpgsqlDataReader rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(rows.GetOrdinal("application_name")));
        }

        return names;
    }

    // Ends the transaction's connection, as a server that restarts does.
    private void Break(Session session) =>
        server.Execute("postgres", $"SELECT pg_terminate_backend({session.Find<int>("SELECT pg_backend_pid()")})");
}
