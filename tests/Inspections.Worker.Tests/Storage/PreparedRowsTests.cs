using Inspections.Worker.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

public sealed class PreparedRowsTests : IDisposable
{
    private const string Insert = "INSERT INTO kept (id, words, bytes, number) VALUES (@Id, @Words, @Bytes, @Number)";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public PreparedRowsTests()
    {
        _connection.Open();
        Run("CREATE TABLE kept (id TEXT NOT NULL PRIMARY KEY, words TEXT, bytes BLOB, number INTEGER) STRICT");
    }

    [Fact]
    public void Rows_are_written_as_they_are_with_what_is_missing_and_what_is_empty()
    {
        Assert.Equal(2, PreparedRows.TryExecute(_connection, Insert, [
            new { Id = "甲", Words = (string?)"", Bytes = (byte[]?)[], Number = (long?)long.MinValue },
            new { Id = "乙", Words = (string?)null, Bytes = (byte[]?)null, Number = (long?)null }]));
        Assert.Equal(1, PreparedRows.TryExecute(_connection, Insert, [new { Id = "丙", Words = (string?)"字𠮷", Bytes = (byte[]?)[0, 255], Number = (int?)-1 }]));
        Assert.Equal(
            [("丙", "字𠮷", "00FF", "-1"), ("乙", "(null)", "(null)", "(null)"), ("甲", "", "", "-9223372036854775808")],
            Rows());
    }

    [Fact]
    public void A_parameter_that_a_statement_names_twice_has_one_place()
    {
        PreparedRows.TryExecute(_connection, Insert, [new { Id = "a", Words = "old", Bytes = Array.Empty<byte>(), Number = 1 }]);
        Assert.Equal(1, PreparedRows.TryExecute(
            _connection, "UPDATE kept SET words = @Id || @Words, number = @Number WHERE id = @Id", [new { Number = 7, Words = "new", Id = "a" }, new { Number = 8, Words = "none", Id = "b" }]));
        Assert.Equal([("a", "anew", "", "7")], Rows());
    }

    [Fact]
    public void A_row_that_the_database_refuses_is_refused_as_by_any_statement()
    {
        var row = new { Id = "a", Words = (string?)null, Bytes = (byte[]?)null, Number = (long?)null };
        SqliteException refused = Assert.Throws<SqliteException>(() => PreparedRows.TryExecute(_connection, Insert, [row, row]));
        Assert.Equal(19, refused.SqliteErrorCode);
        Assert.Contains("kept.id", refused.Message, StringComparison.Ordinal);
        Assert.Throws<SqliteException>(() => PreparedRows.TryExecute(_connection, Insert.Replace("kept", "lost", StringComparison.Ordinal), [row]));
        Assert.Single(Rows());
    }

    [Fact]
    public void Values_of_other_types_and_other_databases_are_left_to_others()
    {
        Assert.Null(PreparedRows.TryExecute(_connection, Insert, [new { Id = "a", Words = DateTime.MinValue, Bytes = Array.Empty<byte>(), Number = 1 }]));
        Assert.Null(PreparedRows.TryExecute(_connection, Insert, [new { Id = "a" }]));
        Assert.Equal(0, PreparedRows.TryExecute(_connection, Insert, []));
        Assert.Empty(Rows());
    }

    public void Dispose() => _connection.Dispose();

    private List<(string Id, string Words, string Bytes, string Number)> Rows()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT id, words, hex(bytes) AS bytes, bytes IS NULL AS none, number FROM kept ORDER BY id";
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<(string, string, string, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), Text(reader, 1), reader.GetBoolean(3) ? "(null)" : Text(reader, 2), Text(reader, 4)));
        }

        return rows;
    }

    private static string Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? "(null)" : reader.GetString(column);

    private void Run(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
