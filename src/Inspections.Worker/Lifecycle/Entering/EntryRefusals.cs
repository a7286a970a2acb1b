namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>Why a result is not entered, withdrawn or given up as things stand.</summary>
internal static class EntryRefusals
{
    public static readonly RefusalKind NotDrawn = new(
        "ENTRY-001",
        "没有这次抽取，或尚未抽取",
        "there is no such draw, or it is not drawn yet",
        "请核对抽取编号",
        "check its id");

    public static readonly RefusalKind FirmNotDrawn = new(
        "ENTRY-002",
        "不在 {draw} 抽中的企业里",
        "not among the firms drawn in {draw}",
        "请核对企业和抽取",
        "check firm and draw");

    public static readonly RefusalKind Approved = new(
        "ENTRY-003",
        "该结果已审定、待公示",
        "it is approved and waits for publication",
        "公示后才能更正",
        "correct it afterwards");

    public static readonly RefusalKind Public = new(
        "ENTRY-004",
        "该结果已公示",
        "it is public already",
        "要更正的，请写明更正原因",
        "to correct it, say why");

    public static readonly RefusalKind WithdrawalUnderReview = new(
        "ENTRY-005",
        "撤回正在审查",
        "its withdrawal is under review",
        "审结后再录入",
        "wait for that");

    public static readonly RefusalKind NothingToWithdraw = new(
        "ENTRY-006",
        "{draw} 中 {firm} 没有已公示且未在审查中的结果，无可撤回",
        "{firm} has no public result in {draw} that is not under review: there is nothing to withdraw",
        "未公示的结果有误的，请由审查人退回，或重新录入",
        "a result that is not public is returned by a reviewer, or entered again");

    public static readonly RefusalKind NothingToGiveUp = new(
        "ENTRY-007",
        "{draw} 中 {firm} 没有被退回或在审查中的更正、撤回，无可放弃",
        "{firm} has no correction or withdrawal in {draw} that was returned or is under review: there is nothing to give up",
        "未公示过的结果不能放弃，须重新录入",
        "a first result cannot be given up, enter it again");

    public static readonly RefusalKind Changed = new(
        "ENTRY-008",
        "{firm} 的结果在本页打开之后已由他人录入、退回或办理，没有改动任何内容",
        "somebody has entered, returned or decided on the result of {firm} since the page was opened; nothing was changed",
        "请重新打开该企业的录入页，对照后再录入",
        "open the firm's page again, compare, and enter it then");

    public static readonly RefusalKind DraftChanged = new(
        "ENTRY-009",
        "{firm} 的草稿已在另一个窗口保存或提交，没有覆盖",
        "the draft about {firm} was saved or submitted in another window and was not written over",
        "请重新打开该企业的录入页，对照后再保存",
        "open the firm's page again, compare, and save it then");

    public static readonly RefusalKind NoDay = new(
        "ENTRY-010",
        "日期没有填写，或不是日期",
        "the date is missing, or is none",
        "请写成 2026-03-01 的形式",
        "write it like 2026-03-01");

    public static readonly RefusalKind NoReason = new(
        "ENTRY-011",
        "撤回或放弃 {firm} 的结果没有写原因",
        "there is no reason for withdrawing or giving up the result of {firm}",
        "请写明原因",
        "say why");

    public static readonly RefusalKind FollowUpFuture = new(
        "ENTRY-012",
        "办结日期 {day} 在今天之后",
        "the day {day} is in the future",
        "请写实际办结的日期",
        "give the day on which it was settled");

    public static readonly RefusalKind NoFollowUp = new(
        "ENTRY-013",
        "{draw} 中 {firm} 没有第 {number} 项未办结的后续处置",
        "{firm} in {draw} has no open follow-up number {number}",
        "请刷新页面或核对序号；可能已由他人登记办结",
        "load the page again, or check the number: somebody else may have closed it");

    public static readonly RefusalKind NoOutcome = new(
        "ENTRY-014",
        "没有写明后续处置办结的情况",
        "there is no word on how the measure was settled",
        "请写明，例如“复查合格”",
        "say how, such as “found in order”",
        RefusalNature.Request);

    public static readonly RefusalKind EnteredByOther = new(
        "ENTRY-015",
        "该企业的结果已由 {by} 录入，正在审查，与本表所填不同，没有覆盖",
        "{by} has entered a result of this firm that is under review and says something else: it was not written over",
        "请从表中去掉这一行；确要改的，请在工作台该企业的录入页对照后录入，或请审查人退回后再录入",
        "leave the row out; to change it, enter it on the firm's page of the console, where both stand side by side, or have it sent back first");
}
