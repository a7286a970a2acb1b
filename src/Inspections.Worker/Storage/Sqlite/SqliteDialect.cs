using System.Data;
using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using Inspections.Worker.Files;
using Microsoft.Data.Sqlite;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>One machine, one file.</summary>
/// <param name="file">The database's file.</param>
/// <param name="readOnly">True to open it for reading alone: it is neither made nor changed.</param>
/// <param name="isLasting">False for one that is thrown away when its process ends, and need not survive a power cut.</param>
internal sealed class SqliteDialect(string file, bool readOnly = false, bool isLasting = true) : Dialect
{
    private const int Busy = 5, Locked = 6, NoDatabase = 26;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
        Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
    }.ToString();

    public override string Folder => "Sqlite";

    public override bool IsOwn => true;

    /// <inheritdoc cref="PreparedRows.TryExecute"/>
    public override int? TryExecuteEach(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<object> rows) =>
        PreparedRows.TryExecute(connection, sql, rows);

    public override DbConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        if (!readOnly)
        {
            connection.Execute(isLasting ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" : "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;");
        }

        return connection;
    }

    /// <summary>A deferred transaction that only reads takes no lock in write-ahead mode, and waits for nobody.</summary>
    public override DbTransaction BeginRead(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);

    /// <summary><c>BEGIN IMMEDIATE</c>: waits for the one write lock now, instead of failing for want of it later.</summary>
    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience)
    {
        var own = (SqliteConnection)connection;
        own.DefaultTimeout = (int)patience.TotalSeconds;
        return own.BeginTransaction(IsolationLevel.Serializable, deferred: false);
    }

    public override bool IsTransient(Exception error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public override UserErrorException? Explain(Exception error) => error is SqliteException { SqliteErrorCode: Busy } ? DatabaseRefusals.OwnBusy.Error() : null;

    public override IReadOnlyList<string> Tables()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            using var connection = new SqliteConnection(_connection);
            return [.. connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'")];
        }
        catch (SqliteException e) when (e.SqliteErrorCode == NoDatabase)
        {
            return ["(no database at all)"];
        }
    }

    public override UpgradeEngineBuilder Upgrade()
    {
        if (!readOnly)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            OwnerOnlyFile.MakeIfMissing(file);
        }

        return DeployChanges.To.SqliteDatabase(_connection);
    }

    /// <summary>SQLite's own copy: what one reading transaction sees, while others go on writing.</summary>
    public override void CopyTo(string target)
    {
        using DbConnection connection = Connect();
        connection.Execute("VACUUM INTO @target", new { target });
    }

    /// <inheritdoc/>
    public override void EraseDeleted()
    {
        using DbConnection connection = Connect();
        connection.Execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>The transaction of the migration is the write lock already.</summary>
    public override T Alone<T>(Func<T> work) => work();
}
