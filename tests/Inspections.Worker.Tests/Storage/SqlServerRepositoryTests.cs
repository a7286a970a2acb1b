using Dapper;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>Each test has a database of its own, made on the server and dropped again.</summary>
public sealed class SqlServerRepositoryTests : RepositoryTests, IDisposable
{
    private readonly string? _server = Environment.GetEnvironmentVariable("INSPECTIONS_TEST_SQLSERVER");
    private readonly string _name = $"inspections_{Guid.NewGuid():N}";

    [Fact]
    public void Migrating_twice_runs_nothing_the_second_time()
    {
        Schema schema = Open().Schema;
        Assert.Equal(SchemaState.Current, schema.State);
        Assert.Empty(schema.Migrate());
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            SqlConnection.ClearAllPools();
            using var connection = new SqlConnection(_server);
            connection.Execute($"IF DB_ID('{_name}') IS NOT NULL DROP DATABASE {_name}");
        }
    }

    private protected override Database Open()
    {
        Assert.SkipWhen(_server is null, "INSPECTIONS_TEST_SQLSERVER holds no connection string");
        var database = new Database(new SqlServerDialect(new SqlConnectionStringBuilder(_server) { InitialCatalog = _name }.ToString()));
        database.Schema.Migrate();
        return database;
    }
}
