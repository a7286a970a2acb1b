namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of requests say.</summary>
internal static class RequestTexts
{
    public static readonly Text Requests = new("申请", "Requests");
    public static readonly Text Waiting = new("待办理", "Waiting");
    public static readonly Text Answered = new("近三个月已办结", "Answered within three months");
    public static readonly Text None = new("没有待办理的申请", "No request waits");
    public static readonly Text HowToAsk = new(
        "调换和指定检查组从批次页该企业处提出，作废从该批次提出，回避从回避登记提出。经办人提出，处室负责人决定，分管领导批准，批准即办理；决定和批准须是两个人。",
        "Substitutions and named teams are asked for at the firm of a round, voids at the round, recusals on their page. An operator asks, the head decides, the leader approves, and with that it is done; who decides and who approves are two people.");

    public static readonly Text Recusals = new("回避登记", "Recusals");
    public static readonly Text Kind = new("事项", "What");
    public static readonly Text About = new("对象", "About");
    public static readonly Text State = new("状态", "State");
    public static readonly Text AskedBy = new("申请人", "Asked by");
    public static readonly Text ForYou = new("等您办理", "waits for you");
    public static readonly Text Year = new("年度", "Year");
    public static readonly Text Leaves = new("离开的人员", "Who leaves");
    public static readonly Text Named = new("指定的人员（首位为组长）", "Who is named (the first leads)");
    public static readonly Text StaysAway = new("须回避的人员", "Who stays away");
    public static readonly Text Reason = new("事由", "Reason");
    public static readonly Text Source = new("未提供随机数的随机源", "The source that gave no value");
    public static readonly Text Why = new("情况说明（不公开）", "Why (never public)");
    public static readonly Text Joins = new("递补的人员（由抽取的签号决定，不由人选）", "Who joins (the tickets of the draw decide, never a person)");
    public static readonly Text Ticket = new("签号", "ticket");
    public static readonly Text NobodyLeft = new("没有可以递补的人员", "nobody is left");
    public static readonly Text Steps = new("办理经过", "What was done");
    public static readonly Text AskedFor = new("提出申请", "asked for it");
    public static readonly Text DecidedOn = new("决定同意", "decided it");
    public static readonly Text TookBack = new("撤回", "took it back");
    public static readonly Text Decide = new("决定同意", "Decide");
    public static readonly Text Approve = new("批准并办理", "Approve and carry out");
    public static readonly Text TurnDown = new("不予同意", "Turn down");
    public static readonly Text TurnDownWhy = new("原因", "Why");
    public static readonly Text TakeBack = new("撤回申请", "Take it back");
    public static readonly Text NewPapers = new("检查组已变，请到批次页下载新的文书", "The team has changed: take the new papers at the round");

    public static readonly Text Team = new("检查组变动", "Change of a team");
    public static readonly Text Substitute = new("申请调换", "Ask for a substitution");
    public static readonly Text SubstituteMeans = new("选谁离开；谁来递补由抽取时的签号决定。以回避为由的，当年此后各批均须回避该企业。", "Choose who leaves; the tickets of the draw say who joins. A recusal stands in every later list of the year.");
    public static readonly Text Present = new("现在的检查组", "The team now");
    public static readonly Text WouldJoin = new("将递补", "would join");
    public static readonly Text NameTeam = new("申请指定检查组", "Ask for a named team");
    public static readonly Text NameTeamMeans = new("只在无法抽取检查组，或有成员离开而无人可以递补时使用；公示时标明是指定的。否则不会受理。", "Only where no team could be drawn, or nobody is left to join; it is published as chosen. Otherwise it is refused.");
    public static readonly Text Leader = new("组长", "Leader");
    public static readonly Text Member = new("成员", "Member");
    public static readonly Text Choose = new("请选择", "choose");
    public static readonly Text Ask = new("提出申请", "Ask");

    public static readonly Text Void = new("申请作废", "Ask for a void");
    public static readonly Text VoidMeans = new("只有已承诺、随机数尚未齐全的批次可以作废；作废后按规则排定下一次。已到抽取时间或已有随机数的，只能因随机源未提供随机数作废。", "Only a round that is committed to, and whose values are not all in, can be voided; its next try is then planned by rule. After its time or the first value the only reason is a source that gave none.");
    public static readonly Text SourceWhere = new("随机源（仅“随机源未提供随机数”时填）", "The source (where one gave no value)");

    public static readonly Text RecusalsMean = new("申报或经申请须回避的人员；当年有效，计入此后各批名录。不公开。", "Who must stay away from whom: for the year, and in every list from then on. Not for the public.");
    public static readonly Text NewRecusal = new("申请登记回避", "Ask for a recusal");
    public static readonly Text FirmWord = new("企业代码或名称", "Code or name of the firm");
    public static readonly Text InspectorWord = new("人员工号或姓名", "Staff id or name of the inspector");
    public static readonly Text Inspector = new("人员", "Inspector");
    public static readonly Text RecusalList = new("回避名单", "List of recusals");
    public static readonly Text RecusalListMeans = new("回避名单由处室负责人决定、分管领导批准后登记，计入此后各批名录。", "A list of recusals is entered when the head has decided and the leader approved it, and stands in every list from then on.");
    public static readonly Text End = new("申请撤销", "Ask for its end");
    public static readonly Text EndMeans = new("误登记的原因", "Why it was a mistake");
    public static readonly Text NoRecusals = new("没有登记", "There are none");

    /// <summary>What somebody did, and when.</summary>
    public static Text Step(string at, string who, Text what) => new($"{at} {who}：{what.Zh}", $"{at} {who}: {what.En}");

    /// <summary>An approval with what came of it.</summary>
    public static Text ApprovedWith(Text outcome) => new($"批准并办理{(outcome.Zh.Length == 0 ? "" : $"，{outcome.Zh}")}", $"approved it{(outcome.En.Length == 0 ? "" : $", {outcome.En}")}");

    /// <summary>Turned down, and why.</summary>
    public static Text TurnedDownFor(string why) => new($"不予同意，{why}", $"turned it down, {why}");

    /// <summary>Who joined, with the ticket.</summary>
    public static Text Joined(string who, string ticket) => new($"{who} 递补（签号 {ticket}）", $"{who} joined (ticket {ticket})");

    /// <summary>The next try of a void draw.</summary>
    public static Text NextTry(string round) => new($"改为 {round}", $"next: {round}");
}
