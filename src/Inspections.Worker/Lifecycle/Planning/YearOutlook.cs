using Inspections.Core.Bureaus;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What a sector's year looks like from today.</summary>
/// <param name="Plan">Its plan from the next round on.</param>
/// <param name="Scheduled">The rounds on the schedule.</param>
/// <param name="Inspectors">Inspectors who may go on the day looked at.</param>
/// <param name="WithoutTeam">Firms that may be drawn and cannot be staffed.</param>
internal sealed record SectorProspect(PlannedSector Plan, IReadOnlyList<Round> Scheduled, int Inspectors, IReadOnlyList<Identifier> WithoutTeam)
{
    /// <summary>Seats to fill in the rounds to come.</summary>
    public long Seats => Plan.Outlook.Sum(r => r.Takes?.Sum() ?? 0) * Plan.Rules.Team.Size;
}

/// <summary>Looks ahead over a year by the rules that the rounds themselves will follow.</summary>
internal static class YearOutlook
{
    /// <summary>Every sector of the policy.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="day">The day on which firms and inspectors are looked at.</param>
    /// <param name="request">What the plan follows from.</param>
    public static IReadOnlyList<SectorProspect> Of(Session session, PolicyDocument policy, DateOnly day, PlanRequest request)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        ILookup<SectorCode, Round> rounds = RoundStore.OfYear(session, request.Year).ToLookup(r => r.Draw.Sector);
        var looking = new Looking(
            ledger.Reading.History, InspectorStore.RosterOn(session, ledger, day), RecusalStore.Of(session, request.Year).ToLookup(r => r.Firm, r => r.Inspector), day, request);
        return [.. policy.Sectors.Select(s => Of(s, FirmStore.OfSector(session, s.Sector), [.. rounds[s.Sector]], looking))];
    }

    private static SectorProspect Of(SectorPolicy rules, IReadOnlyList<Firm> firms, IReadOnlyList<Round> scheduled, Looking looking)
    {
        int year = looking.Request.Year;
        FrameLeaf[] frame = RoundPreparation.FrameOf(firms, rules, looking.History, year, looking.Day);

        // A voided round is still to come, by its next try.
        int next = 1 + scheduled.Where(r => RoundSteps.HasEnd(r.State) && r.State != RoundState.Void).Select(r => r.Draw.Round).DefaultIfEmpty(0).Max();
        RoundFigures figures = RoundPreparation.FiguresOf(frame, rules, looking.History, year, next);
        IReadOnlyList<Identifier> withoutTeam = Eligibility.FirmsWithoutTeam(rules.Sector, rules.Team, looking.Roster, frame, figures.Lifted, looking.Recusals);
        return new SectorProspect(
            PlannedSector.Of(rules, figures, looking.Roster, withoutTeam.Count, looking.Request), scheduled, looking.Roster.Count(r => r.Covers(rules.Sector)), withoutTeam);
    }

    // What all sectors are looked at by.
    private sealed record Looking(History History, IReadOnlyList<RosterLeaf> Roster, ILookup<Identifier, Identifier> Recusals, DateOnly Day, PlanRequest Request);
}
