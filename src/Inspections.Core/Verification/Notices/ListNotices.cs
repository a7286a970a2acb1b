using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using static Inspections.Core.Verification.Notices.NoticeText;

namespace Inspections.Core.Verification.Notices;

/// <summary>Notices on lists: what changed since the earlier ones, who is kept out by what, who was certain to be drawn.</summary>
internal static class ListNotices
{
    public static IEnumerable<Notice> FrameChanges(DrawCase draw)
    {
        if (draw.Folder.Earlier(draw) is not DrawCase earlier || earlier.Commitment.Value.Frame == draw.Commitment.Value.Frame)
        {
            return [];
        }

        (FrameLeaf? Then, FrameLeaf? Now)[] all = [.. FrameList.Differences(FrameList.Of(earlier.Frame.Value.Leaves), FrameList.Of(draw.Frame.Value.Leaves))];
        (FrameLeaf Then, FrameLeaf Now)[] stayed = [.. all.Where(p => p is { Then: not null, Now: not null }).Select(p => (p.Then!, p.Now!))];
        return Changes(NoticeKind.FrameChanged, draw, earlier,
        [
            ("entered", [.. all.Where(p => p.Then is null).Select(p => $"{p.Now!.Id}")]),
            ("left", [.. all.Where(p => p.Now is null).Select(p => $"{p.Then!.Id}")]),
            ("changed stratum", [.. stayed.Where(p => p.Then.Stratum != p.Now.Stratum).Select(p => $"{p.Now.Id} ({p.Then.Stratum} to {p.Now.Stratum})")]),
            ("changed firm", [.. stayed.Where(p => p.Then.Firm != p.Now.Firm).Select(p => $"{p.Now.Id} ({OrNone(p.Then.Firm)} to {OrNone(p.Now.Firm)})")]),
        ]);
    }

    public static IEnumerable<Notice> RosterChanges(DrawCase draw)
    {
        if (draw.Folder.Earlier(draw) is not DrawCase earlier || earlier.Commitment.Value.Roster == draw.Commitment.Value.Roster)
        {
            return [];
        }

        SectorCode sector = draw.Id.Sector;
        Dictionary<Identifier, RosterLeaf> then = earlier.Roster.Value.Leaves.ToDictionary(l => l.Id), now = draw.Roster.Value.Leaves.ToDictionary(l => l.Id);
        (RosterLeaf Then, RosterLeaf Now)[] stayed = [.. now.Values.Where(l => then.ContainsKey(l.Id)).Select(l => (then[l.Id], l))];
        return Changes(NoticeKind.RosterChanged, draw, earlier,
        [
            ("entered", [.. now.Keys.Where(i => !then.ContainsKey(i)).Select(i => $"{i}")]),
            ("left", [.. then.Keys.Where(i => !now.ContainsKey(i)).Select(i => $"{i}")]),
            ("lost the sector", [.. stayed.Where(p => p.Then.Sectors.Contains(sector) && !p.Now.Sectors.Contains(sector)).Select(p => $"{p.Now.Id}")]),
            ("won the sector", [.. stayed.Where(p => !p.Then.Sectors.Contains(sector) && p.Now.Sectors.Contains(sector)).Select(p => $"{p.Now.Id}")]),
            ("changed department", [.. stayed.Where(p => p.Then.Department != p.Now.Department).Select(p => $"{p.Now.Id} ({p.Then.Department} to {p.Now.Department})")]),
            ("became unavailable", [.. stayed.Where(p => p.Then.Unavailable is null && p.Now.Unavailable is not null).Select(p => $"{p.Now.Id} ({p.Now.Unavailable.ToString()!.ToLowerInvariant()})")]),
            ("ceased to be unavailable", [.. stayed.Where(p => p.Then.Unavailable is not null && p.Now.Unavailable is null).Select(p => $"{p.Now.Id}")]),
        ]);
    }

    public static IEnumerable<Notice> Visits(DrawCase draw) => Without(
        draw, InspectionScope.WithoutVisits, ids => new Notice(NoticeKind.ExcludedByVisits, $"kept out by visits alone: {Sorted(ids)}", draw.Id));

    public static IEnumerable<Notice> Others(DrawCase draw) => Without(
        draw, InspectionScope.Own, ids => new Notice(NoticeKind.ExcludedByOthers, $"kept out by inspections of other ids or sectors: {Sorted(ids)}", draw.Id));

    public static IEnumerable<Notice> Certain(DrawCase draw)
    {
        Commitment commitment = draw.Commitment.Value;
        IReadOnlyList<StratumFigures> figures = FrameFigures.Of(
            draw.Frame.Value.Leaves, [.. commitment.Quotas.Select(q => (q.Stratum, q.Rate))], commitment.Lifted);
        foreach ((Quota quota, _) in commitment.Quotas.Zip(figures).Where(p => p.First.Take > 0 && p.First.Take == p.Second.Eligible))
        {
            yield return new Notice(NoticeKind.Certain, FormattableString.Invariant($"stratum {quota.Stratum}: all {quota.Take} that may be drawn are drawn"), draw.Id);
        }

        if (commitment.Lifted)
        {
            yield return new Notice(NoticeKind.Certain, "lifted: only firms that were drawn before may be drawn", draw.Id);
        }
    }

    public static IEnumerable<Notice> ClosedOut(DrawCase draw)
    {
        IReadOnlySet<Identifier> closed = draw.Folder.ClosedOutBefore(draw.Index);
        if (closed.Count == 0)
        {
            return [];
        }

        Identifier[] listed = [.. FrameList.Of(draw.Frame.Value.Leaves).Flagged(closed).Where(l => closed.Contains(l.Id) || (l.Firm is Identifier firm && closed.Contains(firm))).Select(l => l.Id)];
        return listed.Length == 0 ? [] : [new Notice(NoticeKind.ClosedOutStillListed, $"closed out before and still listed: {Sorted(listed)}", draw.Id)];
    }

    private static IEnumerable<Notice> Without(DrawCase draw, InspectionScope scope, Func<IEnumerable<Identifier>, Notice> notice)
    {
        FrameList frame = FrameList.Of(draw.Frame.Value.Leaves);
        if (frame.ExcludedCount == 0)
        {
            return [];
        }

        ExclusionRule rule = draw.ExclusionRule(scope);
        Identifier[] ids = [.. frame.Flagged([]).Where(l => l.Excluded != Exclusions.None && rule.Of(l.Id, l.Inspected) == Exclusions.None).Select(l => l.Id)];
        return ids.Length == 0 ? [] : [notice(ids)];
    }

    private static IEnumerable<Notice> Changes(NoticeKind kind, DrawCase draw, DrawCase earlier, (string What, string[] Ids)[] changes) =>
        changes.Where(c => c.Ids.Length > 0).Select(c => new Notice(kind, $"{c.What} since {earlier.Id}: {Sorted(c.Ids)}", draw.Id));

    private static string OrNone(Identifier? id) => id?.ToString() ?? "none";
}
