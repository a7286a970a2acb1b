using System.Data;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>What a move to a server is made of; the move itself is tried on a real server.</summary>
public sealed class WholeCopyTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_table_is_copied_after_those_it_refers_to_by_statements_that_SQL_Server_understands()
    {
        IReadOnlyList<CopiedTable> tables = Make("x").Read(WholeCopy.Tables);
        string[] names = [.. tables.Select(t => t.Name)];
        Assert.True(names.Length > 25, string.Join(' ', names));
        Assert.DoesNotContain("SchemaVersions", names, StringComparer.OrdinalIgnoreCase);
        foreach ((string before, string after) in ((string, string)[])[("sector", "firm_sector"), ("firm", "firm_sector"), ("round", "commitment"), ("commitment", "receipt"), ("receipt", "drawn_firm"), ("ledger_entry", "sealed_entry")])
        {
            Assert.True(Array.IndexOf(names, before) is >= 0 and var first && first < Array.IndexOf(names, after), $"{before} before {after}");
        }

        foreach (CopiedTable table in tables)
        {
            Assert.NotEmpty(table.Columns);
            Assert.NotNull(Tsql.Parse(table.Select));
            Assert.NotNull(Tsql.Parse(ManyRows.Of(table.Insert, 3)));
        }

        Assert.Equal(DbType.Binary, tables.Single(t => t.Name == "ledger_entry").Columns.Single(c => c.Name == "leaf").Type);
    }

    [Fact]
    public void A_copy_has_the_same_content_in_any_order_and_one_changed_byte_is_another()
    {
        Database first = Make("first"), second = Make("second");
        first.Write(s => s.Execute("INSERT INTO sector (code, name) VALUES (@Code, @Name)", new[] { new { Code = "a", Name = "甲" }, new { Code = "b", Name = "乙" } }));
        second.Write(s => s.Execute("INSERT INTO sector (code, name) VALUES (@Code, @Name)", new[] { new { Code = "b", Name = "乙" }, new { Code = "a", Name = "甲" } }));
        Assert.Equal(Sectors(first), Sectors(second));
        second.Write(s => s.Execute("UPDATE sector SET name = @name WHERE code = @code", new { name = "丙", code = "a" }));
        Assert.NotEqual(Sectors(first), Sectors(second));
        Assert.False(first.Read(s => WholeCopy.IsEmpty(s, WholeCopy.Tables(s))));
        Assert.True(Make("third").Read(s => WholeCopy.IsEmpty(s, WholeCopy.Tables(s))));
    }

    private static (long Rows, string Digest) Sectors(Database database) => database.Read(s => WholeCopy.Content(s, WholeCopy.Tables(s).Single(t => t.Name == "sector")));

    private Database Make(string name)
    {
        var database = new Database(new SqliteDialect(_scratch.At(name)));
        database.Schema.Migrate();
        return database;
    }
}
