using System.CommandLine;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing.Watching;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness status</c>: what a watch found; its exit code is for whoever supervises the machine.</summary>
internal static class WatchStatusCommand
{
    /// <summary>History changed: an alarm stands, or nobody has seen it yet.</summary>
    public const int Alarm = 1;

    /// <summary>Something that names this witness is not signed.</summary>
    public const int Unsigned = 2;

    // A look may take a while, and a site may be down for some minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static Command Make(TextWriter output, TimeProvider time)
    {
        var command = new Command("status", "监看的情况 what a watch found");
        Option<string?> key = new("--key") { Description = "见证私钥文件，状态文件在其旁 the witness's key, beside which the state lies" };
        Option<string?> state = new("--state") { Description = "状态文件 the file that remembers what was signed" };
        Option<bool> seen = new("--seen") { Description = "告警已阅（已恢复的不再显示）the alarms have been seen: those that are over are shown no more" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出 as JSON" };
        foreach (Option option in new Option[] { key, state, seen, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(state) ?? (parsed.GetValue(key) is string beside
                ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(beside))!, "state.json")
                : throw CommandRefusals.StateOrKey.Error());
            var options = new WatchOptions { Place = "", State = Path.GetFullPath(file), Notes = "", Seals = "" };
            if (!File.Exists(options.Record))
            {
                throw CommandRefusals.NoWatch.Error(options.Record);
            }

            DateTimeOffset now = BeijingTime.Of(time.GetUtcNow());
            if (parsed.GetValue(seen))
            {
                AtomicFile.Write(options.Seen, System.Text.Encoding.UTF8.GetBytes(BeijingTime.Format(now)));
            }

            WatchRecord record = WatchRecord.Read(options.Record);
            DateTimeOffset? until = WatchFindings.SeenUntil(options);
            record = record with { Alarms = [.. record.Alarms.Where(a => !(a.Over <= until))] };
            bool stale = record.FoundRightAt is null || now - record.FoundRightAt > Longest(record);
            int code = record.Alarms.Count > 0 ? Alarm : stale ? ExitCode.Unavailable : record.Troubles.Count > 0 ? Unsigned : 0;
            if (parsed.GetValue(json))
            {
                output.WriteLine(Json(record, code));
            }
            else
            {
                Write(output, record, stale);
            }

            return code;
        });
        return command;
    }

    private static TimeSpan Longest(WatchRecord record) =>
        TimeSpan.FromSeconds(3 * record.IntervalSeconds) is var looks && looks > Patience ? looks : Patience;

    private static void Write(TextWriter output, WatchRecord record, bool stale)
    {
        output.Say($"{("监看", "watched")}: {Printable.OneLine(record.Place)}");
        output.Say($"{("最近查看", "last look")}: {Moment(record.LookedAt)}；{("最近无误", "last found right")}: {Moment(record.FoundRightAt)}");
        if (record.Head is { } head)
        {
            output.Say($"{("已签署", "signed")}: {new Text($"{head.Size} 条", Counted.Of(head.Size, "entry", "entries"))}, {head.Root}");
        }

        foreach (WatchAlarm alarm in record.Alarms)
        {
            output.Say($"{("告警", "ALARM")} {alarm.Id}，{Moment(alarm.At)}{(alarm.Over is null ? null : new Text($"，已恢复 {Moment(alarm.Over)}（--seen）", $", over {Moment(alarm.Over)} (--seen)"))}");
            Lines(output, alarm.Says);
            output.Say($"  {("证据", "evidence")}: {alarm.Evidence}");
        }

        foreach (WatchTrouble trouble in record.Troubles)
        {
            output.Say($"{("未签署", "not signed")} {trouble.Subject} [{trouble.Id}]");
            Lines(output, trouble.Says);
            if (CommandHints.Find(trouble.Id) is { } command)
            {
                output.WriteLine($"  → {output.Word(command)}");
            }
        }

        if (stale)
        {
            output.Say($"{("监看没有运行，或长时间读不到公示目录", "the watch does not run, or has not been able to read the folder for long")}");
        }
    }

    private static void Lines(TextWriter output, Text says) => output.Tell($"  {Printable.OneLine(says.Zh)}", $"  {Printable.OneLine(says.En)}");

    private static string Json(WatchRecord record, int code) => ReadableJson.Write(new
    {
        code,
        place = record.Place,
        lookedAt = Moment(record.LookedAt),
        foundRightAt = Moment(record.FoundRightAt),
        head = record.Head is { } head ? new { size = head.Size, root = head.Root.ToString() } : null,
        alarms = record.Alarms.Select(a => new { id = a.Id, at = Moment(a.At), over = a.Over is null ? null : Moment(a.Over), chinese = a.Says.Zh, english = a.Says.En, evidence = a.Evidence }),
        troubles = record.Troubles.Select(t => new { subject = t.Subject, id = t.Id, chinese = t.Says.Zh, english = t.Says.En }),
    });

    private static string Moment(DateTimeOffset? moment) => moment is DateTimeOffset known ? BeijingTime.Format(known) : "—";
}
