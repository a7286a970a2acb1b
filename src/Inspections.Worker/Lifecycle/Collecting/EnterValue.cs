using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>Takes a random value of a committed draw: an opening, dice, numbers of a lottery, a pulse. It enters the ledger as it comes.</summary>
internal static class EnterValue
{
    /// <summary>Enters the value.</summary>
    /// <returns>False when the same value is in already, and nothing changed.</returns>
    /// <exception cref="UserErrorException">It is refused; the message says why.</exception>
    public static bool Execute(BureauContext bureau, DrawId draw, Label name, string value, string? signature) => bureau.Write(session =>
    {
        Round round = RoundStore.Find(session, draw) ?? throw Refusal.NoRound(draw);
        if (round.State is RoundState.Planned or RoundState.Infeasible or RoundState.NotOwed or RoundState.Missed)
        {
            throw Refusal.Of(
                $"{draw} 尚未承诺（{round.State}），承诺之前没有随机数", $"{draw} is {round.State}: there is no value before the commitment");
        }

        Commitment commitment = DrawStore.Committed(session, draw).Commitment;
        Source source = Find(commitment, name);
        if (SourceStore.Values(session, draw).TryGetValue(name, out (string Value, string? Signature) known))
        {
            return known == (value, signature) ? false : throw Refusal.Of(
                $"{draw} 的 {name} 已登记为 {known.Value}，不能更改", $"{draw}: '{name}' is entered as {known.Value} and cannot be changed");
        }

        if (round.State != RoundState.Committed)
        {
            throw Refusal.Of($"{draw} 已结束（{round.State}）", $"{draw} is {round.State}: no value is taken any more");
        }

        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, draw.Year, bureau.Today, YearEntry.Draw);
        RequireForm(source, draw, value, signature);
        RequireSameForAll(ledger, source, draw, value);
        RequireTime(source, value, ledger.TimeOf(bureau.Now), commitment.DrawAt);
        if (!SourceStore.TryEnter(session, draw, name, value, signature))
        {
            throw new InvalidOperationException($"{draw}: '{name}' was entered by another process");
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new ValueBody(draw, name, value, signature));
        return true;
    });

    private static Source Find(Commitment commitment, Label name)
    {
        Source source = commitment.Sources.FirstOrDefault(s => s.Name == name) ?? throw Refusal.Of(
            $"{commitment.Draw} 的承诺里没有随机源 {name}，有：{Names(commitment)}",
            $"the commitment of {commitment.Draw} has no source '{name}'; it has: {Names(commitment)}");
        return source is SealedSource { Witness: null }
            ? throw Refusal.Of($"{name} 由本机关在抽取时自动公开，无需登记", $"'{name}' is the bureau's own and opened by the draw itself")
            : source;
    }

    private static void RequireForm(Source source, DrawId draw, string value, string? signature)
    {
        string? wrong = value == Source.Absent ? "ABSENT is entered by the worker, when a witness's value did not come"
            : source.Refuse(draw, value)
            ?? (source is DrandSource ? DrandSource.RefuseSignature(value, signature)
            : signature is null ? null : "only a pulse has a signature");
        if (wrong is not null)
        {
            throw Refusal.Of($"{draw} 的 {source.Name}：'{value}' 不可用，{Expected(source, value)}", $"{draw}, '{source.Name}': '{value}' cannot be used: {wrong}");
        }
    }

    // One issue has one result, and one pulse one value, whoever uses it (protocol section 4).
    private static void RequireSameForAll(LedgerStore ledger, Source source, DrawId draw, string value)
    {
        if (source is LotterySource or DrandSource && ledger.Of<ValueBody>().FirstOrDefault(v => v.Name == source.Name && v.Value != value) is { } other)
        {
            throw Refusal.Of(
                $"{draw} 的 {source.Name}：'{value}' 与 {other.Draw} 登记的 {other.Value} 不同；同一期只有一个结果，请与发布机构核对",
                $"{draw}, '{source.Name}': '{value}' is not {other.Value}, which {other.Draw} has for it; one issue has one result: compare it with the publisher");
        }
    }

    private static void RequireTime(Source source, string value, DateTimeOffset now, DateTimeOffset drawAt)
    {
        if (SourceTimes.Refuse(source, value, now, drawAt) is string when)
        {
            string chinese = source is SealedSource
                ? $"见证机构的封存值须在抽取时间 {BeijingTime.Format(drawAt)} 之前公开，逾期记为 ABSENT"
                : $"须在 {BeijingTime.Format(source.KnownAt ?? drawAt)} {(source.KnownAt is null ? "或之后" : "之后")}登记";
            throw Refusal.Of(
                $"{source.Name}：现在是 {BeijingTime.Format(now)}，{chinese}",
                $"'{source.Name}': it is {BeijingTime.Format(now)}; the value is taken {when}");
        }
    }

    private static string Expected(Source source, string value) => source switch
    {
        _ when value == Source.Absent => "ABSENT 由程序在见证机构逾期时登记",
        SealedSource when Hex.IsLower(value, Digest.Length) => "与承诺中的摘要不符",
        SealedSource => "应为 64 位小写十六进制数",
        DiceSource dice => $"应为 {dice.Digits} 位数字 0–9",
        LotterySource { Kind: "ssq" } => "应为红球六个（升序）和蓝球一个，如 03 09 14 21 26 31|07，且无签名",
        LotterySource => "应为前区五个（升序）和后区两个（升序），如 03 09 14 21 26|02 07，且无签名",
        _ => "应为 64 位小写十六进制数，并用 --signature 给出其信号签名（96 位），随机数是签名的 SHA-256",
    };

    private static string Names(Commitment commitment) => string.Join(", ", commitment.Sources.Select(s => s.Name));
}
