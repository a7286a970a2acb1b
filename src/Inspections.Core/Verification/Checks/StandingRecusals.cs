using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Checks;

/// <summary>An inspector replaced because of a recusal is recused from that firm in every later list of the year (protocol section 9).</summary>
internal static class StandingRecusals
{
    public static void Check(DrawCase draw, Examination e)
    {
        long listedAt = ListedAt(draw);
        IEnumerable<SubstitutionBody> earlier = draw.Folder.Ledger.Of<SubstitutionBody>()
            .Where(s => Since(s.Entry) < listedAt && s.Body.Reason == SubstitutionReason.Recusal && s.Body.Draw.Year == draw.Id.Year)
            .Select(s => s.Body);
        foreach (SubstitutionBody substitution in earlier)
        {
            Identifier firm = draw.Folder.Find(substitution.Draw)?.Redraw.FindLeaf(substitution.Firm)?.Inspected ?? substitution.Firm;
            if (draw.Commitment.Value.Recusals is null)
            {
                e.Require(
                    draw.Frame.Value.Leaves.All(l => l.Inspected != firm),
                    $"a recusal of {substitution.Inspector} from {firm}, since {substitution.Draw}", "the commitment has no recusals");
                continue;
            }

            foreach (RecusalOpening opening in draw.Openings.ValueOrNull ?? [])
            {
                e.Require(
                    (draw.Redraw.FindLeaf(opening.Leaf.Id)?.Inspected ?? opening.Leaf.Id) != firm || opening.Leaf.Inspectors.Contains(substitution.Inspector),
                    $"a recusal of {substitution.Inspector} from {firm}, since {substitution.Draw}", $"{opening.Leaf.Id}: {Wording.List(opening.Leaf.Inspectors)}");
            }
        }
    }

    // A try that must keep a voided one's list is no later list: what was found in between stands in the next one.
    private static long ListedAt(DrawCase draw)
    {
        DrawCase first = draw;
        while (first.Folder.Before(first) is DrawCase last && Succession.MustKeepRecusals(first, last))
        {
            first = last;
        }

        return first.Index;
    }

    /// <summary>Where an entry takes effect: where it was sealed, if it was kept back.</summary>
    public static long Since(LedgerEntry entry) => entry.Body.Opens?.Index ?? entry.Index;
}
