using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class SectorYearFiguresTests
{
    [Fact]
    public void A_round_counts_once_disclosed_or_infeasible() =>
        Assert.Equal(3, SectorYearFigures.RoundsOf([1, 1, 2], [Infeasible(2, 5), Infeasible(3, 9)]));

    [Fact]
    public void The_denominator_is_that_of_the_last_commitment_or_the_largest_infeasible_frame()
    {
        Assert.Equal(40, SectorYearFigures.DenominatorOf(40, [Infeasible(2, 90)]));
        Assert.Equal(90, SectorYearFigures.DenominatorOf(null, [Infeasible(1, 90), Infeasible(2, 5)]));
        Assert.Equal(0, SectorYearFigures.DenominatorOf(null, []));
    }

    [Fact]
    public void What_is_missing_is_never_negative()
    {
        var figures = new SectorYearFigures(Drawn: 2, Largest: 41, Rounds: 2);
        Assert.Equal(3, figures.Needed(new Ratio(5, 100)));
        Assert.Equal((1, 1), figures.Short(new Ratio(5, 100), 3));
        Assert.Equal((0, 0), figures.Short(new Ratio(1, 100), 1));
    }

    [Fact]
    public void They_are_counted_from_the_history()
    {
        var history = new History([], [new PastDraw(Some.Draw(1), 12, [Some.Id("F1"), Some.Id("F2")], new Dictionary<Core.Directories.Identifier, Core.Directories.Identifier>())]);
        Assert.Equal(new SectorYearFigures(2, 12, 1), SectorYearFigures.Of(history, Some.Brokers, 2026, [1], []));
    }

    private static InfeasibleBody Infeasible(int round, long population) => new(Some.Brokers, 2026, round, Digest.Of([]), population, 0, 0);
}
