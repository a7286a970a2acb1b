using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What a sector's year is judged by, the same for the bureau as for everybody who verifies it (protocol section 12).</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Floor">Least coverage: that of the year's last commitment, or of the last policy where nothing was committed to.</param>
/// <param name="Rounds">Rounds due, by the same rule.</param>
internal sealed record YearRules(SectorCode Sector, string Name, Ratio Floor, int Rounds)
{
    /// <summary>
    /// Every sector that the year has to account for: those of the policies that its commitments name, even if nothing was drawn there,
    /// and, while it is not over, those of the directory. What begins after a year is no part of it.
    /// </summary>
    public static IReadOnlyList<YearRules> Of(Session session, LedgerStore ledger, int year, DateOnly today)
    {
        PolicyDocument[] policies = [.. PolicyStore.All(session, ledger)];
        ILookup<SectorCode, Commitment> commitments = ledger.Of<CommitmentBody>()
            .Where(c => c.Draw.Year == year).Select(c => DrawStore.Commitment(session, c.Draw)).ToLookup(c => c.Draw.Sector);
        var bound = commitments.SelectMany(c => c).Select(c => c.Policy).ToHashSet();
        IEnumerable<SectorCode> sectors = policies.Where(p => bound.Contains(p.Digest)).SelectMany(p => p.Sectors).Select(s => s.Sector)
            .Concat(RoundStore.OfYear(session, year).Select(r => r.Draw.Sector))
            .Concat(year < today.Year ? [] : FirmStore.Counts(session).Keys);
        return
        [
            .. from sector in sectors.Distinct().Order()
               let rules = policies.Select(p => p.Of(sector)).LastOrDefault(r => r is not null)
               where rules is not null
               let last = commitments[sector].LastOrDefault()
               select new YearRules(sector, rules.Name, last?.Floor ?? rules.Floor, last?.Rounds ?? rules.Rounds),
        ];
    }
}
