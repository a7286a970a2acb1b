using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>What a round to come is expected to take.</summary>
/// <param name="Round">The round.</param>
/// <param name="Takes">Firms per stratum, in policy order; null when nobody could be drawn.</param>
public sealed record RoundOutlook(int Round, IReadOnlyList<long>? Takes)
{
    /// <summary>Firms per stratum, in policy order; null when nobody could be drawn.</summary>
    public IReadOnlyList<long>? Takes { get; init => field = value is null ? null : ValueList<long>.Of(value); } = Takes is null ? null : ValueList<long>.Of(Takes);
}

/// <summary>Looks ahead over a sector's year (年度抽查计划): the same quotas, as if the directory stayed as it is.</summary>
public static class AnnualPlan
{
    /// <summary>The rounds from <paramref name="next"/> to the last, each after the one before was drawn.</summary>
    /// <param name="next">Figures of the next round as they are today.</param>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    public static IReadOnlyList<RoundOutlook> Outlook(RoundFigures next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var rounds = new List<RoundOutlook>();
        for (RoundFigures now = next; now.Round <= next.Rounds;)
        {
            IReadOnlyList<long>? takes = Quotas.Of(now).Takes;
            rounds.Add(new RoundOutlook(now.Round, takes));
            now = After(now, takes);
        }

        return rounds;
    }

    // A drawn firm leaves the pool; when nobody is left who was not drawn, the pool is those who were.
    private static RoundFigures After(RoundFigures now, IReadOnlyList<long>? takes)
    {
        StratumFigures[] strata = takes is null || now.Lifted
            ? [.. now.Strata]
            : [.. now.Strata.Zip(takes, (s, take) => s with { Drawn = s.Drawn + take, Eligible = s.Eligible - take })];
        bool lifted = now.Lifted || strata.All(s => s.Eligible == 0);
        return now with
        {
            Round = now.Round + 1,
            Lifted = lifted,
            Strata = lifted && !now.Lifted ? [.. strata.Select(s => s with { Eligible = s.Drawn })] : strata,
        };
    }
}
