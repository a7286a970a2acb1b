using Inspections.Core.Directories;

namespace Inspections.Core.Policy;

public sealed partial record PolicyDocument
{
    /// <summary>What the policy means for a year of a directory: how many firms of each sector every round takes, and what should be looked at before.</summary>
    /// <param name="directory">All firms and projects.</param>
    /// <returns>One per sector of the policy or of the directory, ascending by code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="directory"/> is null.</exception>
    public IReadOnlyList<SectorOutlook> Check(IEnumerable<Firm> directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return Check(directory
            .SelectMany(f => f.Sectors.Select(s => (Sector: s, Stratum: StratumOf(s, f.RiskClass))))
            .GroupBy(p => p.Sector)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<Label, long>)g.GroupBy(p => p.Stratum).ToDictionary(s => s.Key, s => s.LongCount())));
    }

    /// <summary>The same for a directory of which only the sizes are known.</summary>
    /// <param name="sizes">Per sector and stratum, the number of firms.</param>
    /// <returns>One per sector of the policy or of the directory, ascending by code.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="sizes"/> is null.</exception>
    public IReadOnlyList<SectorOutlook> Check(IReadOnlyDictionary<SectorCode, IReadOnlyDictionary<Label, long>> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        foreach (long size in sizes.Values.SelectMany(s => s.Values))
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(sizes));
        }

        return [.. Sectors.Select(s => s.Sector).Union(sizes.Keys).Order().Select(s => OutlookOf(s, sizes.GetValueOrDefault(s) ?? new Dictionary<Label, long>()))];
    }

    // A firm of a class that the policy has no stratum for is counted where the policy has none.
    private Label StratumOf(SectorCode sector, CreditRiskClass? risk) =>
        Of(sector) is { } rules && rules.Covers(risk) ? rules.StratumOf(risk) : risk is CreditRiskClass known ? Label.Parse(known.ToString()) : SectorPolicy.Everyone;

    private SectorOutlook OutlookOf(SectorCode sector, IReadOnlyDictionary<Label, long> sizes)
    {
        long firms = sizes.Values.Sum();
        if (Of(sector) is not { } rules)
        {
            return new SectorOutlook(sector, firms, 0, [], [PolicyConcern.NoRules]);
        }

        RoundFigures year = RoundFigures.OfFirst(rules, s => sizes.GetValueOrDefault(s));
        long listed = year.Largest;
        (PolicyConcern Concern, bool Holds)[] concerns =
        [
            (PolicyConcern.NoFirms, firms == 0),
            (PolicyConcern.BelowStandard, !rules.IsStandard),
            (PolicyConcern.NoStratum, listed < firms),
            (PolicyConcern.FewerFirmsThanRounds, listed > 0 && listed < rules.Rounds),
            (PolicyConcern.OneInspector, rules.Team.Size < 2),
        ];
        return new SectorOutlook(
            sector, firms, year.Needed, listed == 0 ? [] : AnnualPlan.Outlook(year), [.. concerns.Where(c => c.Holds).Select(c => c.Concern)]);
    }
}
