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
    private const int Deadlock = 1205, LockTimeout = 1222, UpdateConflict = 3960, CannotOpenDatabase = 4060, NoSuchDatabase = 911;

    private readonly string _connection;

    // In invariant mode every culture is a copy of the invariant one, and the client refuses to connect.
    private static bool CulturesAreMissing => CultureInfo.GetCultureInfo("en-US").EnglishName.StartsWith("Invariant", StringComparison.Ordinal);

    /// <param name="connection">The connection string. It may hold a password: no message repeats it.</param>
    /// <exception cref="UserErrorException">It is not one.</exception>
    public SqlServerDialect(string connection)
    {
        if (CulturesAreMissing)
        {
            throw new UserErrorException(
                "使用 SQL Server 需要 ICU：请安装 libicu，并去掉环境变量 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
                "SQL Server needs ICU: install libicu and remove the environment variable DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
                UserErrorException.Usage);
        }

        try
        {
            _connection = new SqlConnectionStringBuilder(connection).ToString();
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new UserErrorException(
                "设置 Database 不是可用的 SQL Server 连接字符串",
                "the setting Database is not a connection string of SQL Server",
                UserErrorException.Usage);
        }
    }

    public override string Folder => "SqlServer";

    /// <summary>Workers that share a server share a scheduler there.</summary>
    public override IReadOnlyList<SqlScript> Others => [QuartzTables.Script];

    public override bool IsOwn => false;

    public override DbConnection Connect()
    {
        var connection = new SqlConnection(_connection);
        connection.Open();
        connection.Execute("SET XACT_ABORT ON;");
        return connection;
    }

    public override DbTransaction BeginRead(DbConnection connection) => Begin(connection, "Shared");

    public override DbTransaction BeginWrite(DbConnection connection) => Begin(connection, "Exclusive");

    public override bool IsTransient(Exception error) =>
        error is ServerBusyException or SqlException { Number: Deadlock or LockTimeout or UpdateConflict };

    public override IReadOnlyList<string> Tables()
    {
        using var connection = new SqlConnection(_connection);
        return TryOpen(connection) ? [.. connection.Query<string>("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'")] : [];
    }

    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.SqlDatabase(_connection);

    public override void CopyTo(string target) => throw new UserErrorException(
        "数据库在 SQL Server 上，请用服务器自己的备份（BACKUP DATABASE … WITH CHECKSUM）；密钥目录 keys 须另行备份。恢复后首次启动会与公示目录核对，落后则拒绝运行。",
        "the database is on SQL Server: use the server's own backup (BACKUP DATABASE … WITH CHECKSUM), and keep the folder keys elsewhere; after a restore the first start compares it with the published ledger and refuses to run if it is behind",
        UserErrorException.Usage);

    public override T Alone<T>(Func<T> work)
    {
        // Only who has no database yet needs the right to make one.
        using (var first = new SqlConnection(_connection))
        {
            if (!TryOpen(first))
            {
                EnsureDatabase.For.SqlDatabase(_connection, new NoOpUpgradeLog());
            }
        }

        using DbConnection connection = Connect();
        using DbTransaction transaction = BeginWrite(connection);
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
    private static SqlTransaction Begin(DbConnection connection, string mode)
    {
        SqlTransaction transaction = ((SqlConnection)connection).BeginTransaction(IsolationLevel.ReadCommitted);
        int result = connection.ExecuteScalar<int>(
            """
            DECLARE @result INT;
            EXEC @result = sp_getapplock @Resource = N'inspections', @LockMode = @mode, @LockOwner = N'Transaction', @LockTimeout = 25000;
            SELECT @result;
            """,
            new { mode },
            transaction);
        return result >= 0 ? transaction : throw new ServerBusyException(result);
    }
}

/// <summary>The application lock was not to be had.</summary>
internal sealed class ServerBusyException(int result) : Exception(FormattableString.Invariant(
    $"the database is busy: the lock of the bureau was not granted (sp_getapplock gave {result})"));
