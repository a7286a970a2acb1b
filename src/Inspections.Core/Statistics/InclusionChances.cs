using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: before a year's rounds, how likely was each firm to be drawn at least once?
/// <para>Definition. In a round, every firm of a stratum that may be drawn has the chance take / eligible, and a firm
/// that is excluded or not in the frame has none. Over the rounds, chance = 1 − ∏ (1 − take_t / eligible_t). A firm
/// drawn in an earlier one of these rounds is taken at the chance of its stratum's other firms: that it was drawn is
/// the outcome, and must not lower the chance of it.</para>
/// <para>Conditional on the frames, strata and takes as they were. Who would have closed or moved had other firms
/// been drawn, nobody can know; given those lists the figure is exact, and no sampling error is in it.</para>
/// <para>Unit: a chance from 0 to 1. Source: the inclusion probability of sampling theory, Horvitz and Thompson, A
/// generalization of sampling without replacement from a finite universe, 1952.</para>
/// </summary>
/// <example>
/// 389 firms, of which 7, 7 and 6 are drawn in three rounds: 1 − (382/389)·(375/382)·(369/375) = 20/389, for every
/// firm; and 389 · 20/389 = 20, the firms drawn.
/// </example>
internal static class InclusionChances
{
    /// <summary>The chances of all firms that stand in any frame, by id.</summary>
    /// <param name="rounds">The rounds of one sector's year, in order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rounds"/> is null.</exception>
    public static IReadOnlyList<FirmChance> Of(IReadOnlyList<ObservedDraw> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var firms = new Dictionary<Identifier, Tally>();
        var drawn = new HashSet<Identifier>();
        var sizes = new Dictionary<Label, int>();
        var resized = new HashSet<Label>();
        foreach (ObservedDraw round in rounds)
        {
            var chances = round.Pools.ToDictionary(p => p.Stratum, p => p.Chance);
            var rates = round.Commitment.Quotas.ToDictionary(q => q.Stratum, q => q.Rate);
            foreach (FrameLeaf leaf in round.Frame)
            {
                bool counts = leaf.MayBeDrawn(round.Commitment.Lifted) || (leaf.Excluded.HasFlag(Exclusions.Drawn) && drawn.Contains(leaf.Id));
                firms[leaf.Id] = firms.GetValueOrDefault(leaf.Id, Tally.Start)
                    .After(leaf.Stratum, rates[leaf.Stratum], counts ? chances[leaf.Stratum] : null);
            }

            resized.UnionWith(round.Frame.CountBy(l => l.Stratum).Where(s => sizes.GetValueOrDefault(s.Key, s.Value) != s.Value).Select(s => s.Key));
            round.Frame.CountBy(l => l.Stratum).ToList().ForEach(s => sizes[s.Key] = s.Value);
            drawn.UnionWith(round.Drawn);
        }

        bool missing = rounds.Count > 0 && rounds.Select(r => r.Id.Round).Distinct().Count() < rounds[^1].Commitment.Rounds;
        return [.. firms.OrderBy(f => f.Key).Select(f => f.Value.ToChance(
            f.Key, drawn.Contains(f.Key), rounds.Count, missing, resized.Contains(f.Value.Stratum)))];
    }

    /// <summary>What the rounds so far say of a firm.</summary>
    private readonly record struct Tally(Label Stratum, Ratio Rate, Fraction Missed, int Frames, bool Excluded, bool Moved)
    {
        public static Tally Start { get; } = new(default, default, Fraction.One, 0, Excluded: false, Moved: false);

        public Tally After(Label stratum, Ratio rate, Fraction? chance) => new(
            stratum,
            rate,
            chance is Fraction p ? Missed * p.Complement : Missed,
            Frames + 1,
            Excluded || chance is null,
            Moved || (Frames > 0 && Stratum != stratum));

        public FirmChance ToChance(Identifier firm, bool drawn, int rounds, bool roundsMissing, bool resized) => new(
            firm,
            Stratum,
            Rate,
            Missed.Complement,
            drawn,
            (Excluded ? ShortfallReasons.Excluded : ShortfallReasons.None)
                | (Frames < rounds ? ShortfallReasons.NotInEveryFrame : ShortfallReasons.None)
                | (Moved || resized ? ShortfallReasons.StratumChanged : ShortfallReasons.None)
                | (roundsMissing ? ShortfallReasons.RoundsMissing : ShortfallReasons.None));
    }
}
