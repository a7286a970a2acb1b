using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;

namespace Inspections.Core.Rounds;

/// <summary>What a sector reached in a year: the figures that close it, that its pages show and that verifiers recompute (protocol sections 10 and 12).</summary>
/// <param name="Drawn">Distinct ids drawn that still count, gone ones too.</param>
/// <param name="Largest">The largest frame of a commitment not voided, by which the floor is counted.</param>
/// <param name="Rounds">Different rounds that were disclosed or infeasible.</param>
public sealed record SectorYearFigures(long Drawn, long Largest, int Rounds)
{
    /// <summary>The figures of a sector's year.</summary>
    /// <param name="history">What the ledger says about firms, as it stood when the year was closed or stands now.</param>
    /// <param name="sector">The sector.</param>
    /// <param name="year">The year.</param>
    /// <param name="disclosed">The rounds of its draws that are disclosed and not void.</param>
    /// <param name="infeasible">The sector's infeasible rounds of the year.</param>
    /// <param name="own">The size of a list that would be committed to now, while the year goes on; 0 for what was committed to alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is null.</exception>
    public static SectorYearFigures Of(History history, SectorCode sector, int year, IEnumerable<int> disclosed, IEnumerable<InfeasibleBody> infeasible, long own = 0)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new(history.Counting(sector, year).Count, history.Largest(sector, year, own), RoundsOf(disclosed, infeasible));
    }

    /// <summary>The different rounds that were disclosed, or were infeasible.</summary>
    internal static int RoundsOf(IEnumerable<int> disclosed, IEnumerable<InfeasibleBody> infeasible) =>
        disclosed.Concat(infeasible.Select(i => i.Round)).Distinct().Count();

    /// <summary>The denominator of coverage in a <c>closed</c> entry: <c>largest</c> of the year's last commitment, without one the largest population of an infeasible round.</summary>
    /// <param name="last"><c>largest</c> of the sector's last commitment of the year that is not void, or null.</param>
    /// <param name="infeasible">The sector's infeasible rounds of the year.</param>
    internal static long DenominatorOf(long? last, IEnumerable<InfeasibleBody> infeasible) => last ?? infeasible.Select(i => i.Population).DefaultIfEmpty().Max();

    /// <summary>The least number of firms that a floor asks for.</summary>
    public long Needed(Ratio floor) => Quotas.YearlyFloor(floor, Largest);

    /// <summary>How many firms and rounds are missing for a floor and a number of rounds; 0 for what is reached.</summary>
    public (long Firms, int Rounds) Short(Ratio floor, int rounds) => (long.Max(0, Needed(floor) - Drawn), int.Max(0, rounds - Rounds));
}
