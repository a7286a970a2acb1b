using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Storage;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A sheet of results is one transaction and one signed head, and each result costs the same however many there are.</summary>
public sealed class EntryCostTests
{
    [Fact]
    public void Each_result_of_a_sheet_runs_as_many_statements_and_all_are_under_one_signed_head()
    {
        using var desk = new ResultDesk(policy: p => p with
        {
            Sectors = [.. p.Sectors.Select(s => s with { Strata = [.. s.Strata.Select(t => t with { Rate = new Ratio(9, 10) })] })],
        });
        Identifier[] firms = [.. desk.Firms];
        Assert.True(firms.Length >= 16, $"{firms.Length} firms");
        (int one, _) = Enter(desk, firms[..1]);
        (int three, int heads) = Enter(desk, firms[1..4]);
        (int twelve, int headsOfTwelve) = Enter(desk, firms[4..16]);
        Assert.Equal((1, 1), (heads, headsOfTwelve));

        // What a sheet costs once, and what each of its results does.
        int each = (twelve - three) / 9, once = three - (3 * each);
        Assert.Equal(twelve, once + (12 * each));
        Assert.InRange(each, 1, 40);
        Assert.InRange(one, once, once + (2 * each));
    }

    private static (int Statements, int Heads) Enter(ResultDesk desk, IReadOnlyList<Identifier> firms)
    {
        var counted = new CountedSqlite(desk.Desk.DatabaseFile);
        var bureau = desk.Desk.Bureau with { Database = new Database(counted) };
        bureau.Database.Read(s => LedgerStore.Open(s).Size);
        EnterAll(bureau, desk, []);
        int before = counted.Statements, heads = counted.Heads;
        EnterAll(bureau, desk, firms);
        return (counted.Statements - before, counted.Heads - heads);
    }

    private static void EnterAll(BureauContext bureau, ResultDesk desk, IReadOnlyList<Identifier> firms) => bureau.Database.Write(s =>
    {
        var entry = new EnterResult(bureau, desk.Desk.Settings.Review, s);
        foreach (Identifier firm in firms)
        {
            var result = desk.Good(firm);
            Assert.Empty(entry.Faults(result, ResultDesk.Terms));
            Assert.Equal(EntryOutcome.Submitted, entry.Submit(result, ResultDesk.Terms));
        }
    });
}
