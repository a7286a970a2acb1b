using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Who runs the worker reads and writes, and can neither change what was entered nor make tables.</summary>
public sealed class LeastRightsTests(PostgreSqlServer server) : IDisposable
{
    private const string Run = "inspections_run", Password = "not-a-secret-either";

    private readonly string _name = $"rights_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public void A_whole_year_needs_no_more_than_the_rights_that_the_script_gives_and_what_was_entered_stays()
    {
        using var scratch = new Scratch();
        server.Make(_name);
        server.Execute("postgres", $"DROP ROLE IF EXISTS {Run}");
        server.Execute("postgres", $"CREATE ROLE {Run} LOGIN PASSWORD '{Password}'");
        server.Execute(_name, Script("rights-postgresql.sql"));
        try
        {
            string connection = new NpgsqlConnectionStringBuilder(server.Connection(_name)) { Username = Run, Password = Password }.ConnectionString;
            var database = new Database(new PostgreSqlDialect(connection));
            database.Schema.RequireCurrent();
            var inputs = new RehearsalInputs(2026, FirmFile.Read(Scratch.SampleFirms, new ImportOptions(AcceptUnverified: false)), null, null, null, "on a server", scratch.At("year"));
            Assert.Empty(Assert.Single(Rehearsal.Run(inputs, CalendarFile.Open(null), NullLoggerFactory.Instance, database)).Gaps);

            Each.Of(
                ["ledger_entry", "signed_head", "commitment", "receipt", "activity"],
                table => Each.Of([$"DELETE FROM {table}", $"UPDATE {table} SET {ColumnOf(table)} = {ColumnOf(table)}"], sql => RequireNoRight(connection, sql)));
            RequireNoRight(connection, "CREATE TABLE public.mine (id INT)");
            RequireNoRight(connection, "DELETE FROM schemaversions");
        }
        finally
        {
            server.Drop(_name);
            server.Execute("postgres", $"DROP ROLE {Run}");
        }
    }

    /// <summary>Where there is no server to try it on, its parser reads the script and the tables named are the program's.</summary>
    [Fact]
    public void The_script_for_SQL_Server_is_its_language_and_names_the_same_tables()
    {
        string sql = Script("rights-sqlserver.sql");
        Tsql.Parse(sql);
        Each.Of(["ledger_entry", "signed_head", "commitment", "receipt", "activity"], table => Assert.Contains($"DENY UPDATE, DELETE ON dbo.{table} TO inspections_run;", sql, StringComparison.Ordinal));
    }

    private string ColumnOf(string table)
    {
        using var connection = new NpgsqlConnection(server.Connection(_name));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT column_name FROM information_schema.columns WHERE table_name = @table ORDER BY ordinal_position LIMIT 1", connection);
        command.Parameters.AddWithValue("table", table);
        return (string)command.ExecuteScalar()!;
    }

    private static void RequireNoRight(string connection, string sql)
    {
        using var run = new NpgsqlConnection(connection);
        run.Open();
#pragma warning disable CA2100 // Names of tables of the test's own.
        using var command = new NpgsqlCommand(sql, run);
#pragma warning restore CA2100
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.Throws<PostgresException>(() => command.ExecuteNonQuery()).SqlState);
    }

    private static string Script(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rights", name));
}
