using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Rounds;

/// <summary>When a year is over: what was never committed to is missed, and the ledger says what every sector reached.</summary>
internal static class YearClosing
{
    /// <summary>Closes every year before <paramref name="year"/> that had rounds, once nothing of it is open.</summary>
    public static void CloseBefore(Session session, Bureau bureau, int year)
    {
        LedgerBook ledger = LedgerBook.Open(session);
        var closed = ledger.Bodies.OfType<ClosedBody>().Select(c => c.Year).ToHashSet();
        foreach (int past in RoundBook.Years(session).Where(y => y < year && !closed.Contains(y)))
        {
            foreach (Round round in RoundBook.OfYear(session, past).Where(r => r.State == RoundState.Planned))
            {
                RoundBook.TryStep(session, round, RoundState.Missed, bureau.Now);
            }

            IReadOnlyList<Round> rounds = RoundBook.OfYear(session, past);
            if (rounds.All(r => r.IsSettled))
            {
                ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new ClosedBody(past, Outcomes(session, ledger, past, rounds)));
                foreach (Round round in rounds.Where(r => r.State == RoundState.Published))
                {
                    RoundProgress.Advance(session, round.Draw, RoundState.Closed, bureau.Now);
                }
            }
        }
    }

    private static SectorOutcome[] Outcomes(Session session, LedgerBook ledger, int year, IReadOnlyList<Round> rounds)
    {
        History history = DrawBook.History(session, ledger.Bodies);
        return [.. rounds.GroupBy(r => r.Draw.Sector).OrderBy(g => g.Key).Select(g => new SectorOutcome(
            g.Key,
            history.Counting(g.Key, year).Count,
            history.Largest(g.Key, year, own: 0),
            g.Count(r => RoundSteps.IsDrawn(r.State))))];
    }
}
