using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the page of a draw says besides its verification.</summary>
internal static class DrawTexts
{
    public static readonly Text EveryCheck = new("逐项核验", "Every check");
    public static readonly Text LookUp = new("查一家企业的票号", "Look a firm's ticket up");
    public static readonly Text Plan = new("抽查计划", "Plan");
    public static readonly Text Task = new("抽查任务", "Task");
    public static readonly Text Visits = new("检查日期", "Visits");
    public static readonly Text Committed = new("承诺", "Committed");
    public static readonly Text Draw = new("抽取", "Draw (UTC+8)");
    public static readonly Text Lists = new("名录", "Lists");
    public static readonly Text ToDraw = new("抽取数量", "To draw");
    public static readonly Text Assurance = new("可信程度", "Assurance");
    public static readonly Text Witnesses = new("见证机构", "Witnesses");
    public static readonly Text RandomValues = new("随机数", "Random values");
    public static readonly Text Source = new("来源", "Source");
    public static readonly Text Kind = new("种类", "Kind");
    public static readonly Text Value = new("数值", "Value");
    public static readonly Text Entered = new("记入台账", "Entered");
    public static readonly Text Withheld = new("暂不公开", "Kept back");
    public static readonly Text Drawn = new("抽中企业、检查组和结果", "Firms, teams and results");
    public static readonly Text DrawnFirms = new("抽中企业", "Firms drawn");
    public static readonly Text MoreFirms = new("更多企业", "More firms");
    public static readonly Text Team = new("检查组", "Team");
    public static readonly Text ToBeNamed = new("待指定", "to be named");
    public static readonly Text JoinedWith = new("综合查一次，与 {0} 合并检查", "One joint visit with {0}");
    public static readonly Text BackToDraw = new("← 本次抽取", "← The draw");
    public static readonly Text Files = new("文件", "Files");
    public static readonly Text FilesBefore = new("抽取前公开：{0}、{1}、{2}", "Published before the draw: {0}, {1}, {2}");
    public static readonly Text FilesAfter = new("抽取后公开：{0}", "Published after it: {0}");
    public static readonly Text FilesAfterWithRecusals = new("抽取后公开：{0}、{1}", "Published after it: {0}, {1}");
    public static readonly Text CommitmentFile = new("承诺", "commitment");
    public static readonly Text FrameFile = new("检查对象名录", "list of firms");
    public static readonly Text RosterFile = new("执法人员名录", "list of inspectors");
    public static readonly Text ReceiptFile = new("抽取结果", "receipt");
    public static readonly Text RecusalsFile = new("被抽企业的回避情况", "recusals of the firms drawn");
    public static readonly Text NamedTeam = new("检查组为指定产生，未能抽取", "the team was named, none could be drawn");

    public static readonly Text Verification = new("逐项核验", "Verification in your own browser: every check");
    public static readonly Text LookUpFirm = new("查一家企业", "Look a firm up");
    public static readonly Text FirmCode = new("统一社会信用代码（或项目编号）", "Credit code, or project id");
    public static readonly Text LookUpButton = new("查询", "Look up");
    public static readonly Text Tickets = new("票号（最小的抽中）", "Tickets: the smallest are drawn");
    public static readonly Text Stratum = new("分层", "Stratum");
    public static readonly Text Zoom = new("放大切线附近", "Zoom to the cut-off");
    public static readonly Text NotShown = new("核验不能发现什么", "What no verification shows");

    public static readonly IReadOnlyList<Text> NotShownList =
    [
        new("承诺之前名录本身的错误：虚构或遗漏企业、分层不实、虚报一次检查使企业处于免查期。", "A wrong list before the commitment: a phantom or omitted firm, a wrong stratum, an invented visit that puts a firm in its cooldown."),
        new("执法人员被不实地列为请假或回避，被漏列或虚构。", "Inspectors wrongly listed as absent or recused, left out or invented."),
        new("依据以往情况有意制定的抽取比例。", "Quotas set by policy with past knowledge."),
        new("全部见证机构与本机关串通。", "All witnesses and the bureau together."),
        new("密钥由名称所示以外的人掌握。", "Keys held by other hands than their names say."),
        new("无人与发布机构核对的彩票号码和随机信标。", "Lottery numbers and pulses that nobody compares with the publisher."),
        new("镜像站点添加外来签名行，或略去旧的检查点。", "A mirror that adds foreign signature lines or leaves out old checkpoints."),
        new("重新开始的账本，或并行的第二本账本：没有保存过账本头的人看不出来。", "A ledger begun anew or a second one beside it, for whoever kept no head."),
        new("同一个人使用几个工号。", "Staff ids behind which one hand sits."),
        new("泄露保密名单的人员。", "Officials who leak a kept-back list."),
        new("走过场的检查。", "A soft inspection."),
        new("企业一年中抽中一次之后，当年不会再被同一行业抽中（其他行业和其他检查除外）。", "A firm drawn once is safe for the rest of the year, except from other sectors and other kinds of check."),
        new("没有见证机构参与的“自封”抽取，不能证明随机数不是由本机关挑选的。", "A self-sealed draw, one without witnesses, does not show who chose the value either."),
    ];

    public static Text FirmsPage(int page) => new($"抽中企业，第 {page} 页", $"Firms drawn, page {page}");

    public static Text Round(int round, int rounds) => round <= rounds
        ? Text.Same($"{round} / {rounds}")
        : new Text($"{round}（补抽）", $"{round} (supplementary)");

    public static Text ListSizes(long firms, long inspectors) => new(
        $"{firms} 家企业，{inspectors} 名执法人员", $"{Counted.Of(firms, "firm")}, {Counted.Of(inspectors, "inspector")}");

    public static Text Quota(string stratum, string rate, long take) => new($"{stratum}（{rate}）{take} 家", $"{stratum} ({rate}): {Counted.Of(take, "firm")}");

    public static Text KeptBack(string until) => new(
        $"为不预先通知的检查，企业名单、检查组和结果最迟 {until} 公开。", $"For unannounced visits, firms, teams and results are kept back until {until} at the latest.");

    public static Text DrawnAndPublished(int drawn, int published) => new(
        $"抽中 {drawn} 家，已公示结果 {published} 家。检查组为执法证号，首位为组长。",
        $"{Counted.Of(drawn, "firm")} drawn, {published} with a published result. Teams are given by certificate number, the leader first.");

    public static Text Substituted(Text inspector, Text substitute, Text reason) => new(
        $"{inspector.Zh} 因{reason.Zh}由 {substitute.Zh} 接替", $"{substitute.En} took the place of {inspector.En}: {reason.En}");
}
