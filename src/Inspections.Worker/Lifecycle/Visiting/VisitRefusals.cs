namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>Why the day of a visit is not changed.</summary>
internal static class VisitRefusals
{
    public static readonly RefusalKind FirmNotDrawn = new(
        "VISIT-001",
        "{firm} 不在 {draw} 抽中的企业里",
        "{firm} is not among the firms drawn in {draw}",
        "请核对企业和抽取",
        "check firm and draw");

    public static readonly RefusalKind Over = new(
        "VISIT-002",
        "{draw} 中 {firm} 已录入检查结果，不能再改检查日",
        "{firm} has a result in {draw}: its visit is over",
        "无需改期",
        "there is nothing to change");

    public static readonly RefusalKind BeforeDraw = new(
        "VISIT-003",
        "检查日 {day} 早于抽取日",
        "the day {day} is before the draw",
        "请另选一天",
        "choose another day");

    public static readonly RefusalKind NotWorkingDay = new(
        "VISIT-004",
        "{day} 不是检查期 {first} 至 {last} 内的工作日",
        "{day} is no working day from {first} to {last}",
        "请另选一天；确需这一天检查的，请写明原因",
        "choose another day; if it must be that day, say why");

    public static readonly RefusalKind NotDrawn = new(
        "VISIT-005",
        "{draw} 尚未抽取，还没有检查任务",
        "{draw} is not drawn: there are no visits yet",
        "请在抽取之后办理",
        "do it after the draw");

    public static readonly RefusalKind NotApproved = new(
        "VISIT-006",
        "{draw} 的检查尚未审批，不能制作检查通知书",
        "the visits of {draw} are not approved: there are no notices yet",
        "请负责人审批；情况紧急的写明原因，事后补办",
        "let the head approve them; in an emergency say why, and have them approved afterwards");

    public static readonly RefusalKind ApprovedAlready = new(
        "VISIT-007",
        "{draw} 的检查已由 {person} 审批",
        "the visits of {draw} are approved by {person}",
        "无需再办",
        "there is nothing to do");

    public static readonly RefusalKind OwnEmergency = new(
        "VISIT-008",
        "{person} 自己报告了 {draw} 的紧急情况",
        "{person} reported the emergency of {draw}",
        "请由另一人审批",
        "let somebody else approve it",
        RefusalNature.Request);

    public static readonly RefusalKind NoReason = new(
        "VISIT-009",
        "没有写明紧急情况的原因",
        "no reason is given for the emergency",
        "请写明为什么不能先审批",
        "say why the visits cannot wait for the approval",
        RefusalNature.Request);

    public static readonly RefusalKind EmergencyAlready = new(
        "VISIT-010",
        "{draw} 的紧急情况已由 {person} 报告",
        "{person} has reported the emergency of {draw}",
        "通知书可以制作；请另一人补办审批",
        "notices may be made; have somebody else approve the visits");

    public static readonly RefusalKind OtherVisits = new(
        "VISIT-011",
        "本页打开之后，{draw} 的企业或检查组有变动，没有改动任何内容",
        "the firms or teams of {draw} have changed since the page was opened; nothing was changed",
        "请刷新页面，核对后再审批",
        "load the page again, look at it and approve then");
}
