using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;

namespace Inspections.Worker.Tests.Storage;

public sealed class SqliteRepositoryTests : RepositoryTests, IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private protected override Database Open()
    {
        var database = new Database(new SqliteDialect(_scratch.At("x.db")));
        database.Schema.Prepare();
        return database;
    }
}
