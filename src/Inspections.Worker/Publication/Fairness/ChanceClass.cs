using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>The firms of one stratum that had the same chance.</summary>
internal sealed record ChanceClass(string Stratum, string Rate, Fraction Chance, int Firms, int Drawn, bool IsBelowRate, ShortfallReasons Reasons)
{
    /// <summary>A sector's firms by stratum and chance, the largest classes first.</summary>
    public static IReadOnlyList<ChanceClass> Of(YearFairness year) =>
    [
        .. year.Chances
            .GroupBy(c => (Stratum: c.Stratum.ToString(), Rate: c.Rate.ToString(), c.Chance, c.IsBelowRate, Reasons: c.IsBelowRate ? c.Reasons : ShortfallReasons.None))
            .Select(g => new ChanceClass(g.Key.Stratum, g.Key.Rate, g.Key.Chance, g.Count(), g.Count(c => c.Drawn), g.Key.IsBelowRate, g.Key.Reasons))
            .OrderByDescending(c => c.Firms).ThenByDescending(c => c.Chance),
    ];

    /// <summary>Why it lies below its rate; empty when it does not.</summary>
    public Text Explanation => !IsBelowRate ? Text.Same("")
        : Reasons == ShortfallReasons.None ? FairnessWords.NoReason
        : new Text(string.Join("；", FairnessWords.Of(Reasons).Select(r => r.Zh)), string.Join("; ", FairnessWords.Of(Reasons).Select(r => r.En)));
}
