using System.Data;
using System.Data.Common;
using DbUp.Builder;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Inspections.Processes.Tests.Kills;

/// <summary>
/// The product's own SQLite, with somebody told just before a transaction that wrote is committed (it will be lost) and just
/// after (it is lost to its caller, and persisted anyway). A transaction is named by the tables it wrote.
/// </summary>
internal sealed class WatchedSqlite(string file, Action<string> reach) : Dialect
{
    private readonly SqliteDialect _inner = new(file);

    public override string Folder => _inner.Folder;

    public override bool IsOwn => _inner.IsOwn;

    public override DbConnection Connect()
    {
        var connection = (SqliteConnection)_inner.Connect();
        var tables = new SortedSet<string>(StringComparer.Ordinal);
        bool committed = false;
        raw.sqlite3_update_hook(connection.Handle, (_, _, _, table, _) => tables.Add(table.utf8_to_string()), null);
        raw.sqlite3_commit_hook(connection.Handle, _ => Before(), null);
        connection.StateChange += (_, change) => After(change.CurrentState);
        return connection;

        int Before()
        {
            committed = tables.Count > 0;
            if (committed)
            {
                reach($"before {string.Join('+', tables)}");
            }

            return 0;
        }

        void After(ConnectionState state)
        {
            if (state == ConnectionState.Closed && committed)
            {
                committed = false;
                reach($"after {string.Join('+', tables)}");
            }
        }
    }

    public override DbTransaction BeginRead(DbConnection connection) => _inner.BeginRead(connection);

    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience) => _inner.BeginWrite(connection, patience);

    public override bool IsTransient(Exception error) => _inner.IsTransient(error);

    public override IReadOnlyList<string> Tables() => _inner.Tables();

    public override UpgradeEngineBuilder Upgrade() => _inner.Upgrade();

    public override void CopyTo(string target) => _inner.CopyTo(target);

    public override T Alone<T>(Func<T> work) => _inner.Alone(work);
}
