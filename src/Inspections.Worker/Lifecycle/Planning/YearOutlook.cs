using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What a sector's year looks like from today.</summary>
/// <param name="Policy">Its rules.</param>
/// <param name="Figures">Figures of the next round.</param>
/// <param name="Rounds">What the rounds to come are expected to take.</param>
/// <param name="Scheduled">The rounds on the schedule.</param>
/// <param name="Inspectors">Inspectors who may go on the day looked at.</param>
/// <param name="WithoutTeam">Firms that may be drawn and cannot be staffed.</param>
/// <param name="Problems">Everything infeasible.</param>
internal sealed record SectorProspect(
    SectorPolicy Policy,
    RoundFigures Figures,
    IReadOnlyList<RoundOutlook> Rounds,
    IReadOnlyList<Round> Scheduled,
    int Inspectors,
    IReadOnlyList<Identifier> WithoutTeam,
    IReadOnlyList<PlanProblem> Problems)
{
    /// <summary>Seats to fill in the rounds to come.</summary>
    public long Seats => Rounds.Sum(r => r.Takes?.Sum() ?? 0) * Policy.Team.Size;
}

/// <summary>Looks ahead over a year by the rules that the rounds themselves will follow.</summary>
internal static class YearOutlook
{
    /// <summary>Every sector of the policy.</summary>
    public static IReadOnlyList<SectorProspect> Of(Session session, PolicyDocument policy, int year, DateOnly day)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        History history = ledger.Reading.History;
        ILookup<SectorCode, Round> rounds = RoundStore.OfYear(session, year).ToLookup(r => r.Draw.Sector);
        ILookup<Identifier, Identifier> recusals = RecusalStore.Of(session, year).ToLookup(r => r.Firm, r => r.Inspector);
        IReadOnlyList<RosterLeaf> roster = InspectorStore.RosterOn(session, ledger, day);
        return [.. policy.Sectors.Select(s => Of(s, FirmStore.OfSector(session, s.Sector), roster, recusals, history, [.. rounds[s.Sector]], year, day))];
    }

    private static SectorProspect Of(
        SectorPolicy rules,
        IReadOnlyList<Firm> firms,
        IReadOnlyList<RosterLeaf> roster,
        ILookup<Identifier, Identifier> recusals,
        History history,
        IReadOnlyList<Round> scheduled,
        int year,
        DateOnly day)
    {
        FrameLeaf[] frame = RoundPreparation.FrameOf(firms, rules, history, year, day);

        // A voided round is still to come, by its next try.
        int next = 1 + scheduled.Where(r => RoundSteps.HasEnd(r.State) && r.State != RoundState.Void).Select(r => r.Draw.Round).DefaultIfEmpty(0).Max();
        RoundFigures figures = RoundPreparation.FiguresOf(frame, rules, history, year, next);
        IReadOnlyList<Identifier> withoutTeam = Eligibility.FirmsWithoutTeam(rules.Sector, rules.Team, roster, frame, figures.Lifted, recusals);
        RosterLeaf[] available = [.. roster.Where(r => r.Covers(rules.Sector))];
        return new SectorProspect(
            rules,
            figures,
            AnnualPlan.Outlook(figures),
            scheduled,
            available.Length,
            withoutTeam,
            Feasibility.Of(figures, rules.Team, [.. available.GroupBy(r => r.Department).Select(g => g.Count())], withoutTeam.Count));
    }
}
