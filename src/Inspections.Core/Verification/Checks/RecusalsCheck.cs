using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger;

namespace Inspections.Core.Verification.Checks;

/// <summary>Every drawn firm's recusal leaf is opened, in draw order, at the firm's place, and stands in the tree committed to (protocol section 2).</summary>
internal static class RecusalsCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        if (draw.Void is not null)
        {
            e.Conclude("nothing is opened of a void draw", "void");
            return;
        }

        if (draw.Commitment.Value.Recusals is not TreeHead committed)
        {
            e.Require(!draw.Openings.Exists || draw.Openings.Read().Count == 0, "no openings: the commitment has no recusals", "recusals.jsonl has some");
            e.Conclude("no recusals in the commitment", "none opened");
            return;
        }

        IReadOnlyList<RecusalOpening> openings = draw.Openings.Read();
        IReadOnlyList<Identifier> drawn = draw.Redraw.Selection.DrawOrder;
        e.Require(
            drawn.SequenceEqual(openings.Select(o => o.Leaf.Id)),
            $"the drawn firms in draw order: {Wording.List(drawn)}", Wording.List(openings.Select(o => o.Leaf.Id)));
        foreach ((RecusalOpening opening, bool stands) in openings.Zip(RecusalOpening.StandIn(committed, openings)))
        {
            e.Require(stands, $"the leaf of {opening.Leaf.Id} in the tree {committed}", "its proof leads elsewhere");
            e.Require(
                draw.Redraw.IndexOf(opening.Leaf.Id) == opening.Index,
                $"the leaf of {opening.Leaf.Id} at the firm's place in the frame", $"place {opening.Index}");
        }

        SameForProjects(draw, openings, e);
        e.Conclude($"{drawn.Count} leaves that stand in {committed}", $"{openings.Count} leaves opened");
    }

    private static void SameForProjects(DrawCase draw, IReadOnlyList<RecusalOpening> openings, Expectations e)
    {
        var byFirm = openings
            .Where(o => draw.Redraw.FindLeaf(o.Leaf.Id) is not null)
            .GroupBy(o => draw.Redraw.LeafOf(o.Leaf.Id).Inspected);
        foreach (IGrouping<Identifier, RecusalOpening> firm in byFirm)
        {
            RecusalLeaf first = firm.First().Leaf;
            RecusalLeaf? other = firm.Select(o => o.Leaf).FirstOrDefault(l => !l.Inspectors.SequenceEqual(first.Inspectors));
            e.Require(
                other is null,
                $"the same recusals for all projects of {firm.Key}", $"{Wording.List(first.Inspectors)} for {first.Id}, {Wording.List(other?.Inspectors ?? [])} for {other?.Id}");
        }
    }
}
