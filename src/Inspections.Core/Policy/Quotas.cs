using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>What one stratum brings to a round (protocol section 5).</summary>
/// <param name="Rate">The policy's yearly rate of the stratum.</param>
/// <param name="Population">P: leaves of the frame in the stratum.</param>
/// <param name="Drawn">D: those flagged <c>drawn</c>.</param>
/// <param name="Eligible">E: those that may be drawn; when lifted, those whose only reason is <c>drawn</c>.</param>
public readonly record struct StratumFigures(Ratio Rate, long Population, long Drawn, long Eligible);

/// <summary>What decides how many firms a round takes (protocol section 5).</summary>
/// <param name="Round">t, from 1; above <paramref name="Rounds"/> for a supplementary round.</param>
/// <param name="Rounds">R, the year's rounds.</param>
/// <param name="Floor">Least yearly coverage of the sector.</param>
/// <param name="Largest">Largest frame of the sector this year.</param>
/// <param name="Gone">Firms drawn this year, still counting, that are no longer in the frame.</param>
/// <param name="Lifted">True when only firms already drawn are left.</param>
/// <param name="Strata">In policy order.</param>
public sealed record RoundFigures(
    int Round, int Rounds, Ratio Floor, long Largest, long Gone, bool Lifted, IReadOnlyList<StratumFigures> Strata)
{
    /// <summary>In policy order.</summary>
    public IReadOnlyList<StratumFigures> Strata { get; init => field = Given.List(value); } = Given.List(Strata);

    /// <summary>The least number of distinct firms that the year must draw.</summary>
    public long Needed => Quotas.YearlyFloor(Floor, Largest);

    /// <summary>Figures of a year's first round, when nobody was drawn yet and everybody may be.</summary>
    /// <param name="rules">The sector's rules.</param>
    /// <param name="firms">How many firms of the directory are in a stratum.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or <paramref name="firms"/> is null.</exception>
    public static RoundFigures OfFirst(SectorPolicy rules, Func<Label, long> firms)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(firms);
        StratumFigures[] strata = [.. rules.Strata.Select(s => (s.Rate, Firms: firms(s.Stratum))).Select(s => new StratumFigures(s.Rate, s.Firms, 0, s.Firms))];
        return new RoundFigures(1, rules.Rounds, rules.Floor, strata.Sum(s => s.Population), Gone: 0, Lifted: false, strata);
    }
}

/// <summary>
/// How many firms each stratum gives to a round, so that the year ends at or above floor, rates and rounds
/// (protocol section 5). All integers.
/// </summary>
/// <param name="Rests">What each stratum still owes this year before the round.</param>
/// <param name="Takes">What each stratum gives to the round; null when nobody may be drawn.</param>
public sealed record Quotas(IReadOnlyList<long> Rests, IReadOnlyList<long>? Takes)
{
    /// <summary>What each stratum still owes this year before the round.</summary>
    internal IReadOnlyList<long> Rests { get; init => field = Given.List(value); } = Given.List(Rests);

    /// <summary>What each stratum gives to the round; null when nobody may be drawn.</summary>
    public IReadOnlyList<long>? Takes { get; init => field = value is null ? null : ValueList<long>.Of(value); } = Takes is null ? null : ValueList<long>.Of(Takes);

    /// <summary>True when the year still owes firms: the condition of a supplementary round.</summary>
    public bool OwesFirms => Rests.Any(r => r > 0);

    /// <summary>The least number of distinct firms the year must draw of a sector whose largest frame is <paramref name="largest"/>.</summary>
    internal static long YearlyFloor(Ratio floor, long largest) => floor.CeilingOf(largest);

    /// <summary>Computes a round's quotas.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="round"/> is null.</exception>
    public static Quotas Of(RoundFigures round)
    {
        ArgumentNullException.ThrowIfNull(round);
        IReadOnlyList<long> needs = NeedsOf(round);
        long[] rests = [.. round.Strata.Select((s, h) => long.Max(0, needs[h] - s.Drawn))];
        long[] eligible = [.. round.Strata.Select(s => s.Eligible)];
        long pool = eligible.Sum();
        if (pool == 0)
        {
            return new Quotas(rests, Takes: null);
        }

        long owed = rests.Sum();
        long roundsLeft = long.Max(1, round.Rounds - round.Round + 1L);
        long take = round.Lifted ? 1 : long.Min(pool, long.Max(1, (owed + roundsLeft - 1) / roundsLeft));
        long[] weights = owed == 0 || round.Lifted ? eligible : rests;
        return new Quotas(rests, LargestRemainder.Spread(take, weights, eligible));
    }

    /// <summary>Steps 1 and 2: what each stratum needs in the year, its rate's own need raised where all fall short of the floor and of one firm a round.</summary>
    internal static IReadOnlyList<long> NeedsOf(RoundFigures round)
    {
        ArgumentNullException.ThrowIfNull(round);
        long[] needs = [.. round.Strata.Select(s => s.Rate.CeilingOf(s.Population))];
        long[] rooms = [.. round.Strata.Select((s, h) => s.Population - needs[h])];
        long least = long.Max(round.Needed, round.Rounds) - round.Gone;
        long missing = long.Min(round.Strata.Sum(s => s.Population), long.Max(0, least)) - needs.Sum();
        return missing <= 0 ? needs : [.. needs.Zip(LargestRemainder.Spread(missing, rooms, rooms), (n, m) => n + m)];
    }
}
