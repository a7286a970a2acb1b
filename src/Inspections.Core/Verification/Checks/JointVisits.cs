using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification.Checks;

/// <summary>A firm that was drawn in two sectors of one year and is visited once (综合查一次), protocol section 9.</summary>
internal static class JointVisits
{
    /// <summary>Every joint visit of a draw is to a firm drawn in both, entered when it may be; the other draw is asked the same with its own sector.</summary>
    public static void Check(DrawCase draw, Expectations e)
    {
        var seen = new HashSet<Identifier>();
        foreach ((LedgerEntry entry, JoinedBody joined) in draw.EntriesOf<JoinedBody>())
        {
            string what = $"a joint visit (entry {entry.Index})";
            Identifier? id = draw.ToPast().JoinedId(joined.Firm);
            e.Require(id is not null, $"{what} to a firm drawn in {draw.Id}", $"{joined.Firm} was not");
            e.Require(id is null || seen.Add(id.Value), $"one joint visit of {joined.Firm} in {draw.Id}", "two");
            foreach ((LedgerEntry result, ResultBody body) in draw.EntriesOf<ResultBody>().Where(r => r.Body.Firm == id && r.Body.Opens?.Index < entry.Index))
            {
                e.Require(holds: false, $"{what} before the seal of {body.Record}", $"entry {body.Opens?.Index}, opened by {result.Index}");
            }

            e.Part(() => Days(draw, id, joined, e));
        }
    }

    /// <summary>Who a result is by: the drawn firm's team as it stood at a seal, or for a joint visit that of the earlier draw.</summary>
    public static IReadOnlyList<Identifier> TeamOf(DrawCase draw, Identifier drawn, long seal) => JointTeam.VisitorsOf(
        draw.Teams, drawn, draw.EntriesOf<JoinedBody>().Select(j => j.Body), other => Disclosed(draw, other, drawn).Teams, seal);

    // The firm is visited once: one day, not before the later draw.
    private static void Days(DrawCase draw, Identifier? id, JoinedBody joined, Expectations e)
    {
        DrawCase other = Other(draw, joined);
        if (First(draw, id) is not ResultBody here)
        {
            return;
        }

        var visit = JointDay.Of(draw.Commitment.Value.DrawAt, other.Commitment.Value.DrawAt, First(other, other.ToPast().JoinedId(joined.Firm))?.InspectedOn);
        DayRefusal? refusal = visit.Refuse(here.InspectedOn);
        e.Require(refusal != DayRefusal.BeforeLaterDraw, $"a joint visit of {joined.Firm} not before the later draw, {BeijingTime.Format(visit.LaterDraw)}", BeijingTime.Format(here.InspectedOn));
        e.Require(refusal != DayRefusal.NotOneVisit, $"one day for the joint visit of {joined.Firm}", $"{BeijingTime.Format(here.InspectedOn)} in {draw.Id}, {visit.Other:yyyy-MM-dd} in {other.Id}");
    }

    // The record that began last: one that was withdrawn before it says nothing any more.
    private static ResultBody? First(DrawCase draw, Identifier? id) => draw.EntriesOf<ResultBody>().Select(r => r.Body).LastOrDefault(r => r.Firm == id && r.Version == 1);

    private static DrawCase Other(DrawCase draw, JoinedBody joined) => Disclosed(draw, joined.OtherThan(draw.Id), joined.Firm);

    private static DrawCase Disclosed(DrawCase draw, DrawId id, Identifier firm)
    {
        DrawCase other = draw.Folder.Find(id) ?? throw new UnavailableException($"both draws of the joint visit to {firm}", "one is not in the ledger");
        return other.IsDisclosed ? other : throw new UnavailableException($"the disclosure of {other.Id}, for the joint visit to {firm}", "kept back");
    }
}
