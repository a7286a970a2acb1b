using Inspections.Worker.Storage;
using Inspections.Worker.Tests.Storage;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Each test has a database of its own, made on the server and dropped again.</summary>
public sealed class PostgreSqlRepositoryTests(PostgreSqlServer server) : RepositoryTests, IDisposable
{
    private readonly string _name = $"repository_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    private protected override Database Open() => server.Make(_name);
}
