using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Notices;

/// <summary>Notices on times: what was hurried, and what came late or not at all.</summary>
internal static class TimeNotices
{
    private const int LateResultDays = 45;

    private static readonly TimeSpan ShortestLead = TimeSpan.FromHours(24), ShortestPause = TimeSpan.FromHours(168), LateAfter = TimeSpan.FromHours(24);

    public static IEnumerable<Notice> ShortLead(DrawCase draw) => draw.Commitment.Value.DrawAt - draw.Entry.At < ShortestLead
        ? [new Notice(NoticeKind.ShortLead, $"committed {BeijingTime.Format(draw.Entry.At)}, drawn {BeijingTime.Format(draw.Commitment.Value.DrawAt)}", draw.Id)]
        : [];

    public static IEnumerable<Notice> RoundsClose(DrawCase draw)
    {
        if (draw.Folder.Earlier(draw) is not DrawCase earlier)
        {
            return [];
        }

        DateTimeOffset then = earlier.Commitment.Value.DrawAt, now = draw.Commitment.Value.DrawAt;
        return now - then < ShortestPause
            ? [new Notice(NoticeKind.RoundsClose, $"{earlier.Id} at {BeijingTime.Format(then)}, this one at {BeijingTime.Format(now)}", draw.Id)]
            : [];
    }

    public static IEnumerable<Notice> LateEnd(DrawCase draw, DateTimeOffset now)
    {
        Commitment commitment = draw.Commitment.Value;
        DateTimeOffset due = commitment.Sources.Select(s => s.KnownAt ?? commitment.DrawAt).Append(commitment.DrawAt).Max();
        LedgerEntry? end = draw.Ends.FirstOrDefault();
        return (end?.At ?? now) - due > LateAfter
            ? [new Notice(NoticeKind.LateEnd, $"due {BeijingTime.Format(due)}, {(end is null ? "not ended" : $"ended {BeijingTime.Format(end.At)}")}", draw.Id)]
            : [];
    }

    public static IEnumerable<Notice> LateDisclosure(DrawCase draw, DateTimeOffset now)
    {
        if (draw.Void is not null || draw.Commitment.Value.DiscloseBy is not DateOnly by)
        {
            return [];
        }

        LedgerEntry? disclosed = draw.DisclosedAt;
        return BeijingTime.DateOf(disclosed?.At ?? now) > by
            ? [new Notice(NoticeKind.LateDisclosure, $"due {BeijingTime.Format(by)}, {(disclosed is null ? "not disclosed" : $"disclosed {BeijingTime.Format(disclosed.At)}")}", draw.Id)]
            : [];
    }

    public static IEnumerable<Notice> LateResults(DrawCase draw) => draw.EntriesOf<ResultBody>()
        .Where(r => r.Body.Version == 1 && BeijingTime.DateOf(r.Entry.At).DayNumber - r.Body.InspectedOn.DayNumber > LateResultDays)
        .Select(r => new Notice(NoticeKind.LateResult, $"{r.Body.Firm}: inspected {BeijingTime.Format(r.Body.InspectedOn)}, opened {BeijingTime.Format(BeijingTime.DateOf(r.Entry.At))}", draw.Id));
}
