using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class CurrentResultsTests
{
    /// <summary>Also of ledgers that no bureau writes: versions out of order, the same twice, records that change their firm.</summary>
    [Fact]
    public void Results_taken_one_after_the_other_count_as_all_of_them_do_at_once()
    {
        uint random = 1;
        for (int ledger = 0; ledger < 300; ledger++)
        {
            var current = new CurrentResults<ResultBody>(r => r);
            var all = new List<ResultBody>();
            for (int n = 0; n < 12; n++)
            {
                ResultBody next = Result(Below(4), 1 + Below(3), ledger % 3 == 0 ? Below(3) : null);
                bool isFirst = !all.Exists(r => r.Record == next.Record) && !Newest(all).ContainsKey((next.Draw, next.Firm));
                Assert.Equal(isFirst, current.Add(next));
                all.Add(next);
                ResultBody[] records = [.. all.GroupBy(r => r.Record).Select(g => g.MaxBy(r => r.Version)!)];
                Assert.Equal(records, current.Records);
                Dictionary<(DrawId, Identifier), ResultBody> newest = Newest(all);
                Assert.Equal(newest.OrderBy(p => p.Key.Item2).Select(p => p.Value), current.Newest.OrderBy(r => r.Firm));
                Each.Of(newest, p => Assert.True(current.TryGet(p.Key.Item1, p.Key.Item2, out ResultBody? found) && found == p.Value));
                Assert.False(current.TryGet(Draw, Firm(9), out _));
            }
        }

        int Below(int n) => (int)((random = (random * 1_664_525) + 1_013_904_223) >> 16) % n;
    }

    private static readonly DrawId Draw = DrawId.Parse("property-management-2026-r1");

    private static Dictionary<(DrawId, Identifier), ResultBody> Newest(IEnumerable<ResultBody> all) => all
        .GroupBy(r => r.Record).Select(g => g.MaxBy(r => r.Version)!)
        .GroupBy(r => (r.Draw, r.Firm)).ToDictionary(g => g.Key, g => g.Last());

    private static Identifier Firm(int n) => Identifier.Parse(FormattableString.Invariant($"91350100M000100Y{n:D2}"));

    // A record is one firm's unless another is given.
    private static ResultBody Result(int record, int version, int? firm) => new()
    {
        Record = Label.Parse(FormattableString.Invariant($"2026-{record:D6}")),
        Version = version,
        Draw = Draw,
        Firm = Firm(firm ?? record / 2),
        Inspectors = [Identifier.Parse("A1"), Identifier.Parse("A2")],
        InspectedOn = new DateOnly(2026, 3, 4),
        Items = [Identifier.Parse("WY-01")],
        Categories = [ResultCategory.Parse("NoProblemFound")],
    };
}
