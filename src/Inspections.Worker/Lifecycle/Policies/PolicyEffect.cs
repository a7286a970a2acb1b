using Inspections.Core.Bureaus;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>What rules mean for one sector's whole year, with the directory and the people of today.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Firms">Its firms.</param>
/// <param name="Needed">Distinct firms that the year must draw at least.</param>
/// <param name="Takes">Firms that each round takes; null where nobody could be drawn.</param>
/// <param name="Windows">The days in which each round is drawn; fewer than rounds where the days do not suffice.</param>
/// <param name="Inspectors">Inspectors who may go.</param>
/// <param name="Seats">Visits times people in a team: what the inspectors share.</param>
/// <param name="Problems">Everything that is not feasible.</param>
/// <param name="Concerns">What should be looked at besides.</param>
internal sealed record PolicyEffect(
    SectorCode Sector, long Firms, long Needed, IReadOnlyList<long?> Takes, IReadOnlyList<(DateOnly First, DateOnly Last)> Windows, int Inspectors, long Seats, IReadOnlyList<Text> Problems,
    IReadOnlyList<Text> Concerns)
{
    /// <summary>The firms that the rounds take together.</summary>
    public long Drawn => Takes.Sum(t => t ?? 0);

    /// <summary>Looks at every sector of the rules. Of the directory nothing is read but how many firms there are.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="classes">How many firms there are (<see cref="FirmStore.RiskClasses"/>).</param>
    /// <param name="change">The rules.</param>
    /// <param name="planning">What the settings say of plans.</param>
    /// <param name="calendar">The working days; of a year that is not announced Monday to Friday are assumed.</param>
    /// <param name="year">The year.</param>
    /// <param name="today">The day on which people are looked at.</param>
    public static IReadOnlyList<PolicyEffect> Of(
        Session session, IReadOnlyList<(SectorCode Sector, CreditRiskClass? RiskClass, Identifier First, int Firms)> classes, PolicyChange change, PlanningOptions planning, WorkingDayCalendar calendar, int year, DateOnly today)
    {
        PlanRequest request = PlannedDays.RequestOf(planning, calendar, change.Plans, year, new DateOnly(year, 1, 1).AddDays(-1), default) with { AssumeWeekdays = true };
        IReadOnlyList<RosterLeaf> roster = InspectorStore.RosterOn(session, LedgerStore.Open(session), today);
        var plan = PlannedYear.Of(change.Policy, FirmStore.Sizes(classes, change.Policy), roster, request);
        Dictionary<SectorCode, SectorOutlook> outlooks = change.Policy.Check(SizesOf(classes, change.Policy)).ToDictionary(o => o.Sector);
        ILookup<SectorCode, Identifier> listed = ItemStore.Current(session).ToLookup(i => i.Sector, i => i.Code);
        return [.. plan.Sectors.Select(Look)];

        PolicyEffect Look(PlannedSector sector)
        {
            SectorPolicy rules = sector.Rules;
            SectorPlan? own = change.Plans.FirstOrDefault(p => p.Sector == rules.Sector);
            bool hasItems = own?.Items is { } items ? items.Count > 0 && items.All(listed[rules.Sector].Contains) : listed[rules.Sector].Any();
            Text[] problems =
            [
                .. sector.Problems.Select(p => PlanWords.Of(p, [])),
                .. hasItems ? Array.Empty<Text>() : [PlanWords.NoItems],
                .. sector.Rounds.Count < rules.Rounds ? [PlanWords.TooFewDays(sector.Rounds.Count, rules.Rounds)] : Array.Empty<Text>(),
                .. own is { Windows.Count: > 0 } && !YearSchedule.FitsWindows(rules.Sector, 1, rules.Rounds, request)
                    ? [new Text("设定的抽取时段与批次数不符或放不下各批，将改为全年均分", "the days that are set apart do not fit the rounds: they would be spread evenly instead")]
                    : Array.Empty<Text>(),
            ];
            IReadOnlyList<long?> takes = [.. sector.Outlook.Select(o => o.Takes?.Sum())];
            return new PolicyEffect(
                rules.Sector,
                sector.Firms,
                sector.Needed,
                takes,
                [.. sector.Rounds.Select(r => (r.Dates.WindowFirst, r.Dates.WindowLast))],
                roster.Count(i => i.Covers(rules.Sector)),
                takes.Sum(t => t ?? 0) * rules.Team.Size,
                problems,
                [.. outlooks[rules.Sector].Concerns.Select(PlanWords.Of).OfType<Text>()]);
        }
    }

    private static Dictionary<SectorCode, IReadOnlyDictionary<Label, long>> SizesOf(
        IEnumerable<(SectorCode Sector, CreditRiskClass? RiskClass, Identifier First, int Firms)> classes, PolicyDocument policy) => classes
        .Where(c => policy.Of(c.Sector) is not null)
        .GroupBy(c => c.Sector)
        .ToDictionary(
            g => g.Key,
            g => (IReadOnlyDictionary<Label, long>)g
                .GroupBy(c => policy.Of(c.Sector)!.Covers(c.RiskClass) ? policy.Of(c.Sector)!.StratumOf(c.RiskClass) : Label.Parse($"{c.RiskClass?.ToString() ?? "none"}"))
                .ToDictionary(s => s.Key, s => s.Sum(c => (long)c.Firms)));
}
