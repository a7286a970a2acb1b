using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Reports;

/// <summary>How many of all firms have problems, as far as the firms say that were drawn and inspected.</summary>
/// <param name="Stratum">The stratum; null for the sector as a whole.</param>
/// <param name="Range">All firms that could be drawn, those inspected, those with problems, and the range of all that have (95 %).</param>
/// <param name="Unknown">Firms drawn of which nothing is known: no result is public yet, or they could not be inspected.</param>
internal sealed record ProblemShare(Label? Stratum, ViolatorRange Range, int Unknown)
{
    private static readonly Ratio Confidence = new(95, 100);

    /// <summary>Those of a sector's year: the sector as a whole, then its strata where there are several.</summary>
    /// <param name="year">The year.</param>
    /// <param name="results">The results in effect, by draw and firm.</param>
    public static IReadOnlyList<ProblemShare> Of(YearFairness year, IReadOnlyDictionary<(DrawId Draw, Identifier Firm), ResultBody> results)
    {
        ILookup<Identifier, ResultBody> found = year.Rounds.SelectMany(r => r.Drawn.Select(f => (Firm: f, Result: results.GetValueOrDefault((r.Id, f)))))
            .Where(f => f.Result is { IsWithdrawn: false } r && !r.Categories.Any(c => c.IsNotInspected)).ToLookup(f => f.Firm, f => f.Result!);
        (Label Stratum, int Firms, int Drawn, int Seen, int Bad)[] strata =
        [
            .. year.Chances.Where(c => c.Chance > default(Fraction)).GroupBy(c => c.Stratum).OrderBy(g => $"{g.Key}", StringComparer.Ordinal).Select(g => (
                g.Key, g.Count(), g.Count(c => c.Drawn), g.Count(c => found.Contains(c.Firm)),
                g.Count(c => found[c.Firm].Any(r => r.Categories.Any(k => k.IsProblem))))),
        ];
        ProblemShare[] each = [.. strata.Select(s => new ProblemShare(s.Stratum, ViolatorRange.Of(s.Firms, s.Seen, s.Bad, Confidence), s.Drawn - s.Seen))];
        var whole = new ProblemShare(null, ViolatorRange.OfStrata([.. strata.Select(s => (s.Firms, s.Seen, s.Bad))], Confidence), each.Sum(s => s.Unknown));
        return each.Length > 1 ? [whole, .. each] : [whole];
    }
}
