using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using static Inspections.Core.Verification.Notices.NoticeText;

namespace Inspections.Core.Verification.Notices;

/// <summary>Notices on what people decided, on values and on results of one draw.</summary>
internal static class DrawNotices
{
    public static IEnumerable<Notice> Decisions(DrawCase draw) => draw.EntriesOf<EntryBody>()
        .Select(x => x.Body switch
        {
            VoidBody v => (NoticeKind.Void, $"{VoidBody.NameOf(v.Reason)}{(v.Source is Label source ? $" of {source}" : "")}, decided by {v.DecidedBy}, approved by {v.ApprovedBy}"),
            ValueBody { Value: Source.Absent } a => (NoticeKind.AbsentValue, $"{a.Name}"),
            SubstitutionBody s => (NoticeKind.Substitution, $"{s.Firm}: {s.Substitute} for {s.Inspector}, {s.Reason.Name()}, decided by {s.DecidedBy}, approved by {s.ApprovedBy}"),
            NamedBody n => (NoticeKind.NamedTeam, $"{n.Firm}: {InOrder(n.Inspectors.Select(i => $"{i}"))}, decided by {n.DecidedBy}, approved by {n.ApprovedBy}"),
            JoinedBody j => (NoticeKind.Joined, $"{j.Firm} together with {(j.Earlier == draw.Id ? j.Later : j.Earlier)}"),
            _ => ((NoticeKind Kind, string Text)?)null,
        })
        .Where(n => n is not null)
        .Select(n => new Notice(n!.Value.Kind, n.Value.Text, draw.Id));

    public static IEnumerable<Notice> SmallestPool(DrawCase draw)
    {
        if (!draw.IsDisclosed || draw.Redraw.Selection.DrawOrder.Count == 0)
        {
            return [];
        }

        var smallest = draw.Redraw.Selection.DrawOrder
            .Select(f => (Firm: f, Pool: draw.Redraw.Eligibility.CountAllowedFor(f)))
            .MinBy(p => (p.Pool, p.Firm));
        return [new Notice(NoticeKind.SmallestPool, FormattableString.Invariant($"{smallest.Pool} inspectors for {smallest.Firm}, team of {draw.Commitment.Value.Team.Size}"), draw.Id)];
    }

    public static IEnumerable<Notice> Publishers(DrawCase draw) => draw.Commitment.Value.Sources
        .Where(s => s is LotterySource or DrandSource)
        .Select(s => (Source: s, draw.ValueOf(s.Name)?.Body.Value))
        .Where(s => s.Value is not null)
        .Select(s => new Notice(NoticeKind.CompareWithPublisher, $"{s.Source.Name}, {BeijingTime.Format(s.Source.KnownAt!.Value)}: {s.Value}", draw.Id));

    public static IEnumerable<Notice> Results(DrawCase draw)
    {
        var records = draw.EntriesOf<ResultBody>().Select(r => r.Body).GroupBy(r => r.Record).Select(g => g.ToArray()).ToList();
        foreach (ResultBody[] versions in records)
        {
            foreach ((ResultBody then, ResultBody now) in versions.Zip(versions.Skip(1)))
            {
                yield return new Notice(
                    NoticeKind.Corrected, FormattableString.Invariant($"{now.Firm}: record {now.Record} version {now.Version}: {InOrder(Changes(then, now))}"), draw.Id);
            }
        }

        foreach (var firm in records.GroupBy(r => r[0].Firm))
        {
            foreach ((ResultBody[] before, ResultBody[] after) in firm.Zip(firm.Skip(1)))
            {
                yield return new Notice(NoticeKind.Reinspected, $"{firm.Key}: record {after[0].Record} after {before[0].Record}", draw.Id);
            }
        }

        Identifier[] pending = [.. records.GroupBy(r => r[0].Firm).Where(g => g.Last()[^1].Categories.Contains(ResultCategory.ProblemPendingFollowUp)).Select(g => g.Key)];
        if (pending.Length > 0 && draw.Folder.Ledger.Of<ClosedBody>().Any(c => c.Body.Year == draw.Id.Year))
        {
            yield return new Notice(NoticeKind.StillPending, Sorted(pending), draw.Id);
        }
    }

    private static IEnumerable<string> Changes(ResultBody then, ResultBody now)
    {
        (string What, string Then, string Now)[] all =
        [
            ("categories", Joined(then.Categories, '+'), Joined(now.Categories, '+')),
            ("inspectedOn", BeijingTime.Format(then.InspectedOn), BeijingTime.Format(now.InspectedOn)),
            ("inspectors", Joined(then.Inspectors, '+'), Joined(now.Inspectors, '+')),
            ("items", Joined(then.Items, '+'), Joined(now.Items, '+')),
        ];
        return all.Where(c => c.Then != c.Now).Select(c => $"{c.What} {c.Then} to {c.Now}");
    }
}
