using System.Text;
using Microsoft.Data.Sqlite;

namespace Inspections.Worker.Tests.Storage;

/// <summary>
/// What a database on SQLite holds, value by value. Its files are not read as bytes: they come and go with the connections of whoever
/// else is running, and a long text may lie in pieces.
/// </summary>
internal static class StoredValues
{
    public static IReadOnlyList<byte[]> Of(string databaseFile)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = databaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return [.. Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'").SelectMany(t => Rows(connection, $"SELECT * FROM \"{Encoding.UTF8.GetString(t)}\""))];
    }

    private static List<byte[]> Rows(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        var values = new List<byte[]>();
        while (reader.Read())
        {
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Where(i => !reader.IsDBNull(i)).Select(i => reader.GetFieldValue<byte[]>(i)));
        }

        return values;
    }
}
