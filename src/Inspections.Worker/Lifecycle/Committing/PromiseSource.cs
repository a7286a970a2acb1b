using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>Takes what a witness or the bureau promises to a draw before its commitment: a sealed digest, the issue of a lottery.</summary>
internal static class PromiseSource
{
    /// <summary>Keeps the promise for the commitment.</summary>
    /// <returns>False when the same was promised already, and nothing changed.</returns>
    /// <exception cref="UserErrorException">It cannot be used; the message says why.</exception>
    public static bool Execute(BureauContext bureau, CommitmentOptions options, DrawId draw, SourcePromise promise) => bureau.Write(session =>
    {
        Round round = RoundStore.Find(session, draw) ?? throw Refusal.NoRound(draw);
        if (SourceStore.Promises(session, draw).GetValueOrDefault(SourceSlot.Of(promise.Name)) == promise)
        {
            return false;
        }

        if (round.State != RoundState.Planned)
        {
            throw Refusal.Of(
                $"{draw} 已承诺（{round.State}），不能再登记摘要或期号；承诺之后用 --value 登记随机数",
                $"{draw} is {round.State}: a digest or an issue is taken before the commitment only; afterwards enter the value by --value");
        }

        string slot = SourceSlot.Of(promise.Name);
        if (!options.Sources.Contains(slot, StringComparer.Ordinal))
        {
            throw Refusal.Of(
                $"设置 Sources（{string.Join("、", options.Sources)}）里没有 {slot}",
                $"the setting Sources ({string.Join(", ", options.Sources)}) has no {slot}");
        }

        RequireUsable(promise, round);
        RequireOneMoment(session, draw, promise);
        if (promise.Digest is { } digest && SourceStore.UseOf(session, digest) is DrawId used)
        {
            throw Refusal.Of(
                $"摘要 {digest} 已用于 {used}，每个封存值只能用一次",
                $"the digest {digest} is used by {used}; a sealed value serves one draw and one name");
        }

        SourceStore.Promise(session, draw, promise);
        return true;
    });

    private static void RequireOneMoment(Session session, DrawId draw, SourcePromise promise)
    {
        if (Issue(promise) is { } issue && (DrawStore.Issues(session, LedgerStore.Open(session)).Against(issue) ?? Promised(session, draw).Against(issue)) is { Issue: { } other } named)
        {
            throw Refusal.Of(
                $"{issue.Name} 开奖时间 {BeijingTime.Format(issue.At)}，而 {named.Draw} 登记 {other.Name} 为 {BeijingTime.Format(other.At)}：同一期只有一个开奖时间，期号大的在后；请核对",
                $"{issue.Name} at {BeijingTime.Format(issue.At)}, but {named.Draw} has {other.Name} at {BeijingTime.Format(other.At)}: an issue has one moment and a higher number a later one; compare it with the publisher");
        }
    }

    // What other rounds have promised that are not committed to yet.
    private static NamedIssues Promised(Session session, DrawId draw) => new(
        RoundStore.Years(session).SelectMany(y => RoundStore.OfYear(session, y))
            .Where(r => r.State == RoundState.Planned && r.Draw != draw)
            .SelectMany(r => SourceStore.Promises(session, r.Draw).Values.Select(p => (r.Draw, Issue: Issue(p))))
            .Where(p => p.Issue is not null).Select(p => (p.Draw, p.Issue!)),
        []);

    private static LotterySource? Issue(SourcePromise promise) =>
        promise.KnownAt is DateTimeOffset at ? new LotterySource(promise.Name, Lottery.OfKind(SourceSlot.Of(promise.Name)), at) : null;

    private static void RequireUsable(SourcePromise promise, Round round)
    {
        string slot = SourceSlot.Of(promise.Name);
        bool fits = promise switch
        {
            { Digest: not null, KnownAt: null } => SourceSlot.IsWitness(slot),
            { Digest: null, KnownAt: not null } => SourceSlot.IsLottery(slot),
            _ => false,
        };
        if (!fits)
        {
            throw Refusal.Of(
                $"{promise.Name}：见证机构登记 --digest，彩票登记 --at；其他随机源在承诺前无需登记",
                $"{promise.Name}: a witness gives --digest, a lottery --at; other sources need nothing before the commitment");
        }

        if (promise.KnownAt is DateTimeOffset at)
        {
            try
            {
                _ = new LotterySource(promise.Name, Lottery.OfKind(slot), at);
            }
            catch (ProtocolFormatException e)
            {
                throw Refusal.Of(
                    $"{promise.Name}：应为 {slot}:期号，期号七位，前四位是开奖年份，后三位是当年期数，如 {at.Year}045（{e.Message}）",
                    $"{promise.Name}: expected {slot}:ISSUE of seven digits, the year of its draw and three of its number, as {at.Year}045 ({e.Message})");
            }

            if (at < round.DrawAt)
            {
                throw Refusal.Of(
                    $"{promise.Name} 开奖时间 {BeijingTime.Format(at)} 早于抽取时间 {BeijingTime.Format(round.DrawAt)}，请选其后的一期",
                    $"{promise.Name} is drawn at {BeijingTime.Format(at)}, before the draw at {BeijingTime.Format(round.DrawAt)}; choose a later issue");
            }

            if (SourceTimes.RefusePromise(new LotterySource(promise.Name, Lottery.OfKind(slot), at), round.DrawAt) is not null)
            {
                throw Refusal.Of(
                    $"{promise.Name} 开奖时间 {BeijingTime.Format(at)} 晚于抽取时间 {BeijingTime.Format(round.DrawAt)} 七天以上，请选较近的一期",
                    $"{promise.Name} is drawn at {BeijingTime.Format(at)}, more than seven days after the draw at {BeijingTime.Format(round.DrawAt)}; choose an earlier issue");
            }
        }
    }
}
