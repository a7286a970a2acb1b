namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>Why somebody may not decide a step of a review.</summary>
internal static class ReviewRefusals
{
    public static readonly RefusalKind NotUnderReview = new(
        "REVIEW-001",
        "结果 {record} 不在审查中（{state}）",
        "result {record} is not under review ({state})",
        "无需审查",
        "there is nothing to decide");

    public static readonly RefusalKind NoRole = new(
        "REVIEW-002",
        "{person} 没有“{name}”（{step}）的角色，结果 {record} 现在等待这一步",
        "{person} has not the role {name} ({step}), the step that result {record} waits for",
        "请由有该角色的人办理",
        "let somebody decide who has it");

    public static readonly RefusalKind EnteredIt = new(
        "REVIEW-003",
        "结果 {record} 由 {person} 录入，录入的人不能审查",
        "{person} entered result {record} and may not review it",
        "“{name}”请由另一人办理",
        "let another person decide the step {name}");

    public static readonly RefusalKind ApprovedBefore = new(
        "REVIEW-004",
        "{person} 已审查过结果 {record} 的前面一步；各步须由不同的人办理",
        "{person} approved an earlier step of result {record}; every step is by another person",
        "“{name}”请由另一人办理",
        "let another one decide the step {name}");

    public static readonly RefusalKind NotOpened = new(
        "REVIEW-005",
        "{person} 还没有看过结果 {record} 的这一版",
        "{person} has not opened this version of result {record}",
        "请先打开查看，再同意",
        "open it before you approve it");

    public static readonly RefusalKind Changed = new(
        "REVIEW-006",
        "结果 {position} 已由他人办理，或已被重新录入",
        "somebody else has decided on result {position}, or it was entered again",
        "请刷新页面查看现在的情况；没有改动任何内容",
        "load the page again and see how it stands now; nothing was changed");

    public static readonly RefusalKind NoReason = new(
        "REVIEW-007",
        "退回结果 {record} 没有写原因",
        "there is no reason for sending result {record} back",
        "请写明原因，录入人据此修改",
        "say why: whoever entered it goes by that");

    public static readonly RefusalKind NoneChosen = new(
        "REVIEW-008",
        "没有选择任何结果",
        "no result was chosen",
        "请先查看，再勾选要同意的结果",
        "open results, then choose those to approve");
}
