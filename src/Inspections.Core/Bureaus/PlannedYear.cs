using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;

namespace Inspections.Core.Bureaus;

/// <summary>How many firms a directory has of a sector's stratum.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Stratum">The stratum, as the policy names it.</param>
/// <param name="Firms">The firms and projects.</param>
public sealed record DirectorySize(SectorCode Sector, Label Stratum, long Firms)
{
    /// <summary>The sizes of a directory, for the sectors of a policy.</summary>
    /// <exception cref="InvalidOperationException">A sector of the policy has no stratum for the risk class of a firm.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public static IReadOnlyList<DirectorySize> Of(PolicyDocument policy, IEnumerable<Firm> firms)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. firms.SelectMany(f => policy.Sectors.Where(s => f.Sectors.Contains(s.Sector)).Select(s => (s.Sector, Stratum: s.StratumOf(f.RiskClass))))
                .CountBy(f => f).Select(f => new DirectorySize(f.Key.Sector, f.Key.Stratum, f.Value)),
        ];
    }
}

/// <summary>A round on the plan.</summary>
/// <param name="Draw">The draw, its first try.</param>
/// <param name="Dates">When it is committed to and drawn.</param>
/// <param name="Visits">When its firms are visited.</param>
/// <param name="Takes">Firms it is expected to take per stratum, in policy order; null when nobody could be drawn.</param>
public sealed record PlannedRound(DrawId Draw, RoundDates Dates, VisitWindow Visits, IReadOnlyList<long>? Takes)
{
    /// <summary>Firms it is expected to take per stratum, in policy order; null when nobody could be drawn.</summary>
    public IReadOnlyList<long>? Takes { get; init => field = value is null ? null : Given.List(value); } = Takes is null ? null : Given.List(Takes);
}

/// <summary>A sector's year on the plan.</summary>
/// <param name="Rules">Its rules.</param>
/// <param name="Next">Figures of the next round, from which the outlook follows.</param>
/// <param name="Rounds">Its rounds from the next one on; fewer than the rules ask for when the days do not suffice.</param>
/// <param name="Problems">What keeps the year from what the rules ask.</param>
public sealed record PlannedSector(SectorPolicy Rules, RoundFigures Next, IReadOnlyList<PlannedRound> Rounds, IReadOnlyList<PlanProblem> Problems)
{
    /// <summary>Its rounds from the next one on; fewer than the rules ask for when the days do not suffice.</summary>
    public IReadOnlyList<PlannedRound> Rounds { get; init => field = Given.List(value); } = Given.List(Rounds);

    /// <summary>What keeps the year from what the rules ask.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; init => field = Given.List(value); } = Given.List(Problems);

    /// <summary>Firms and projects of the directory.</summary>
    public long Firms => Next.Strata.Sum(s => s.Population);

    /// <summary>Distinct firms that the year must draw at least.</summary>
    public long Needed => Next.Needed;

    /// <summary>What the rounds to come are expected to take, those too for which there are no days.</summary>
    public IReadOnlyList<RoundOutlook> Outlook => AnnualPlan.Outlook(Next);

    /// <summary>True when every round to come has its days and nothing stands in the way.</summary>
    public bool IsFeasible => Problems.Count == 0 && Rounds.Count == Outlook.Count;

    /// <summary>Plans a sector's year from its next round on.</summary>
    /// <param name="rules">The sector's rules.</param>
    /// <param name="next">Figures of the next round: of the first (<see cref="RoundFigures.OfFirst"/>), or of a later one as ledger and directory have them.</param>
    /// <param name="roster">The inspectors.</param>
    /// <param name="withoutTeam">Firms that may be drawn and cannot be staffed because of recusals; 0 where recusals are not looked at.</param>
    /// <param name="request">What else it follows from.</param>
    /// <exception cref="UnknownYearException">The year's holidays are not announced, and weekdays may not be assumed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/>, <paramref name="next"/>, <paramref name="roster"/> or <paramref name="request"/> is null.</exception>
    public static PlannedSector Of(SectorPolicy rules, RoundFigures next, IReadOnlyCollection<RosterLeaf> roster, long withoutTeam, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(request);
        int[] departments = [.. roster.Where(i => i.Covers(rules.Sector)).CountBy(i => i.Department).Select(d => d.Value)];
        return new PlannedSector(
            rules,
            next,
            [
                .. YearSchedule.Of(rules.Sector, next.Round, rules.Rounds, request).Zip(AnnualPlan.Outlook(next), (d, o) => new PlannedRound(
                    new DrawId(rules.Sector, request.Year, d.Round), d, VisitWindow.After(BeijingTime.DateOf(d.DrawAt), request.VisitWorkingDays, request.Calendar), o.Takes)),
            ],
            Feasibility.Of(next, rules.Team, departments, withoutTeam));
    }
}

/// <summary>A year as policy, directory and calendar make it before it begins: rounds with days, quotas and windows, and what the year owes (年度抽查计划, protocol section 5).</summary>
/// <param name="Year">The year.</param>
/// <param name="Sectors">Every sector of the policy.</param>
public sealed record PlannedYear(int Year, IReadOnlyList<PlannedSector> Sectors)
{
    /// <summary>Every sector of the policy.</summary>
    public IReadOnlyList<PlannedSector> Sectors { get; init => field = Given.List(value); } = Given.List(Sectors);

    /// <summary>Its rounds, those of all sectors, in the order of their commitments; the draw of one may come after the commitment of the next.</summary>
    public IEnumerable<PlannedRound> Rounds => Sectors.SelectMany(s => s.Rounds).OrderBy(r => r.Dates.CommitAt).ThenBy(r => r.Draw.ToString(), StringComparer.Ordinal);

    /// <summary>Plans a year; the same inputs give the same plan.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sizes">The directory's sizes; a stratum that is not among them has no firm.</param>
    /// <param name="roster">The inspectors.</param>
    /// <param name="request">What else it follows from.</param>
    /// <exception cref="UnknownYearException">The year's holidays are not announced, and weekdays may not be assumed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/>, <paramref name="sizes"/>, <paramref name="roster"/> or <paramref name="request"/> is null.</exception>
    public static PlannedYear Of(PolicyDocument policy, IReadOnlyCollection<DirectorySize> sizes, IReadOnlyCollection<RosterLeaf> roster, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(request);
        return new PlannedYear(request.Year, [.. policy.Sectors.Select(s => PlannedSector.Of(s, FirstOf(s), roster, 0, request))]);

        RoundFigures FirstOf(SectorPolicy rules) =>
            RoundFigures.OfFirst(rules, stratum => sizes.Where(d => d.Sector == rules.Sector && d.Stratum == stratum).Sum(d => d.Firms));
    }
}
