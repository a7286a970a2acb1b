using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Enough distinct firms were drawn and still count, by the largest frame of the year, as it stood when the year was closed, and
/// that is what the <c>closed</c> entry says (protocol sections 9, 10 and 12).
/// </summary>
internal static class CoverageCheck
{
    public static void Run(YearCase year, Expectations e)
    {
        if (year.Closings.Count == 0)
        {
            e.Conclude("judged when the year is closed", "it is open");
            return;
        }

        (LedgerEntry entry, ClosedBody closing) = year.Closings[0];
        SectorOutcome? claimed = year.ClaimedIn(closing);
        if (!year.IsOwed)
        {
            e.Require(claimed is null, $"no row of {year.Subject.Sector} in the closed entry {entry.Index}: neither drawn nor infeasible", "there is one");
            e.Conclude("nothing owed to a sector that was neither drawn nor infeasible", "nothing");
            return;
        }

        SectorYearFigures figures = year.FiguresAt(entry.Index);
        (long drawn, long largest) = (figures.Drawn, figures.Largest);
        SectorPolicy rules = year.Rules ?? throw new UnavailableException($"a policy for {year.Subject}", "none has rules for it");
        long needed = figures.Needed(rules.Floor);
        string expected = FormattableString.Invariant($"at least {needed} distinct firms of {largest}, {rules.Floor}");
        string found = FormattableString.Invariant($"{drawn} drawn and counting");
        e.Require(drawn >= needed, expected, found);
        e.Equal(
            $"coverage of {year.Subject.Sector} in the closed entry {entry.Index}",
            $"{drawn} of {year.LargestAt(entry.Index)}", claimed is null ? "left out" : $"{claimed.Drawn} of {claimed.Largest}");
        e.Conclude(expected, found);
    }
}

/// <summary>Enough rounds were drawn and disclosed, or infeasible, when the year was closed (protocol section 12).</summary>
internal static class RoundsCheck
{
    public static void Run(YearCase year, Expectations e)
    {
        foreach ((LedgerEntry entry, InfeasibleBody round) in year.Infeasible)
        {
            e.Require(
                round.Eligible == 0 && round.Drawn <= round.Population,
                $"nobody who may be drawn in the infeasible round {round.Round}", $"{round.Eligible} of {round.Population} firms, {round.Drawn} drawn before");
            bool used = year.Draws.Any(d => d.Id.Round == round.Round && d.Index < entry.Index && !d.IsVoidBefore(entry.Index))
                || year.Infeasible.Any(i => i.Body.Round == round.Round && i.Entry.Index < entry.Index);
            e.Require(!used, $"a round number of its own for the infeasible entry {entry.Index}", $"round {round.Round} was used before");
        }

        if (year.Closings.Count == 0 || !year.IsOwed)
        {
            e.Conclude("judged when the year is closed", year.IsOwed ? "it is open" : "nothing owed");
            return;
        }

        (LedgerEntry closed, ClosedBody closing) = year.Closings[0];
        int reached = year.RoundsAt(closed.Index);
        SectorPolicy rules = year.Rules ?? throw new UnavailableException($"a policy for {year.Subject}", "none has rules for it");
        string expected = FormattableString.Invariant($"at least {rules.Rounds} rounds disclosed or infeasible"), found = FormattableString.Invariant($"{reached}");
        e.Require(reached >= rules.Rounds, expected, found);
        e.Equal($"rounds of {year.Subject.Sector} in the closed entry {closed.Index}", found, year.ClaimedIn(closing) is SectorOutcome claimed ? $"{claimed.Rounds}" : "left out");
        e.Conclude(expected, found);
    }
}
