using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// The commitment carries the log before it, is the only one of its id, was made before its draw, and came after
/// the end and the disclosure of the sector's last one (protocol sections 3 and 8).
/// </summary>
internal static class HistoryCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        Commitment commitment = draw.Commitment.Value;
        TreeHead before = draw.Folder.Ledger.Tree.HeadAt(draw.Index);
        e.Equal("ledger head before the commitment's entry", before, commitment.Ledger);
        e.Equal("commitment entries of this draw", 1, draw.EntriesOf<CommitmentBody>().Count());
        e.Require(
            LedgerTime.IsBeforeDraw(draw.Entry.At, commitment.DrawAt),
            $"committed before {BeijingTime.Format(commitment.DrawAt)}", BeijingTime.Format(draw.Entry.At));
        ClosedBody? closed = draw.Folder.Ledger.Of<ClosedBody>().FirstOrDefault(c => c.Body.Year == draw.Id.Year && c.Entry.Index < draw.Index).Body;
        e.Require(closed is null, $"a commitment while {draw.Id.Year} is open", "the year is closed");
        Order(draw, e);
        foreach (DrawCase earlier in draw.Folder.Draws.Where(d => d.Id.Sector == draw.Id.Sector && d.Index < draw.Index))
        {
            Require(RoundOrder.AwaitEnd(earlier.Id, earlier.Ends.FirstOrDefault()?.Index, draw.Index), e);
        }

        DrawCase? last = draw.Folder.Before(draw);
        Require(RoundOrder.Refuse(draw.Id, last?.Id, last?.Void is not null), e);
        if (last is not null)
        {
            e.Part(() => Disclosed(draw, last, e));
            e.Part(() => Succession.Check(draw, last, e));
        }

        e.Conclude($"ledger head {before}", last?.Id is DrawId id ? $"the same; {id} has its end" : "the same; first of its sector");
    }

    private static void Order(DrawCase draw, Expectations e)
    {
        IEnumerable<int> committed = draw.Folder.Draws
            .Where(d => d.Index < draw.Index && d.Id.Sector == draw.Id.Sector && d.Id.Year == draw.Id.Year).Select(d => d.Id.Round);
        IEnumerable<int> infeasible = draw.Folder.Ledger.Of<InfeasibleBody>()
            .Where(i => i.Entry.Index < draw.Index && i.Body.Sector == draw.Id.Sector && i.Body.Year == draw.Id.Year).Select(i => i.Body.Round);
        Require(RoundOrder.Refuse(draw.Id, committed, infeasible), e);
    }

    private static void Disclosed(DrawCase draw, DrawCase last, Expectations e)
    {
        if (last.Drawn is not null && last.Commitment.Value.IsKeptBack)
        {
            Require(RoundOrder.AwaitDisclosure(last.Id, last.OwnValuesAt, draw.Index), e);
        }
    }

    private static void Require(IEnumerable<(string Expected, string Found)> refusals, Expectations e)
    {
        foreach ((string expected, string found) in refusals)
        {
            e.Require(holds: false, expected, found);
        }
    }
}
