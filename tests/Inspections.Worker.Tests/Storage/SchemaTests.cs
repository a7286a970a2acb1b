using Dapper;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public void Both_dialects_make_the_same_tables()
    {
        using var scratch = new Scratch();
        new Schema(new SqliteDialect(scratch.At("x.db"))).Prepare();
        using var connection = new SqliteConnection($"Data Source={scratch.At("x.db")}");
        IEnumerable<string> sqlite = connection.Query<(string Table, string Name, string Kind, long NotNull, long Key)>(
            """
            SELECT t.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT IN ('SchemaVersions', 'sqlite_sequence')
            """).Select(c => new TableColumn(c.Table, c.Name, c.Kind, c.NotNull == 0, c.Key > 0).ToString());
        Assert.Equal(sqlite.Order(StringComparer.Ordinal), ServerTables.Columns.Select(c => c.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_dialects_have_the_same_unique_keys()
    {
        using var scratch = new Scratch();
        new Schema(new SqliteDialect(scratch.At("x.db"))).Prepare();
        using var connection = new SqliteConnection($"Data Source={scratch.At("x.db")}");
        IEnumerable<string> sqlite = connection.Query<string>(
            """
            SELECT t.name || ' ' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
            FROM sqlite_master t, pragma_index_list(t.name) i
            WHERE t.type = 'table' AND t.name <> 'SchemaVersions' AND i.origin = 'u'
            """);
        IEnumerable<string> server = ServerTables.Definitions.SelectMany(t => ServerTables.Keys(t, primaryOnly: false)
            .Except(ServerTables.Keys(t, primaryOnly: true), EqualityComparer<IReadOnlyList<string>>.Create((a, b) => a!.SequenceEqual(b!, StringComparer.Ordinal), k => k.Count))
            .Select(k => $"{t.Key} {string.Join(',', k)}"));
        Assert.Equal(sqlite.Order(StringComparer.Ordinal), server.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_compared_on_SQL_Server_is_compared_byte_by_byte()
    {
        Each.Of(ServerTables.Definitions.SelectMany(Compared), c => Assert.True(
            c.Column.Collation?.Value == "Latin1_General_BIN2", $"{c.Table}.{c.Column.ColumnIdentifier.Value} needs COLLATE Latin1_General_BIN2"));

        static IEnumerable<(string Table, ColumnDefinition Column)> Compared(IGrouping<string, TableDefinition> table)
        {
            var keys = ServerTables.Keys(table, primaryOnly: false).SelectMany(k => k)
                .Concat(table.SelectMany(d => d.TableConstraints.OfType<ForeignKeyConstraintDefinition>()).SelectMany(f => f.Columns.Select(c => c.Value)))
                .ToHashSet(StringComparer.Ordinal);
            return table.SelectMany(d => d.ColumnDefinitions)
                .Where(c => keys.Contains(c.ColumnIdentifier.Value) && c.DataType.Name.BaseIdentifier.Value.EndsWith("VARCHAR", StringComparison.OrdinalIgnoreCase))
                .Select(c => (table.Key, c));
        }
    }

    [Fact]
    public void Migrating_twice_runs_nothing_the_second_time()
    {
        using var scratch = new Scratch();
        var schema = new Schema(new SqliteDialect(scratch.At("x.db")));
        Assert.Equal(SchemaState.Missing, schema.State);
        Assert.Equal(Scripts.Of("Sqlite").Select(s => s.Name), schema.Migrate());
        Assert.Empty(schema.Migrate());
        Assert.Equal(SchemaState.Current, schema.State);
    }

    [Theory]
    [InlineData("CREATE TABLE theirs (x INTEGER)", SchemaState.Foreign)]
    [InlineData("CREATE TABLE SchemaVersions (SchemaVersionID INTEGER PRIMARY KEY, ScriptName TEXT, Applied TEXT)", SchemaState.Foreign)]
    public void A_database_of_somebody_else_is_refused_and_left_alone(string theirs, object state)
    {
        using var scratch = new Scratch();
        Run(scratch.At("x.db"), theirs);
        var schema = new Schema(new SqliteDialect(scratch.At("x.db")));
        Assert.Equal(state, schema.State);
        UserErrorException error = Assert.Throws<UserErrorException>(schema.Prepare);
        Assert.Equal(DatabaseRefusals.Foreign, error.Kind);
        Assert.Equal(state, schema.State);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        using var scratch = new Scratch();
        scratch.Write("x.db", "somebody's notes, long enough to be taken for a page of a database".PadRight(4096));
        var schema = new Schema(new SqliteDialect(scratch.At("x.db")));
        Assert.Throws<UserErrorException>(schema.Prepare);
        Assert.StartsWith("somebody's notes", File.ReadAllText(scratch.At("x.db")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_a_later_version_is_refused()
    {
        using var scratch = new Scratch();
        var schema = new Schema(new SqliteDialect(scratch.At("x.db")));
        schema.Prepare();
        Run(scratch.At("x.db"), "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-later', '2030-01-01')");
        Assert.Equal(SchemaState.Newer, schema.State);
        Assert.Contains("later version", Assert.Throws<UserErrorException>(schema.Prepare).Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever makes or changes the tables leaves its version in the same transaction.</summary>
    [Fact]
    public void A_database_says_which_version_it_needs()
    {
        using var scratch = new Scratch();
        var schema = new Schema(new SqliteDialect(scratch.At("x.db")));
        schema.Prepare();
        string own = Query(scratch.At("x.db"), "SELECT value FROM setting WHERE name = 'program version'");
        Assert.Matches(@"\A[0-9]+\.[0-9]+\.[0-9]+", own);
        Run(scratch.At("x.db"), "UPDATE setting SET value = '7.8.9' WHERE name = 'program version'; INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-later', '2030-01-01')");
        UserErrorException refused = Assert.Throws<UserErrorException>(() => schema.Migrate());
        Assert.Contains($"({own}) cannot read", refused.Message, StringComparison.Ordinal);
        Assert.Contains("install 7.8.9, or one after it", refused.Message, StringComparison.Ordinal);
        Assert.Equal("7.8.9", Query(scratch.At("x.db"), "SELECT value FROM setting WHERE name = 'program version'"));
    }

    /// <summary>A server that restarts, or a cluster that changes its leader, while a worker starts.</summary>
    [Fact]
    public void A_start_goes_on_after_a_connection_that_breaks_and_makes_the_tables_once()
    {
        using var scratch = new Scratch();
        var breaking = new BreakingSqlite(scratch.At("x.db"), breaks: 5);
        Assert.Equal(Scripts.Of("Sqlite").Select(s => s.Name), new Schema(breaking).Migrate());
        Assert.Equal(0, breaking.Left);
        breaking = new BreakingSqlite(scratch.At("x.db"), breaks: 2);
        new Schema(breaking).RequireCurrent();
        Assert.Equal(0, breaking.Left);
        Assert.Throws<BreakingSqlite.BrokenException>(() => new Schema(new BreakingSqlite(scratch.At("x.db"), breaks: 6)).RequireCurrent());
    }

    private static string Query(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        return connection.QuerySingle<string>(sql);
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Execute(sql);
    }
}
