using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>A year is closed once, after every draw of it has its end and its disclosure, and takes little afterwards (protocol section 9).</summary>
internal static class Closings
{
    public static void Check(PublishedFolder folder, Expectations e)
    {
        var years = new ClosedYears();
        foreach (LedgerEntry entry in folder.Ledger.Entries)
        {
            string? refusal = years.Refuse(entry.Body);
            e.Require(refusal is null, refusal ?? "", $"{entry.Body.Kind}, entry {entry.Index}");
            years.Add(entry.Index, entry.Body);
            if (entry.Body is ClosedBody closing)
            {
                Sectors(folder, entry, closing, e);
                foreach (DrawCase draw in folder.Draws.Where(d => d.Id.Year == closing.Year && d.Index < entry.Index))
                {
                    e.Part(() => Finished(draw, entry, e));
                }
            }
        }
    }

    // Each sector that was drawn or infeasible, once and no other.
    private static void Sectors(PublishedFolder folder, LedgerEntry entry, ClosedBody closing, Expectations e)
    {
        SectorCode[] owed = [.. folder.Draws.Where(d => d.Id.Year == closing.Year && d.Index < entry.Index && !d.IsVoidBefore(entry.Index)).Select(d => d.Id.Sector)
            .Concat(folder.Ledger.Of<InfeasibleBody>().Where(i => i.Body.Year == closing.Year && i.Entry.Index < entry.Index).Select(i => i.Body.Sector))
            .Distinct().Order()], named = [.. closing.Sectors.Select(s => s.Sector)];
        e.Require(owed.SequenceEqual(named), $"sectors in entry {entry.Index}, which closes {closing.Year}: {Wording.List(owed)}", Wording.List(named));
    }

    private static void Finished(DrawCase draw, LedgerEntry closing, Expectations e)
    {
        LedgerEntry? end = draw.Ends.FirstOrDefault();
        e.Require(end?.Index < closing.Index, $"the end of {draw.Id} before its year is closed, entry {closing.Index}", end is null ? "it has none" : $"entry {end.Index}");
        if (draw.Drawn is not null && draw.Commitment.Value.IsKeptBack)
        {
            long? disclosed = draw.DisclosedAt?.Index;
            e.Require(disclosed < closing.Index, $"the disclosure of {draw.Id} before its year is closed, entry {closing.Index}", disclosed is null ? "kept back" : $"entry {disclosed}");
        }
    }
}
