using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What a sector's year is judged by, the same for the bureau as for everybody who verifies it (protocol section 12).</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Floor">Least coverage: what the policy of the year's last commitment says, without one the policy in force on its last day.</param>
/// <param name="Rounds">Rounds due, by the same rule.</param>
internal sealed record YearRules(SectorCode Sector, string Name, Ratio Floor, int Rounds)
{
    /// <summary>
    /// Every sector that the year has to account for: those of the policies that its commitments name, even if nothing was drawn there,
    /// and, while it is not over, those of the directory. What begins after a year is no part of it.
    /// </summary>
    public static IReadOnlyList<YearRules> Of(Session session, LedgerStore ledger, int year, DateOnly today)
    {
        IReadOnlyList<AdoptedPolicy> policies = ledger.Reading.Policies;
        IReadOnlyList<PolicyDocument> drawnBy = PolicyStore.DrawnBy(ledger.Reading, year);
        PolicyDocument? owed = OwedRules.Of(drawnBy is [.., var last] ? last : null, () => policies, year);
        IEnumerable<SectorCode> sectors = drawnBy.SelectMany(p => p.Sectors).Select(s => s.Sector)
            .Concat(RoundStore.OfYear(session, year).Select(r => r.Draw.Sector))
            .Concat(year < today.Year ? [] : FirmStore.Counts(session).Keys);
        return
        [
            .. from sector in sectors.Distinct().Order()
               let rules = owed?.Of(sector) ?? policies.Select(p => p.Document.Of(sector)).LastOrDefault(r => r is not null)
               where rules is not null
               select new YearRules(sector, rules.Name, rules.Floor, rules.Rounds),
        ];
    }

    /// <summary>What the sector has reached in the year by now.</summary>
    /// <param name="history">What the ledger says about firms.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="year">The year.</param>
    /// <param name="rounds">The year's rounds.</param>
    /// <param name="own">The size of the sector's directory while the year goes on, else 0.</param>
    public SectorYearFigures Reached(History history, LedgerStore ledger, int year, IEnumerable<Round> rounds, long own = 0) => SectorYearFigures.Of(
        history,
        Sector,
        year,
        rounds.Where(r => r.Draw.Sector == Sector && RoundSteps.IsDrawn(r.State) && !r.IsKeptBack).Select(r => r.Draw.Round),
        ledger.Of<InfeasibleBody>().Where(i => i.Sector == Sector && i.Year == year),
        own);
}
