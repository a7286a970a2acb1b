using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification.Checks;

/// <summary>Who visits a firm that was drawn in two sectors (综合查一次), protocol section 9.</summary>
internal static class JointVisits
{
    /// <summary>A joint visit is to a firm that was drawn; the other draw is asked the same with its own sector.</summary>
    public static void RequireDrawn(DrawCase draw, Examination e)
    {
        foreach (JoinedBody joined in draw.EntriesOf<JoinedBody>().Select(j => j.Body))
        {
            e.Require(
                draw.Redraw.Selection.DrawOrder.Any(f => f == joined.Firm || draw.Redraw.LeafOf(f).Inspected == joined.Firm),
                $"a joint visit to a firm drawn in {draw.Id}", $"{joined.Firm} was not");
        }
    }

    /// <summary>The inspectors of a drawn firm: its team, or for a joint visit that of the earlier draw, or both.</summary>
    public static IReadOnlySet<Identifier> TeamOf(DrawCase draw, Identifier drawn, IReadOnlyList<Identifier> own)
    {
        Identifier firm = draw.Redraw.LeafOf(drawn).Inspected;
        JoinedBody? joined = draw.EntriesOf<JoinedBody>().Select(j => j.Body).FirstOrDefault(j => j.Firm == drawn || j.Firm == firm);
        if (joined is null)
        {
            return own.ToHashSet();
        }

        DrawCase other = draw.Folder.Find(joined.Earlier == draw.Id ? joined.Later : joined.Earlier)
            ?? throw new UnavailableException($"both draws of the joint visit to {joined.Firm}", "one is not in the ledger");
        if (!other.IsDisclosed)
        {
            throw new UnavailableException($"the disclosure of {other.Id}, for the joint visit to {joined.Firm}", "kept back");
        }

        // Faults in the other draw's teams are reported with its own sector.
        FieldTeams theirs = StandingTeams.Judge(other, new Examination());
        IReadOnlyList<Identifier> there = other.Redraw.Selection.DrawOrder
            .Where(f => f == drawn || other.Redraw.LeafOf(f).Inspected == firm)
            .Select(theirs.Of).FirstOrDefault() ?? [];
        return JointTeam.Of(Part(draw, own), Part(other, there)).ToHashSet();
    }

    private static JointPart Part(DrawCase draw, IReadOnlyList<Identifier> team) =>
        new(draw.Id, draw.Commitment.Value.DrawAt, team, draw.Roster.Value.Leaves);
}
