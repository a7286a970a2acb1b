using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Inspections.Worker.Storage.Sqlite;

/// <summary>One machine, one file.</summary>
internal sealed class SqliteDialect(string file) : Dialect
{
    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    public override string Folder => "Sqlite";

    public override bool Exists() => File.Exists(file);

    public override DbConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        using SqliteCommand pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    public override UpgradeEngineBuilder Upgrade()
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return DeployChanges.To.SqliteDatabase(_connection);
    }
}
