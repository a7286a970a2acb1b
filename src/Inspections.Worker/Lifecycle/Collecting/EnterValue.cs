using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
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
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (round.State is RoundState.Planned or RoundState.Infeasible or RoundState.NotOwed or RoundState.Missed)
        {
            throw ValueRefusals.BeforeCommitment.Error(draw, RoundWords.Of(round.State));
        }

        Commitment commitment = DrawStore.Commitment(session, draw);
        Source source = Find(commitment, name);
        if (SourceStore.Values(session, draw).TryGetValue(name, out (string Value, string? Signature) known))
        {
            return known == (value, signature) ? false : throw ValueRefusals.Entered.Error(draw, name, known.Value);
        }

        if (round.State != RoundState.Committed)
        {
            throw ValueRefusals.Over.Error(draw, RoundWords.Of(round.State));
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
        Source source = commitment.Sources.FirstOrDefault(s => s.Name == name) ?? throw ValueRefusals.NoSource.Error(commitment.Draw, name, commitment.Sources.Select(s => s.Name));
        return source is SealedSource { Witness: null }
            ? throw ValueRefusals.Own.Error(name)
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
            throw ValueRefusals.Form.Error(draw, source.Name, value, new Text(Expected(source, value), wrong));
        }
    }

    // One issue has one result, and one pulse one value, whoever uses it (protocol section 4).
    private static void RequireSameForAll(LedgerStore ledger, Source source, DrawId draw, string value)
    {
        if (source is LotterySource or DrandSource && new NamedIssues([], ledger.Of<ValueBody>()).OtherValue(source.Name, value) is { } other)
        {
            throw ValueRefusals.OtherThanBefore.Error(draw, source.Name, value, other.Draw, other.Value);
        }
    }

    private static void RequireTime(Source source, string value, DateTimeOffset now, DateTimeOffset drawAt)
    {
        if (SourceTimes.Refuse(source, value, now, drawAt) is string when)
        {
            string chinese = source is SealedSource
                ? $"见证机构的封存值须在抽取时间 {BeijingTime.Format(drawAt)} 之前公开，逾期记为 ABSENT"
                : $"须在 {BeijingTime.Format(source.KnownAt ?? drawAt)} {(source.KnownAt is null ? "或之后" : "之后")}登记";
            throw ValueRefusals.Time.Error(source.Name, BeijingTime.Format(now), new Text(chinese, $"the value is taken {when}"));
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
        _ => "应为 64 位小写十六进制数，并给出其信号签名（96 位），随机数是签名的 SHA-256",
    };

    private static string Names(Commitment commitment) => string.Join(", ", commitment.Sources.Select(s => s.Name));
}
