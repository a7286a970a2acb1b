using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Storage;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>What a server is sent for a directory: every statement waits for the network once.</summary>
public sealed class RoundTripTests
{
    private const int Firms = 10_000;

    [Fact]
    public void A_directory_is_sent_to_a_server_by_fewer_than_two_statements_for_a_hundred_firms()
    {
        using var desk = new Desk();
        var counted = new CountedSqlite(desk.DatabaseFile, asServer: true);
        var update = new DirectoryUpdate(desk.Bureau with { Database = new Database(counted) });
        Each.Of(
            [(Name: "甲", Added: Firms, Changed: 0), (Name: "乙", Added: 0, Changed: Firms), (Name: "", Added: 0, Changed: 0)],
            step =>
            {
                int before = counted.Statements;
                UpdateCount count = update.Firms(Rows(step.Name));
                Assert.Equal((step.Added, step.Changed), (count.Added, count.Changed));
                Assert.Equal(step.Name.Length == 0, count.Ended == Firms - 1);
                Assert.InRange(counted.Statements - before, 1, Firms / 50);
            });
    }

    private static ImportedRows<Firm> Rows(string name) => new(
        "firms.csv",
        [
            .. Enumerable.Range(1, name.Length == 0 ? 1 : Firms).Select(n => new ImportedRow<Firm>(
                n, new Firm(Identifier.Parse($"T{n:D6}"), $"{(name.Length == 0 ? "乙" : name)}{n}", [SectorCode.Parse("property-management"), SectorCode.Parse("real-estate-brokerage")]))),
        ],
        new(0),
        new(0),
        [],
        Digest.Of("a list"u8));
}
