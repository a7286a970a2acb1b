using System.Collections.Concurrent;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Finding = Inspections.Worker.Health.Finding;

namespace Inspections.Worker.Lifecycle;

/// <summary>What each worker of a database has for itself: a public folder, whose draws it verifies, and the file of the sealing key.</summary>
internal sealed partial class OwnMachine(BureauContext bureau, IPublication publisher, Conditions conditions, ILogger log)
{
    private readonly ConcurrentDictionary<DrawId, DateOnly> _verified = new();

    // By a clock that nobody sets.
    private long _looked = long.MinValue;

    /// <summary>True where <see cref="Look"/> was less than an interval ago.</summary>
    public bool HasLooked(TimeSpan interval) => Interlocked.Read(ref _looked) is var last && last != long.MinValue && bureau.Clock.GetElapsedTime(last) < interval;

    /// <summary>Looks after it, each as a step of its own.</summary>
    /// <param name="take">Takes a step of a name.</param>
    /// <param name="restored">What the publication before put back.</param>
    /// <param name="hasPublished">False where that publication failed.</param>
    public void Look(Action<string, Action> take, IReadOnlyList<string> restored, bool hasPublished)
    {
        take("look for lost files", () => conditions.Set(ConditionIds.EvidenceMissing, Lost(restored, hasPublished)));
        take("verify", VerifyNext);
        take("look for the sealing key", () => conditions.Set(ConditionIds.SealingKeyMissing, bureau.Database.Read(Closed)));
        Interlocked.Exchange(ref _looked, bureau.Clock.GetTimestamp());
    }

    /// <summary>Has the bureau read its own publication as a stranger would.</summary>
    public void Verify(Round round)
    {
        DrawId id = round.Draw;
        bool isFirst = !_verified.ContainsKey(id);
        _verified[id] = bureau.Today;
        if (publisher.Verify(id) is not { } report)
        {
            return;
        }

        if (report.Verdict == Verdict.Valid || (report.Verdict == Verdict.Incomplete && round.IsKeptBack))
        {
            conditions.End(ConditionIds.DrawNotValid, $"{id}");
            if (isFirst && report.Verdict == Verdict.Valid)
            {
                LogVerified(log, id);
            }
            else if (isFirst)
            {
                LogKeptBack(log, id, BeijingTime.Format(round.DiscloseBy!.Value));
            }

            return;
        }

        Core.Verification.Finding worst = report.Findings.MaxBy(f => f.Outcome)!;
        conditions.Begin(ConditionIds.DrawNotValid, new Finding(
            $"{id}",
            new Text(
                $"{id} 已公示，但核验结论为 {report.Verdict}：检查 {worst.Check}；请核验，查看全部结论，勿改动公示目录",
                $"{id} is published, but verifies {report.Verdict}: check {worst.Check}, expected {worst.Expected}, found {worst.Found}; verify it to see every check, and leave the folder as it is")));
    }

    // One draw a turn: each of the open years once after a start and once a day, whatever happened to the folder meanwhile.
    private void VerifyNext()
    {
        DateOnly today = bureau.Today;
        Round? next = bureau.Database.Read(RoundStore.Unfinished)
            .FirstOrDefault(r => RoundSteps.IsDrawn(r.State) && (!_verified.TryGetValue(r.Draw, out DateOnly on) || on != today));
        if (next is not null)
        {
            Verify(next);
        }
    }

    // A value that cannot be opened is a draw without an end, unless its key comes back or it is voided in time.
    private static Finding? Closed(Session session)
    {
        if (SealedValueStore.KeyInForce(session) is not { } inForce)
        {
            return null;
        }

        string draws = string.Join(", ", SealedValueStore.Closed(session));
        if (session.Database?.Sealing?.Id == inForce && draws.Length == 0)
        {
            return null;
        }

        return new Finding(
            "",
            new Text(
                $"封存密钥不在本机（现用 {inForce}），打不开的抽取：{(draws.Length == 0 ? "无" : draws)}；请把密钥文件放回 keys 并重新启动，确已遗失的须在抽取时间之前作废（force-majeure）",
                $"the sealing key is not on this machine ({inForce} is in force), draws that cannot be opened: {(draws.Length == 0 ? "none" : draws)}; put its file back into the folder keys and start again; if it is lost, void them before their time (force-majeure)"));
    }

    // What is lost is put back by the same turn, and yet somebody took it away: it is said once. What cannot be put back stays.
    private Finding? Lost(IReadOnlyList<string> restored, bool hasPublished) => !hasPublished && publisher.Complaint() is { } first
        ? new Finding("", new Text($"公示目录缺失文件或长度不符：{first} 等", $"files of the public folder are missing or of another length: {first} among them"))
        : restored.Count > 0
            ? new Finding("", new Text($"公示目录有 {restored.Count} 个文件缺失或被改动，已补回：{restored[0]} 等", $"{Counted.Of(restored.Count, "file of the public folder was", "files of the public folder were")} missing or changed and put back: {restored[0]} among them"))
            : null;

    [LoggerMessage(LogLevel.Information, "{Draw}: published and verified VALID")]
    private static partial void LogVerified(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Information, "{Draw}: its list is kept back until {DiscloseBy} at the latest; verifies INCOMPLETE until then")]
    private static partial void LogKeptBack(ILogger log, DrawId draw, string discloseBy);
}
