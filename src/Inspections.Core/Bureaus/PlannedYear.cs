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

/// <summary>What a year is planned by, besides policy and directory.</summary>
public sealed record PlanRequest
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The working days.</summary>
    public required WorkingDayCalendar Calendar { get; init; }

    /// <summary>What the days are drawn with, so that nobody can learn their rhythm: 32 random bytes, kept with the plan.</summary>
    public required Digest Secret { get; init; }

    /// <summary>Working days between commitment and draw; witnesses need 24 hours.</summary>
    public int Lead { get; init; } = 3;

    /// <summary>Beijing time of commitments and draws.</summary>
    public TimeOnly Time { get; init; } = new(10, 0);

    /// <summary>Working days after the draw in which the firms are visited.</summary>
    public int VisitWorkingDays { get; init; } = 20;

    /// <summary>The last day on which a draw may fall; visits and reviews follow it. 30 November unless given.</summary>
    public DateOnly? LastDraw { get; init; }

    /// <summary>True when Monday to Friday may be taken for working days in a year without announced holidays.</summary>
    public bool AssumeWeekdays { get; init; }
}

/// <summary>A round on the plan.</summary>
/// <param name="Draw">The draw, its first try.</param>
/// <param name="Dates">When it is committed to and drawn.</param>
/// <param name="Visits">When its firms are visited.</param>
/// <param name="Takes">Firms it is expected to take per stratum, in policy order; null when nobody could be drawn.</param>
public sealed record PlannedRound(DrawId Draw, RoundDates Dates, VisitWindow Visits, IReadOnlyList<long>? Takes);

/// <summary>A sector's year on the plan.</summary>
/// <param name="Rules">Its rules.</param>
/// <param name="Firms">Firms of the directory.</param>
/// <param name="Needed">Distinct firms that the year must draw at least.</param>
/// <param name="Rounds">Its rounds; fewer than the rules ask for when the days do not suffice.</param>
/// <param name="Problems">What keeps the year from what the rules ask.</param>
public sealed record PlannedSector(SectorPolicy Rules, long Firms, long Needed, IReadOnlyList<PlannedRound> Rounds, IReadOnlyList<PlanProblem> Problems)
{
    /// <summary>True when every round has its days and nothing stands in the way.</summary>
    public bool IsFeasible => Problems.Count == 0 && Rounds.Count == Rules.Rounds;
}

/// <summary>A year as policy, directory and calendar make it: rounds with days, quotas and windows, and what the year owes (年度抽查计划, protocol section 5).</summary>
/// <param name="Year">The year.</param>
/// <param name="Sectors">Every sector of the policy.</param>
public sealed record PlannedYear(int Year, IReadOnlyList<PlannedSector> Sectors)
{
    /// <summary>Its rounds, in the order of their commitments.</summary>
    public IEnumerable<PlannedRound> Rounds => Sectors.SelectMany(s => s.Rounds).OrderBy(r => r.Dates.CommitAt).ThenBy(r => r.Draw.ToString(), StringComparer.Ordinal);

    /// <summary>Plans a year; the same inputs give the same plan.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sizes">The directory's sizes; a stratum that is not among them has no firm.</param>
    /// <param name="roster">The inspectors.</param>
    /// <param name="request">What else it follows from.</param>
    /// <exception cref="UnknownYearException">The year's holidays are not announced, and weekdays may not be assumed.</exception>
    public static PlannedYear Of(PolicyDocument policy, IReadOnlyCollection<DirectorySize> sizes, IReadOnlyCollection<RosterLeaf> roster, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(request);
        return new PlannedYear(request.Year, [.. policy.Sectors.Select(s => Plan(s, sizes, roster, request))]);
    }

    private static PlannedSector Plan(SectorPolicy rules, IReadOnlyCollection<DirectorySize> sizes, IReadOnlyCollection<RosterLeaf> roster, PlanRequest request)
    {
        long[] firms = [.. rules.Strata.Select(s => sizes.Where(d => d.Sector == rules.Sector && d.Stratum == s.Stratum).Sum(d => d.Firms))];
        var figures = new RoundFigures(
            1, rules.Rounds, rules.Floor, firms.Sum(), 0, false, [.. rules.Strata.Zip(firms, (s, n) => new StratumFigures(s.Rate, n, 0, n))]);
        int[] departments = [.. roster.Where(i => i.Unavailable is null && i.Sectors.Contains(rules.Sector)).CountBy(i => i.Department).Select(d => d.Value)];
        IReadOnlyList<RoundDates> dates = YearSchedule.Of(rules.Sector, request.Calendar, new ScheduleInputs
        {
            First = new DateOnly(request.Year, 1, 1),
            Last = request.LastDraw ?? new DateOnly(request.Year, 11, 30),
            FirstRound = 1,
            Rounds = rules.Rounds,
            Lead = request.Lead,
            Time = request.Time,
            AssumeWeekdays = request.AssumeWeekdays,
            Secret = request.Secret,
        });
        return new PlannedSector(
            rules,
            firms.Sum(),
            Quotas.YearlyFloor(rules.Floor, firms.Sum()),
            [
                .. dates.Zip(AnnualPlan.Outlook(figures), (d, o) => new PlannedRound(
                    new DrawId(rules.Sector, request.Year, d.Round), d, VisitWindow.After(BeijingTime.DateOf(d.DrawAt), request.VisitWorkingDays, request.Calendar), o.Takes)),
            ],
            Feasibility.Of(figures, rules.Team, departments, 0));
    }
}
