using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification;

/// <summary>What a reader should know of a draw besides the checks (protocol section 12).</summary>
internal static class Notices
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromDays(1);

    private static readonly Func<DrawCase, IEnumerable<Notice>>[] Kinds =
        [FrameNotices.Changes, FrameNotices.Visits, Policy, Decisions, LateEnd, LateDisclosure, SmallestPool, Publishers, WitnessNotices.Changed, WitnessNotices.Notes];

    public static IEnumerable<Notice> Of(DrawCase draw) => Kinds.SelectMany(kind => Attempt.OrDefault(() => kind(draw).ToArray()) ?? []);

    private static IEnumerable<Notice> Policy(DrawCase draw) =>
        draw.Policy.Value.Effective is DateOnly from && from > BeijingTime.DateOf(draw.Commitment.Value.DrawAt)
            ? [new Notice(NoticeKind.PolicyNotInForce, $"policy {draw.Policy.Value.Digest} holds from {BeijingTime.Format(from)}", draw.Id)]
            : [];

    private static IEnumerable<Notice> Decisions(DrawCase draw) => draw.EntriesOf<EntryBody>()
        .Select(x => x.Body switch
        {
            SubstitutionBody s => (NoticeKind.Substitution, $"{s.Firm}: {s.Substitute} for {s.Inspector}, {s.Reason}, decided by {s.DecidedBy}, approved by {s.ApprovedBy}"),
            NamedBody n => (NoticeKind.NamedTeam, $"{n.Firm}: {Wording.List(n.Inspectors)}, decided by {n.DecidedBy}, approved by {n.ApprovedBy}"),
            VoidBody v => (NoticeKind.Void, $"{v.Reason}{(v.Source is Label source ? $" of '{source}'" : "")}, decided by {v.DecidedBy}, approved by {v.ApprovedBy}"),
            ValueBody { Value: Source.Absent } a => (NoticeKind.AbsentValue, $"'{a.Name}'"),
            _ => ((NoticeKind Kind, string Text)?)null,
        })
        .Where(n => n is not null)
        .Select(n => new Notice(n!.Value.Kind, n.Value.Text, draw.Id));

    private static IEnumerable<Notice> LateEnd(DrawCase draw)
    {
        Commitment commitment = draw.Commitment.Value;
        DateTimeOffset due = commitment.Sources.Select(s => s.KnownAt ?? commitment.DrawAt).Append(commitment.DrawAt).Max();
        DateTimeOffset? ended = draw.Ends.FirstOrDefault()?.At ?? draw.Folder.Ledger.LatestAt;
        return ended is DateTimeOffset at && at - due > LateAfter
            ? [new Notice(NoticeKind.LateEnd, $"due {BeijingTime.Format(due)}, {(draw.Ends.Any() ? "ended" : "not ended by")} {BeijingTime.Format(at)}", draw.Id)]
            : [];
    }

    private static IEnumerable<Notice> LateDisclosure(DrawCase draw)
    {
        if (draw.Void is not null || draw.Commitment.Value.DiscloseBy is not DateOnly by)
        {
            return [];
        }

        DateTimeOffset? disclosed = draw.IsDisclosed
            ? draw.EntriesOf<ValueBody>().Max(v => v.Entry.At)
            : draw.Folder.Ledger.LatestAt;
        return disclosed is DateTimeOffset at && BeijingTime.DateOf(at) > by
            ? [new Notice(NoticeKind.LateDisclosure, $"due {BeijingTime.Format(by)}, {(draw.IsDisclosed ? "disclosed" : "not disclosed by")} {BeijingTime.Format(at)}", draw.Id)]
            : [];
    }

    private static IEnumerable<Notice> SmallestPool(DrawCase draw)
    {
        if (!draw.IsDisclosed || draw.Redraw.Selection.DrawOrder.Count == 0)
        {
            return [];
        }

        var smallest = draw.Redraw.Selection.DrawOrder
            .Select(f => (Firm: f, Pool: draw.Redraw.Eligibility.AllowedFor(f).Count))
            .MinBy(p => p.Pool);
        return [new Notice(NoticeKind.SmallestPool, FormattableString.Invariant($"{smallest.Pool} inspectors for {smallest.Firm}, team of {draw.Commitment.Value.Team.Size}"), draw.Id)];
    }

    private static IEnumerable<Notice> Publishers(DrawCase draw) => draw.Commitment.Value.Sources
        .Where(s => s is LotterySource or DrandSource)
        .Select(s => (s.Name, draw.ValueOf(s.Name)?.Body.Value))
        .Where(s => s.Value is not null)
        .Select(s => new Notice(NoticeKind.CompareWithPublisher, $"'{s.Name}': {s.Value}", draw.Id));
}
