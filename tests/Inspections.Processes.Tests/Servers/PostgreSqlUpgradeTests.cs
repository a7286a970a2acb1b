using Inspections.Core.Directories;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Upgrades;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Bureaus of earlier versions on a server are migrated, continued and verified.</summary>
public sealed class PostgreSqlUpgradeTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"upgrade_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    /// <summary>The first state that PostgreSQL was supported in; 0.1.0 had no PostgreSQL. The bureau's database is as <c>pg_dump --inserts</c> wrote it.</summary>
    [Fact]
    public void A_bureau_of_the_first_version_with_PostgreSQL_goes_on_and_verifies()
    {
        using var scratch = new Scratch();
        string connection = server.Connection(_name), data = FormerBureau.Unpack(scratch, "postgresql-0.2.0.tar.gz");
        server.Execute("postgres", $"CREATE DATABASE {_name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        server.Execute(_name, File.ReadAllText(Path.Combine(data, "database.sql")));
        string settings = File.ReadAllText(Path.Combine(data, WorkerSettings.FileName));
        scratch.Write($"data/{WorkerSettings.FileName}", settings.Replace("{ \"Port\"", $"{{ \"Database\": \"{connection}\", \"Port\"", StringComparison.Ordinal));
        using var bureau = new FormerBureau(data, "2026-04-28T11:00:00+08:00");
        Assert.Contains("0065-sealed-values", bureau.Ran);
        bureau.GoOn(DrawId.Parse("real-estate-appraisal-2026-r1"), "73903a6b0e266ec0f9fb4ddbaac705311689ca05ca25f7a5d753669294f9e8b2");
        Assert.Empty(bureau.Bureau.Database.Schema.Migrate());
    }
}
