using Inspections.Core.Directories;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: how likely was a firm to be drawn at least once in several years?
/// <para>Definition. With the chance c of every year, 1 − ∏ (1 − c), over the years in whose frames the firm stands. The values of one year say nothing
/// of the next, so the chances multiply; as those of a year they are given the lists as they were, and exact.</para>
/// <para>Unit: a chance from 0 to 1.</para>
/// </summary>
/// <example>A firm that has the chance 20/389 in each of three years: 1 − (369/389)³ = 8620460/58863869, about 14.6 %.</example>
/// <param name="Firm">The firm or project.</param>
/// <param name="Years">The years in whose frames it stands.</param>
/// <param name="Chance">The chance, exact.</param>
/// <param name="Drawn">The years in which it was drawn.</param>
public sealed record YearsChance(Identifier Firm, int Years, Fraction Chance, int Drawn)
{
    /// <summary>The chances of all firms over several years, by id.</summary>
    /// <param name="years">What <see cref="InclusionChances.Of"/> gives for each year.</param>
    /// <exception cref="ArgumentNullException"><paramref name="years"/> is null.</exception>
    public static IReadOnlyList<YearsChance> Of(IEnumerable<IReadOnlyList<FirmChance>> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return
        [
            .. years.SelectMany(y => y).GroupBy(c => c.Firm).OrderBy(g => g.Key).Select(g => new YearsChance(
                g.Key,
                g.Count(),
                g.Aggregate(Fraction.One, (none, c) => none * c.Chance.Complement).Complement,
                g.Count(c => c.Drawn))),
        ];
    }
}
