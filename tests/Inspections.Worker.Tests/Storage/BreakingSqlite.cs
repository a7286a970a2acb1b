using System.Data.Common;
using DbUp.Builder;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;

namespace Inspections.Worker.Tests.Storage;

/// <summary>The product's own SQLite whose first connections break, by turns when its tables are looked at and when its scripts have run.</summary>
/// <param name="file">The database's file.</param>
/// <param name="breaks">How often it breaks before it holds.</param>
internal sealed class BreakingSqlite(string file, int breaks) : Dialect
{
    private readonly SqliteDialect _inner = new(file);

    /// <summary>How often it will break still.</summary>
    public int Left { get; private set; } = breaks;

    public override string Folder => _inner.Folder;

    public override bool IsOwn => false;

    public override DbConnection Connect() => _inner.Connect();

    public override DbTransaction BeginRead(DbConnection connection) => _inner.BeginRead(connection);

    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience) => _inner.BeginWrite(connection, patience);

    public override bool IsTransient(Exception error) => error is BrokenException || _inner.IsTransient(error);

    public override bool IsDisconnected(Exception error) => error is BrokenException;

    public override IReadOnlyList<string> Tables() => Left % 2 == 1 ? throw Break() : _inner.Tables();

    public override UpgradeEngineBuilder Upgrade() => Left > 0 ? throw Break() : _inner.Upgrade();

    public override void CopyTo(string target) => _inner.CopyTo(target);

    public override T Alone<T>(Func<T> work) => _inner.Alone(work);

    private BrokenException Break()
    {
        Left--;
        return new BrokenException();
    }

    /// <summary>A connection that broke.</summary>
    internal sealed class BrokenException : Exception;
}
