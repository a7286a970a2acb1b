using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Health;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>Writes down what a watch finds and reports what is wrong. An alarm stays in the record until a person has seen it, also when it is over.</summary>
internal sealed class WatchFindings(WatchOptions options, TimeProvider time, Conditions conditions, FileWriter write)
{
    /// <summary>A draw names this witness and is not signed.</summary>
    public const string Unsigned = "SIGN-001";

    /// <summary>The public folder cannot be read.</summary>
    public const string Unread = "SITE-001";

    /// <summary>Something on the witness's own machine keeps the watch from its work.</summary>
    public const string Own = "WATCH-001";

    // Once is an accident that the next look makes good.
    private const int Repeatedly = 3;

    private int _unread;

    private DateTimeOffset Now => BeijingTime.Of(time.GetUtcNow());

    /// <summary>The ledger goes on from the last one.</summary>
    public void Right(TreeHead head, IEnumerable<WatchTrouble> unsigned)
    {
        WatchTrouble[] troubles = [.. unsigned];
        _unread = 0;
        Keep(r => r with { FoundRightAt = Now, Head = head, Troubles = troubles, Alarms = Ended(r.Alarms) });
        foreach (RefusalKind kind in HistoryRefusals.All)
        {
            conditions.End(kind.Id);
        }

        conditions.End(Unread);
        conditions.End(Own);
        conditions.Set(Unsigned, troubles.Select(t => new Finding(t.Subject, t.Says)));
    }

    /// <summary>History changed.</summary>
    /// <param name="found">How.</param>
    /// <param name="keepEvidence">Keeps what is published now, and says where; asked once an alarm.</param>
    public void Changed(UserErrorException found, Func<string> keepEvidence)
    {
        _unread = 0;
        WatchAlarm? known = WatchRecord.Read(options.Record).Alarms.FirstOrDefault(a => a.Id == found.Id && a.Over is null && a.Says == found.Says);
        WatchAlarm alarm = known ?? new WatchAlarm(found.Id, Now, null, found.Says, keepEvidence());
        Keep(r => known is null ? r with { Alarms = [.. Ended(r.Alarms), alarm] } : r);
        conditions.End(Unread);
        conditions.Begin(
            found.Id, new Finding("", new Text($"{found.Says.Zh}。当时公布的文件存在 {alarm.Evidence}", $"{found.Says.En}; what was published then is kept in {alarm.Evidence}")));
    }

    /// <summary>The folder could not be read.</summary>
    public void Unreadable(UserErrorException why, IEnumerable<WatchTrouble> unsigned)
    {
        Keep(r => r with { Troubles = [new WatchTrouble("", why.Id, why.Says), .. unsigned] });
        if (++_unread >= Repeatedly)
        {
            conditions.Begin(Unread, new Finding("", why.Says));
        }
    }

    /// <summary>Nothing can be signed for a reason of the witness's own machine, or because the folder is incomplete.</summary>
    public void Hindered(UserErrorException why, IEnumerable<WatchTrouble> unsigned)
    {
        Keep(r => r with { Troubles = [new WatchTrouble("", why.Id, why.Says), .. unsigned] });
        conditions.Begin(Own, new Finding("", why.Says));
    }

    private void Keep(Func<WatchRecord, WatchRecord> change)
    {
        WatchRecord before = WatchRecord.Read(options.Record);
        DateTimeOffset? seen = SeenUntil(options);
        WatchRecord now = change(before with
        {
            Place = options.Place,
            IntervalSeconds = (long)options.Interval.TotalSeconds,
            LookedAt = Now,
            Alarms = [.. before.Alarms.Where(a => !(a.Over <= seen))],
        });
        write(options.Record, now.ToBytes());
    }

    /// <summary>Up to when a person has seen the alarms.</summary>
    public static DateTimeOffset? SeenUntil(WatchOptions options) =>
        File.Exists(options.Seen) ? BeijingTime.ParseMoment(File.ReadAllText(options.Seen).Trim()) : null;

    private WatchAlarm[] Ended(IReadOnlyList<WatchAlarm> alarms) => [.. alarms.Select(a => a.Over is null ? a with { Over = Now } : a)];
}
