using Dapper;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Tests.Storage;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

public sealed class PostgreSqlSchemaTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"schema_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public void It_makes_the_same_tables_as_the_other_dialects()
    {
        server.Make(_name);
        Assert.Equal(
            ServerTables.Columns.Select(c => c.ToString()).Order(StringComparer.Ordinal),
            Query<(string Table, string Name, string Kind, bool MayBeNull, bool IsKey)>(
                """
                SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES', EXISTS (
                    SELECT 1 FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k USING (constraint_name, table_name)
                    WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name)
                FROM information_schema.columns c
                WHERE c.table_schema = current_schema() AND c.table_name <> 'schemaversions' AND c.table_name NOT LIKE 'qrtz%'
                """)
            .Select(c => new TableColumn(c.Table, c.Name, c.Kind switch { "bigint" => "INTEGER", "text" => "TEXT", "bytea" => "BLOB", var other => other }, c.MayBeNull, c.IsKey).ToString())
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_has_the_same_unique_keys()
    {
        server.Make(_name);
        IEnumerable<string> others = ServerTables.Definitions.SelectMany(t => ServerTables.Keys(t, primaryOnly: false).Select(k => $"{t.Key} {string.Join(',', k)}"));
        Assert.Equal(
            others.Order(StringComparer.Ordinal),
            Query<string>(
                """
                SELECT t.table_name || ' ' || string_agg(k.column_name, ',' ORDER BY k.ordinal_position)
                FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k USING (constraint_name, table_name)
                WHERE t.table_schema = current_schema() AND t.constraint_type IN ('PRIMARY KEY', 'UNIQUE') AND t.table_name <> 'schemaversions' AND t.table_name NOT LIKE 'qrtz%'
                GROUP BY t.table_name, t.constraint_name
                """).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_compared_byte_by_byte()
    {
        server.Make(_name);
        Assert.Empty(Query<string>(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name <> 'schemaversions' AND table_name NOT LIKE 'qrtz%'
            """));
    }

    [Fact]
    public void Migrating_makes_the_database_at_the_first_try_and_runs_nothing_the_second_time()
    {
        var schema = new Schema(new PostgreSqlDialect(server.Connection(_name)));
        Assert.Equal(SchemaState.Missing, schema.State);
        Assert.Equal(Scripts.Of("PostgreSql").Select(s => s.Name).Append(QuartzTables.OnPostgreSql.Name), schema.Migrate());
        Assert.Empty(schema.Migrate());
        Assert.Equal(SchemaState.Current, schema.State);
    }

    [Fact]
    public async Task Workers_that_migrate_at_the_same_time_make_the_tables_once()
    {
        string connection = server.Connection(_name);
        IReadOnlyList<string>[] run = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => new Schema(new PostgreSqlDialect(connection)).Migrate(), TestContext.Current.CancellationToken)));
        Assert.Single(run, r => r.Count > 0);
    }

    [Fact]
    public void A_database_of_somebody_else_is_refused_and_left_alone()
    {
        server.Connection(_name);
        server.Execute("postgres", $"CREATE DATABASE \"{_name}\"");
        server.Execute(_name, "CREATE TABLE theirs (x INTEGER)");
        var schema = new Schema(new PostgreSqlDialect(server.Connection(_name)));
        Assert.Equal(SchemaState.Foreign, schema.State);
        Assert.Equal(DatabaseRefusals.Foreign, Assert.Throws<UserErrorException>(() => schema.Migrate()).Kind);
        Assert.Equal(["theirs"], Query<string>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [Fact]
    public void A_database_that_cannot_hold_Chinese_is_refused()
    {
        server.Connection(_name);
        server.Execute("postgres", $"CREATE DATABASE \"{_name}\" TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'");
        Assert.Contains("LATIN1", Assert.Throws<UserErrorException>(() => new Schema(new PostgreSqlDialect(server.Connection(_name))).Migrate()).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<T> Query<T>(string sql)
    {
        using var connection = new NpgsqlConnection(server.Connection(_name));
        return [.. connection.Query<T>(sql)];
    }
}
