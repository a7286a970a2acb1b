using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Verification;

namespace Inspections.Worker.Witnessing;

/// <summary>What a commitment says, in words for whoever signs it.</summary>
internal static class CommitmentWords
{
    /// <summary>One line per thing, Chinese with English beside.</summary>
    public static IEnumerable<string> Of(PublishedDraw draw, SectorPolicy rules)
    {
        Commitment c = draw.Commitment;
        yield return $"抽取 draw: {c.Draw}";
        yield return $"机关 bureau: {c.Authority}";
        yield return $"行业 sector: {rules.Name} ({c.Draw.Sector})";
        yield return $"批次 round: {c.Draw.Year} 年第 {c.Draw.Round} 批，全年 {c.Rounds} 批 / round {c.Draw.Round} of {c.Rounds}{(c.Draw.Try > 1 ? $"，第 {c.Draw.Try} 次 try {c.Draw.Try}" : "")}";
        yield return $"名录 list: {c.Frame.Size} 家 firms, {c.Roster.Size} 名执法人员 inspectors";
        yield return $"名录说明 of the list: {draw.Report.Findings.First(f => f.Draw == c.Draw && f.Check == Check.Flags).Found}";
        yield return $"抽取数 to draw: {c.Quotas.Sum(q => q.Take)} 家 firms ({string.Join(", ", c.Quotas.Select(q => $"{q.Take} {q.Stratum}"))}), 每家 {c.Team.Size} 人 inspectors each{(c.Lifted ? "; 全部已抽过，重新抽取 all were drawn before, drawn again" : "")}";
        yield return $"时间 time: {BeijingTime.Format(c.DrawAt)}{(c.DiscloseBy is DateOnly by ? $"; 名单最迟公开 list kept back until {BeijingTime.Format(by)} at the latest" : "")}";
        foreach (Source source in c.Sources)
        {
            yield return $"随机来源 source: {source.Name} — {KindOf(source)}";
        }

        yield return $"政策 policy: 全年至少 at least {c.Floor} 且 and {c.Rounds} 批 rounds; {string.Join(", ", rules.Strata.Select(s => $"{s.Name} {s.Rate}"))}";
        yield return $"见证人 witnesses: {string.Join(", ", c.Witnesses.Select(w => w.Name))}";
        string[] changes = [.. draw.Report.Notices.Where(n => n.Draw == c.Draw && n.Kind == NoticeKind.FrameChanged).Select(n => n.Text)];
        foreach (string change in changes.DefaultIfEmpty("无，或为首次 none, or the first list"))
        {
            yield return $"名录变化 change of the list: {change}";
        }

        foreach (Notice notice in draw.Report.Notices.Where(n => n.Draw == c.Draw && n.Kind is not (NoticeKind.FrameChanged or NoticeKind.WitnessNote)))
        {
            yield return $"提示 notice: {notice.Kind}, {notice.Text}";
        }

        yield return $"承诺 commitment: {c.Digest}";
        yield return $"账簿 ledger: {draw.Ledger.Head.Size} 条 entries, {draw.Ledger.Head.Root}";
    }

    private static string KindOf(Source source) => source switch
    {
        SealedSource { Witness: null } => "机关封存的值 a value the bureau has sealed",
        SealedSource { Witness: { } witness } => $"{witness} 封存的值 a value {witness} has sealed",
        DiceSource dice => $"当众掷骰 {dice.Digits} 位 dice rolled in public, {dice.Digits} digits",
        LotterySource lottery => $"{(lottery.Kind == "ssq" ? "双色球" : "大乐透")}开奖号码 lottery numbers, {BeijingTime.Format(lottery.At)}",
        DrandSource drand => $"drand 公共随机数 public pulse, {BeijingTime.Format(drand.PulseAt)}",
        _ => source.Kind,
    };
}
