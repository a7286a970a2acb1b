using System.Data.Common;
using Dapper;
using DbUp.Builder;
using DbUp.Engine;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;

namespace Inspections.Processes.Tests.Kills;

/// <summary>The product's own PostgreSQL, which tells of every transaction before it begins and, where it writes, when it has the lock.</summary>
/// <param name="connection">The connection string.</param>
/// <param name="reach">Told at each of these points.</param>
internal sealed class WatchedPostgreSql(string connection, Action reach) : Dialect
{
    private readonly PostgreSqlDialect _inner = new(connection);

    public override string Folder => _inner.Folder;

    public override IReadOnlyList<SqlScript> Others => _inner.Others;

    public override bool IsOwn => _inner.IsOwn;

    public override DbConnection Connect() => _inner.Connect();

    public override DbTransaction BeginRead(DbConnection connection)
    {
        reach();
        return _inner.BeginRead(connection);
    }

    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience)
    {
        reach();
        DbTransaction begun = _inner.BeginWrite(connection, patience);
        connection.Execute(_inner.WriteLock(patience)!, transaction: begun);
        reach();
        return begun;
    }

    public override bool IsTransient(Exception error) => _inner.IsTransient(error);

    public override bool IsDisconnected(Exception error) => _inner.IsDisconnected(error);

    public override UserErrorException? Explain(Exception error) => _inner.Explain(error);

    public override string Spell(string sql) => _inner.Spell(sql);

    public override IReadOnlyList<string> Tables() => _inner.Tables();

    public override UpgradeEngineBuilder Upgrade() => _inner.Upgrade();

    public override void CopyTo(string target) => _inner.CopyTo(target);

    public override T Alone<T>(Func<T> work) => _inner.Alone(work);
}
