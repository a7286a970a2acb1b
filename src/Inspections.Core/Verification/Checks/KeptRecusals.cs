using Inspections.Core.Drawing;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification.Checks;

/// <summary>An inspector replaced because of a recusal is recused from that firm and its projects in every later list of the year (protocol section 9).</summary>
internal static class KeptRecusals
{
    public static void Check(DrawCase draw, Expectations e)
    {
        long listedAt = ListedAt(draw);
        foreach (BindingRecusal recusal in draw.Folder.Recusals.Where(r => r.Since < listedAt && r.Draw.Year == draw.Id.Year))
        {
            string expected = $"a recusal of {recusal.Inspector} from {recusal.Firm}, since {recusal.Draw}";
            if (draw.Commitment.Value.Recusals is null)
            {
                e.Require(!FrameList.Of(draw.Frame.Value.Leaves).Flagged([recusal.Id, recusal.Firm]).Any(recusal.IsAbout), expected, "the commitment has no recusals");
                continue;
            }

            foreach (RecusalOpening opening in draw.Openings.ValueOrNull ?? [])
            {
                e.Require(
                    draw.Redraw.FindLeaf(opening.Leaf.Id) is not FrameLeaf leaf || !recusal.IsAbout(leaf) || opening.Leaf.Inspectors.Contains(recusal.Inspector),
                    expected, $"{opening.Leaf.Id}: {Wording.List(opening.Leaf.Inspectors)}");
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
}
