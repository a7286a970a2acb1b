using Dapper;
using Microsoft.Data.Sqlite;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>A database file that no worker uses: a copy, a backup.</summary>
internal static class SqliteFile
{
    /// <summary>What the name of a database's file ends in once the bureau was moved to a server.</summary>
    public const string Moved = ".moved";

    /// <summary>Reads from it and leaves it as it is.</summary>
    public static T Read<T>(string file, Func<Session, T> work)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        return work(new Session(connection, transaction, mayWrite: false));
    }

    /// <summary>Brings everything that was written to a database into its one file, and to disk. Nobody else may use it meanwhile.</summary>
    public static void Settle(string file)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            connection.Open();
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        using var whole = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        whole.Flush(flushToDisk: true);
    }

    /// <summary>True when the file's own structure is whole.</summary>
    public static bool IsWhole(string file) => Read(file, session => session.Find<string>("PRAGMA integrity_check")) == "ok";
}
