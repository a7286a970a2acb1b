using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Inspections.Worker.Files;
using Npgsql;

namespace Inspections.Worker.Storage.PostgreSql;

/// <summary>
/// A PostgreSQL server that several workers share. One advisory lock lets one transaction write at a time, as on SQL Server; whoever reads
/// waits for nobody, because a snapshot is one state of the database already. The constraints hold against whoever does not take the lock.
/// </summary>
internal sealed partial class PostgreSqlDialect : Dialect
{
    private const string NoSuchDatabase = PostgresErrorCodes.InvalidCatalogName;

    private readonly NpgsqlConnectionStringBuilder _settings;

    /// <param name="connection">The connection string, or a <c>postgres://</c> address. It may hold a password: no message repeats it.</param>
    /// <exception cref="UserErrorException">It is not one, or names no database of its own.</exception>
    public PostgreSqlDialect(string connection)
    {
        try
        {
            _settings = PostgreSqlAddress.Read(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or UriFormatException)
        {
            throw DatabaseRefusals.NotPostgreSql.Error();
        }

        _settings.ApplicationName ??= "inspections";
        if (string.IsNullOrEmpty(_settings.Database) || _settings.Database is "postgres" or "template0" or "template1")
        {
            throw DatabaseRefusals.NotItsOwn.Error(NotTheSystems(_settings.Database));
        }
    }

    public override string Folder => "PostgreSql";

    /// <summary>Workers that share a server share a scheduler there.</summary>
    public override IReadOnlyList<SqlScript> Others => [QuartzTables.OnPostgreSql];

    public override bool IsOwn => false;

    /// <summary>The connection string that the scheduler is given.</summary>
    public string ConnectionString => _settings.ConnectionString;

    public override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Every statement of the transaction sees what was committed before its first.</summary>
    public override DbTransaction BeginRead(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <summary>
    /// At the level where a statement sees what was committed before it began: a snapshot taken while waiting for the lock would be older
    /// than the lock.
    /// </summary>
    public override DbTransaction BeginWrite(DbConnection connection, TimeSpan patience) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <summary>Ends with the transaction, however that ends. Whatever is sent in the same message begins once it is had.</summary>
    public override string? WriteLock(TimeSpan patience) => string.Create(
        CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = '{(int)patience.TotalSeconds}s';\nDO 'BEGIN PERFORM pg_advisory_xact_lock(7594317250031); END'");

    /// <summary>Dapper hands a list over as one array here, which <c>IN</c> does not take.</summary>
    public override string Spell(string sql) => List().Replace(sql, "= ANY(@${name})");

    public override bool IsTransient(Exception error) => IsDisconnected(error) || error is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled,
    };

    public override bool IsDisconnected(Exception error) => error switch
    {
        PostgresException e => e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            || e.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException e => e.IsTransient || e.InnerException is IOException,
        _ => false,
    };

    public override UserErrorException? Explain(Exception error) => error switch
    {
        PostgresException { SqlState: NoSuchDatabase } => DatabaseRefusals.NoDatabase.Error(_settings.Database!),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } e => DatabaseRefusals.NotAdmitted.Error(e.MessageText),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => DatabaseRefusals.NoRight.Error(e.MessageText),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => DatabaseRefusals.Busy.Error(),
        _ when IsDisconnected(error) => DatabaseRefusals.Gone.Error($"{_settings.Host}:{_settings.Port.ToString(CultureInfo.InvariantCulture)}", error.GetBaseException().Message),
        PostgresException e when IsTransient(e) => DatabaseRefusals.GaveUp.Error(e.MessageText),
        _ => null,
    };

    public override IReadOnlyList<string> Tables()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        return TryOpen(connection)
            ? [.. connection.Query<string>("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = current_schema()")]
            : [];
    }

    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.PostgresqlDatabase(ConnectionString);

    public override void CopyTo(string target) => throw DatabaseRefusals.BackupOnServer.Error("PostgreSQL", "pg_dump, pg_basebackup");

    public override T Alone<T>(Func<T> work)
    {
        // Only who has no database yet needs the right to make one.
        using (var first = new NpgsqlConnection(ConnectionString))
        {
            if (!TryOpen(first))
            {
                MakeDatabase();
            }
        }

        using DbConnection connection = Connect();
        RequireUtf8(connection);
        using DbTransaction transaction = BeginWrite(connection, Patience);
        connection.Execute(WriteLock(Patience)!, transaction: transaction);
        return work();
    }

    // False where the server has no such database.
    private static bool TryOpen(NpgsqlConnection connection)
    {
        try
        {
            connection.Open();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == NoSuchDatabase)
        {
            return false;
        }
    }

    // Names and texts are Chinese, whatever the server was set up for.
    private void MakeDatabase()
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
        using var quoter = new NpgsqlCommandBuilder();
#pragma warning disable CA2100 // A database's name cannot be a parameter: it is quoted.
        command.CommandText = $"CREATE DATABASE {quoter.QuoteIdentifier(_settings.Database!)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
#pragma warning restore CA2100
        try
        {
            command.ExecuteNonQuery();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another worker has just made it.
        }
    }

    private void RequireUtf8(DbConnection connection)
    {
        string encoding = connection.QuerySingle<string>("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()");
        if (encoding != "UTF8")
        {
            throw DatabaseRefusals.NotUtfEight.Error(_settings.Database, encoding);
        }
    }

    [GeneratedRegex(@"\bIN\s+@(?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex List();
}
