using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Inspections.Worker.Files;
using Microsoft.Data.SqlClient;

namespace Inspections.Worker.Storage.SqlServer;

/// <summary>
/// A server that several workers share. One application lock makes transactions what they are on SQLite: many that read, or
/// one that writes. It asks nothing of the server but <c>sp_getapplock</c>, and statements that see what was committed
/// before them; the constraints hold against whoever does not take it.
/// </summary>
internal sealed class SqlServerDialect : Dialect
{
    private const int CannotOpenDatabase = 4060, NoSuchDatabase = 911, LoginFailed = 18456, LockTimeout = 1222;

    // From this severity on the server has ended the connection.
    private const byte Fatal = 20;

    // Deadlock, lock time-out, update conflict; what Azure SQL names when it moves a database or is short of something.
    private static readonly int[] GivesWay = [1205, 1222, 3960, 4221, 10928, 10929, 40501, 40613, 49918, 49919, 49920];

    // Time-out, broken and refused connections, a server that shuts down, a replica that changes its part.
    private static readonly int[] Disconnects = [-2, 2, 20, 53, 64, 121, 233, 596, 976, 978, 979, 983, 6005, 10053, 10054, 10060, 10061, 11001, 40197, 41305];

    // Rights that are missing: SELECT and the like, CREATE TABLE, CREATE DATABASE, a column.
    private static readonly int[] Denied = [229, 230, 262, 297, 300, 916];

    private static readonly string[] Systems = ["master", "model", "msdb", "tempdb"];

    private readonly string _connection, _server, _database;

    // A pool that was refused once refuses by itself for seconds: whoever only looks whether there is a database must not share it.
    private readonly string _probe;

    // In invariant mode every culture is a copy of the invariant one, and the client refuses to connect.
    private static bool CulturesAreMissing => CultureInfo.GetCultureInfo("en-US").EnglishName.StartsWith("Invariant", StringComparison.Ordinal);

    /// <param name="connection">The connection string. It may hold a password: no message repeats it.</param>
    /// <exception cref="UserErrorException">It is not one.</exception>
    public SqlServerDialect(string connection)
    {
        if (CulturesAreMissing)
        {
            throw DatabaseRefusals.NoIcu.Error();
        }

        SqlConnectionStringBuilder settings;
        try
        {
            settings = new SqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw DatabaseRefusals.NotSqlServer.Error();
        }

        if (string.IsNullOrEmpty(settings.InitialCatalog) || Systems.Contains(settings.InitialCatalog, StringComparer.OrdinalIgnoreCase))
        {
            throw DatabaseRefusals.NotItsOwn.Error(NotTheSystems(settings.InitialCatalog));
        }

        if (!settings.ShouldSerialize("Application Name"))
        {
            settings.ApplicationName = "inspections";
        }

        (_connection, _server, _database) = (settings.ToString(), settings.DataSource, settings.InitialCatalog);
        settings.Pooling = false;
        _probe = settings.ToString();
    }

    public override string Folder => "SqlServer";

    /// <summary>Workers that share a server share a scheduler there.</summary>
    public override IReadOnlyList<SqlScript> Others => [QuartzTables.Script];

    public override bool IsOwn => false;

    /// <summary>The connection string that the scheduler is given.</summary>
    public string ConnectionString => _connection;

    public override DbConnection Connect()
    {
        var connection = new SqlConnection(_connection);
        connection.Open();
        connection.Execute("SET XACT_ABORT ON;");
        return connection;
    }

    public override DbTransaction BeginRead(DbConnection connection) => Begin(connection, "Shared", Patience);

    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience) => Begin(connection, "Exclusive", patience);

    public override bool IsTransient(Exception error) =>
        IsDisconnected(error) || error is ServerBusyException || (error is SqlException e && GivesWay.Contains(e.Number));

    public override bool IsDisconnected(Exception error) => error is SqlException e && (e.Class >= Fatal || Disconnects.Contains(e.Number));

    public override UserErrorException? Explain(Exception error) => error switch
    {
        ServerBusyException or SqlException { Number: LockTimeout } => DatabaseRefusals.Busy.Error(),
        SqlException { Number: CannotOpenDatabase or NoSuchDatabase } => DatabaseRefusals.NoDatabase.Error(_database),
        SqlException { Number: LoginFailed } e => DatabaseRefusals.NotAdmitted.Error(e.Message),
        SqlException e when Denied.Contains(e.Number) => DatabaseRefusals.NoRight.Error(e.Message),
        SqlException e when IsDisconnected(e) => DatabaseRefusals.Gone.Error(_server, e.Message),
        SqlException e when IsTransient(e) => DatabaseRefusals.GaveUp.Error(e.Message),
        _ => null,
    };

    public override IReadOnlyList<string> Tables()
    {
        using var connection = new SqlConnection(_probe);
        return TryOpen(connection) ? [.. connection.Query<string>("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'")] : [];
    }

    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.SqlDatabase(_connection);

    public override void CopyTo(string target) => throw DatabaseRefusals.BackupOnServer.Error("SQL Server", "BACKUP DATABASE … WITH CHECKSUM");

    public override T Alone<T>(Func<T> work)
    {
        // Only who has no database yet needs the right to make one.
        using (var first = new SqlConnection(_probe))
        {
            if (!TryOpen(first))
            {
                EnsureDatabase.For.SqlDatabase(_connection, new NoOpUpgradeLog());
            }
        }

        using DbConnection connection = Connect();
        using DbTransaction transaction = BeginWrite(connection, Patience);
        return work();
    }

    // False where the server has no such database.
    private static bool TryOpen(SqlConnection connection)
    {
        try
        {
            connection.Open();
            return true;
        }
        catch (SqlException e) when (e.Number is CannotOpenDatabase or NoSuchDatabase)
        {
            return false;
        }
    }

    // At the level where a statement sees what was committed before it began: a snapshot taken while waiting for the lock
    // would be older than the lock.
    private static SqlTransaction Begin(DbConnection connection, string mode, TimeSpan patience)
    {
        SqlTransaction transaction = ((SqlConnection)connection).BeginTransaction(IsolationLevel.ReadCommitted);
        int result = connection.ExecuteScalar<int>(
            """
            DECLARE @result INT;
            EXEC @result = sp_getapplock @Resource = N'inspections', @LockMode = @mode, @LockOwner = N'Transaction', @LockTimeout = @wait;
            SELECT @result;
            """,
            new { mode, wait = (int)patience.TotalMilliseconds },
            transaction);
        return result >= 0 ? transaction : throw new ServerBusyException(result);
    }
}

/// <summary>The application lock was not to be had.</summary>
internal sealed class ServerBusyException(int result) : Exception(FormattableString.Invariant(
    $"the database is busy: the lock of the bureau was not granted (sp_getapplock gave {result})"));
