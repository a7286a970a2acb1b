using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using MathNet.Numerics.Distributions;
using Xunit;

namespace Inspections.Core.Tests.Drawing;

public sealed class FairnessTests
{
    [Fact]
    public void Every_firm_of_a_small_sector_is_drawn_equally_often()
    {
        const int Firms = 40, Seeds = 10_000;
        var ready = (PreparedRound.Ready)new YearModel(1, ("all", 10)).Prepare(1, Enumerable.Range(0, Firms).Select(n => YearModel.Firm(n)), 0);
        long take = ready.Commitment.Quotas[0].Take;
        var counts = ready.Frame.Leaves.ToDictionary(l => l.Id, _ => 0);
        for (int seed = 0; seed < Seeds; seed++)
        {
            DrawKey key = DrawKey.Of(ready.Commitment.Digest, [new SourceValue(Label.Parse("own:test"), Digest.Of(BitConverter.GetBytes(seed)).ToString())]);
            foreach (Identifier firm in Selection.Of(key, ready.Commitment, ready.Frame.Leaves, TestContext.Current.CancellationToken).DrawOrder)
            {
                counts[firm]++;
            }
        }

        // Within one draw nobody wins twice, which narrows the counts: (n − 1)/(n − k) makes the statistic chi-square again.
        double expected = (double)Seeds * take / Firms;
        double statistic = counts.Values.Sum(c => (c - expected) * (c - expected) / expected) * (Firms - 1) / (Firms - take);
        double p = 1 - ChiSquared.CDF(Firms - 1, statistic);
        Assert.Equal(4, take);
        Assert.InRange(p, 0.001, 0.999);
    }
}
