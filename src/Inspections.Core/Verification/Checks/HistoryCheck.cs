using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// The commitment carries the log before it, is the only one of its id, was made before its draw, and came after
/// the end and the disclosure of the sector's last one (protocol sections 3 and 8).
/// </summary>
internal static class HistoryCheck
{
    public static void Run(DrawCase draw, Examination e)
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
            LedgerEntry? end = earlier.Ends.FirstOrDefault();
            e.Require(end is not null && end.Index < draw.Index, $"the end of {earlier.Id} before entry {draw.Index}", end is null ? "it has none" : $"entry {end.Index}");
        }

        if (draw.Folder.Before(draw) is DrawCase last)
        {
            e.Part(() => Disclosed(draw, last, e));
            e.Part(() => Succession.Check(draw, last, e));
        }

        e.Conclude($"ledger head {before}", draw.Folder.Before(draw)?.Id is DrawId id ? $"the same; {id} has its end" : "the same; first of its sector");
    }

    // Every round before this one was committed to, or was infeasible.
    private static void Order(DrawCase draw, Examination e)
    {
        var earlier = draw.Folder.Draws
            .Where(d => d.Index < draw.Index && d.Id.Sector == draw.Id.Sector && d.Id.Year == draw.Id.Year)
            .Select(d => d.Id.Round)
            .Concat(draw.Folder.Ledger.Of<InfeasibleBody>()
                .Where(i => i.Entry.Index < draw.Index && i.Body.Sector == draw.Id.Sector && i.Body.Year == draw.Id.Year)
                .Select(i => i.Body.Round))
            .ToHashSet();
        int missing = Enumerable.Range(1, int.Min(draw.Id.Round - 1, earlier.Count + 1)).FirstOrDefault(r => !earlier.Contains(r));
        e.Require(
            missing == 0,
            $"rounds 1 to {draw.Id.Round - 1} committed to, or entered as infeasible, before", $"not round {missing}");
        bool usedUp = draw.Folder.Ledger.Of<InfeasibleBody>().Any(i =>
            i.Entry.Index < draw.Index && i.Body.Sector == draw.Id.Sector && i.Body.Year == draw.Id.Year && i.Body.Round == draw.Id.Round);
        e.Require(!usedUp, $"no infeasible entry of round {draw.Id.Round} before", "the round has used up its number");
        e.Require(earlier.All(r => r <= draw.Id.Round), $"no later round before round {draw.Id.Round}", $"round {earlier.DefaultIfEmpty().Max()}");
    }

    private static void Disclosed(DrawCase draw, DrawCase last, Examination e)
    {
        if (last.Drawn is null || last.Commitment.Value.DiscloseBy is null)
        {
            return;
        }

        foreach (SealedSource own in last.Commitment.Value.Sources.OfType<SealedSource>().Where(s => s.Witness is null))
        {
            long? opened = last.ValueOf(own.Name)?.Entry.Index;
            e.Require(
                opened < draw.Index,
                $"the disclosure of {last.Id}, its value '{own.Name}', before entry {draw.Index}", opened is null ? "it is not there" : $"entry {opened}");
        }
    }
}
