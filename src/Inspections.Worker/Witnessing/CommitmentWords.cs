using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Verification;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>What a commitment says, in words for whoever signs it.</summary>
internal static class CommitmentWords
{
    /// <summary>One line per thing, in the language of who reads or in both.</summary>
    public static IEnumerable<string> Of(PublishedDraw draw, SectorPolicy rules, TextWriter output)
    {
        Commitment c = draw.Commitment;
        yield return output.Line($"{("抽取", "draw")}: {c.Draw}");
        yield return output.Line($"{("机关", "bureau")}: {c.Authority}");
        yield return output.Line($"{("行业", "sector")}: {rules.Name} ({c.Draw.Sector})");
        yield return output.Line($"{("批次", "round")}: {Round(c)}");
        yield return output.Line($"{("名录", "list")}: {new Text($"{c.Frame.Size} 家，{c.Roster.Size} 名执法人员", $"{Counted.Of(c.Frame.Size, "firm")}, {Counted.Of(c.Roster.Size, "inspector")}")}");
        yield return output.Line($"{("名录说明", "of the list")}: {draw.Report.Findings.First(f => f.Draw == c.Draw && f.Check == Check.Flags).Found}");
        yield return output.Line($"{("抽取数", "to draw")}: {Takes(c)}");
        yield return output.Line($"{("时间", "time")}: {BeijingTime.Format(c.DrawAt)}{(c.DiscloseBy is DateOnly by ? KeptBack(by) : null)}");
        foreach (Source source in c.Sources)
        {
            yield return output.Line($"{("随机来源", "source")}: {source.Name} — {KindOf(source)}");
        }

        yield return output.Line($"{("政策", "policy")}: {new Text($"全年至少 {c.Floor} 且 {c.Rounds} 批", $"at least {c.Floor} and {Counted.Of(c.Rounds, "round")} in the year")}; {string.Join(", ", rules.Strata.Select(s => $"{s.Name} {s.Rate}"))}");
        yield return output.Line($"{("见证人", "witnesses")}: {string.Join(", ", c.Witnesses.Select(w => w.Name))}");
        string[] changes = [.. draw.Report.Notices.Where(n => n.Draw == c.Draw && n.Kind == NoticeKind.FrameChanged).Select(n => n.Text)];
        foreach (string change in changes.DefaultIfEmpty(output.Word("无，或为首次", "none, or the first list")))
        {
            yield return output.Line($"{("名录变化", "change of the list")}: {change}");
        }

        foreach (Notice notice in draw.Report.Notices.Where(n => n.Draw == c.Draw && n.Kind is not (NoticeKind.FrameChanged or NoticeKind.WitnessNote)))
        {
            yield return output.Line($"{("提示", "notice")}: {notice.Kind}, {notice.Text}");
        }

        yield return output.Line($"{("承诺", "commitment")}: {c.Digest}");
        yield return output.Line($"{("账簿", "ledger")}: {new Text($"{draw.Ledger.Head.Size} 条", $"{Counted.Of(draw.Ledger.Head.Size, "entry", "entries")}")}, {draw.Ledger.Head.Root}");
    }

    private static Text Round(Commitment c) => new(
        $"{c.Draw.Year} 年第 {c.Draw.Round} 批，全年 {c.Rounds} 批{(c.Draw.Try > 1 ? $"，第 {c.Draw.Try} 次" : "")}",
        $"round {c.Draw.Round} of {c.Rounds} in {c.Draw.Year}{(c.Draw.Try > 1 ? $", try {c.Draw.Try}" : "")}");

    private static Text Takes(Commitment c)
    {
        (long takes, string strata) = (c.Quotas.Sum(q => q.Take), string.Join(", ", c.Quotas.Select(q => $"{q.Take} {q.Stratum}")));
        return new(
            $"{takes} 家（{strata}），每家 {c.Team.Size} 人{(c.Lifted ? "；全部已抽过，重新抽取" : "")}",
            $"{Counted.Of(takes, "firm")} ({strata}), {Counted.Of(c.Team.Size, "inspector")} each{(c.Lifted ? "; all were drawn before, drawn again" : "")}");
    }

    private static Text KeptBack(DateOnly by) => new($"；名单最迟 {BeijingTime.Format(by)} 公开", $"; list kept back until {BeijingTime.Format(by)} at the latest");

    private static Text KindOf(Source source) => source switch
    {
        SealedSource { Witness: null } => new("机关封存的值", "a value the bureau has sealed"),
        SealedSource { Witness: { } witness } => new($"{witness} 封存的值", $"a value {witness} has sealed"),
        DiceSource dice => new($"当众掷骰 {dice.Digits} 位", $"dice rolled in public, {dice.Digits} digits"),
        LotterySource lottery => new($"{(lottery.Kind == "ssq" ? "双色球" : "大乐透")}开奖号码，{BeijingTime.Format(lottery.At)}", $"lottery numbers, {BeijingTime.Format(lottery.At)}"),
        DrandSource drand => new($"drand 公共随机数，{BeijingTime.Format(drand.PulseAt)}", $"public pulse of drand, {BeijingTime.Format(drand.PulseAt)}"),
        _ => Text.Same(source.Kind),
    };
}
