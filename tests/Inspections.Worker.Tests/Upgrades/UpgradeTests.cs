using System.Text;
using Inspections.Core.Directories;
using Inspections.Worker.Hosting;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Upgrades;

/// <summary>Bureaus of earlier versions are migrated, continued and verified.</summary>
public sealed class UpgradeTests
{
    private const string Value = "b0c59f2a3dca760c158f1a9cbaaaa79122527fd5afb1f53e49f60045e83b412b";

    /// <summary>Made by the last commit of 0.1.0.</summary>
    [Fact]
    public void A_bureau_of_0_1_0_goes_on_and_verifies()
    {
        using var scratch = new Scratch();
        string data = FormerBureau.Unpack(scratch, "sqlite-0.1.0.tar.gz");
        Assert.True(Holds(data, Value), "the fixture has no value to seal");
        using var bureau = new FormerBureau(data, "2026-04-09T11:00:00+08:00");
        Assert.Equal("0050-moved", bureau.Ran[0]);
        Assert.False(Holds(data, Value), "the value stands in the database as it did");
        bureau.GoOn(DrawId.Parse("property-management-2026-r2"), Value);
        Assert.Empty(bureau.Bureau.Database.Schema.Migrate());
    }

    /// <summary>What 0.1.0 ran on a database is known to this version by the same names, whatever the server.</summary>
    [Fact]
    public void The_scripts_of_0_1_0_are_the_first_of_every_dialect()
    {
        using var scratch = new Scratch();
        string data = FormerBureau.Unpack(scratch, "sqlite-0.1.0.tar.gz");
        Assert.Equal(SchemaState.Older, new DataDirectory(data).Database.Schema.State);
        string[] ran = SqliteFile.Read(Path.Combine(data, "inspections.db"), s => s.Query<string>("SELECT ScriptName FROM SchemaVersions ORDER BY ScriptName").ToArray());
        Each.Of(["Sqlite", "SqlServer", "PostgreSql"], folder => Assert.Equal(ran, Scripts.Of(folder).Select(s => s.Name).Take(ran.Length)));
    }

    private static bool Holds(string data, string value)
    {
        SqliteConnection.ClearAllPools();
        return System.IO.Directory.GetFiles(data, "inspections.db*").Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.ASCII.GetBytes(value)) >= 0);
    }
}
