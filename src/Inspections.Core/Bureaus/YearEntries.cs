using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;

namespace Inspections.Core.Bureaus;

/// <summary>How a year may be closed (protocol section 9).</summary>
internal static class YearEntries
{
    /// <summary>Why a year may not be closed so.</summary>
    public static Refusal? RefuseClosing(LedgerReading ledger, ClosedBody closing)
    {
        var year = YearProgress.Of(ledger, closing.Year);
        Refusal? Refused(string expected, string found) => BureauRefusals.Closing.Of(closing.Year, expected, found);
        if (year.Unfinished.Count > 0)
        {
            return Refused("every draw with its end and its disclosure", string.Join(", ", year.Unfinished));
        }

        foreach (SectorProgress sector in year.Sectors)
        {
            if (sector.Rules is null)
            {
                return Refused($"rules for {sector.Sector} in the year's last policy", "none");
            }

            if (sector.Short is not (0, 0))
            {
                return Refused(
                    FormattableString.Invariant($"{sector.Figures.Needed(sector.Rules.Floor)} firms and {sector.Rules.Rounds} rounds of {sector.Sector}"),
                    FormattableString.Invariant($"{sector.Figures.Drawn} firms and {sector.Figures.Rounds} rounds"));
            }
        }

        return CanonicalJson.IsSame(closing.ToJson(), year.ToBody().ToJson()) ? null : Refused("what follows from the ledger", "other figures");
    }
}
