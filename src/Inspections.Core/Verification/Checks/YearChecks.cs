using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>Enough distinct firms were drawn and still count, by the largest frame of the year (protocol sections 9 and 12).</summary>
internal static class CoverageCheck
{
    public static void Run(YearCase year, Examination e)
    {
        (long drawn, long largest) = ReachedAt(year, year.Folder.Ledger.Tree.Size);
        long needed = Quotas.YearlyFloor(year.Rules.Floor, largest);
        string expected = FormattableString.Invariant($"at least {needed} distinct firms of {largest}, {year.Rules.Floor}");
        string found = FormattableString.Invariant($"{drawn} drawn and counting");
        year.RequireReached(drawn >= needed && year.Draws.Count > 0, expected, found, e);
        foreach ((LedgerEntry entry, ClosedBody closing) in year.Undisclosed == 0 ? year.Closings : [])
        {
            (long drawnThen, long largestThen) = ReachedAt(year, entry.Index);
            e.Equal(
                $"coverage of {year.Subject.Sector} in the closed entry {entry.Index}",
                $"{drawnThen} of {largestThen}", year.ClaimedIn(closing) is SectorOutcome claimed ? $"{claimed.Drawn} of {claimed.Largest}" : "left out");
        }

        e.Conclude(expected, found);
    }

    private static (long Drawn, long Largest) ReachedAt(YearCase year, long size)
    {
        History history = year.Folder.HistoryAt(size);
        return (history.Counting(year.Subject.Sector, year.Subject.Year).Count, history.Largest(year.Subject.Sector, year.Subject.Year, 0));
    }
}

/// <summary>Enough rounds were drawn and disclosed (protocol section 12).</summary>
internal static class RoundsCheck
{
    public static void Run(YearCase year, Examination e)
    {
        int disclosed = year.Draws.Count(d => d.IsDisclosed && d.Receipt.Exists);
        InfeasibleBody[] infeasible = [.. year.Folder.Ledger.Of<InfeasibleBody>().Select(i => i.Body).Where(i => i.Sector == year.Subject.Sector && i.Year == year.Subject.Year)];
        foreach (InfeasibleBody round in infeasible)
        {
            e.Require(
                round.Eligible == 0 && round.Drawn <= round.Population,
                $"nobody who may be drawn in the infeasible round {round.Round}", $"{round.Eligible} of {round.Population} firms, {round.Drawn} drawn before");
        }

        string expected = FormattableString.Invariant($"at least {year.Rules.Rounds} disclosed receipts");
        string found = FormattableString.Invariant($"{disclosed}{(infeasible.Length == 0 ? "" : $", and {infeasible.Length} infeasible")}");
        year.RequireReached(disclosed >= year.Rules.Rounds, expected, found, e);
        foreach ((LedgerEntry entry, ClosedBody closing) in year.Undisclosed == 0 ? year.Closings : [])
        {
            int then = year.Draws.Count(d => d.IsDisclosed && d.Drawn?.Entry.Index < entry.Index);
            e.Equal($"rounds of {year.Subject.Sector} in the closed entry {entry.Index}", $"{then}", year.ClaimedIn(closing) is SectorOutcome claimed ? $"{claimed.Rounds}" : "left out");
        }

        e.Conclude(expected, found);
    }
}
