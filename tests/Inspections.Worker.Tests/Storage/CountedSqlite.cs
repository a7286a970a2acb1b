using System.Data.Common;
using DbUp.Builder;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Inspections.Worker.Tests.Storage;

/// <summary>The product's own SQLite, counting what is asked of it: the work that a thing costs, whatever the machine.</summary>
/// <param name="file">The database's file.</param>
/// <param name="asServer">True to be sent statements as a server is, for which each is a round trip.</param>
internal sealed class CountedSqlite(string file, bool asServer = false) : Dialect
{
    private readonly SqliteDialect _inner = new(file);

    // The library keeps no reference to what it calls.
    private readonly List<strdelegate_trace> _kept = [];

    // A connection that was counted before may be taken from the pool again, or a new one made: what opens it is counted in neither case.
    private bool _isOpening;

    /// <summary>Statements that ran, each as often as it ran.</summary>
    public int Statements { get; private set; }

    /// <summary>Signed heads that were entered.</summary>
    public int Heads { get; private set; }

    public override string Folder => _inner.Folder;

    public override bool IsOwn => !asServer && _inner.IsOwn;

    public override int? TryExecuteEach(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<object> rows) => asServer ? null : _inner.TryExecuteEach(connection, transaction, sql, rows);

    public override DbConnection Connect()
    {
        _isOpening = true;
        var connection = (SqliteConnection)_inner.Connect();
        _isOpening = false;
        strdelegate_trace count = (_, sql) =>
        {
            Statements += _isOpening ? 0 : 1;
            Heads += sql.StartsWith("INSERT INTO signed_head", StringComparison.Ordinal) ? 1 : 0;
        };
        _kept.Add(count);
        raw.sqlite3_trace(connection.Handle, count, null);
        return connection;
    }

    public override DbTransaction BeginRead(DbConnection connection) => _inner.BeginRead(connection);

    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience) => _inner.BeginWrite(connection, patience);

    public override bool IsTransient(Exception error) => _inner.IsTransient(error);

    public override IReadOnlyList<string> Tables() => _inner.Tables();

    public override UpgradeEngineBuilder Upgrade() => _inner.Upgrade();

    public override void CopyTo(string target) => _inner.CopyTo(target);

    public override T Alone<T>(Func<T> work) => _inner.Alone(work);
}
